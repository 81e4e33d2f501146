import { defaultRules, type ReportingRules } from "../domain/cycle.ts";
import type { Plan } from "../domain/plan.ts";
import type { Report } from "../domain/report.ts";
import type { Assignment, Task } from "../domain/task.ts";
import { type Db, int, json, type Row, text, textOrNull } from "./db.ts";
import { planFrom } from "./plans.ts";
import { assignmentFrom, taskFrom } from "./tasks.ts";

/** What a digest is made of: one plan, read once, whatever the number of groups and scopes. */
export interface DigestFacts {
  plan: Plan;
  /** Tasks that were in force on the day, in the document's order. */
  tasks: Task[];
  assignments: Assignment[];
  /** Counting for one of the two days, or dated between them; newest first. */
  reports: Report[];
  /** Ids of bodies → names. */
  names: Map<string, string>;
  endings: Map<string, { on: string; into: string | null }>;
  members: Map<string, string[]>;
  /** Ids of groups → names. */
  groups: Map<string, string>;
  rules: ReportingRules;
  /** In the document's order, with the value last reported up to the day counted. */
  indicators: IndicatorFact[];
}

export interface IndicatorFact {
  name: string;
  /** As printed. */
  target: string;
  years: { year: number; target: string }[];
  actual: { value: number; unit: string | null; on: string } | null;
}

/** Neither returned nor waiting for its head's signature (domain/report.ts, `counts`). */
const counting = `COALESCE((SELECT e.kind FROM report_events e WHERE e.report = reports.id
  AND e.kind IN ('signed', 'refused', 'accepted', 'returned') ORDER BY e.id DESC LIMIT 1),
  CASE needs_signature WHEN 0 THEN 'sent' END) IN ('sent', 'signed', 'accepted')`;

/**
 * One round trip. Of the reports it takes the newest of each task and body up to `before` and up to `on`, and all
 * between the two.
 * @param before civil date of the last digest · @param on civil date counted
 */
export async function readDigestFacts(
  db: Db,
  plan: string,
  before: string,
  on: string,
): Promise<DigestFacts | null> {
  const [plans, tasks, assignments, reports, bodies, members, groups, rules, indicators, figures] =
    await db.read([
      { sql: "SELECT * FROM plans WHERE id = ?", args: [plan] },
      {
        sql: "SELECT * FROM tasks WHERE plan = ? AND (removed_on IS NULL OR removed_on > ?) ORDER BY ord",
        args: [plan, on],
      },
      {
        sql: "SELECT a.* FROM tasks t JOIN assignments a ON a.task = t.id WHERE t.plan = ? ORDER BY t.ord, a.position",
        args: [plan],
      },
      {
        sql: `SELECT * FROM (SELECT *, reported_on > ? AS late,
              ROW_NUMBER() OVER (PARTITION BY task, body, reported_on > ? ORDER BY at DESC, id DESC) AS nth
              FROM reports WHERE plan = ? AND reported_on <= ? AND ${counting})
            WHERE late OR nth = 1 ORDER BY at DESC, id DESC`,
        args: [before, before, plan, on],
      },
      {
        sql: `SELECT id, name, ended_on, successor FROM bodies
            WHERE region = (SELECT region FROM plans WHERE id = ?)
            OR id IN (SELECT body FROM assignments WHERE plan = ? AND body IS NOT NULL)`,
        args: [plan, plan],
      },
      {
        sql: "SELECT m.group_id, m.body FROM groups g JOIN group_members m ON m.group_id = g.id WHERE g.plan = ?",
        args: [plan],
      },
      { sql: "SELECT id, name FROM groups WHERE plan = ?", args: [plan] },
      { sql: "SELECT rules FROM reporting_rules WHERE plan = ?", args: [plan] },
      { sql: "SELECT id, name, target, years FROM indicators WHERE plan = ? ORDER BY ord", args: [plan] },
      {
        sql: `SELECT f.subject, f.value, f.unit, reports.reported_on, MAX(f.at)
            FROM reports JOIN report_figures f ON f.report = reports.id AND f.kind = 'indicator'
            WHERE plan = ? AND reported_on <= ? AND ${counting} GROUP BY f.subject`,
        args: [plan, on],
      },
    ]);
  const row = plans?.[0];
  if (!row) return null;
  return {
    plan: planFrom(row),
    tasks: (tasks ?? []).map(taskFrom),
    assignments: (assignments ?? []).map(assignmentFrom),
    reports: (reports ?? []).map(reportFrom),
    names: new Map((bodies ?? []).map((body) => [text(body, "id"), text(body, "name")])),
    endings: new Map(
      (bodies ?? []).flatMap((body) => {
        const on = textOrNull(body, "ended_on");
        return on ? [[text(body, "id"), { on, into: textOrNull(body, "successor") }] as const] : [];
      }),
    ),
    members: membersFrom(members ?? []),
    groups: new Map((groups ?? []).map((group) => [text(group, "id"), text(group, "name")])),
    indicators: (indicators ?? []).map((row) =>
      indicatorFrom(
        row,
        figures?.find((figure) => figure.subject === row.id),
      ),
    ),
    rules: rules?.[0]
      ? { ...defaultRules, ...json<Partial<ReportingRules>>(rules[0], "rules") }
      : defaultRules,
  };
}

function indicatorFrom(row: Row, figure: Row | undefined): IndicatorFact {
  return {
    name: text(row, "name"),
    target: text(row, "target"),
    years: json<IndicatorFact["years"]>(row, "years"),
    actual: figure
      ? { value: Number(figure.value), unit: textOrNull(figure, "unit"), on: text(figure, "reported_on") }
      : null,
  };
}

function membersFrom(rows: readonly Row[]): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const row of rows) {
    const group = text(row, "group_id");
    members.set(group, [...(members.get(group) ?? []), text(row, "body")]);
  }
  return members;
}

function reportFrom(row: Row): Report {
  return {
    id: text(row, "id"),
    task: text(row, "task"),
    body: text(row, "body"),
    person: text(row, "person"),
    // Only the reporting verb writes states.
    state: text(row, "state") as Report["state"],
    percent: int(row, "percent"),
    progress: text(row, "progress"),
    problems: text(row, "problems"),
    next: text(row, "next"),
    results: text(row, "results"),
    coordination: text(row, "coordination"),
    cycle: text(row, "cycle"),
    on: text(row, "reported_on"),
    at: int(row, "at"),
    chat: textOrNull(row, "chat"),
  };
}

/** Headings directly above tasks, in the document's order: the 专项 a digest can be narrowed to. */
export async function headingsOf(db: Db, plan: string): Promise<string[]> {
  const rows = await db.all("SELECT path FROM tasks WHERE plan = ? AND removed_on IS NULL ORDER BY ord", [
    plan,
  ]);
  return [...new Set(rows.flatMap((row) => json<string[]>(row, "path").slice(-1)))];
}
