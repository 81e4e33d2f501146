import { cellText } from "../cell-text.ts";
import { type Column, type ColumnKind, isOwnerColumn } from "../column-kinds.ts";
import type { HeadedGrid } from "../columns.ts";
import type { IndicatorDraft, TaskDraft } from "../draft.ts";
import { assignmentsOf, type Findings, nothing } from "../findings.ts";
import { closeGaps, fold } from "../fold.ts";
import type { GridRow } from "../grid.ts";
import { bindingOf } from "../headings.ts";
import type { PlanDocument } from "../plan-document.ts";
import { readQuantity } from "../quantities.ts";
import { ownersInCell } from "../table-owners.ts";

/**
 * A table of indicators with one or several target years; a row that names owners is their task, too. `caption` says
 * what the page prints above it.
 */
export function readIndicatorTable(
  document: PlanDocument,
  table: HeadedGrid,
  caption: string,
  path: string[],
): Findings {
  const found = nothing();
  const names = table.columns.filter(({ kind }) => kind === "indicator");
  const targets = targetColumns(table);
  if (targets.length === 0) return found;
  for (const row of table.rows) {
    const name = nameOf(row, names);
    const years = targets.flatMap((column) => yearTarget(row, column));
    const last = years.at(-1);
    if (name === "" || !last) continue;
    const unitCell = cellOf(
      row,
      table.columns.find(({ kind }) => kind === "unit"),
    );
    const quantity = readQuantity(
      last.target,
      `${last.heading}${caption}`.includes("降幅") ? "降幅" : last.heading,
    );
    const assignments = assignmentsOf(
      document,
      ownersOf(document, row, table.columns),
      row.line,
      found.warnings,
    );
    if (assignments.length > 0)
      found.tasks.push(taskOf(row, table.columns, { name, target: last.target, assignments, path }));
    found.indicators.push({
      name,
      target: last.target,
      ...quantity,
      unit: quantity.unit ?? (quantity.value !== null && unitCell !== "" ? unitCell : null),
      binding:
        bindingOf(
          cellOf(
            row,
            table.columns.find(({ kind }) => kind === "binding"),
          ),
        ) ?? bindingOf(caption),
      years:
        years.length > 1 || targets.length > 1
          ? years.flatMap(({ year, target }) => (year ? [{ year, target }] : []))
          : [],
      assignments,
      line: row.line,
    } satisfies IndicatorDraft);
  }
  return found;
}

function taskOf(
  row: GridRow,
  columns: readonly Column[],
  {
    name,
    target,
    assignments,
    path,
  }: Pick<TaskDraft, "assignments" | "path"> & { name: string; target: string },
): TaskDraft {
  const column = (kind: ColumnKind) =>
    cellOf(
      row,
      columns.find((each) => each.kind === kind),
    );
  const group = column("group");
  return {
    seq: fold(column("seq")).replace(/[()、.]/g, "") || null,
    path: group === "" ? path : [...path, group],
    title: name,
    content: target,
    clause: null,
    deadline: null,
    assignments,
    line: row.line,
  };
}

const cellOf = (row: GridRow, column: Column | undefined): string =>
  column ? cellText(row.cells[column.index]?.text ?? "") : "";

/** Columns that set targets: those with years when there are several, never a baseline or what was reached. */
function targetColumns(table: HeadedGrid): Column[] {
  const targets = table.columns.filter(({ kind }) => kind === "target" || kind === "content");
  const dated = targets.filter(({ heading }) => /20\d{2}/.test(heading));
  if (dated.length > 0) return dated;
  const own = targets.filter(({ kind }) => kind === "target");
  return (own.length > 0 ? own : targets).slice(-1);
}

/** The last column of names is the finest; a merged one before it (类别) only groups. */
function nameOf(row: GridRow, names: readonly Column[]): string {
  const texts = names.map((column) => cellOf(row, column)).filter((text) => text !== "");
  return (texts.at(-1) ?? "").replace(/\n/g, "").replace(/^\d+[.、]\s*/, "");
}

function yearTarget(
  row: GridRow,
  column: Column,
): { year: number | null; target: string; heading: string }[] {
  const target = closeGaps(cellOf(row, column).replace(/\n/g, ""));
  if (target === "" || /^[-—/]+$/.test(target)) return [];
  const year = Number(column.heading.match(/20\d{2}/g)?.at(-1)) || null;
  return [{ year, target, heading: column.heading }];
}

function ownersOf(document: PlanDocument, row: GridRow, columns: readonly Column[]) {
  return columns
    .filter(({ kind }) => isOwnerColumn(kind))
    .flatMap((column) =>
      ownersInCell(document, column, row.cells[column.index]?.text ?? "", columns, row.line),
    );
}
