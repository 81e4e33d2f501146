import { contextAt } from "../carry-over.ts";
import { cellText } from "../cell-text.ts";
import { type Owner, readClause } from "../clause.ts";
import { isOwnerColumn } from "../column-kinds.ts";
import { type HeadedGrid, isCountedGroup } from "../columns.ts";
import { deadlineInText, readDeadline } from "../deadlines.ts";
import type { Deadline } from "../draft.ts";
import { assignmentsOf, type Findings, nothing, warning } from "../findings.ts";
import { closeGaps, fold } from "../fold.ts";
import type { GridRow } from "../grid.ts";
import { bindingOf, isProjectHeading } from "../headings.ts";
import { isSubItem, readMarker } from "../numbering.ts";
import type { PlanDocument } from "../plan-document.ts";
import { isBareTarget, readQuantity } from "../quantities.ts";
import {
  joint,
  leadsOf,
  ofKind,
  ownersOf,
  type TableReading,
  type TableSetting,
  textOf,
} from "../table-owners.ts";
import { enterCounted, enterGroup, headingsAbove, isGroupRow } from "./group-rows.ts";

/** A table with one task a row: any columns among number, group, task, content, owners by role, limit. */
export function readTaskTable(
  document: PlanDocument,
  table: HeadedGrid,
  setting: TableSetting,
  knowsMerges: boolean,
): Findings {
  const found = nothing();
  const reading: TableReading = {
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
  const mixed = table.columns.find(({ kind, heading }) => kind === "mixed" && /牵头/.test(fold(heading)));
  if (mixed) found.warnings.push(warning(document, table.rows[0]?.line ?? 1, mixed.heading, "mixedColumn"));
  for (const row of mergedRows(table)) {
    if (isCountedGroup(table, row)) enterCounted(reading, row);
    else readRow(reading, row);
  }
  return found;
}

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

function readRow(reading: TableReading, row: GridRow): void {
  if (row.cells.some(({ text, merged }) => merged === null && /^(?:合\s*计|总\s*计|小\s*计)$/.test(text)))
    return;
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
  if (texts.title !== null && headsNumbered(texts.title, texts.content)) {
    reading.group = texts.title;
    texts.title = null;
  }
  if (texts.content === "" && texts.title === null) return;
  const clause = clauseIn(reading, texts);
  const owners = ownersOf(reading, row, clause);
  const path = [
    ...headingsAbove(reading),
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
  if (path.some(isProjectHeading)) addProject(reading, row, texts, owners);
}

function addProject(
  reading: TableReading,
  row: GridRow,
  texts: { title: string | null; content: string },
  owners: readonly Owner[],
): void {
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

/** （一）制定清单 beside 1.制定全市清单: the first cell groups, the numbered one is the task. */
function headsNumbered(title: string, content: string): boolean {
  const [outer, inner] = [readMarker(title), readMarker(content)];
  return (
    outer !== null &&
    inner !== null &&
    outer.rank < inner.rank &&
    !isSubItem(inner) &&
    !content.includes("\n")
  );
}

function splitTitle(task: string, content: string): { title: string | null; content: string } {
  if (content === "" || task === content) return { title: null, content: task };
  return task === "" ? { title: null, content } : { title: task, content };
}

const ownNumber = /^[(（]?(\d{1,3}(?:[.-]\d{1,2})*|[一二三四五六七八九十]{1,3})[)）.、]?$/;

/** The number column; else the number the task's own text begins with. */
function seqOf(
  reading: TableReading,
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
function clauseIn(reading: TableReading, texts: { title: string | null; content: string }): string | null {
  if (reading.columns.some(({ kind }) => isOwnerColumn(kind))) return null;
  const match = /[(（]((?:责任|牵头|配合)(?:单位|部门)[:：][^()（）]*)[)）]\s*[。]?$/.exec(texts.content);
  if (!match) return null;
  texts.content = texts.content.slice(0, match.index).trim();
  return match[1]!;
}

function deadlineOf(
  reading: TableReading,
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
    (clause ? readClause(clause, contextAt(reading.document, row.line)).deadline : null) ??
    (printed === "" ? deadlineInText(`${texts.title ?? ""}。${texts.content}`, years) : null)
  );
}

/** A row whose content is a target and nothing else is a task and an indicator. */
function addIndicator(
  reading: TableReading,
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
