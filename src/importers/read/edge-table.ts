import { limits } from "./limits.ts";
import { type Cell, type Table, Unreadable } from "./page-model.ts";

/** A cell as Word keeps it: where its sides stand, and how it is merged with its neighbours. */
export interface EdgeCell {
  left: number;
  right: number;
  text: string;
  line: number;
  /** Continues the cell above it (vertical) or before it (horizontal): its own text is not shown. */
  joinsAbove: boolean;
  joinsBefore: boolean;
}

/**
 * A table from rows whose cells have edges of their own. Edges drawn a hair apart, which every hand-made table has, are
 * one column; merged cells come once with their spans.
 */
export function edgeTable(rows: EdgeCell[][], line: number): Table | undefined {
  const columns = columnIndex(rows);
  const cells: Cell[] = [];
  let open = new Map<number, Cell>();
  let colCount = 0;
  rows.forEach((row, rowIndex) => {
    const next = new Map<number, Cell>();
    let before: Cell | undefined;
    for (const edge of row) {
      const col = columns(edge.left);
      const colSpan = Math.max(1, columns(edge.right) - col);
      colCount = Math.max(colCount, col + colSpan);
      if (edge.joinsBefore && before) {
        before.colSpan = col + colSpan - before.col;
        continue;
      }
      const above = edge.joinsAbove ? open.get(col) : undefined;
      if (above) above.rowSpan = rowIndex - above.row + 1;
      const cell = above ?? { text: edge.text, row: rowIndex, col, rowSpan: 1, colSpan, line: edge.line };
      if (!above) cells.push(cell);
      next.set(col, cell);
      before = cell;
    }
    open = next;
  });
  if (cells.length === 0) return undefined;
  if (colCount > limits.columns)
    throw new Unreadable("too-complex", { limit: limits.columns, unit: "columns" });
  return { kind: "table", line, rowCount: rows.length, colCount, cells };
}

/** Index of the column that begins at an edge. */
function columnIndex(rows: EdgeCell[][]): (edge: number) => number {
  const edges = [...new Set(rows.flat().flatMap((cell) => [cell.left, cell.right]))].sort((a, b) => a - b);
  const widths = rows.flat().map((cell) => cell.right - cell.left);
  const tolerance = Math.min(150, median(widths) / 4);
  const index = new Map<number, number>();
  let column = -1;
  let start = Number.NEGATIVE_INFINITY;
  for (const edge of edges) {
    if (edge - start > tolerance) {
      column += 1;
      start = edge;
    }
    index.set(edge, column);
  }
  return (edge) => index.get(edge) ?? 0;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
