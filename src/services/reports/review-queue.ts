import { type ReportFlag, reportFlags } from "../../domain/report-flags.ts";
import type { Task } from "../../domain/task.ts";
import { type TaskState, taskState } from "../../domain/task-state.ts";
import { SayError } from "../../errors.ts";
import { bodyNames } from "../../store/directory.ts";
import { evidenceOf, isEvidenceNeeded } from "../../store/evidence.ts";
import { type FiledReport, reportById, reportsOfTask, uncheckedReports } from "../../store/reports.ts";
import { openRequests, type TaskRequest } from "../../store/requests.ts";
import { tasksOfPlan } from "../../store/tasks.ts";
import { countingOf } from "./counting.ts";
import { type ReportingTask, reportingTask, requireClerk } from "./reporting-task.ts";
import type { Scene } from "./scene.ts";

/** A report as the clerk looks at it. */
export interface ReviewedReport {
  found: ReportingTask;
  report: FiledReport;
  /** The same body's report before it. */
  previous: FiledReport | null;
  /** What limit and reports say, beside what the body says of itself. */
  computed: TaskState;
  flags: ReportFlag[];
}

/** Everything that waits for the clerk in one plan. */
export interface ReviewQueue {
  plan: string;
  /** Tasks whose owners have applied to close them. */
  awaiting: Task[];
  requests: TaskRequest[];
  /** Oldest first; applications to close stand in `awaiting` instead. */
  reports: ReviewedReport[];
  /** Id of a body → its name. */
  names: Map<string, string>;
  tasks: Map<string, Task>;
}

/** Reports looked at in one go: as many as a card can list. */
export const queueLength = 30;

/** @throws SayError to anybody but the clerk */
export async function reviewQueue(scene: Scene, plan: string): Promise<ReviewQueue> {
  requireClerk(scene);
  const [tasks, requests, unchecked] = await Promise.all([
    tasksOfPlan(scene.db, plan),
    openRequests(scene.db, plan),
    uncheckedReports(scene.db, plan, queueLength),
  ]);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const awaiting = tasks.filter((task) => task.phase === "awaiting");
  const waiting = unchecked.filter(
    (report) =>
      byId.has(report.task) && !(report.state === "done" && byId.get(report.task)?.phase === "awaiting"),
  );
  const known = new Map<string, Promise<Background>>();
  const background = (task: string): Promise<Background> => {
    const ready = known.get(task) ?? backgroundOf(scene, task);
    known.set(task, ready);
    return ready;
  };
  const reports = await Promise.all(
    waiting.map(async (report) => reviewed(scene, report, await background(report.task))),
  );
  const bodies = [...waiting.map((report) => report.body), ...requests.map((request) => request.body)];
  return {
    plan,
    awaiting,
    requests,
    reports,
    names: await bodyNames(scene.db, [...new Set(bodies)]),
    tasks: byId,
  };
}

export async function reviewedReport(scene: Scene, id: string): Promise<ReviewedReport> {
  requireClerk(scene);
  const report = await reportById(scene.db, id);
  if (!report) throw new SayError("no-report", scene.texts.reports.review.gone);
  return reviewed(scene, report, await backgroundOf(scene, report.task));
}

/** What all reports of a task are measured by. */
interface Background {
  found: ReportingTask;
  /** Newest first. */
  all: FiledReport[];
  computed: TaskState;
  evidenceNeeded: boolean;
}

async function backgroundOf(scene: Scene, task: string): Promise<Background> {
  const [found, all, evidenceNeeded] = await Promise.all([
    reportingTask(scene, task),
    reportsOfTask(scene.db, task),
    isEvidenceNeeded(scene.db, task),
  ]);
  const computed = taskState(found.task, await countingOf(scene, found), found.today);
  return { found, all, computed, evidenceNeeded };
}

async function reviewed(
  scene: Scene,
  report: FiledReport,
  { found, all, computed, evidenceNeeded }: Background,
): Promise<ReviewedReport> {
  const earlier = all.filter((other) => other.body === report.body && other.at < report.at);
  const evidenceMissing = evidenceNeeded && (await evidenceOf(scene.db, [report.id])).length === 0;
  return {
    found,
    report,
    previous: earlier[0] ?? null,
    computed,
    flags: reportFlags(report, earlier, computed, evidenceMissing),
  };
}
