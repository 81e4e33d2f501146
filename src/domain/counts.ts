import { isStanding, startsOn } from "./deadline.ts";
import type { SelfState } from "./report.ts";
import type { Task } from "./task.ts";
import { addDays, dueSoonDays } from "./task-state.ts";

/** A task as it stood at the end of a day. */
export interface TaskAsOf {
  task: Task;
  /** Closed on or before that day. */
  done: boolean;
  /** What its counting reports say together; null when there is none yet. */
  said: SelfState | null;
  /** Reported by anybody in the week counted. */
  reportedThisWeek: boolean;
  /** A report that the 期 asks for is missing ({@link isSilent}). */
  silent: boolean;
}

/**
 * The figures of a digest. `done`, `inProgress`, `notStarted` and `blocked` part `total`; the rest lie over them and a
 * task may be in several.
 * - `total`: tasks of the scope
 * - `done`: closed (已完成 confirmed), by the day counted
 * - `blocked`: not done, and the counting reports say 受阻
 * - `notStarted`: not done, and nothing reported yet, or reported as 未启动
 * - `inProgress`: all others
 * - `overdue`: open and its limit lies before the day counted
 * - `dueSoon`: open and its limit lies on that day or in the two weeks after
 * - `reportedThisWeek`: at least one report dated in the week
 * - `silent`: open, begun, not standing, and a report the current 期 asks for is missing
 */
export interface Counts {
  total: number;
  done: number;
  inProgress: number;
  notStarted: number;
  blocked: number;
  overdue: number;
  dueSoon: number;
  reportedThisWeek: number;
  silent: number;
}

export type Part = "done" | "inProgress" | "notStarted" | "blocked";

function partOf(entry: Pick<TaskAsOf, "done" | "said">): Part {
  if (entry.done) return "done";
  if (entry.said === "blocked") return "blocked";
  return entry.said === null || entry.said === "notStarted" ? "notStarted" : "inProgress";
}

/** Waiting for the check or suspended, a task is nobody's to hurry. */
const isOpen = (entry: TaskAsOf): boolean =>
  !entry.done && entry.task.phase !== "suspended" && entry.task.phase !== "awaiting";

export const isOverdue = (entry: TaskAsOf, on: string): boolean =>
  isOpen(entry) && entry.task.due !== null && entry.task.due < on;

export const isDueSoon = (entry: TaskAsOf, on: string): boolean =>
  isOpen(entry) &&
  entry.task.due !== null &&
  entry.task.due >= on &&
  entry.task.due <= addDays(on, dueSoonDays);

/**
 * True when the current 期 asks for a report on the task and one of those that answer for it has not given it: open,
 * begun, not standing. A task nobody owns is asked of nobody.
 * @param answering ids of the accountable bodies · @param reported ids of those that reported in the 期
 */
export function isSilent(
  task: Pick<Task, "phase" | "deadline">,
  answering: readonly string[],
  reported: ReadonlySet<string>,
  on: string,
): boolean {
  const begins = startsOn(task.deadline);
  if (task.phase !== "open" || isStanding(task.deadline) || (begins !== null && begins > on)) return false;
  return answering.some((body) => !reported.has(body));
}

/** @param on the civil day counted */
export function countTasks(entries: readonly TaskAsOf[], on: string): Counts {
  const count = (test: (entry: TaskAsOf) => boolean): number => entries.filter(test).length;
  const part = (wanted: Part): number => count((entry) => partOf(entry) === wanted);
  return {
    total: entries.length,
    done: part("done"),
    inProgress: part("inProgress"),
    notStarted: part("notStarted"),
    blocked: part("blocked"),
    overdue: count((entry) => isOverdue(entry, on)),
    dueSoon: count((entry) => isDueSoon(entry, on)),
    reportedThisWeek: count((entry) => entry.reportedThisWeek),
    silent: count((entry) => entry.silent),
  };
}
