import { columnKind, headingScore } from "../column-kinds.ts";
import { type Grid, gridOfTexts } from "../grid.ts";
import type { Line } from "../line.ts";
import { readMarker } from "../numbering.ts";

export interface Flattened {
  grid: Grid;
  /** Index of the first line behind the table. */
  next: number;
  /** Lines that stood between its rows and are none of its cells (a caption at a page break). */
  strays: Line[];
}

const isCell = (line: Line | undefined): boolean => line !== undefined && /^\t[^\t]*$/.test(line.text);
const maxLastCellWrap = 6;
const maxHeadings = 14;

/** Word text with one cell a line, each begun by a tab; lines without a tab are further paragraphs of the same cell. */
export function readTabCells(lines: readonly Line[], at: number): Flattened | null {
  if (!isCell(lines[at])) return null;
  const width = widthOf(lines, at);
  if (width < 2) return null;
  const rows: { line: number; texts: string[]; shifted: boolean }[] = [];
  const strays: Line[] = [];
  let row: { line: number; texts: string[]; shifted: boolean } = {
    line: lines[at]!.line,
    texts: [],
    shifted: false,
  };
  let i = at;
  const headings = headingRows(lines, at, width);
  for (; i < lines.length; i++) {
    const line = lines[i]!;
    if (isCell(line)) {
      const text = line.text.slice(1);
      if (beginsOther(lines, i, rows[0]?.texts)) break;
      const stray =
        line.gap && row.texts.length > 0 && isNext(rows.at(-1)?.texts, text) && !/\d/.test(row.texts[0]!);
      if (stray) {
        strays.push({ kind: "line", gap: true, line: row.line, text: row.texts.join("") });
        row.texts = [];
      }
      const full = row.texts.length >= (rows.length < headings.length ? headings[rows.length]! : width);
      if (full && !line.gap && overflows(rows, row.texts, text)) {
        row.texts.splice(row.texts.lastIndexOf(""), 1);
        row.texts.push(text);
        continue;
      }
      if (full || (line.gap && followsInSeries(row.texts, text))) {
        row.shifted = !full;
        rows.push(row);
        row = { line: line.line, texts: [], shifted: false };
      }
      if (row.texts.length === 0) row.line = line.line;
      row.texts.push(text);
    } else if (row.texts.length < width || !line.gap || wrapsLastCell(line, row.texts.at(-1)!)) {
      if ((line.gap || row.texts.length >= width) && beginsPart(line.text, lines[i + 1])) break;
      row.texts[row.texts.length - 1] += `\n${line.text}`;
    } else if (isCell(lines[i + 1])) strays.push(line);
    else break;
  }
  rows.push(row);
  return { grid: gridOfTexts(rows, width), next: i, strays };
}

const wrapsLastCell = (line: Line, cell: string): boolean =>
  line.text.length <= maxLastCellWrap &&
  cell.length <= 12 &&
  !/^\d/.test(line.text) &&
  !/[%。]$/.test(cell) &&
  !readMarker(line.text);

/** Cells of each row of headings: one row, or two when the second begins with the empty halves of merged headings. */
function headingRows(lines: readonly Line[], at: number, width: number): number[] {
  const [first, second] = leadingGroups(lines, at);
  return first !== undefined && second !== undefined && first.count < width && second.startsEmpty
    ? [first.count, width]
    : [];
}

function widthOf(lines: readonly Line[], at: number): number {
  const [first, second] = leadingGroups(lines, at);
  if (!first) return 0;
  return second?.startsEmpty && second.count > first.count ? second.count : first.count;
}

function leadingGroups(lines: readonly Line[], at: number): { count: number; startsEmpty: boolean }[] {
  const groups: { count: number; startsEmpty: boolean }[] = [];
  for (let i = at; i < Math.min(lines.length, at + 60) && groups.length < 3; i++) {
    const line = lines[i]!;
    if (!isCell(line)) continue;
    if (i === at || line.gap) groups.push({ count: 0, startsEmpty: line.text.trim() === "" });
    groups.at(-1)!.count++;
  }
  return groups.slice(0, 2);
}

/** A chapter, or a numbered heading with no cell behind it, ends a table also in the middle of a row. */
function beginsPart(text: string, next: Line | undefined): boolean {
  if (/^(?:附(?:件|表|录)|表\s*\d)/.test(text.trim()) && !isCell(next)) return true;
  const marker = readMarker(text);
  if (!marker) return false;
  const outer = marker.kind === "part" || marker.kind === "chapter" || marker.kind === "section";
  return (
    outer || text.length > 60 || ((marker.kind === "han" || marker.kind === "hanParen") && !isCell(next))
  );
}

/** A stray empty cell has made the row look full: the series goes on only later, and there is a blank to give up. */
function overflows(rows: readonly { texts: string[] }[], texts: readonly string[], text: string): boolean {
  const series = Number(texts[0]) > 0 && rows.length > 1;
  return series && Number(text) !== Number(texts[0]) + 1 && texts.lastIndexOf("") > 2;
}

/** A row of headings that is not this table's own, printed again at a page break. */
function beginsOther(lines: readonly Line[], at: number, head: readonly string[] | undefined): boolean {
  if (!head || columnKind(lines[at]!.text.slice(1)) !== "seq") return false;
  const texts: string[] = [];
  for (let i = at; i < at + maxHeadings && isCell(lines[i]) && (i === at || !lines[i]!.gap); i++)
    texts.push(lines[i]!.text.slice(1));
  return headingScore(texts) >= 3 && texts.filter((text) => head.includes(text)).length * 2 < texts.length;
}

const isNext = (before: readonly string[] | undefined, text: string): boolean => {
  const [number, following] = [Number(before?.[0]), Number(text)];
  return number > 0 && following === number + 1;
};

function followsInSeries(texts: readonly string[], next: string): boolean {
  const [before, after] = [Number(texts[0]), Number(next)];
  return (
    texts.length > 2 && next.trim() !== "" && Number.isInteger(before) && before > 0 && after === before + 1
  );
}
