import type { Table } from "./read/page-model.ts";

/**
 * A table as the layouts see it, whatever it came from: a file's own table, lines with tabs or |, drawn boxes, or cells
 * printed one a line. Merged cells are filled in and marked.
 */
export interface GridCell {
  text: string;
  line: number;
  /** The text belongs to a cell that began in a row above ("above") or a column before ("left"). */
  merged: "above" | "left" | null;
}

export interface GridRow {
  line: number;
  cells: GridCell[];
  /** Cells were missing or too many; the columns are a guess. */
  shifted: boolean;
}

export interface Grid {
  kind: "grid";
  line: number;
  rows: GridRow[];
  /** The file says which cells are merged; in a flattened table an empty cell may be one. */
  knowsMerges: boolean;
}

export function gridOfTable(table: Table): Grid {
  const rows: GridRow[] = Array.from({ length: table.rowCount }, () => ({
    line: table.line,
    cells: [],
    shifted: false,
  }));
  for (const cell of table.cells) {
    for (let row = cell.row; row < Math.min(cell.row + cell.rowSpan, table.rowCount); row++) {
      for (let col = cell.col; col < Math.min(cell.col + cell.colSpan, table.colCount); col++) {
        const merged = row > cell.row ? "above" : col > cell.col ? "left" : null;
        rows[row]!.cells[col] = { text: cell.text.trim(), line: cell.line, merged };
        if (row === cell.row) rows[row]!.line = cell.line;
      }
    }
  }
  for (const row of rows) {
    for (let col = 0; col < table.colCount; col++)
      row.cells[col] ??= { text: "", line: row.line, merged: null };
  }
  return { kind: "grid", line: table.line, rows, knowsMerges: true };
}

/** Rows of plain texts, as flattened tables give them, squared to `width` columns. */
export function gridOfTexts(
  rows: { line: number; texts: string[]; shifted?: boolean }[],
  width: number,
): Grid {
  return {
    kind: "grid",
    line: rows[0]?.line ?? 0,
    knowsMerges: false,
    rows: rows.map(({ line, texts, shifted }) => ({
      line,
      shifted: shifted ?? false,
      cells: Array.from({ length: Math.max(width, texts.length) }, (_, col) => ({
        text: (texts[col] ?? "").trim(),
        line,
        merged: null,
      })),
    })),
  };
}
