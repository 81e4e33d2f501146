import { standingOf } from "../../domain/counting-report.ts";
import { groupBy } from "../../domain/group-by.ts";
import { counts } from "../../domain/report.ts";
import { type ReportFlag, reportFlags } from "../../domain/report-flags.ts";
import type { Task } from "../../domain/task.ts";
import { type TaskState, taskState } from "../../domain/task-state.ts";
import { SayError } from "../../errors.ts";
import { bodyNames } from "../../store/directory.ts";
import { evidenceOf, tasksNeedingEvidence } from "../../store/evidence.ts";
import { planById } from "../../store/plans.ts";
import { figuresOfReports, type SentFigure } from "../../store/report-figures.ts";
import { type FiledReport, reportById, reportsOfTasks, uncheckedReports } from "../../store/reports.ts";
import { openRequests, type TaskRequest } from "../../store/requests.ts";
import { tasksOfPlan } from "../../store/tasks.ts";
import { type ReportingTask, reportingTask, reportingTasks, requireClerk } from "./reporting-task.ts";
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

/** One of them, whole. */
export interface OpenedReport extends ReviewedReport {
  figures: SentFigure[];
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
const queueLength = 30;

/** @throws SayError to anybody but the clerk */
export async function reviewQueue(scene: Scene, planId: string): Promise<ReviewQueue> {
  requireClerk(scene);
  const [tasks, requests, unchecked] = await Promise.all([
    tasksOfPlan(scene.db, planId),
    openRequests(scene.db, planId),
    uncheckedReports(scene.db, planId, queueLength),
  ]);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const awaiting = tasks.filter((task) => task.phase === "awaiting");
  const waiting = unchecked.filter(
    (report) =>
      byId.has(report.task) && !(report.state === "done" && byId.get(report.task)?.phase === "awaiting"),
  );
  const backgrounds = await backgroundsOf(
    scene,
    planId,
    [...new Set(waiting.map((report) => report.task))].flatMap((id) => byId.get(id) ?? []),
  );
  const evidence = await evidenceOf(
    scene.db,
    waiting.map((report) => report.id),
  );
  const proven = new Set(evidence.map((file) => file.report));
  const reports = waiting.flatMap((report) => {
    const background = backgrounds.get(report.task);
    return background ? [reviewed(report, background, proven.has(report.id))] : [];
  });
  const bodies = [...waiting.map((report) => report.body), ...requests.map((request) => request.body)];
  return {
    plan: planId,
    awaiting,
    requests,
    reports,
    names: await bodyNames(scene.db, [...new Set(bodies)]),
    tasks: byId,
  };
}

export async function reviewedReport(scene: Scene, id: string): Promise<OpenedReport> {
  requireClerk(scene);
  const report = await reportById(scene.db, id);
  if (!report) throw new SayError("no-report", scene.texts.reports.review.gone);
  const { task } = await reportingTask(scene, report.task);
  const background = (await backgroundsOf(scene, report.plan, [task])).get(task.id);
  if (!background) throw new SayError("no-report", scene.texts.reports.review.gone);
  const [evidence, figures] = await Promise.all([
    evidenceOf(scene.db, [id]),
    figuresOfReports(scene.db, [id]),
  ]);
  return { ...reviewed(report, background, evidence.length > 0), figures };
}

/** What the reports of a task are measured by. */
interface Background {
  found: ReportingTask;
  /** Newest first. */
  all: FiledReport[];
  computed: TaskState;
  evidenceNeeded: boolean;
}

async function backgroundsOf(
  scene: Scene,
  planId: string,
  tasks: readonly Task[],
): Promise<Map<string, Background>> {
  const plan = await planById(scene.db, planId);
  if (!plan || tasks.length === 0) return new Map();
  const ids = tasks.map((task) => task.id);
  const [found, all, needed] = await Promise.all([
    reportingTasks(scene, plan, tasks),
    reportsOfTasks(scene.db, ids),
    tasksNeedingEvidence(scene.db, ids),
  ]);
  const ofTask = groupBy(all, (report) => report.task);
  return new Map(
    [...found].map(([id, task]) => {
      const reports = ofTask.get(id) ?? [];
      const counting = reports.filter((report) => counts(report.verdict));
      const standing = standingOf(task.owners, plan.withoutLead, counting, task.directory, task.today);
      const computed = taskState(task.task, standing, task.today);
      return [id, { found: task, all: reports, computed, evidenceNeeded: needed.has(id) }];
    }),
  );
}

function reviewed(
  report: FiledReport,
  { found, all, computed, evidenceNeeded }: Background,
  proven: boolean,
): ReviewedReport {
  const earlier = all.filter((other) => other.body === report.body && other.at < report.at);
  return {
    found,
    report,
    previous: earlier[0] ?? null,
    computed,
    flags: reportFlags(report, earlier, computed, evidenceNeeded && !proven),
  };
}
