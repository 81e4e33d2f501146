import type { Plan } from "../domain/plan.ts";
import { type Db, numberOrNull, type Row, text, textOrNull } from "./db.ts";

export function planFrom(row: Row): Plan {
  return {
    id: text(row, "id"),
    title: text(row, "title"),
    docNumber: textOrNull(row, "doc_number"),
    issuer: textOrNull(row, "issuer"),
    region: text(row, "region"),
    periodStart: numberOrNull(row, "period_start"),
    periodEnd: numberOrNull(row, "period_end"),
    withoutLead: text(row, "without_lead") === "first" ? "first" : "each",
  };
}

export async function allPlans(db: Db): Promise<Plan[]> {
  return (await db.all("SELECT * FROM plans ORDER BY imported_at, id")).map(planFrom);
}

export async function planById(db: Db, id: string): Promise<Plan | null> {
  const [row] = await db.all("SELECT * FROM plans WHERE id = ?", [id]);
  return row ? planFrom(row) : null;
}

/** Tasks of each plan, without the removed ones. */
export async function taskCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db.all(
    "SELECT plan, count(*) AS tasks FROM tasks WHERE removed_on IS NULL GROUP BY plan",
  );
  return new Map(rows.map((row) => [text(row, "plan"), Number(row.tasks)]));
}
