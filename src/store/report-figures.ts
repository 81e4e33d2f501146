import type { TaskFigure } from "../domain/report-figures.ts";
import type { Change } from "./change.ts";
import { type Db, inSlices, marks, type Row, type Statement, text, textOrNull } from "./db.ts";

/**
 * The figure of each name in the newest report that counts (neither returned nor unsigned). By name: an amendment numbers
 * indicators and projects anew.
 */
export const newestFigures = (plan: string): Statement => ({
  sql: `SELECT f.kind, f.name, f.value, f.unit, r.reported_on, max(f.at)
        FROM report_figures f JOIN reports r ON r.id = f.report
        WHERE r.plan = ? AND COALESCE(
          (SELECT e.kind FROM report_events e WHERE e.report = r.id
            AND e.kind IN ('signed', 'refused', 'accepted', 'returned') ORDER BY e.id DESC LIMIT 1),
          CASE r.needs_signature WHEN 1 THEN 'unsigned' ELSE 'sent' END) IN ('sent', 'signed', 'accepted')
        GROUP BY f.kind, f.name`,
  args: [plan],
});

const lastOf = (rows: readonly Row[], kind: string, name: string): TaskFigure["last"] => {
  const row = rows.find((candidate) => candidate.kind === kind && candidate.name === name);
  return row ? { value: Number(row.value), on: text(row, "reported_on") } : null;
};

/** Everything of a plan that a report may carry a figure of. An investment is told in the unit the plan prints. */
export async function planFigures(db: Db, plan: string): Promise<TaskFigure[]> {
  const [indicators = [], projects = [], newest = []] = await db.read([
    { sql: "SELECT id, name, unit FROM indicators WHERE plan = ? ORDER BY ord", args: [plan] },
    { sql: "SELECT id, name, unit FROM projects WHERE plan = ? ORDER BY ord", args: [plan] },
    newestFigures(plan),
  ]);
  return [
    ...indicators.map((row) => ({ kind: "indicator" as const, row })),
    ...projects.map((row) => ({ kind: "investment" as const, row })),
  ].map(({ kind, row }) => ({
    kind,
    subject: text(row, "id"),
    name: text(row, "name"),
    unit: textOrNull(row, "unit") ?? (kind === "investment" ? "万元" : null),
    last: lastOf(newest, kind, text(row, "name")),
  }));
}

/** A figure as it was sent with a report. */
export interface SentFigure extends Pick<TaskFigure, "kind" | "name" | "unit"> {
  report: string;
  value: number;
}

export async function figuresOfReports(db: Db, reports: readonly string[]): Promise<SentFigure[]> {
  return inSlices(reports, async (slice) => {
    const rows = await db.all(`SELECT * FROM report_figures WHERE report IN (${marks(slice)})`, slice);
    return rows.map((row) => ({
      report: text(row, "report"),
      kind: text(row, "kind") === "investment" ? "investment" : "indicator",
      name: text(row, "name"),
      unit: textOrNull(row, "unit"),
      value: Number(row.value),
    }));
  });
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
