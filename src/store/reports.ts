import { counts, type Report, type ReportFields, type Verdict } from "../domain/report.ts";
import type { Change } from "./change.ts";
import { type Db, inSlices, int, json, marks, type Row, text, textOrNull, type Value } from "./db.ts";

/** A report with what became of it. Corrections of typing slips lie over the fields; `asSent` keeps what was written. */
export interface FiledReport extends Report {
  plan: string;
  form: string | null;
  verdict: Verdict;
  /** Why it was returned; "" else. */
  reason: string;
  model: boolean;
  /** The fields as the body sent them, where the clerk corrected a slip. */
  asSent: ReportFields | null;
}

const columns = `r.*,
  (SELECT e.kind FROM report_events e WHERE e.report = r.id
    AND e.kind IN ('signed', 'refused', 'accepted', 'returned') ORDER BY e.id DESC LIMIT 1) AS verdict,
  (SELECT e.reason FROM report_events e WHERE e.report = r.id
    AND e.kind IN ('signed', 'refused', 'accepted', 'returned') ORDER BY e.id DESC LIMIT 1) AS reason,
  (SELECT e.fields FROM report_events e WHERE e.report = r.id AND e.kind = 'corrected' ORDER BY e.id DESC LIMIT 1)
    AS corrected,
  EXISTS (SELECT 1 FROM report_events e WHERE e.report = r.id AND e.kind = 'model') AS model`;

function filedFrom(row: Row): FiledReport {
  const sent: ReportFields = {
    // Only the reporting verbs write states.
    state: text(row, "state") as Report["state"],
    percent: int(row, "percent"),
    progress: text(row, "progress"),
    problems: text(row, "problems"),
    next: text(row, "next"),
    results: text(row, "results"),
    coordination: text(row, "coordination"),
  };
  const corrected = row.corrected === null ? null : json<Partial<ReportFields>>(row, "corrected");
  return {
    ...sent,
    ...corrected,
    asSent: corrected ? sent : null,
    id: text(row, "id"),
    task: text(row, "task"),
    plan: text(row, "plan"),
    body: text(row, "body"),
    person: text(row, "person"),
    cycle: text(row, "cycle"),
    on: text(row, "reported_on"),
    at: int(row, "at"),
    chat: textOrNull(row, "chat"),
    form: textOrNull(row, "form"),
    verdict: verdictFrom(textOrNull(row, "verdict"), int(row, "needs_signature") === 1),
    reason: textOrNull(row, "reason") ?? "",
    model: int(row, "model") === 1,
  };
}

function verdictFrom(event: string | null, needsSignature: boolean): Verdict {
  if (event === "accepted") return "accepted";
  if (event === "returned" || event === "refused") return "returned";
  return event === null && needsSignature ? "unsigned" : "sent";
}

export function addReport(
  tx: Pick<Change, "add">,
  report: Report & { plan: string; form: string | null; needsSignature: boolean },
): void {
  const values: Record<string, Value> = {
    id: report.id,
    task: report.task,
    plan: report.plan,
    body: report.body,
    person: report.person,
    chat: report.chat,
    state: report.state,
    percent: report.percent,
    progress: report.progress,
    problems: report.problems,
    next: report.next,
    results: report.results,
    coordination: report.coordination,
    cycle: report.cycle,
    needs_signature: report.needsSignature ? 1 : 0,
    reported_on: report.on,
    at: report.at,
    form: report.form,
  };
  const names = Object.keys(values);
  tx.add(`INSERT INTO reports (${names.join(", ")}) VALUES (${marks(names)})`, Object.values(values));
}

const newestFirst = "ORDER BY r.at DESC, r.rowid DESC";

async function filed(db: Db, where: string, args: Value[]): Promise<FiledReport[]> {
  return (await db.all(`SELECT ${columns} FROM reports r WHERE ${where} ${newestFirst}`, args)).map(
    filedFrom,
  );
}

export async function reportById(db: Db, id: string): Promise<FiledReport | null> {
  return (await filed(db, "r.id = ?", [id]))[0] ?? null;
}

export async function reportOfForm(db: Db, form: string): Promise<FiledReport | null> {
  return (await filed(db, "r.form = ?", [form]))[0] ?? null;
}

/** All of a task, newest first, the returned ones too. */
export const reportsOfTask = (db: Db, task: string): Promise<FiledReport[]> =>
  filed(db, "r.task = ?", [task]);

/** All of many tasks, newest first, the returned ones too. */
export const reportsOfTasks = (db: Db, tasks: readonly string[]): Promise<FiledReport[]> =>
  inSlices(tasks, (slice) => filed(db, `r.task IN (${marks(slice)})`, slice));

/** The newest report of each body on each of the tasks that counts (neither returned nor unsigned), newest first. */
export async function countingReports(db: Db, tasks: readonly string[]): Promise<FiledReport[]> {
  const reports = await inSlices(tasks, (slice) => filed(db, `r.task IN (${marks(slice)})`, slice));
  return newestOfEach(reports.filter((report) => counts(report.verdict)));
}

/** As {@link countingReports}, for all tasks of a plan. */
export async function countingReportsOfPlan(db: Db, plan: string): Promise<FiledReport[]> {
  const reports = await filed(db, "r.plan = ?", [plan]);
  return newestOfEach(reports.filter((report) => counts(report.verdict)));
}

/** What was sent in one 期, newest first, whatever became of it. */
export const reportsOfCycle = (db: Db, plan: string, cycle: string): Promise<FiledReport[]> =>
  filed(db, "r.plan = ? AND r.cycle = ?", [plan, cycle]);

/** The body and all that it has taken over by a day: `?` = the body, `?` = the civil date. */
const line = `WITH RECURSIVE line (id) AS (
  SELECT ? UNION SELECT b.id FROM bodies b JOIN line ON b.successor = line.id WHERE b.ended_on <= ?
) SELECT id FROM line`;

/**
 * The last report of a body, or of one whose tasks it has taken over, whatever became of it: what a new form is filled with.
 * @param on civil date of today
 */
export async function lastReportOf(
  db: Db,
  task: string,
  body: string,
  on: string,
): Promise<FiledReport | null> {
  return (await lastReportsOf(db, [task], body, on)).get(task) ?? null;
}

/** As {@link lastReportOf}, for many tasks at once, by the task's id. */
export async function lastReportsOf(
  db: Db,
  tasks: readonly string[],
  body: string,
  on: string,
): Promise<Map<string, FiledReport>> {
  const reports = await inSlices(tasks, (slice) =>
    filed(db, `r.body IN (${line}) AND r.task IN (${marks(slice)})`, [body, on, ...slice]),
  );
  // The newest comes first; what is set last stays.
  return new Map(reports.reverse().map((report) => [report.task, report]));
}

/** Sent by a person since a moment, newest first. @param since ms by the bot's clock */
export const reportsOfPerson = (db: Db, person: string, since: number): Promise<FiledReport[]> =>
  filed(db, "r.person = ? AND r.at >= ?", [person, since]);

/** What waits for the clerk: neither accepted nor returned, signed where it must be. */
export async function uncheckedReports(db: Db, plan: string, limit: number): Promise<FiledReport[]> {
  const rows = await db.all(
    `SELECT ${columns} FROM reports r WHERE r.plan = ? AND NOT EXISTS (
       SELECT 1 FROM report_events e WHERE e.report = r.id AND e.kind IN ('accepted', 'returned', 'refused'))
     AND (r.needs_signature = 0 OR EXISTS (SELECT 1 FROM report_events e WHERE e.report = r.id AND e.kind = 'signed'))
     ORDER BY r.at, r.rowid LIMIT ?`,
    [plan, limit],
  );
  return rows.map(filedFrom);
}

/** What waits for the signature of a body's head, oldest first. */
export async function unsignedReports(
  db: Db,
  bodies: readonly string[],
  limit: number,
): Promise<FiledReport[]> {
  if (bodies.length === 0) return [];
  const rows = await db.all(
    `SELECT ${columns} FROM reports r WHERE r.body IN (${marks(bodies)}) AND r.needs_signature = 1
     AND NOT EXISTS (SELECT 1 FROM report_events e WHERE e.report = r.id
       AND e.kind IN ('signed', 'refused', 'accepted', 'returned')) ORDER BY r.at, r.rowid LIMIT ?`,
    [...bodies, limit],
  );
  return rows.map(filedFrom);
}

export type ReportEventKind = "signed" | "refused" | "accepted" | "returned" | "model" | "corrected";

export interface ReportEvent {
  report: string;
  kind: ReportEventKind;
  person: string;
  reason: string;
  /** Corrected fields. */
  fields: Partial<ReportFields> | null;
  at: number;
}

export function addReportEvent(tx: Pick<Change, "add">, event: ReportEvent): void {
  tx.add("INSERT INTO report_events (report, kind, person, reason, fields, at) VALUES (?, ?, ?, ?, ?, ?)", [
    event.report,
    event.kind,
    event.person,
    event.reason,
    event.fields && JSON.stringify(event.fields),
    event.at,
  ]);
}

export async function eventsOfReports(db: Db, reports: readonly string[]): Promise<ReportEvent[]> {
  return inSlices(reports, async (slice) => {
    const rows = await db.all(
      `SELECT * FROM report_events WHERE report IN (${marks(slice)}) ORDER BY id`,
      slice,
    );
    return rows.map((row) => ({
      report: text(row, "report"),
      // Only the reporting verbs write kinds.
      kind: text(row, "kind") as ReportEventKind,
      person: text(row, "person"),
      reason: text(row, "reason"),
      fields: row.fields === null ? null : json<Partial<ReportFields>>(row, "fields"),
      at: int(row, "at"),
    }));
  });
}

function newestOfEach(newestFirst: FiledReport[]): FiledReport[] {
  const seen = new Set<string>();
  return newestFirst.filter((report) => {
    const key = `${report.task}\n${report.body}`;
    return !seen.has(key) && seen.add(key);
  });
}
