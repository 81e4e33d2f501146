import type { Role } from "../domain/role.ts";
import { type Db, int, type Row, text } from "./db.ts";

export const countQueries = {
  phases: `SELECT phase, standing, count(*) AS n, sum(due IS NOT NULL) AS dated FROM tasks
    WHERE plan = ? AND removed_on IS NULL GROUP BY phase, standing`,
  overdue: `SELECT count(*) AS n FROM tasks WHERE plan = ? AND phase = 'open' AND standing = 0 AND due < ? AND removed_on IS NULL`,
  dueSoon: `SELECT count(*) AS n FROM tasks
    WHERE plan = ? AND phase = 'open' AND standing = 0 AND due >= ? AND due <= ? AND removed_on IS NULL`,
  reported: "SELECT count(DISTINCT task) AS n FROM reports WHERE plan = ?",
  overdueByBody: `SELECT b.name, count(*) AS n FROM tasks t
    JOIN assignments a ON a.task = t.id AND a.role IN ('lead', 'responsible') AND a.until_on IS NULL
    JOIN bodies b ON b.id = a.body
    WHERE t.plan = ?1 AND t.phase = 'open' AND t.standing = 0 AND t.due < ?2 AND t.removed_on IS NULL
    GROUP BY b.id ORDER BY n DESC, min(t.ord) LIMIT ?3`,
  tasksByBody: `SELECT b.name, count(DISTINCT t.id) AS n FROM tasks t
    JOIN assignments a ON a.task = t.id AND a.until_on IS NULL JOIN bodies b ON b.id = a.body
    WHERE t.plan = ?1 AND t.removed_on IS NULL AND (?3 IS NULL OR instr(?3, a.role))
    GROUP BY b.id ORDER BY n DESC, min(t.ord) LIMIT ?2`,
};

export interface PlanCounts {
  total: number;
  done: number;
  overdue: number;
  dueSoon: number;
  standing: number;
  unreported: number;
  closed: number;
}

/** @param on civil date @param soon last civil date that counts as due soon */
export async function countsOfPlan(db: Db, plan: string, on: string, soon: string): Promise<PlanCounts> {
  const [phases = [], overdue = [], dueSoon = [], reported = []] = await db.read([
    { sql: countQueries.phases, args: [plan] },
    { sql: countQueries.overdue, args: [plan, on] },
    { sql: countQueries.dueSoon, args: [plan, on, soon] },
    { sql: countQueries.reported, args: [plan] },
  ]);
  const sum = (rows: Row[], column = "n"): number => rows.reduce((total, row) => total + int(row, column), 0);
  const done = phases.filter((row) => row.phase === "done");
  const total = sum(phases);
  return {
    total,
    done: sum(done),
    closed: sum(done, "dated"),
    overdue: sum(overdue),
    dueSoon: sum(dueSoon),
    standing: sum(phases.filter((row) => Number(row.standing) === 1)),
    unreported: total - sum(reported),
  };
}

const named = (rows: Row[]): { name: string; count: number }[] =>
  rows.map((row) => ({ name: text(row, "name"), count: int(row, "n") }));

/** Bodies that lead or are responsible for most overdue tasks. */
export const overdueByBody = async (
  db: Db,
  plan: string,
  on: string,
  limit: number,
): Promise<{ name: string; count: number }[]> =>
  named(await db.all(countQueries.overdueByBody, [plan, on, limit]));

/** Bodies that are named in most tasks. @param roles counts only these; null = all */
export const tasksByBody = async (
  db: Db,
  plan: string,
  limit: number,
  roles: readonly Role[] | null,
): Promise<{ name: string; count: number }[]> =>
  named(await db.all(countQueries.tasksByBody, [plan, limit, roles?.join(" ") ?? null]));
