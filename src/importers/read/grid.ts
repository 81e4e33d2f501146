import { limits } from "./limits.ts";
import { type Block, type Cell, type Table, Unreadable } from "./page-model.ts";

/** A row of a sheet: its number in the source (1-based) and its cells that hold text. */
export interface GridRow {
  line: number;
  /** Where line breaks inside its cells carry the row on over several lines of the source: the last of them. */
  lastLine?: number;
  cells: { col: number; text: string; rowSpan: number; colSpan: number }[];
}

/** Counts what all sheets of a file add up to, so that many small ones cannot pass where a big one may not. */
export class Budget {
  private rows = 0;
  private cells = 0;
  private characters = 0;

  row(): void {
    this.rows += 1;
    if (this.rows > limits.paragraphs) {
      throw new Unreadable("too-large", { limit: limits.paragraphs, unit: "rows" });
    }
  }

  cell(text: string): void {
    this.cells += 1;
    if (this.cells > limits.cells) throw new Unreadable("too-large", { limit: limits.cells, unit: "cells" });
    this.text(text);
  }

  text(text: string): void {
    this.characters += text.length;
    if (this.characters > limits.characters) {
      throw new Unreadable("too-large", { limit: limits.characters, unit: "characters" });
    }
  }
}

/**
 * What a sheet shows, as blocks: rows with one text before and after a table are paragraphs (title, unit, notes, a
 * document kept one line a row), the rest is tables. A blank row ends a table only when a title follows it, since
 * people also leave blank rows inside a table.
 */
export function gridBlocks(rows: GridRow[]): Block[] {
  const blocks: Block[] = [];
  for (const segment of segments(rows)) blocks.push(...segmentBlocks(segment));
  return blocks;
}

function segments(rows: GridRow[]): GridRow[][] {
  const found: GridRow[][] = [];
  let coveredTo = 0;
  let last: GridRow | undefined;
  for (const row of rows) {
    const afterGap =
      last !== undefined && row.line > (last.lastLine ?? last.line) + 1 && row.line > coveredTo;
    if (!last || (afterGap && isLone(row))) found.push([]);
    found.at(-1)!.push(row);
    for (const cell of row.cells) coveredTo = Math.max(coveredTo, row.line + cell.rowSpan - 1);
    last = row;
  }
  return found;
}

function segmentBlocks(rows: GridRow[]): Block[] {
  let first = 0;
  while (first < rows.length && isLone(rows[first]!)) first += 1;
  const tableTo = reach(rows.slice(first));
  let end = rows.length;
  while (end > first && isLone(rows[end - 1]!) && rows[end - 1]!.line > tableTo) end -= 1;
  const body = rows.slice(first, end);
  return [
    ...rows.slice(0, first).map(asParagraph),
    ...(body.length > 0 ? [asTable(body)] : []),
    ...rows.slice(end).map(asParagraph),
  ];
}

/** One text in the row, and not one that a merged cell carries over several rows. */
function isLone(row: GridRow): boolean {
  return row.cells.length === 1 && row.cells[0]!.rowSpan === 1;
}

/** The last line into which a cell of several rows reaches: a row above it belongs to the table, however bare. */
function reach(rows: GridRow[]): number {
  let line = 0;
  for (const row of rows)
    for (const cell of row.cells) if (cell.rowSpan > 1) line = Math.max(line, row.line + cell.rowSpan - 1);
  return line;
}

function asParagraph(row: GridRow): Block {
  return { kind: "paragraph", text: row.cells[0]!.text, line: row.line };
}

function asTable(rows: GridRow[]): Table {
  const cells: Cell[] = [];
  let colCount = 0;
  rows.forEach((row, index) => {
    for (const cell of row.cells) {
      let rowSpan = 1;
      while ((rows[index + rowSpan]?.line ?? Infinity) < row.line + cell.rowSpan) rowSpan += 1;
      cells.push({
        text: cell.text,
        row: index,
        col: cell.col,
        rowSpan,
        colSpan: cell.colSpan,
        line: row.line,
      });
      colCount = Math.max(colCount, cell.col + cell.colSpan);
    }
  });
  return { kind: "table", line: rows[0]!.line, rowCount: rows.length, colCount, cells };
}
