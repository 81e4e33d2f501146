import { decodeText } from "./decode-text.ts";
import { limits } from "./limits.ts";
import { type Page, type Paragraph, Unreadable } from "./page-model.ts";

/** A line of the source with its number, before anything is made of it. */
export interface Line {
  text: string;
  line: number;
}

/** Text pasted into the chat. */
export function readText(text: string): Page {
  return textPage(text, []);
}

export function readTextFile(bytes: Uint8Array): Page {
  const { text, warnings } = openText(bytes);
  return textPage(text, warnings);
}

/** Decoded text of a txt, md or csv file, and what the decoding was unsure of. */
export function openText(bytes: Uint8Array): { text: string; warnings: Page["warnings"] } {
  const { text, encoding, undecodable } = decodeText(bytes);
  const warnings: Page["warnings"] = [];
  if (undecodable > 0) {
    const at = text.indexOf("\uFFFD");
    const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
    const around = text.slice(Math.max(0, at - 20), at + 20).split(/\r|\n/);
    warnings.push({
      line,
      text: around.find((part) => part.includes("\uFFFD")) ?? "",
      message: `按 ${encoding} 编码读取，有 ${undecodable} 处字符无法识别，已用 \uFFFD 代替，请核对原文`,
    });
  }
  return { text, warnings };
}

function textPage(text: string, warnings: Page["warnings"]): Page {
  const blocks = splitLines(text)
    .filter(({ text: content }) => content.trim() !== "" || content.includes("\t"))
    .map(({ text: content, line }): Paragraph => ({ kind: "paragraph", text: content, line }));
  if (!blocks.some((block) => block.text.trim() !== "")) throw new Unreadable("empty");
  return { source: "txt", blocks, warnings };
}

/**
 * Lines as an editor numbers them. A page break (form feed) or a soft break (vertical tab, U+2028) ends a line of text
 * without beginning a numbered one. NUL bytes, which old converters leave behind, are dropped.
 */
export function splitLines(text: string): Line[] {
  if (text.length > limits.characters) {
    throw new Unreadable("too-large", { limit: limits.characters, unit: "characters" });
  }
  const clean = text.replace(/^\uFEFF/, "").replaceAll("\0", "");
  const lines: Line[] = [];
  let number = 0;
  for (const raw of clean.split(/\r\n|\r|\n/)) {
    number += 1;
    if (number > limits.paragraphs) {
      throw new Unreadable("too-large", { limit: limits.paragraphs, unit: "lines" });
    }
    for (const part of raw.split(/[\f\v\u2028\u2029\u0085]/)) lines.push({ text: part, line: number });
  }
  return lines;
}
