import type { Assignment, Phase, Task } from "../domain/task.ts";
import { type Db, int, json, marks, type Row, text, textOrNull } from "./db.ts";

export function taskFrom(row: Row): Task {
  return {
    id: text(row, "id"),
    plan: text(row, "plan"),
    ord: int(row, "ord"),
    number: text(row, "number"),
    seq: textOrNull(row, "seq"),
    path: json<string[]>(row, "path"),
    title: textOrNull(row, "title"),
    content: text(row, "content"),
    clause: textOrNull(row, "clause"),
    deadline: row.deadline === null ? null : json<Task["deadline"]>(row, "deadline"),
    due: textOrNull(row, "due"),
    // Only our own verbs write phases.
    phase: text(row, "phase") as Phase,
    doneOn: textOrNull(row, "done_on"),
  };
}

export function assignmentFrom(row: Row): Assignment {
  return {
    task: text(row, "task"),
    name: text(row, "name"),
    canonical: text(row, "canonical"),
    body: textOrNull(row, "body"),
    group: textOrNull(row, "group_id"),
    // Only the import and the assigning verb write roles.
    role: text(row, "role") as Assignment["role"],
    items: row.items === null ? null : json<number[]>(row, "items"),
    from: textOrNull(row, "from_on"),
    until: textOrNull(row, "until_on"),
  };
}

/** Tasks of a plan in the document's order, without the removed ones. */
export async function tasksOfPlan(db: Db, plan: string): Promise<Task[]> {
  return (await db.all("SELECT * FROM tasks WHERE plan = ? AND removed_on IS NULL ORDER BY ord", [plan])).map(
    taskFrom,
  );
}

export async function taskById(db: Db, id: string): Promise<Task | null> {
  const [row] = await db.all("SELECT * FROM tasks WHERE id = ?", [id]);
  return row ? taskFrom(row) : null;
}

/** The task people call by this number; null when the plan has none or it was removed. */
export async function taskByNumber(db: Db, plan: string, number: string): Promise<Task | null> {
  const [row] = await db.all("SELECT * FROM tasks WHERE plan = ? AND number = ? AND removed_on IS NULL", [
    plan,
    number,
  ]);
  return row ? taskFrom(row) : null;
}

export async function assignmentsOfPlan(db: Db, plan: string): Promise<Assignment[]> {
  const rows = await db.all(
    `SELECT a.* FROM tasks t JOIN assignments a ON a.task = t.id WHERE t.plan = ? ORDER BY t.ord, a.position`,
    [plan],
  );
  return rows.map(assignmentFrom);
}

export async function assignmentsOfTasks(db: Db, tasks: readonly string[]): Promise<Assignment[]> {
  if (tasks.length === 0) return [];
  const rows = await db.all(
    `SELECT * FROM assignments WHERE task IN (${marks(tasks)}) ORDER BY task, position`,
    [...tasks],
  );
  return rows.map(assignmentFrom);
}

/** As {@link taskById}, but null once an amendment of the plan has removed it. */
export async function standingTaskById(db: Db, id: string): Promise<Task | null> {
  const [row] = await db.all("SELECT * FROM tasks WHERE id = ? AND removed_on IS NULL", [id]);
  return row ? taskFrom(row) : null;
}

/** Ids of the plans in which one of the bodies has a task, directly or through a group. */
export async function plansOfBodies(db: Db, bodies: readonly string[]): Promise<string[]> {
  if (bodies.length === 0) return [];
  const rows = await db.all(
    `SELECT DISTINCT plan FROM assignments WHERE body IN (${marks(bodies)})
       OR group_id IN (SELECT group_id FROM group_members WHERE body IN (${marks(bodies)}))`,
    [...bodies, ...bodies],
  );
  return rows.map((row) => text(row, "plan"));
}

/** Plans that have a task of this number today. */
export async function plansWithNumber(
  db: Db,
  number: string,
): Promise<{ id: string; region: string; title: string }[]> {
  const rows = await db.all(
    `SELECT p.id, p.region, p.title FROM plans p JOIN tasks t ON t.plan = p.id
     WHERE t.number = ? AND t.removed_on IS NULL ORDER BY p.imported_at, p.id`,
    [number],
  );
  return rows.map((row) => ({
    id: text(row, "id"),
    region: text(row, "region"),
    title: text(row, "title"),
  }));
}
