import type { Change } from "./change.ts";
import { type Db, int, type Row, text, textOrNull } from "./db.ts";

export type TaskEventKind = "closed" | "reopened" | "suspended" | "resumed" | "limit" | "owners";
/** How the clerk made sure: 查阅资料, 电话核实, 现场核查. */
export const checks = ["papers", "phone", "site"] as const;
export type Check = (typeof checks)[number];

/** What happened to a task's life, limit or owners. Never overwritten. */
export interface TaskEvent {
  task: string;
  kind: TaskEventKind;
  person: string;
  reason: string;
  /** closed only */
  checked: Check | null;
  /** closed only: true = 超时办结, false = 正常办结 */
  late: boolean | null;
  /** limit: civil dates; owners: the owners in words; else null */
  before: string | null;
  after: string | null;
  at: number;
}

export function addTaskEvent(tx: Pick<Change, "add">, event: TaskEvent): void {
  tx.add(
    `INSERT INTO task_events (task, kind, person, reason, checked, late, before, after, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      event.task,
      event.kind,
      event.person,
      event.reason,
      event.checked,
      event.late === null ? null : Number(event.late),
      event.before,
      event.after,
      event.at,
    ],
  );
}

/** Oldest first. */
export async function eventsOfTask(db: Db, task: string): Promise<TaskEvent[]> {
  return (await db.all("SELECT * FROM task_events WHERE task = ? ORDER BY id", [task])).map(eventFrom);
}

const eventFrom = (row: Row): TaskEvent => ({
  task: text(row, "task"),
  // Only the verbs of services/reports write kinds and checks.
  kind: text(row, "kind") as TaskEventKind,
  person: text(row, "person"),
  reason: text(row, "reason"),
  checked: textOrNull(row, "checked") as Check | null,
  late: row.late === null ? null : int(row, "late") === 1,
  before: textOrNull(row, "before"),
  after: textOrNull(row, "after"),
  at: int(row, "at"),
});

/** The first limit of an extended task: it stays visible beside the new one; null when it was never moved. */
export async function firstLimits(db: Db, plan: string): Promise<Map<string, string>> {
  const rows = await db.all(
    `SELECT e.task, e.before FROM task_events e JOIN tasks t ON t.id = e.task
     WHERE t.plan = ? AND e.kind = 'limit' AND e.before IS NOT NULL ORDER BY e.id DESC`,
    [plan],
  );
  return new Map(rows.map((row) => [text(row, "task"), text(row, "before")]));
}

/** Id of a task → when the clerk last reopened it, ms by the bot's clock. */
export async function reopenings(db: Db, plan: string): Promise<Map<string, number>> {
  const rows = await db.all(
    `SELECT e.task, max(e.at) AS at FROM task_events e JOIN tasks t ON t.id = e.task
     WHERE t.plan = ? AND e.kind = 'reopened' GROUP BY e.task`,
    [plan],
  );
  return new Map(rows.map((row) => [text(row, "task"), int(row, "at")]));
}
