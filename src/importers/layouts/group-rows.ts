import { cellText } from "../cell-text.ts";
import type { GridRow } from "../grid.ts";
import { readMarker } from "../numbering.ts";
import { type TableReading, textOf } from "../table-owners.ts";

/** A heading inside the table takes the place of one of its rank above the table (Goal 2 that of Goal 1). */
export function headingsAbove({ setting, heads }: TableReading): string[] {
  const [outermost] = heads;
  return outermost && readMarker(outermost.text)
    ? setting.path.filter((heading) => (readMarker(heading)?.rank ?? -1) < outermost.rank)
    : setting.path;
}

/** One text across the row, or alone in it: a heading for the rows below. */
export function isGroupRow(reading: TableReading, row: GridRow): boolean {
  const texts = row.cells.filter(({ text, merged }) => text !== "" && merged === null);
  const distinct = new Set(row.cells.filter(({ text }) => text !== "").map(({ text }) => text));
  if (distinct.size !== 1 || texts.length === 0 || reading.columns.length < 3) return false;
  const text = cellText(texts[0]!.text);
  const spansRow =
    row.cells.filter(({ merged }) => merged === "left").length >= Math.ceil(row.cells.length / 2);
  if (/^(?:注|备注|说明)[:：]/.test(text)) return true;
  return (
    text.length <= 80 && (spansRow || !/[。]$/.test(text) || readMarker(text) !== null) && !/^\d+$/.test(text)
  );
}

export function enterGroup(reading: TableReading, row: GridRow): void {
  const text = cellText(row.cells.find(({ text }) => text !== "")!.text);
  if (/^(?:注|备注|说明)[:：]|^合计/.test(text)) return;
  const rank = readMarker(text)?.rank ?? 3;
  while (reading.heads.length > 0 && reading.heads.at(-1)!.rank >= rank) reading.heads.pop();
  reading.heads.push({ text, rank });
  reading.group = "";
  reading.lastOwners = [];
}

export function enterCounted(reading: TableReading, row: GridRow): void {
  const number = textOf(reading, row, "seq").replace(/[()（）、.]/g, "");
  const name =
    textOf(reading, row, "task") || textOf(reading, row, "content") || textOf(reading, row, "group");
  reading.heads = [{ text: `${number}、${name}`, rank: 3 }];
  reading.group = "";
  reading.lastOwners = [];
}
