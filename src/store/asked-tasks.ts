import type { Role } from "../domain/role.ts";
import type { Assignment, Task } from "../domain/task.ts";
import { type Db, marks, text, type Value } from "./db.ts";
import { assignmentFrom, taskFrom } from "./tasks.ts";

/**
 * The reads behind questions. Each goes by an index, so that what it costs follows from what is found, not from how many
 * tasks there are (tests/services/tasks/query-plans.test.ts shows the plans).
 */
export const queries = {
  byIds: (ids: readonly string[]) =>
    `SELECT * FROM tasks WHERE id IN (${marks(ids)}) AND removed_on IS NULL ORDER BY ord`,
  byNumbers: (numbers: readonly string[]) =>
    `SELECT * FROM tasks WHERE plan = ? AND number IN (${marks(numbers)}) AND removed_on IS NULL ORDER BY ord`,
  dueWithin: `SELECT * FROM tasks WHERE plan = ? AND due >= ? AND due <= ? AND removed_on IS NULL ORDER BY ord`,
  beginning: `SELECT * FROM tasks WHERE plan = ? AND starts >= ? AND starts <= ? AND removed_on IS NULL ORDER BY ord`,
  undated: `SELECT * FROM tasks WHERE plan = ? AND due IS NULL AND removed_on IS NULL ORDER BY ord`,
  ofBodies: (bodies: readonly string[]) =>
    `SELECT * FROM assignments WHERE body IN (${marks(bodies)}) AND plan = ? ORDER BY position`,
  ofGroups: (groups: readonly string[]) =>
    `SELECT * FROM assignments WHERE group_id IN (${marks(groups)}) ORDER BY position`,
  near: `SELECT t.* FROM task_text f CROSS JOIN tasks t ON t.key = f.rowid
    WHERE f.task_text MATCH ? AND t.plan = ? AND t.removed_on IS NULL ORDER BY bm25(task_text, 0, 5, 1) LIMIT ?`,
  speaking: `SELECT 1 FROM task_text f CROSS JOIN tasks t ON t.key = f.rowid
    WHERE f.task_text MATCH ? AND t.plan = ? AND t.removed_on IS NULL LIMIT 1`,
  matching: `SELECT t.* FROM task_text f CROSS JOIN tasks t ON t.key = f.rowid
    WHERE f.task_text MATCH ? AND t.plan = ? AND t.removed_on IS NULL ORDER BY t.ord`,
};

/** Tasks that a query fits best, best first; a title counts more than the text. */
export async function tasksNear(db: Db, plan: string, match: string, limit: number): Promise<Task[]> {
  return tasks(db, queries.near, [match, plan, limit]);
}

const firstDay = "0000-01-01";
const lastDay = "9999-12-31";

const tasks = async (db: Db, sql: string, args: Value[]): Promise<Task[]> =>
  (await db.all(sql, args)).map(taskFrom);

export const tasksByIds = (db: Db, ids: readonly string[]): Promise<Task[]> =>
  ids.length ? tasks(db, queries.byIds(ids), [...ids]) : Promise.resolve([]);

export const tasksByNumbers = (db: Db, plan: string, numbers: readonly string[]): Promise<Task[]> =>
  numbers.length ? tasks(db, queries.byNumbers(numbers), [plan, ...numbers]) : Promise.resolve([]);

/** Civil dates, inclusive; null = open. */
export const tasksDueWithin = (
  db: Db,
  plan: string,
  from: string | null,
  to: string | null,
): Promise<Task[]> => tasks(db, queries.dueWithin, [plan, from ?? firstDay, to ?? lastDay]);

export const tasksBeginning = (
  db: Db,
  plan: string,
  from: string | null,
  to: string | null,
): Promise<Task[]> => tasks(db, queries.beginning, [plan, from ?? firstDay, to ?? lastDay]);

export const undatedTasks = (db: Db, plan: string): Promise<Task[]> => tasks(db, queries.undated, [plan]);

/** @param match a query in FTS5's language, made by `searchQuery` */
export const tasksMatching = (db: Db, plan: string, match: string): Promise<Task[]> =>
  tasks(db, queries.matching, [match, plan]);

/** For each query whether any task fits it; one round trip. */
export async function tasksSpeak(db: Db, plan: string, matches: readonly string[]): Promise<boolean[]> {
  const found = await db.read(matches.map((match) => ({ sql: queries.speaking, args: [match, plan] })));
  return found.map((rows) => rows.length > 0);
}

export async function assignmentsOfBodies(
  db: Db,
  plan: string,
  bodies: readonly string[],
): Promise<Assignment[]> {
  if (bodies.length === 0) return [];
  return (await db.all(queries.ofBodies(bodies), [...bodies, plan])).map(assignmentFrom);
}

export async function assignmentsOfGroups(db: Db, groups: readonly string[]): Promise<Assignment[]> {
  if (groups.length === 0) return [];
  return (await db.all(queries.ofGroups(groups), [...groups])).map(assignmentFrom);
}

/** First and last number of the plan's tasks, and how many there are. */
export async function numberRange(
  db: Db,
  plan: string,
): Promise<{ first: string; last: string; total: number } | null> {
  const [row] = await db.all(
    `SELECT (SELECT number FROM tasks WHERE plan = ?1 AND removed_on IS NULL ORDER BY ord LIMIT 1) AS first,
       (SELECT number FROM tasks WHERE plan = ?1 AND removed_on IS NULL ORDER BY ord DESC LIMIT 1) AS last,
       (SELECT count(*) FROM tasks WHERE plan = ?1 AND removed_on IS NULL) AS total`,
    [plan],
  );
  return row && row.first !== null
    ? { first: text(row, "first"), last: text(row, "last"), total: Number(row.total) }
    : null;
}

/** True where the plan gives any task to anybody. */
/** The roles that the plan prints. */
export async function rolesOfPlan(db: Db, plan: string): Promise<Set<Role>> {
  const rows = await db.all(
    "SELECT DISTINCT a.role FROM tasks t JOIN assignments a ON a.task = t.id WHERE t.plan = ?",
    [plan],
  );
  return new Set(rows.map((row) => text(row, "role") as Role));
}

export async function hasDivision(db: Db, plan: string): Promise<boolean> {
  const rows = await db.all(
    "SELECT 1 FROM tasks t WHERE t.plan = ? AND EXISTS (SELECT 1 FROM assignments a WHERE a.task = t.id) LIMIT 1",
    [plan],
  );
  return rows.length > 0;
}
