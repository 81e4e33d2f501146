import { bodyNames } from "../../store/directory.ts";
import { type Evidence, evidenceOf } from "../../store/evidence.ts";
import { personNames } from "../../store/people.ts";
import { eventsOfReports, type FiledReport, type ReportEvent, reportsOfTask } from "../../store/reports.ts";
import { requestsOfTask, type TaskRequest } from "../../store/requests.ts";
import { eventsOfTask, type TaskEvent } from "../../store/task-events.ts";
import type { Scene } from "./scene.ts";

/** One thing that happened to a task. */
export type HistoryEntry = { at: number; person: string; body: string | null } & (
  | { kind: "report"; report: FiledReport; evidence: Evidence[] }
  | { kind: "verdict"; event: ReportEvent }
  | { kind: "task"; event: TaskEvent }
  | { kind: "request"; request: TaskRequest }
  | { kind: "decision"; request: TaskRequest }
);

export interface TaskHistory {
  /** Newest first. */
  entries: HistoryEntry[];
  /** open_id → name, where the platform told it. */
  people: Map<string, string>;
  /** Id of a body → its name. */
  bodies: Map<string, string>;
}

/** All that was said and done about a task: reports as sent, verdicts, limits, owners, requests. Anybody may read it. */
export async function taskHistory(scene: Pick<Scene, "db">, task: string): Promise<TaskHistory> {
  const { db } = scene;
  const [reports, taskEvents, requests] = await Promise.all([
    reportsOfTask(db, task),
    eventsOfTask(db, task),
    requestsOfTask(db, task),
  ]);
  const ids = reports.map((report) => report.id);
  const [verdicts, evidence] = await Promise.all([eventsOfReports(db, ids), evidenceOf(db, ids)]);
  const bodyOf = new Map(reports.map((report) => [report.id, report.body]));
  const entries: HistoryEntry[] = [
    ...reports.map((report) => ({
      kind: "report" as const,
      at: report.at,
      person: report.person,
      body: report.body,
      report,
      evidence: evidence.filter((file) => file.report === report.id),
    })),
    ...verdicts.map((event) => ({
      kind: "verdict" as const,
      at: event.at,
      person: event.person,
      body: bodyOf.get(event.report) ?? null,
      event,
    })),
    ...taskEvents.map((event) => ({
      kind: "task" as const,
      at: event.at,
      person: event.person,
      body: null,
      event,
    })),
    ...requests.map((request) => ({
      kind: "request" as const,
      at: request.at,
      person: request.person,
      body: request.body,
      request,
    })),
    ...requests.flatMap((request) =>
      request.decision
        ? [
            {
              kind: "decision" as const,
              at: request.decision.at,
              person: request.decision.person,
              body: null,
              request,
            },
          ]
        : [],
    ),
  ];
  // What follows from a report in the same millisecond stands above it.
  const order: HistoryEntry["kind"][] = ["task", "decision", "verdict", "request", "report"];
  entries.sort((a, b) => b.at - a.at || order.indexOf(a.kind) - order.indexOf(b.kind));
  const ofBodies = entries.flatMap((entry) => (entry.body ? [entry.body] : []));
  return {
    entries,
    people: await personNames(db, [...new Set(entries.map((entry) => entry.person))]),
    bodies: await bodyNames(db, [...new Set(ofBodies)]),
  };
}
