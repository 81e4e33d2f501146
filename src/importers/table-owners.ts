import { contextAt } from "./carry-over.ts";
import { cellText } from "./cell-text.ts";
import { type Owner, readClause, tiedRuns } from "./clause.ts";
import { type Column, type ColumnKind, isOwnerColumn } from "./column-kinds.ts";
import type { Role } from "./draft.ts";
import { type Findings, warning } from "./findings.ts";
import { fold, isChinese } from "./fold.ts";
import type { GridRow } from "./grid.ts";
import { findLabels } from "./labels.ts";
import { splitNames } from "./names.ts";
import { readMarker } from "./numbering.ts";
import { ownerHead } from "./owner-heads.ts";
import type { PlanDocument } from "./plan-document.ts";

/** What a table inherits from the page around it. */
export interface TableSetting {
  path: string[];
  /** Owners named in the heading above, for tables without an owner column. */
  owners: Owner[];
}

/** The table being read and what its rows above have set. */
export interface TableReading {
  document: PlanDocument;
  found: Findings;
  columns: Column[];
  setting: TableSetting;
  knowsMerges: boolean;
  /** The group cell last filled. */
  group: string;
  /** Headings printed as rows inside the table, outermost first. */
  heads: { text: string; rank: number }[];
  lastOwners: Owner[];
  lastDeadline: string;
  series: number | null;
}

/** Between the contents of rows that are one task: no wrap inside a cell, so it must outlast joining wraps. */
export const joint = "\u2028";

export const ofKind = (reading: TableReading, row: GridRow, kind: ColumnKind) =>
  reading.columns
    .filter((column) => column.kind === kind)
    .map(({ index }) => row.cells[index])
    .filter((cell) => cell !== undefined);

export const textOf = (reading: TableReading, row: GridRow, kind: ColumnKind): string =>
  ofKind(reading, row, kind)
    .filter(({ merged }) => merged !== "left")
    .map(({ text }) => cellText(text).replaceAll(joint, "\n"))
    .filter(Boolean)
    .join("\n");

export const leadsOf = (owners: readonly Owner[]): string[] => {
  const leads = owners.filter(({ role }) => role === "lead");
  return (leads.length > 0 ? leads : owners.filter(({ role }) => role === "responsible")).map(
    ({ name }) => name,
  );
};

const ownerRoles: Partial<Record<ColumnKind, Role>> = {
  lead: "lead",
  responsible: "responsible",
  participate: "participate",
  support: "support",
};

export function ownersOf(reading: TableReading, row: GridRow, clause: string | null): Owner[] {
  const owners: Owner[] = [];
  const { document } = reading;
  for (const column of reading.columns) {
    const cell = row.cells[column.index];
    if (!isOwnerColumn(column.kind) || !cell || cell.merged === "left") continue;
    for (const owner of ownersInCell(document, column, cell.text, reading.columns, row.line)) {
      if (!owners.some((other) => other.name === owner.name && other.role === owner.role)) owners.push(owner);
    }
  }
  if (clause) return readClause(clause, contextAt(document, row.line)).owners;
  if (owners.length > 0) {
    const filled = owners.some(({ role }) => role === "lead")
      ? owners
      : [...leadAbove(reading, row), ...owners];
    reading.lastOwners = filled;
    return filled;
  }
  if (!reading.columns.some(({ kind }) => isOwnerColumn(kind)))
    return ownersOfGroup(reading) ?? reading.setting.owners;
  const empty = reading.columns.every(
    ({ kind, index }) => !isOwnerColumn(kind) || (row.cells[index]?.text ?? "") === "",
  );
  if (!empty || reading.knowsMerges || reading.lastOwners.length === 0) return [];
  reading.found.warnings.push(warning(document, row.line, textOf(reading, row, "task"), "filledDown"));
  return reading.lastOwners;
}

/** Only the supporting bodies are printed: an empty lead cell in a table that lost its merges is the one above. */
function leadAbove(reading: TableReading, row: GridRow): Owner[] {
  const lead = reading.columns.find(({ kind }) => kind === "lead");
  if (!lead || reading.knowsMerges || (row.cells[lead.index]?.text ?? "").trim() !== "") return [];
  const leads = reading.lastOwners.filter(({ role }) => role === "lead");
  if (leads.length > 0)
    reading.found.warnings.push(
      warning(reading.document, row.line, textOf(reading, row, "task"), "filledDown"),
    );
  return leads;
}

/** 二、区城市管理局 as a row of the table: the rows below it are that office's. */
function ownersOfGroup(reading: TableReading): Owner[] | null {
  for (const { text } of reading.heads.toReversed()) {
    const head = ownerHead(text.slice(readMarker(text)?.length ?? 0));
    if (head && head.rest === "")
      return readClause(head.names, contextAt(reading.document, Number.MAX_SAFE_INTEGER)).owners;
  }
  return null;
}

/** The column gives the role; role words and item numbers inside the cell are more exact and win. */
export function ownersInCell(
  document: PlanDocument,
  column: Column,
  text: string,
  columns: readonly Column[],
  line: number,
): Owner[] {
  const context = contextAt(document, line);
  const role = ownerRoles[column.kind] ?? "responsible";
  if (isChinese(text) && (findLabels(text).length > 0 || /牵头|配合|负责|参与|协办/.test(fold(text))))
    return readClause(text, context).owners;
  const lists = tiedRuns(text);
  const alone = columns.filter(({ kind }) => isOwnerColumn(kind)).length === 1;
  const ruled = context.firstIsLead && alone && role === "responsible";
  return lists.flatMap((list) =>
    splitNames(list.text).map((name, index) => {
      const byPlace: Role =
        column.kind === "mixed"
          ? index === 0
            ? "lead"
            : "support"
          : ruled && index === 0 && list === lists[0]
            ? "lead"
            : role;
      return { name: name.name, role: name.role ?? byPlace, items: list.items, collective: name.collective };
    }),
  );
}
