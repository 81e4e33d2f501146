import { columnKind, headingScore } from "../column-kinds.ts";
import { gridOfTexts } from "../grid.ts";
import type { Line } from "../line.ts";
import type { Flattened } from "./tab-cells.ts";

/** A run of text without a wide gap, and where it stands on the printed line. */
interface Segment {
  text: string;
  from: number;
  to: number;
}

const minColumns = 3;
const minAligned = 0.7;
const sampledLines = 60;
const tolerance = 3;
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6“”‘’…—·①-⑳]/;
/** What ends a table of this kind where it stands alone on a line. */
const ending = /^(?:附(?:件|表|录)|注[:：]|表\s*\d)/;

type Measure = (text: string) => number;
/** As printed with a fixed pitch, a Chinese character is two wide; some converters count characters instead. */
const measures: Measure[] = [
  (text) => [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : 1), 0),
  (text) => text.length,
];

function segmentsOf(text: string, widthOf: Measure): Segment[] {
  const segments: Segment[] = [];
  for (const match of text.matchAll(/[^\s\u3000]+(?:[ \u00a0][^\s\u3000]+)*/g)) {
    const from = widthOf(text.slice(0, match.index));
    segments.push({ text: match[0], from, to: from + widthOf(match[0]) });
  }
  return segments;
}

/** Numbered tables whose columns stand apart by position only, with cells wrapped inside their column. */
export function readLaidOutColumns(lines: readonly Line[], at: number): Flattened | null {
  if (!/ {2}|\u3000/.test(lines[at]!.text)) return null;
  for (const measure of measures) {
    const head = segmentsOf(lines[at]!.text, measure);
    const texts = head.map(({ text }) => text);
    if (head.length < minColumns || columnKind(texts[0]!) !== "seq" || headingScore(texts) === 0) return null;
    if (isAligned(lines, at, head, measure)) return readRows(lines, at, head, measure);
  }
  return null;
}

function readRows(
  lines: readonly Line[],
  at: number,
  head: readonly Segment[],
  measure: Measure,
): Flattened | null {
  const texts = head.map(({ text }) => text);
  const rows = [{ line: lines[at]!.line, texts, shifted: false }];
  let i = at + 1;
  for (; i < lines.length; i++) {
    const { text, line } = lines[i]!;
    const segments = segmentsOf(text, measure);
    const indented = (segments[0]?.from ?? 0) > head[1]!.from - tolerance;
    if (isNumber(segments, head)) rows.push({ line, texts: placed(segments, head), shifted: false });
    else if (segments.length > 1 || indented) append(rows.at(-1)!.texts, placed(segments, head));
    else if (!ending.test(text.trim()) && rowsFollow(lines, i + 1, head, measure))
      rows.push({ line, texts: [text.trim()], shifted: false });
    else break;
  }
  return rows.length > 1 ? { grid: gridOfTexts(rows, head.length), next: i, strays: [] } : null;
}

const isNumber = (segments: readonly Segment[], head: readonly Segment[]): boolean =>
  segments.length > 1 &&
  segments[0]!.from < head[1]!.from - 1 &&
  /^(?:\d{1,3}|[A-Z]{1,2}[-.]?\d{1,2}(?:\.\d{1,2})*|\d{1,2}(?:[.-]\d{1,2})+|合计|总计|小计)[.、]?$/.test(
    segments[0]!.text,
  );

/** In most full rows the last cell begins where the last heading stands. */
function isAligned(lines: readonly Line[], at: number, head: readonly Segment[], measure: Measure): boolean {
  const last = head.at(-1)!;
  const full = lines
    .slice(at + 1, at + 1 + sampledLines)
    .map(({ text }) => segmentsOf(text, measure))
    .filter((segments) => segments.length === head.length && isNumber(segments, head));
  const aligned = full.filter((segments) => gapBetween(segments.at(-1)!, last) <= tolerance);
  return full.length >= 2 && aligned.length / full.length >= minAligned;
}

const gapBetween = (a: Segment, b: Segment): number => Math.max(0, a.from - b.to, b.from - a.to);
const overlap = (a: Segment, b: Segment): number => Math.min(a.to, b.to) - Math.max(a.from, b.from);

/** Each piece goes to the heading it stands under, else to the nearest. */
function placed(segments: readonly Segment[], head: readonly Segment[]): string[] {
  const texts = head.map(() => "");
  for (const segment of segments) {
    let best = 0;
    head.forEach((heading, col) => {
      if (overlap(segment, heading) > overlap(segment, head[best]!)) best = col;
    });
    texts[best] = texts[best] === "" ? segment.text : `${texts[best]} ${segment.text}`;
  }
  return texts;
}

function append(texts: string[], more: readonly string[]): void {
  more.forEach((text, col) => {
    if (text === "") return;
    const before = texts[col] ?? "";
    const english = /[\w,;]$/.test(before) && /^[\w(]/.test(text);
    texts[col] = before === "" ? text : `${before}${english ? " " : "\n"}${text}`;
  });
}

const rowsFollow = (
  lines: readonly Line[],
  from: number,
  head: readonly Segment[],
  measure: Measure,
): boolean => lines.slice(from, from + 3).some(({ text }) => isNumber(segmentsOf(text, measure), head));
