import { cellText } from "../cell-text.ts";
import { type Owner, readClause, tiedRuns } from "../clause.ts";
import { type Column, type ColumnKind, type HeadedGrid, isOwnerColumn } from "../columns.ts";
import { deadlineInText, readDeadline } from "../deadlines.ts";
import type { Deadline, Role } from "../draft.ts";
import { assignmentsOf, type Findings, nothing, warning } from "../findings.ts";
import { closeGaps, fold, isChinese } from "../fold.ts";
import type { GridRow } from "../grid.ts";
import { bindingOf, isProjectHeading } from "../headings.ts";
import { findLabels } from "../labels.ts";
import { splitNames } from "../names.ts";
import { readMarker } from "../numbering.ts";
import type { PlanDocument } from "../plan-document.ts";
import { isBareTarget, readQuantity } from "../quantities.ts";

/** What a table inherits from the page around it. */
export interface TableSetting {
  path: string[];
  /** Owners named in the heading above, for tables without an owner column. */
  owners: Owner[];
}

/** A table with one task a row: any columns among number, group, task, content, owners by role, limit. */
export function readTaskTable(
  document: PlanDocument,
  table: HeadedGrid,
  setting: TableSetting,
  knowsMerges: boolean,
): Findings {
  const found = nothing();
  const reading: Reading = {
    document,
    found,
    columns: table.columns,
    setting,
    knowsMerges,
    group: "",
    heads: [],
    lastOwners: [],
    lastDeadline: "",
    series: null,
  };
  for (const row of mergedRows(table)) readRow(reading, row);
  return found;
}

interface Reading {
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
const joint = "\u2028";

/** Rows that differ only in their content (all other cells merged) are one task. */
function mergedRows(table: HeadedGrid): GridRow[] {
  const content = table.columns.filter(({ kind }) => kind === "content").map(({ index }) => index);
  const owned = table.columns
    .filter(({ kind }) => isOwnerColumn(kind) || kind === "task")
    .map(({ index }) => index);
  const rows: GridRow[] = [];
  for (const row of table.rows) {
    const before = rows.at(-1);
    const continues =
      before &&
      content.length > 0 &&
      owned.length > 1 &&
      owned.every((col) => row.cells[col]?.merged === "above") &&
      content.some((col) => row.cells[col]?.merged === null && row.cells[col]?.text);
    if (!continues) {
      rows.push({ ...row, cells: row.cells.map((cell) => ({ ...cell })) });
      continue;
    }
    for (const col of content)
      if (row.cells[col]?.merged === null) {
        before.cells[col]!.text =
          `${cellText(before.cells[col]!.text)}${joint}${cellText(row.cells[col]!.text)}`;
      }
  }
  return rows;
}

const ofKind = (reading: Reading, row: GridRow, kind: ColumnKind) =>
  reading.columns
    .filter((column) => column.kind === kind)
    .map(({ index }) => row.cells[index])
    .filter((cell) => cell !== undefined);

const textOf = (reading: Reading, row: GridRow, kind: ColumnKind): string =>
  ofKind(reading, row, kind)
    .filter(({ merged }) => merged !== "left")
    .map(({ text }) => cellText(text).replaceAll(joint, "\n"))
    .filter(Boolean)
    .join("\n");

function readRow(reading: Reading, row: GridRow): void {
  if (isGroupRow(reading, row)) {
    enterGroup(reading, row);
    return;
  }
  const group = textOf(reading, row, "group");
  if (group !== "") reading.group = group;
  const taskCells = ofKind(reading, row, "task");
  const shared =
    taskCells.length > 0 && taskCells.every(({ merged, text }) => merged === "above" && text !== "");
  const task = textOf(reading, row, "task");
  const content = textOf(reading, row, "content");
  const texts = splitTitle(task, content);
  if (texts.content === "" && texts.title === null) return;
  const clause = clauseIn(reading, texts);
  const owners = ownersOf(reading, row, clause);
  const path = [
    ...reading.setting.path,
    ...reading.heads.map(({ text }) => text),
    ...(reading.group ? [reading.group] : []),
  ];
  const seq = seqOf(reading, row, texts);
  const assignments = assignmentsOf(reading.document, owners, row.line, reading.found.warnings);
  const deadline = deadlineOf(reading, row, texts, clause);
  const split =
    shared && texts.title ? { path: [...path, texts.title], title: null } : { path, title: texts.title };
  if (row.shifted)
    reading.found.warnings.push(
      warning(reading.document, row.line, `${seq ?? ""} ${task}`.trim(), "shifted"),
    );
  if (assignments.length === 0)
    reading.found.warnings.push(
      warning(reading.document, row.line, `${seq ?? ""} ${task}`.trim(), "noOwner"),
    );
  reading.found.tasks.push({
    seq,
    ...split,
    content: texts.content,
    clause,
    deadline,
    assignments,
    line: row.line,
  });
  addIndicator(reading, row, texts, assignments, path);
  if (path.some(isProjectHeading)) {
    reading.found.projects.push({
      name: texts.title ?? texts.content,
      lead: leadsOf(owners),
      investment: null,
      unit: null,
      progress: null,
      content: texts.content,
      place: null,
      line: row.line,
    });
  }
}

export const leadsOf = (owners: readonly Owner[]): string[] => {
  const leads = owners.filter(({ role }) => role === "lead");
  return (leads.length > 0 ? leads : owners.filter(({ role }) => role === "responsible")).map(
    ({ name }) => name,
  );
};

/** One text across the row, or alone in it: a heading for the rows below. */
function isGroupRow(reading: Reading, row: GridRow): boolean {
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

function enterGroup(reading: Reading, row: GridRow): void {
  const text = cellText(row.cells.find(({ text }) => text !== "")!.text);
  if (/^(?:注|备注|说明)[:：]|^合计/.test(text)) return;
  const rank = readMarker(text)?.rank ?? 3;
  while (reading.heads.length > 0 && reading.heads.at(-1)!.rank >= rank) reading.heads.pop();
  reading.heads.push({ text, rank });
  reading.group = "";
  reading.lastOwners = [];
}

function splitTitle(task: string, content: string): { title: string | null; content: string } {
  if (content === "" || task === content) return { title: null, content: task };
  return task === "" ? { title: null, content } : { title: task, content };
}

const ownNumber = /^[(（]?(\d{1,3}(?:[.-]\d{1,2})*|[一二三四五六七八九十]{1,3})[)）.、]?$/;

/** The number column; else the number the task's own text begins with. */
function seqOf(
  reading: Reading,
  row: GridRow,
  texts: { title: string | null; content: string },
): string | null {
  const printed = fold(textOf(reading, row, "seq")).replace(/\s+/g, "");
  if (printed !== "") {
    const value = Number(printed);
    if (Number.isInteger(value)) {
      if (reading.series !== null && value > reading.series + 1)
        reading.found.warnings.push(warning(reading.document, row.line, printed, "seriesBreaks"));
      reading.series = value;
    }
    return ownNumber.exec(printed)?.[1] ?? printed.replace(/[()、.]+$/, "");
  }
  const key = texts.title === null ? "content" : "title";
  const marker = readMarker(texts[key] ?? "");
  if (
    !marker ||
    marker.length >= texts[key]!.length ||
    (key === "content" && /\(2\)|（2）|②/.test(texts.content))
  )
    return null;
  texts[key] = texts[key]!.slice(marker.length).trim();
  return marker.printed;
}

/** A clause printed inside the cells, where the table has no owner column. */
function clauseIn(reading: Reading, texts: { title: string | null; content: string }): string | null {
  if (reading.columns.some(({ kind }) => isOwnerColumn(kind))) return null;
  const match = /[(（]((?:责任|牵头|配合)(?:单位|部门)[:：][^()（）]*)[)）]\s*[。]?$/.exec(texts.content);
  if (!match) return null;
  texts.content = texts.content.slice(0, match.index).trim();
  return match[1]!;
}

const ownerRoles: Partial<Record<ColumnKind, Role>> = {
  lead: "lead",
  responsible: "responsible",
  participate: "participate",
  support: "support",
};

function ownersOf(reading: Reading, row: GridRow, clause: string | null): Owner[] {
  const owners: Owner[] = [];
  const { document } = reading;
  for (const column of reading.columns) {
    const cell = row.cells[column.index];
    if (!isOwnerColumn(column.kind) || !cell || cell.merged === "left") continue;
    for (const owner of ownersInCell(document, column, cell.text, reading.columns)) {
      if (!owners.some((other) => other.name === owner.name && other.role === owner.role)) owners.push(owner);
    }
  }
  if (clause) return readClause(clause, document).owners;
  if (owners.length > 0) {
    reading.lastOwners = owners;
    return owners;
  }
  if (!reading.columns.some(({ kind }) => isOwnerColumn(kind))) return reading.setting.owners;
  const empty = reading.columns.every(
    ({ kind, index }) => !isOwnerColumn(kind) || (row.cells[index]?.text ?? "") === "",
  );
  if (!empty || reading.knowsMerges || reading.lastOwners.length === 0) return [];
  reading.found.warnings.push(warning(document, row.line, textOf(reading, row, "task"), "filledDown"));
  return reading.lastOwners;
}

/** The column gives the role; role words and item numbers inside the cell are more exact and win. */
export function ownersInCell(
  document: PlanDocument,
  column: Column,
  text: string,
  columns: readonly Column[],
): Owner[] {
  const role = ownerRoles[column.kind] ?? "responsible";
  if (isChinese(text) && (findLabels(text).length > 0 || /牵头|配合|负责|参与|协办/.test(fold(text))))
    return readClause(text, document).owners.map((owner) => owner);
  const lists = tiedRuns(text);
  const alone = columns.filter(({ kind }) => isOwnerColumn(kind)).length === 1;
  const ruled = document.firstIsLead && alone && role === "responsible";
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

function deadlineOf(
  reading: Reading,
  row: GridRow,
  texts: { title: string | null; content: string },
  clause: string | null,
): Deadline | null {
  const { years } = reading.document;
  const printed = textOf(reading, row, "deadline").replace(/\n+/g, "");
  if (printed !== "") reading.lastDeadline = printed;
  const text =
    printed === "" && !reading.knowsMerges && reading.columns.some(({ kind }) => kind === "deadline")
      ? reading.lastDeadline
      : printed;
  const deadline = text === "" ? null : readDeadline(text, years);
  if (
    deadline?.kind === "ongoing" &&
    !/长期|持续|工作中|常态|全年|日常|ongoing|continu|long/i.test(deadline.text)
  ) {
    reading.found.warnings.push(warning(reading.document, row.line, deadline.text, "oddDeadline"));
  }
  return (
    deadline ??
    (clause ? readClause(clause, reading.document).deadline : null) ??
    (printed === "" ? deadlineInText(`${texts.title ?? ""}。${texts.content}`, years) : null)
  );
}

/** A row whose content is a target and nothing else is a task and an indicator. */
function addIndicator(
  reading: Reading,
  row: GridRow,
  texts: { title: string | null; content: string },
  assignments: Findings["indicators"][number]["assignments"],
  path: string[],
): void {
  if (!texts.title || !isBareTarget(texts.content)) return;
  reading.found.indicators.push({
    name: texts.title,
    target: closeGaps(texts.content),
    ...readQuantity(texts.content),
    binding: bindingOf(path.join("")),
    years: [],
    assignments,
    line: row.line,
  });
}
