import type { Table } from "./page-model.ts";
import { joinLines } from "./pdf-lines.ts";

/**
 * For each column of a page's table the column of the table before it that stands at the same place; undefined where
 * one has none, so that the tables are two. A column that is empty on a page leaves no trace there.
 */
export function matchColumns(before: number[], next: number[], slack: number): number[] | undefined {
  const found = next.map((edge) => before.findIndex((other) => Math.abs(other - edge) < slack));
  // The right end of the last column is where its longest text ends, if no line is drawn there.
  found[next.length - 1] = before.length - 1;
  const rising = found.every((column, index) => column >= 0 && (index === 0 || column > found[index - 1]!));
  return rising ? found : undefined;
}

export function inColumns(table: Table, columns: number[]): Table {
  const cells = table.cells.map((cell) => {
    const col = columns[cell.col]!;
    return { ...cell, col, colSpan: cell.colSpan > 1 ? columns[cell.col + cell.colSpan]! - col : 1 };
  });
  return { ...table, cells, colCount: columns.at(-1)! };
}

/**
 * Adds the rest of a table from the next page. A row cut by the break has nothing in its first column there, though
 * every row of the table has; a merged cell that goes on is empty there, or set again. `full` are the columns whose
 * last line had no room left.
 */
export function appendTable(table: Table, rest: Table, full: Set<number>): void {
  const header = rowTexts(table, 0).join("|");
  const repeated = rowTexts(rest, 0).join("|") === header ? 1 : 0;
  const cutRow = isCutRow(table, rest, repeated);
  const offset = table.rowCount - repeated - (cutRow ? 1 : 0);
  const lowest = table.cells.filter((cell) => cell.row + cell.rowSpan >= table.rowCount);
  const missing = lowest.filter(
    (cell) => cell.rowSpan > 1 && !rest.cells.some((other) => other.col === cell.col),
  );
  for (const cell of rest.cells) {
    if (cell.row < repeated) continue;
    const above = cell.row === repeated ? lowest.find((other) => other.col === cell.col) : undefined;
    const isRest = cell.text === "" || bare(above?.text ?? "") === bare(cell.text);
    if (above && above.colSpan === cell.colSpan && (cutRow || (isRest && above.rowSpan > 1))) {
      // Some printers set the text of a merged cell again on every page it reaches.
      if (!repeats(above.text, cell.text)) {
        above.text = full.has(cell.col)
          ? joinLines(above.text, cell.text)
          : `${above.text}\n${cell.text}`.trim();
      }
      above.rowSpan = Math.max(above.rowSpan, cell.row + offset + cell.rowSpan - above.row);
    } else table.cells.push({ ...cell, row: cell.row + offset });
  }
  table.rowCount = rest.rowCount + offset;
  for (const cell of missing) cell.rowSpan = table.rowCount - cell.row;
}

function repeats(text: string, rest: string): boolean {
  return bare(text) === bare(rest) || (rest.length >= 4 && bare(text).endsWith(bare(rest)));
}

function bare(text: string): string {
  return text.replace(/\s/g, "");
}

function isCutRow(table: Table, rest: Table, row: number): boolean {
  const firsts = table.cells.filter((cell) => cell.col === 0 && cell.colSpan === 1);
  const next = rest.cells.find((cell) => cell.col === 0 && cell.row === row);
  const later = rest.cells.filter((cell) => cell.col === 0 && cell.row > row);
  const numbered = firsts.length > 1 && firsts.every((cell) => cell.text !== "" && cell.rowSpan === 1);
  return numbered && next?.text === "" && next.rowSpan === 1 && later.every((cell) => cell.text !== "");
}

function rowTexts(table: Table, row: number): string[] {
  return table.cells.filter((cell) => cell.row === row).map((cell) => cell.text);
}
