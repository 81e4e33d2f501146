import {
  type Column,
  type ColumnKind,
  columnKind,
  headingKey,
  headingScore,
  isOwnerColumn,
} from "./column-kinds.ts";
import { closeGaps } from "./fold.ts";
import type { Grid, GridRow } from "./grid.ts";
import { settle } from "./settle-columns.ts";

export interface HeadedGrid {
  columns: Column[];
  /** Rows below the heading, without its repetitions. */
  rows: GridRow[];
  /** Text standing above the heading inside the table (its title). */
  caption: string;
}

const maxRowsAboveHeading = 4;

/** Finds the heading row (or two) of a grid and names its columns; null when there is none. */
export function readHeading(grid: Grid): HeadedGrid | null {
  for (let at = 0; at < Math.min(grid.rows.length, maxRowsAboveHeading); at++) {
    const texts = grid.rows[at]!.cells.map(({ text }) => text);
    if (headingScore(texts) === 0) continue;
    const below = grid.rows[at + 1];
    const second = below && continuesHeading(grid.rows[at]!, below) ? below : null;
    const headings = texts.map((text, col) => {
      const lower = second?.cells[col]?.text ?? "";
      const over = text === "" && lower !== "" ? (texts.slice(0, col).findLast(Boolean) ?? "") : text;
      return joinHeadings(over, lower);
    });
    const spread = (col: number) =>
      grid.rows[at]!.cells[col]?.merged === "left" &&
      (!second || second.cells[col]?.merged === "left" || headings[col] === headings[col - 1]);
    const caption = grid.rows
      .slice(0, at)
      .map(({ cells }) => [...new Set(cells.map(({ text }) => text))].join(""))
      .join(" ");
    const rows = grid.rows.slice(at + (second ? 2 : 1)).filter((row) => !repeats(row, texts, second));
    const columns = settle(
      headings.map((heading, index) => ({
        index,
        heading,
        kind: spread(index) ? "other" : (columnKind(heading) ?? secondKind(heading)),
      })),
      rows,
    );
    return { columns, rows, caption };
  }
  return null;
}

const secondKind = (heading: string): ColumnKind => (/20\d{2}/.test(heading) ? "target" : "other");

/** A second heading row names parts of a merged heading: 降幅 over 2018 and 2020, 责任单位 over 牵头 and 配合. */
function continuesHeading(first: GridRow, below: GridRow): boolean {
  const filled = below.cells.filter(({ text, merged }) => text !== "" && merged !== "above");
  if (filled.length === 0) return false;
  const heads =
    first.cells.some(({ text }) => headingKey(text) === "") ||
    first.cells.some(({ merged }) => merged === "left");
  if (!heads && below.cells.every(({ merged }) => merged !== "above")) return false;
  return filled.every(
    ({ text }) =>
      /^20\d{2}年?.{0,4}$/.test(headingKey(text)) ||
      (columnKind(text) !== null && headingKey(text).length <= 10),
  );
}

function joinHeadings(upper: string, lower: string): string {
  const [a, b] = [closeGaps(upper.replace(/\n/g, "")), closeGaps(lower.replace(/\n/g, ""))];
  if (b === "" || a === b) return a;
  if (a === "" || (columnKind(b) !== null && !/^20\d{2}/.test(headingKey(b)))) return b;
  return `${a} ${b}`;
}

function repeats(row: GridRow, texts: string[], second: GridRow | null): boolean {
  const same = (other: readonly string[]) => {
    const filled = row.cells
      .map(({ text }, col) => [headingKey(text), headingKey(other[col] ?? "")] as const)
      .filter(([text]) => text !== "");
    return filled.length > 0 && filled.filter(([text, head]) => text === head).length / filled.length > 0.7;
  };
  return same(texts) || (second !== null && same(second.cells.map(({ text }) => text)));
}

/** 一 | 高速公路 | | 86.5 above rows numbered 1, 2, 3: counted in another way and without owners, it heads the rows below. */
export function isCountedGroup(table: HeadedGrid, row: GridRow): boolean {
  const seq = table.columns.find(({ kind }) => kind === "seq");
  if (!seq) return false;
  const number = (each: GridRow) => (each.cells[seq.index]?.text ?? "").trim();
  return (
    /^[(（]?[一二三四五六七八九十]{1,3}[)）、.]?$/.test(number(row)) &&
    table.columns.every(({ kind, index }) => !isOwnerColumn(kind) || (row.cells[index]?.text ?? "") === "") &&
    table.rows.some((each) => /^\d{1,3}$/.test(number(each)))
  );
}
