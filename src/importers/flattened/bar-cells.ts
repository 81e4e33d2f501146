import { headingScore } from "../columns.ts";
import { gridOfTexts } from "../grid.ts";
import type { Line } from "../line.ts";
import { realign } from "./realign.ts";
import type { Flattened } from "./tab-cells.ts";

const isBarLine = (line: Line | undefined): line is Line =>
  line !== undefined && /\|\s*$/.test(line.text) && !/^\s*\|/.test(line.text.replace(/^[|\s]+$/, ""));
const minCells = 6;

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
      if (!isBarLine(lines[i + 1]) || text.length > 200) break;
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
  const rows: { line: number; texts: string[] }[] = [];
  for (let from = 0; from < cells.length; from += width) {
    const row = cells.slice(from, from + width);
    const texts = row.map(({ text }) => text);
    rows.push({ line: row[0]!.line, texts: rows[0] ? realign(rows[0].texts, texts) : texts });
  }
  return { grid: gridOfTexts(rows, width), next: i, strays: [] };
}

/** The heading is as wide as the longest run of known headings the cells begin with. */
function widthOf(texts: readonly string[]): number {
  let width = 0;
  for (let count = 2; count <= Math.min(12, texts.length); count++) {
    if (headingScore(texts.slice(0, count)) === count) width = count;
  }
  return width;
}
