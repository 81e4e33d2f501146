import {
  type Column,
  type ColumnKind,
  columnKind,
  headingKey,
  isOwnerColumn,
  isTextColumn,
} from "./column-kinds.ts";
import type { GridRow } from "./grid.ts";

/** The same word means another thing beside other columns: settle what only the whole row can tell. */
export function settle(columns: Column[], rows: readonly GridRow[]): Column[] {
  const has = (kind: ColumnKind) => columns.some((column) => column.kind === kind);
  const change = (test: (column: Column) => boolean, kind: ColumnKind) => {
    for (const column of columns) if (test(column)) column.kind = kind;
  };
  if (has("indicator"))
    change(({ kind, heading }) => kind === "responsible" && headingKey(heading) === "单位", "unit");
  if (has("indicator")) change(({ kind }) => kind === "task", "target");
  if (!has("indicator") && !has("project")) change(({ kind }) => kind === "target", "content");
  if (has("project") && !has("investment") && !has("build") && !has("place"))
    change(({ kind }) => kind === "progress", "content");
  if (!has("project") && !has("investment"))
    change(({ kind }) => kind === "progress" || kind === "build", "content");
  adoptUnknown(columns, rows);
  settleTexts(columns);
  return columns;
}

/**
 * No list of words knows every heading (民生实事, 改革条款, 议题): where the table says who or by when but not what, the
 * widest column of an unknown heading says what, before all one left of the owners; so does one right before the content.
 */
function adoptUnknown(columns: Column[], rows: readonly GridRow[]): void {
  const field = columns.findIndex(({ kind }) => isOwnerColumn(kind) || kind === "deadline");
  if (field < 0 || columns.some(({ kind }) => kind === "project" || kind === "indicator")) return;
  const unknown = columns.filter(({ kind, heading }) => kind === "other" && columnKind(heading) === null);
  if (columns.some(({ kind }) => kind === "task")) return;
  const last = columns.findLastIndex(({ kind }) => kind === "group");
  const content = columns.findIndex(({ kind }) => kind === "content");
  const candidates = unknown.filter(({ index }) => (content < 0 ? index > last : index === content - 1));
  const left = candidates.filter(({ index }) => index < field);
  const widest = (left.length > 0 ? left : candidates)
    .map((column) => ({ column, width: meanLength(rows, column.index) }))
    .sort((a, b) => b.width - a.width)[0];
  if (widest && widest.width >= minTaskWidth) widest.column.kind = "task";
}

/** Characters a cell of tasks has on average at the least; numbers and codes have fewer. */
const minTaskWidth = 4;

function meanLength(rows: readonly GridRow[], col: number): number {
  const texts = rows.flatMap(({ cells }) => cells[col]?.text || []);
  return texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
}

/** Of several text columns the first, coarse one groups, the next names the task, the rest are its content. */
function settleTexts(columns: Column[]): void {
  if (columns.some(({ kind }) => kind === "project" || kind === "indicator")) return;
  const texts = columns.filter(({ kind }) => isTextColumn(kind));
  const tasks = texts.filter(({ kind }) => kind === "task");
  if (tasks.length >= 2) {
    for (const column of tasks.slice(1))
      if (columnKind(column.heading) !== "task" || tasks.length > 1) column.kind = "content";
  }
  if (tasks.length === 0) {
    const first = texts.find(({ kind }) => kind === "content");
    if (first) first.kind = "task";
    else if (texts.length > 0) texts.at(-1)!.kind = "task";
  }
}
