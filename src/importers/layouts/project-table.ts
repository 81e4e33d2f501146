import { cellText } from "../cell-text.ts";
import { type ColumnKind, isOwnerColumn } from "../column-kinds.ts";
import { type HeadedGrid, isCountedGroup } from "../columns.ts";
import { type Findings, nothing } from "../findings.ts";
import { closeGaps } from "../fold.ts";
import type { GridRow } from "../grid.ts";
import type { PlanDocument } from "../plan-document.ts";
import { leadsOf, ownersInCell } from "../table-owners.ts";

/** A table of projects: name, place, what is built, lead, money, progress. */
export function readProjectTable(document: PlanDocument, table: HeadedGrid): Findings {
  const found = nothing();
  const text = (row: GridRow, kind: ColumnKind): string | null => {
    const column = table.columns.find((each) => each.kind === kind);
    const cell = column ? cellText(row.cells[column.index]?.text ?? "").replace(/\n/g, "") : "";
    return cell === "" || /^[-—/]+$/.test(cell) ? null : cell;
  };
  const money = table.columns.find(({ kind }) => kind === "investment");
  for (const row of table.rows) {
    const name = text(row, "project");
    if (!name || /^(?:合计|总计|小计)/.test(name) || isGroup(row) || isCountedGroup(table, row)) continue;
    const owners = table.columns
      .filter(({ kind }) => isOwnerColumn(kind))
      .flatMap((column) =>
        ownersInCell(document, column, row.cells[column.index]?.text ?? "", table.columns, row.line),
      );
    const sum = readMoney(text(row, "investment"), money?.heading ?? "");
    found.projects.push({
      name,
      lead: leadsOf(owners),
      ...sum,
      progress: text(row, "progress"),
      content: text(row, "build") ?? text(row, "content"),
      place: text(row, "place"),
      line: row.line,
    });
  }
  return found;
}

/** One text across the row (一、续建项目（3个）) heads the rows below it. */
const isGroup = (row: GridRow): boolean =>
  row.cells.length > 2 && new Set(row.cells.flatMap(({ text }) => text || [])).size === 1;

/** Money as printed; the unit stands in the cell or in the heading (万元). */
function readMoney(cell: string | null, heading: string): { investment: number | null; unit: string | null } {
  const value = /\d[\d,]*(?:\.\d+)?/.exec(cell ?? "");
  if (!value) return { investment: null, unit: null };
  const unit = /[万亿]?元/.exec(cell ?? "") ?? /[万亿]?元/.exec(closeGaps(heading));
  return { investment: Number(value[0].replaceAll(",", "")), unit: unit?.[0] ?? null };
}
