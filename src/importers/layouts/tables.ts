import { contextAt } from "../carry-over.ts";
import { type Owner, readClause } from "../clause.ts";
import { isOwnerColumn } from "../column-kinds.ts";
import { type HeadedGrid, readHeading } from "../columns.ts";
import { type Findings, nothing, warning } from "../findings.ts";
import type { Grid } from "../grid.ts";
import { isPastHeading } from "../headings.ts";
import { gridsOf, type Section } from "../outline.ts";
import { ownerHead } from "../owner-heads.ts";
import type { PlanDocument } from "../plan-document.ts";
import { headingOf } from "../task-texts.ts";
import { readIndicatorTable } from "./indicator-table.ts";
import { readProjectTable } from "./project-table.ts";
import { readTaskTable } from "./task-table.ts";

/** Every table of the document, each read by what its columns say it is; tables of past results are passed over. */
export function readTables(document: PlanDocument, outline: Section): Findings {
  const found = nothing();
  walk(document, outline, [], found);
  return found;
}

function walk(document: PlanDocument, part: Section, path: string[], found: Findings): void {
  const own = part.text === "" ? path : [...path, headingOf(part)];
  let last: HeadedGrid | null = null;
  for (const grid of gridsOf(part)) {
    const table: HeadedGrid | null = readHeading(grid) ?? continued(grid, last);
    last = table;
    if (!table) {
      if (grid.rows.length > 3 && grid.rows[0]!.cells.length > 2)
        found.warnings.push(
          warning(document, grid.line, grid.rows[0]!.cells.map(({ text }) => text).join(" "), "unreadTable"),
        );
      continue;
    }
    const caption = captionOf(part, grid, own);
    const more = readTable(document, table, grid, caption, own);
    if (isEmpty(more) && table.rows.length > 0 && !isPast(table, `${caption} ${table.caption}`))
      found.warnings.push(
        warning(document, grid.line, table.columns.map(({ heading }) => heading).join(" "), "unreadTable"),
      );
    add(found, more);
  }
  for (const child of part.children) walk(document, child, own, found);
}

const isEmpty = (found: Findings): boolean =>
  found.tasks.length + found.indicators.length + found.projects.length + found.projectTasks.length === 0;

/** A table carried on over a page without its heading has the columns of the one before. */
function continued(grid: Grid, last: HeadedGrid | null): HeadedGrid | null {
  return last && grid.rows[0]?.cells.length === last.columns.length
    ? { columns: last.columns, rows: grid.rows, caption: "" }
    : null;
}

/** Headings around a table and the line right above it. */
function captionOf(part: Section, grid: Grid, path: string[]): string {
  const above = part.body[part.body.indexOf(grid) - 1];
  return [...path.slice(-2), above?.kind === "line" && above.text.length < 80 ? above.text : ""].join(" ");
}

function readTable(
  document: PlanDocument,
  table: HeadedGrid,
  grid: Grid,
  caption: string,
  path: string[],
): Findings {
  const has = (...kinds: string[]) => table.columns.some(({ kind }) => kinds.includes(kind));
  const owned = table.columns.some(({ kind }) => isOwnerColumn(kind));
  const around = `${caption} ${table.caption}`;
  if (has("indicator"))
    return isPast(table, around)
      ? nothing()
      : readIndicatorTable(document, table, around, withoutTitle(document, path));
  if (has("project") && (has("investment", "build", "place", "progress") || !has("task", "content")))
    return projectsAndTasks(document, table, grid, path);
  if (
    !has("task", "content", "project", "group") ||
    (!owned && !has("deadline") && ownersAbove(document, path).length === 0)
  )
    return nothing();
  if (isPast(table, around)) return nothing();
  return readTaskTable(
    document,
    asTasks(table),
    { path: withoutTitle(document, path), owners: owned ? [] : ownersAbove(document, path) },
    grid.knowsMerges,
  );
}

const withoutTitle = (document: PlanDocument, path: string[]): string[] =>
  path.filter((heading) => heading !== document.plan.title);

/** What was reached, not what is to be done: 实际 and 现状 columns without a target, or a caption that says so. */
const isPast = (table: HeadedGrid, caption: string): boolean =>
  /实现情况|完成情况(?!汇总|表.*时限)/.test(caption) ||
  (isPastHeading(caption.split(" ").find(Boolean) ?? "") && /十[一二三四]五/.test(caption)) ||
  (table.columns.some(({ kind }) => kind === "past") &&
    table.columns.every(({ kind, heading }) => kind !== "target" || /规划降幅/.test(heading)));

/**
 * Rows of projects that name owners and a limit are tasks like those of a task table. With owners alone they are tasks
 * where the document has no other division: the caller decides.
 */
function projectsAndTasks(document: PlanDocument, table: HeadedGrid, grid: Grid, path: string[]): Findings {
  const projects = readProjectTable(document, table);
  if (!table.columns.some(({ kind }) => isOwnerColumn(kind))) return projects;
  const rows = readTaskTable(document, asTasks(table), { path, owners: [] }, grid.knowsMerges);
  const divides = table.columns.some(({ kind }) => kind === "deadline");
  return divides
    ? { ...projects, tasks: rows.tasks, warnings: rows.warnings }
    : { ...projects, projectTasks: rows.tasks };
}

function asTasks(table: HeadedGrid): HeadedGrid {
  if (table.columns.some(({ kind }) => kind === "task")) return table;
  return {
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      kind: column.kind === "project" ? "task" : column.kind === "build" ? "content" : column.kind,
    })),
  };
}

/** The heading over a table names its owner (一、区安监局; 责任单位：…). */
function ownersAbove(document: PlanDocument, path: readonly string[]): Owner[] {
  for (const heading of path.toReversed()) {
    const bare = heading.replace(/^[(（]?[一二三四五六七八九十\d]+[)）、.．]\s*/, "");
    const head = ownerHead(bare);
    if (head && head.rest === "")
      return readClause(head.names, contextAt(document, Number.MAX_SAFE_INTEGER)).owners;
  }
  return [];
}

function add(found: Findings, more: Findings): void {
  found.tasks.push(...more.tasks);
  found.indicators.push(...more.indicators);
  found.projects.push(...more.projects);
  found.warnings.push(...more.warnings);
  found.projectTasks.push(...more.projectTasks);
}
