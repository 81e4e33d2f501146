import { defaultRules, type ReportingRules } from "../domain/cycle.ts";
import type { Change } from "./change.ts";
import { type Db, json } from "./db.ts";

/** How a plan asks for reports; the usual way where nobody has set one. */
export async function reportingRules(db: Db, plan: string): Promise<ReportingRules> {
  const [row] = await db.all("SELECT rules FROM reporting_rules WHERE plan = ?", [plan]);
  return row ? { ...defaultRules, ...json<Partial<ReportingRules>>(row, "rules") } : defaultRules;
}

export function putReportingRules(tx: Pick<Change, "add">, plan: string, rules: ReportingRules): void {
  tx.add(
    "INSERT INTO reporting_rules (plan, rules) VALUES (?, ?) ON CONFLICT (plan) DO UPDATE SET rules = excluded.rules",
    [plan, JSON.stringify(rules)],
  );
}
