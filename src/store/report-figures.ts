import type { TaskFigure } from "../domain/report-figures.ts";
import type { Change } from "./change.ts";
import { type Db, text, textOrNull } from "./db.ts";

/** Everything of a plan that a report may carry a figure of. An investment is told in the unit the plan prints. */
export async function planFigures(db: Db, plan: string): Promise<TaskFigure[]> {
  const [indicators = [], projects = []] = await db.read([
    { sql: "SELECT id, name, unit FROM indicators WHERE plan = ? ORDER BY ord", args: [plan] },
    { sql: "SELECT id, name, unit FROM projects WHERE plan = ? ORDER BY ord", args: [plan] },
  ]);
  return [
    ...indicators.map((row) => ({ kind: "indicator" as const, row })),
    ...projects.map((row) => ({ kind: "investment" as const, row })),
  ].map(({ kind, row }) => ({
    kind,
    subject: text(row, "id"),
    name: text(row, "name"),
    unit: textOrNull(row, "unit") ?? (kind === "investment" ? "万元" : null),
  }));
}

export function addFigure(
  tx: Pick<Change, "add">,
  report: { id: string; at: number },
  figure: TaskFigure,
  value: number,
): void {
  tx.add(
    "INSERT INTO report_figures (report, kind, subject, name, value, unit, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    [report.id, figure.kind, figure.subject, figure.name, value, figure.unit, report.at],
  );
}
