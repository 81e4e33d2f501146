import type { Grid, GridCell, GridRow } from "../grid.ts";
import type { Line } from "../line.ts";
import type { Flattened } from "./tab-cells.ts";

const isBox = (line: Line | undefined): line is Line =>
  line !== undefined && /^\s*[┌├└│┃┏┣┗┠╔╠╚║]/.test(line.text);
const bar = /[│┃║├┤┼┌┐└┘┬┴┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬┠┨┝┥]/;
const dashes = /^[\s]*[─━═]+[─━═\s]*$/;

/** Tables drawn with ┌─┬┐│: a cell ends where a rule is drawn below it, so merged cells run on past their neighbours' rules. */
export function readBoxes(lines: readonly Line[], at: number): Flattened | null {
  if (!isBox(lines[at]) || !/[┌┏╔]/.test(lines[at]!.text)) return null;
  const columns: string[] = [];
  const started: number[] = [];
  const rows: GridRow[] = [];
  let i = at;
  for (; i < lines.length && isBox(lines[i]); i++) {
    const parts = lines[i]!.text.trim().split(bar).slice(1, -1);
    const ruled = parts.map((part) => dashes.test(part));
    if (!ruled.includes(true)) {
      parts.forEach((part, col) => {
        columns[col] = (columns[col] ?? "") + part.trim();
        started[col] ??= rows.length;
      });
      continue;
    }
    if (columns.length > 0) closeCells(rows, columns, started, ruled, lines[i]!.line);
    parts.forEach((part, col) => {
      if (!ruled[col] && part.trim() !== "") columns[col] = (columns[col] ?? "") + part.trim();
    });
  }
  if (rows.length < 2) return null;
  return {
    grid: { kind: "grid", line: lines[at]!.line, rows, knowsMerges: true } satisfies Grid,
    next: i,
    strays: [],
  };
}

function closeCells(
  rows: GridRow[],
  columns: string[],
  started: number[],
  ruled: boolean[],
  line: number,
): void {
  const at = rows.length;
  const cells: GridCell[] = columns.map(() => ({ text: "", line, merged: null }));
  rows.push({ line, cells, shifted: false });
  columns.forEach((text, col) => {
    if (!(ruled[col] ?? true)) return;
    for (let row = started[col] ?? at; row <= at; row++) {
      rows[row]!.cells[col] = { text, line, merged: row > (started[col] ?? at) ? "above" : null };
    }
    columns[col] = "";
    started[col] = at + 1;
  });
}
