import { columnKind, headingScore } from "../column-kinds.ts";
import { gridOfTexts } from "../grid.ts";
import type { Line } from "../line.ts";
import { readMarker } from "../numbering.ts";
import { realign } from "./realign.ts";
import type { Flattened } from "./tab-cells.ts";

type Split = (text: string) => string[] | null;

const byTabs: Split = (text) =>
  /\S\s*\t|\t[^\t]*\t/.test(text) ? text.replace(/\t+$/, "").split("\t") : null;
const byPipes: Split = (text) => {
  const bars = text.split("|").length - 1;
  if (bars < 2 && !(bars === 1 && /\S\s*\|\s*\S/.test(text))) return null;
  return text.trim().replace(/^\|/, "").replace(/\|$/, "").split("|");
};
const byBlanks: Split = (text) =>
  /\S {2,}\S/.test(text) || /\S\u3000+\S/.test(text) ? text.trim().split(/ {2,}|\u3000+/) : null;
const isRule = (texts: readonly string[]): boolean =>
  texts.every((text) => /^[\s:=+-]*$/.test(text)) && texts.some((text) => text.includes("-"));

/** Tables with one row a line: cells apart by tabs, by |, or by runs of blanks. */
export function readSplitRows(lines: readonly Line[], at: number): Flattened | null {
  for (const split of [byTabs, byPipes, byBlanks]) {
    const head = split(lines[at]!.text);
    if (!head || !isHead(head, split, lines, at)) continue;
    return collect(lines, at, split, head.length);
  }
  return null;
}

/** The heading row, or a first row of it whose second row (years, parts) follows. */
const isHead = (head: string[], split: Split, lines: readonly Line[], at: number): boolean => {
  if (headingScore(head) > 0) return true;
  const next = lines[at + 1] && split(lines[at + 1]!.text);
  return split === byPipes && !!next && (isRule(next) || headingScore(next) > 0);
};

function collect(lines: readonly Line[], at: number, split: Split, headWidth: number): Flattened {
  const rows: { line: number; texts: string[]; shifted: boolean }[] = [];
  let i = at;
  const width = headWidth;
  for (; i < lines.length; i++) {
    const line = lines[i]!;
    const texts = split(line.text);
    if (texts && isRule(texts)) continue;
    if (texts && isOtherHeading(texts, rows[0]?.texts)) break;
    if (texts && texts.length > 1) {
      addRow(rows, line, texts, width, split);
    } else if (rowFollows(lines, i, split) && !otherHeadingFollows(lines, i, split, rows)) {
      if (isWrap(line, rows.at(-1)!)) wrap(rows.at(-1)!, line.text);
      else rows.push({ line: line.line, texts: [line.text], shifted: false });
    } else break;
  }
  return { grid: gridOfTexts(rows, width), next: i, strays: [] };
}

/** The heading row of another table, not a repetition of this one's. */
const isOtherHeading = (texts: readonly string[], head: readonly string[] | undefined): boolean =>
  head !== undefined &&
  columnKind(texts[0] ?? "") === "seq" &&
  headingScore(texts) >= 3 &&
  texts.filter((text) => head.includes(text)).length * 2 < texts.length;

const otherHeadingFollows = (
  lines: readonly Line[],
  at: number,
  split: Split,
  rows: readonly Row[],
): boolean =>
  lines.slice(at + 1, at + 3).some(({ text }) => isOtherHeading(split(text) ?? [], rows[0]?.texts));

type Row = { line: number; texts: string[]; shifted: boolean };

function addRow(rows: Row[], line: Line, texts: string[], width: number, split: Split): void {
  const numbered = /^\s*\d{1,3}\s*$/.test(texts[0]!);
  const before = rows.at(-1);
  if (
    split === byBlanks &&
    texts.length < width &&
    !numbered &&
    before &&
    rows.length > 1 &&
    !readMarker(line.text)
  ) {
    const from = before.texts.length - texts.length;
    texts.forEach((text, index) => {
      before.texts[Math.max(0, from) + index] = `${before.texts[Math.max(0, from) + index] ?? ""}${text}`;
    });
    before.shifted = true;
    return;
  }
  const head = rows[0]?.texts;
  const short =
    head !== undefined && texts.length <= width && (texts.length < width || texts.at(-1)!.trim() === "");
  rows.push({ line: line.line, texts: short ? realign(head, texts) : texts, shifted: texts.length > width });
}

const rowFollows = (lines: readonly Line[], at: number, split: Split): boolean => {
  const text = lines[at]!.text;
  if (text.length > 60 || /^(?:附件|附表|注[:：]|表\s*\d)/.test(text.trim())) return false;
  for (let i = at + 1; i <= at + 2 && i < lines.length; i++) {
    const texts = split(lines[i]!.text);
    if (texts && texts.length > 2) return true;
  }
  return false;
};

/** A line without separators inside a table carries on a sentence of the row before, unless it heads a group. */
const isWrap = (line: Line, row: Row): boolean =>
  !line.gap &&
  !readMarker(line.text) &&
  row.texts.length > 1 &&
  !/[。;；]$/.test(row.texts.at(-1)!) &&
  line.text.length < 30;

function wrap(row: Row, text: string): void {
  row.texts[row.texts.length - 1] += `\n${text}`;
}
