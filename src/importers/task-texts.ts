import { fold } from "./fold.ts";
import { readMarker } from "./numbering.ts";
import type { Section } from "./outline.ts";

const maxLeadSentence = 34;

/** A part's heading as a step of the path: its line, or the sentence that leads its paragraph. */
export function headingOf(part: Section, text = part.text): string {
  const plain = text.trim().replace(/[。：:]$/, "");
  if (plain.length <= 60) return plain;
  const number = part.text.slice(0, part.marker?.length ?? 0).trim();
  const lead = leadSentence(part.title);
  return lead ? `${number}${lead}` : plain.slice(0, 60);
}

/** "推进信息化工作。加快…" → the short sentence a paragraph opens with, when more follows. */
export function leadSentence(text: string): string | null {
  const folded = fold(text);
  const stop = /[。:]|\.\s(?=[A-Z])/.exec(folded);
  if (!stop || stop.index > (/[\u4e00-\u9fff]/.test(text) ? maxLeadSentence : 90) || stop.index < 2)
    return null;
  if (text.slice(stop.index + 1).trim() === "" || /[;]/.test(folded.slice(0, stop.index))) return null;
  return text.slice(0, stop.index).trim();
}

const bullet = /^[★☆●○◆◇■□▲△▪•·]+\s*|^[—-]{1,2}(?=[\u4e00-\u9fff])|^[-*–]\s+/;
export const isBulleted = (text: string): boolean => bullet.test(text);
export const withoutBullet = (text: string): string => text.replace(bullet, "");

/** Title and content of a task whose texts stand one above the other; a single text is content alone. */
export function titleAndContent(texts: readonly string[]): { title: string | null; content: string } {
  const [start = "", ...rest] = texts;
  const first = withoutBullet(start);
  if (rest.length > 0 && first.length <= 80 && !/[。；;]./.test(first)) {
    return { title: first.replace(/[。：:；;.]$/, ""), content: rest.join("\n") };
  }
  const lead = leadSentence(first);
  if (lead) {
    const below = first.slice(first.indexOf(lead) + lead.length + 1).trim();
    return { title: lead, content: [below, ...rest].join("\n") };
  }
  return { title: null, content: [first, ...rest].join("\n") };
}

/** Takes the number off a text that begins with one. */
export function withoutNumber(text: string): { seq: string | null; rest: string } {
  const marker = readMarker(text);
  if (!marker || marker.length >= text.length) return { seq: null, rest: text };
  return { seq: marker.printed, rest: text.slice(marker.length).trim() };
}
