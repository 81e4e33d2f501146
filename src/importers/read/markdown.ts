import { limits } from "./limits.ts";
import { type Block, type Cell, type Page, type Table, Unreadable } from "./page-model.ts";
import { type Line, openText, splitLines } from "./text.ts";

export function readMarkdown(bytes: Uint8Array): Page {
  const { text, warnings } = openText(bytes);
  const lines = splitLines(text);
  const blocks: Block[] = [];
  let at = skipFrontMatter(lines);
  while (at < lines.length) {
    const end = tableEnd(lines, at);
    if (end > at) {
      blocks.push(pipeTable(lines.slice(at, end)));
      at = end;
    } else {
      const block = proseBlock(lines, at);
      if (block) blocks.push(block);
      at += 1;
    }
  }
  if (!blocks.some((block) => block.kind === "table" || block.text.trim() !== ""))
    throw new Unreadable("empty");
  return { source: "md", blocks, warnings };
}

/** Settings between two "---" lines at the top are no part of the text. */
function skipFrontMatter(lines: Line[]): number {
  if (lines[0]?.text.trim() !== "---") return 0;
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line.text));
  return end > 0 && end < 40 ? end + 1 : 0;
}

function proseBlock(lines: Line[], at: number): Block | undefined {
  const { text, line } = lines[at]!;
  if (text.trim() === "" && !text.includes("\t")) return undefined;
  if (/^ {0,3}(```|~~~)/.test(text) || /^ {0,3}([-*_]\s*){3,}$/.test(text) || /^ {0,3}=+\s*$/.test(text)) {
    return undefined;
  }
  const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(text);
  if (heading) {
    return { kind: "paragraph", text: plain(heading[2]!), line, level: heading[1]!.length };
  }
  const underline = lines[at + 1]?.text ?? "";
  const level = /^=+\s*$/.test(underline) ? 1 : /^-{2,}\s*$/.test(underline) ? 2 : undefined;
  const content = plain(text.replace(/^ {0,3}(>\s?)+/, "").replace(/^(\s*)[-*+]\s+(\[[ xX]\]\s+)?/, "$1"));
  return level
    ? { kind: "paragraph", text: content, line, level }
    : { kind: "paragraph", text: content, line };
}

/** Text without the marks of emphasis, links, pictures, inline HTML and escapes. */
function plain(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]+)\]\([^)\s]+(?:\s+"[^"]*")?\)/g, "$1")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/(\*\*|__|~~)(?=\S)([^\n]*?\S)\1/g, "$2")
    .replace(/(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])/g, "$1")
    .replace(/(?<!`)`([^`\n]+)`(?!`)/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+\-.!|~>])/g, "$1")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+$/, "");
}

/** End of the pipe table that begins at `at` (header, rule of dashes, rows); `at` itself where none does. */
function tableEnd(lines: Line[], at: number): number {
  const rule = lines[at + 1]?.text ?? "";
  if (!lines[at]!.text.includes("|") || !/^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(rule)) return at;
  if (!rule.includes("|")) return at;
  let end = at + 2;
  while (end < lines.length && lines[end]!.text.includes("|")) end += 1;
  return end;
}

function pipeTable(lines: Line[]): Table {
  const rows = lines.filter((_, index) => index !== 1);
  const cells: Cell[] = [];
  let colCount = 0;
  rows.forEach(({ text, line }, row) => {
    const texts = splitPipes(text);
    if (texts.length > limits.columns)
      throw new Unreadable("too-large", { limit: limits.columns, unit: "columns" });
    texts.forEach((raw, col) => {
      const shown = plain(raw).trim();
      colCount = Math.max(colCount, col + 1);
      if (shown !== "") cells.push({ text: shown, row, col, rowSpan: 1, colSpan: 1, line });
    });
  });
  return { kind: "table", line: lines[0]!.line, rowCount: rows.length, colCount, cells };
}

function splitPipes(text: string): string[] {
  const inner = text
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/);
}
