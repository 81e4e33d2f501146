import { columnKind, headingScore } from "../column-kinds.ts";
import { gridOfTexts } from "../grid.ts";
import type { Line } from "../line.ts";
import { realign } from "./realign.ts";
import type { Flattened } from "./tab-cells.ts";

const isBarLine = (line: Line | undefined): line is Line =>
  line !== undefined && /\|\s*$/.test(line.text) && !/^\s*\|/.test(line.text.replace(/^[|\s]+$/, ""));
const minCells = 6;
/** Lines a cell may have at the most. */
const maxCellLines = 12;

const closesSoon = (lines: readonly Line[], from: number): boolean =>
  lines.slice(from, from + maxCellLines).some(isBarLine);

/** Cells one a line, each closed by |; a bare | is an empty cell. Rows are told by counting bars. */
export function readBarCells(lines: readonly Line[], at: number): Flattened | null {
  if (!isBarLine(lines[at]) || lines[at]!.text.split("|").length !== 2) return null;
  const cells: { text: string; line: number }[] = [];
  let pending = "";
  let i = at;
  for (; i < lines.length; i++) {
    const { text, line } = lines[i]!;
    const parts = text.split("|");
    if (parts.length === 1) {
      if (text.length > 200 || !closesSoon(lines, i + 1)) break;
      pending += `${text}\n`;
      continue;
    }
    parts.slice(0, -1).forEach((part) => {
      cells.push({ text: pending + part.trim(), line });
      pending = "";
    });
  }
  const width = widthOf(cells.map(({ text }) => text));
  if (cells.length < minCells || width < 2) return null;
  const rows = rowsOf(cells, width);
  return { grid: gridOfTexts(rows, width), next: i, strays: [] };
}

interface Cell {
  text: string;
  line: number;
}

function rowsOf(cells: readonly Cell[], width: number): { line: number; texts: string[] }[] {
  const head = cells.slice(0, width).map(({ text }) => text);
  const rows = [{ line: cells[0]!.line, texts: head }];
  const numbered = columnKind(head[0]!) === "seq";
  let next = 1;
  for (let from = width; from < cells.length; ) {
    const length = numbered ? rowLength(cells, from, width, next) : width;
    const row = cells.slice(from, from + length);
    if (numberOf(row[0]!) === next) next++;
    rows.push({
      line: row[0]!.line,
      texts: realign(
        head,
        row.map(({ text }) => text),
      ),
    });
    from += length;
  }
  return rows;
}

const numberOf = ({ text }: Cell): number => Number(/^\s*(\d{1,3})\s*$/.exec(text)?.[1] ?? 0);

/** A heading across the row, or a merged first cell, is fewer cells: the next number of the series begins the next row. */
function rowLength(cells: readonly Cell[], from: number, width: number, next: number): number {
  const awaited = numberOf(cells[from]!) === next ? next + 1 : next;
  const regular = cells[from + width];
  if (regular === undefined || numberOf(regular) === awaited) return width;
  for (let length = 1; length < width; length++) {
    const cell = cells[from + length];
    if (cell && numberOf(cell) === awaited) return length;
  }
  return width;
}

/** The heading is as wide as the longest run of headings the cells begin with; behind 序号 some may be unknown words. */
function widthOf(texts: readonly string[]): number {
  let width = 0;
  const numbered = columnKind(texts[0] ?? "") === "seq";
  for (let count = 2; count <= Math.min(12, texts.length); count++) {
    const score = headingScore(texts.slice(0, count));
    const begins = numbered && texts[count]?.trim() === "1" && score > 0;
    if (score === count || begins) width = count;
    if (begins) break;
  }
  return width;
}
