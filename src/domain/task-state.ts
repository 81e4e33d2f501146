import { isStanding } from "./deadline.ts";
import type { Report } from "./report.ts";
import type { Task } from "./task.ts";

/** The computed state, told from the limit and the last report (domain: state; the self-rated one is kept beside it). */
export const taskStates = [
  "done",
  "awaiting",
  "suspended",
  "overdue",
  "blocked",
  "behind",
  "dueSoon",
  "ahead",
  "onTrack",
  "standing",
  "notStarted",
] as const;
export type TaskState = (typeof taskStates)[number];

export type Light = "green" | "yellow" | "red" | "blue" | "grey";

/** A limit this many days ahead is 临近时限. */
export const dueSoonDays = 14;

const lights: Record<TaskState, Light> = {
  done: "green",
  awaiting: "blue",
  suspended: "grey",
  overdue: "red",
  blocked: "yellow",
  behind: "yellow",
  dueSoon: "yellow",
  ahead: "green",
  onTrack: "green",
  standing: "green",
  notStarted: "grey",
};

export const lightOf = (state: TaskState): Light => lights[state];

/**
 * @param last the report that counts for the task, newest; null when none
 * @param today civil date, "2018-06-04"
 */
export function taskState(
  task: Pick<Task, "phase" | "due" | "deadline">,
  last: Pick<Report, "state"> | null,
  today: string,
): TaskState {
  if (task.phase !== "open") return task.phase;
  if (task.due && task.due < today) return "overdue";
  if (last?.state === "blocked" || last?.state === "behind") return last.state;
  if (task.due && task.due <= addDays(today, dueSoonDays)) return "dueSoon";
  if (isStanding(task.deadline)) return "standing";
  if (!last || last.state === "notStarted") return "notStarted";
  return last.state === "ahead" ? "ahead" : "onTrack";
}

/** Civil arithmetic, no zone involved. @param date "2018-06-04" */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one civil date to another, negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
