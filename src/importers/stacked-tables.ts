import { cellText } from "./cell-text.ts";
import { headingScore } from "./column-kinds.ts";
import type { Grid, GridRow } from "./grid.ts";
import type { Piece } from "./line.ts";

/**
 * A sheet (or a table used as a page) may hold several tables one below the other, with headings between them in rows of
 * their own. Cuts it at every heading row; single texts above one become lines, so that they head what follows.
 */
export function unstack(grid: Grid): Piece[] {
  const heads = grid.rows.flatMap((row, index) =>
    isHeading(row) && !isHeading(grid.rows[index - 1]) ? [index] : [],
  );
  if (heads.length === 0) return [grid];
  const pieces: Piece[] = [];
  let from = 0;
  heads.forEach((head, index) => {
    let caption = head;
    while (caption > from && singleText(grid.rows[caption - 1]!) !== null) caption--;
    if (caption > from) pieces.push(part(grid, from, caption));
    for (const row of grid.rows.slice(caption, head)) {
      const text = singleText(row)!;
      if (text !== "") pieces.push({ kind: "line", text, line: row.line, gap: true });
    }
    from = head;
    if (index === heads.length - 1) pieces.push(part(grid, head, grid.rows.length));
  });
  return pieces;
}

const isHeading = (row: GridRow | undefined): boolean =>
  row !== undefined && headingScore(row.cells.map(({ text }) => text)) > 0;

/** The one text of a row that holds a single one (merged across or alone); "" for an empty row, null for others. */
function singleText(row: GridRow): string | null {
  const texts = new Set(row.cells.map(({ text }) => text).filter((text) => text !== ""));
  if (texts.size > 1) return null;
  const [text = ""] = texts;
  return row.cells.some(({ merged, text: each }) => merged === "above" && each !== "")
    ? null
    : cellText(text).replace(/\n/g, "");
}

const part = (grid: Grid, from: number, to: number): Grid => ({
  ...grid,
  line: grid.rows[from]!.line,
  rows: grid.rows.slice(from, to),
});
