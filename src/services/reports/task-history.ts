import type { Context } from "../../chat/context.ts";
import { accountable } from "../../domain/owners.ts";
import { type Recorded, recorded } from "../../domain/task-record.ts";
import { type AuditRow, auditOfTask } from "../../store/audit.ts";
import type { Db } from "../../store/db.ts";
import { bodyNames } from "../../store/directory.ts";
import { type Evidence, evidenceOf } from "../../store/evidence.ts";
import { clerksAmong, personNames } from "../../store/people.ts";
import { figuresOfReports, type SentFigure } from "../../store/report-figures.ts";
import { eventsOfReports, type FiledReport, type ReportEvent, reportsOfTask } from "../../store/reports.ts";
import { requestsOfTask, type TaskRequest } from "../../store/requests.ts";
import { eventsOfTask, type TaskEvent } from "../../store/task-events.ts";
import type { ReportingTask } from "./reporting-task.ts";

/**
 * One thing that happened to a task. `body`: whom the person acted for, null for the office (安委办) and the bot itself;
 * `about`: the body it concerns, where that is another.
 */
export type HistoryEntry = { at: number; person: string; body: string | null; about?: string } & (
  | { kind: "report"; report: FiledReport; evidence: Evidence[]; figures: SentFigure[]; part: boolean }
  | { kind: "verdict"; event: ReportEvent }
  | { kind: "task"; event: TaskEvent }
  | { kind: "request"; request: TaskRequest }
  | { kind: "decision"; request: TaskRequest }
  | { kind: "record"; what: Recorded; facts: Record<string, unknown> }
);

export interface TaskHistory {
  /** Newest first. */
  entries: HistoryEntry[];
  /** open_id → name, where the platform told it. */
  people: Map<string, string>;
  /** Id of a body → its name. */
  bodies: Map<string, string>;
  /** open_ids of those who act for the office. */
  clerks: ReadonlySet<string>;
}

/**
 * All that was said and done about a task: reports and parts as sent, evidence, signatures, verdicts, limits, owners,
 * requests, urging and notices, exports that were read. The daily reminders are kept in the run log alone. Anybody may
 * read it.
 */
export async function taskHistory(
  { db, clerks }: Pick<Context, "db" | "clerks">,
  found: Pick<ReportingTask, "task" | "plan" | "owners">,
): Promise<TaskHistory> {
  const { task, plan } = found;
  const [reports, taskEvents, requests, audit] = await Promise.all([
    reportsOfTask(db, task.id),
    eventsOfTask(db, task.id),
    requestsOfTask(db, task.id),
    auditOfTask(db, plan.id, task.id),
  ]);
  const entries: HistoryEntry[] = [
    ...(await reportEntries(db, found, reports)),
    ...taskEvents.map((event) => ({
      kind: "task" as const,
      at: event.at,
      person: event.person,
      body: null,
      event,
    })),
    ...requestEntries(requests),
    ...audit.flatMap((row) => recordEntry(row, task.number)),
  ];
  // What follows from a report in the same millisecond stands above it.
  const order: HistoryEntry["kind"][] = ["record", "task", "decision", "verdict", "request", "report"];
  entries.sort((a, b) => b.at - a.at || order.indexOf(a.kind) - order.indexOf(b.kind));
  const people = [...new Set(entries.map((entry) => entry.person))];
  const bodies = entries.flatMap(({ body, about }) => [body, about].filter((id) => typeof id === "string"));
  return {
    entries,
    people: await personNames(db, people),
    bodies: await bodyNames(db, [...new Set(bodies)]),
    clerks: new Set([...clerks, ...(await clerksAmong(db, people))]),
  };
}

async function reportEntries(
  db: Db,
  { owners, plan }: Pick<ReportingTask, "plan" | "owners">,
  reports: readonly FiledReport[],
): Promise<HistoryEntry[]> {
  const ids = reports.map((report) => report.id);
  const [verdicts, evidence, figures] = await Promise.all([
    eventsOfReports(db, ids),
    evidenceOf(db, ids),
    figuresOfReports(db, ids),
  ]);
  const bodyOf = new Map(reports.map((report) => [report.id, report.body]));
  const answering = new Set(accountable(owners, plan.withoutLead).map(({ body }) => body));
  const others = new Set(owners.map(({ body }) => body).filter((body) => !answering.has(body)));
  return [
    ...reports.map((report) => ({
      kind: "report" as const,
      at: report.at,
      person: report.person,
      body: report.body,
      report,
      evidence: evidence.filter((file) => file.report === report.id),
      figures: figures.filter((figure) => figure.report === report.id),
      part: others.has(report.body),
    })),
    ...verdicts.map((event) => {
      const body = bodyOf.get(event.report);
      // A head acts for the body, the clerk only upon its report.
      const own = event.kind === "signed" || event.kind === "refused";
      const { at, person } = event;
      return { kind: "verdict" as const, at, person, body: (own && body) || null, about: body ?? "", event };
    }),
  ];
}

const requestEntries = (requests: readonly TaskRequest[]): HistoryEntry[] =>
  requests.flatMap((request): HistoryEntry[] => {
    const { at, person, body, decision } = request;
    const asked: HistoryEntry = { kind: "request", at, person, body, request };
    return decision
      ? [
          asked,
          { kind: "decision", at: decision.at, person: decision.person, body: null, about: body, request },
        ]
      : [asked];
  });

/** null for what the task's own records tell, and for an amendment that left the task as it was. */
function recordEntry(row: AuditRow, number: string): HistoryEntry[] {
  const action = row.action.endsWith(".export") ? "export" : row.action;
  const what = recorded.find((candidate) => candidate === action);
  const facts: Record<string, unknown> = {
    ...factsIn(row.before),
    ...factsIn(row.after),
    action: row.action,
  };
  if (!what || (what === "plan.amend" && !isAmended(facts, number))) return [];
  const about = typeof facts.body === "string" && facts.body !== row.body ? { about: facts.body } : {};
  return [{ kind: "record", at: row.at, person: row.actor, body: row.body, ...about, what, facts }];
}

function isAmended(facts: Record<string, unknown>, number: string): boolean {
  const lists = [facts.added, facts.removed, facts.changed].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return lists.some((one) => one === number || one?.number === number);
}

function factsIn(value: string | null): Record<string, unknown> {
  const facts: unknown = value === null ? null : JSON.parse(value);
  return typeof facts === "object" && facts !== null ? { ...facts } : {};
}
