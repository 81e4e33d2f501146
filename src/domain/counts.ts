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
  /** Civil date of the newest report by anybody, null when none. */
  lastReportOn: string | null;
  /** Reported by anybody in the week counted. */
  reportedThisWeek: boolean;
  /** No report where one was to be expected ({@link isSilent} or the plan's own cycle). */
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
 * - `silent`: a report was to be expected in this cycle and none came
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

export function partOf(entry: Pick<TaskAsOf, "done" | "said">): Part {
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

/** Where no reporting cycle is set: open, begun, not standing, and nothing reported in the calendar month. */
export function isSilent(entry: Omit<TaskAsOf, "silent">, on: string): boolean {
  const { task, lastReportOn } = entry;
  const begins = startsOn(task.deadline);
  if (entry.done || task.phase !== "open" || isStanding(task.deadline)) return false;
  if (begins !== null && begins > on) return false;
  return lastReportOn === null || lastReportOn.slice(0, 7) < on.slice(0, 7);
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
