import { today } from "../../clock.ts";
import { isStanding } from "../../domain/deadline.ts";
import type { Duty } from "../../domain/duties.ts";
import { isOpen } from "../../domain/duties.ts";
import { groupBy } from "../../domain/group-by.ts";
import { heirOf } from "../../domain/owners.ts";
import {
  emptyReport,
  type FieldProblems,
  readReport,
  type TypedReport,
  typedFrom,
} from "../../domain/report-fields.ts";
import {
  type AskedFigure,
  figuresOf,
  readFigures,
  type TaskFigure,
  type TypedFigures,
} from "../../domain/report-figures.ts";
import { SayError } from "../../errors.ts";
import { type Change, change } from "../../store/change.ts";
import { type Draft, draftsOf, putDrafts } from "../../store/drafts.ts";
import { planFigures } from "../../store/report-figures.ts";
import { countingReports, type FiledReport, lastReportsOf } from "../../store/reports.ts";
import { type CycleStatus, cycleStatus } from "./cycle-status.ts";
import { bodyName, reportingTasks, servedBodies } from "./reporting-task.ts";
import { doerOf, type Scene } from "./scene.ts";
import { type Ground, takeReport } from "./submit-report.ts";

/** One task of a body in this 期, with what is known and what is meant to be sent. */
export interface CycleItem {
  duty: Duty<FiledReport>;
  /** The body's last report, of whatever 期. */
  last: FiledReport | null;
  /** Made for this 期; one of an earlier 期 only fills the fields. */
  draft: Draft | null;
  /** What stands in the fields when the step is opened. */
  typed: TypedReport;
  /** Actual values and investments that its report may carry, with what was typed. */
  figures: { list: AskedFigure[]; typed: TypedFigures };
}

/** All that a body is asked for in the current 期. */
export interface CycleWork {
  status: CycleStatus;
  body: string;
  items: CycleItem[];
  /** Everything of the plan that has a figure. */
  figures: TaskFigure[];
}

/** Sent, or with the office for its check. */
export const isAnswered = (item: CycleItem): boolean => !isOpen(item.duty);
/** Ready to be sent. */
export const isReady = (item: CycleItem): boolean =>
  !isAnswered(item) && (item.draft?.choice === "same" || item.draft?.choice === "filled");
/** Nothing said about it yet. */
export const isUndecided = (item: CycleItem): boolean => !isAnswered(item) && !isReady(item);

/**
 * @throws SayError where the actor does not serve the body, or the body is asked for nothing
 */
export async function cycleWork(scene: Scene, plan: string, asked: string): Promise<CycleWork> {
  const { refused } = scene.texts.reports;
  const status = await cycleStatus(scene.db, plan, today(scene.clock));
  if (!status) throw new SayError("no-plan", refused.noPlan);
  const body = heirOf(asked, status.directory, today(scene.clock));
  const may = ["member", "head", "clerk"].includes(scene.actor.right);
  const own = servedBodies(scene, status.directory).includes(body);
  if (!may || (scene.actor.right !== "clerk" && !own))
    throw new SayError("not-own-body", scene.actor.right === "leader" ? refused.leader : refused.otherBody);
  const duties = status.duties.filter((duty) => duty.owner.body === body);
  const ids = duties.map((duty) => duty.task.id);
  const [drafts, figures, lasts] = await Promise.all([
    draftsOf(scene.db, body, ids),
    planFigures(scene.db, plan),
    countingReports(scene.db, ids).then((reports) =>
      reports.filter((report) => heirOf(report.body, status.directory, today(scene.clock)) === body),
    ),
  ]);
  const items = duties.map((duty): CycleItem => {
    const draft = drafts.find((candidate) => candidate.task === duty.task.id) ?? null;
    const last = duty.returned ?? lasts.find((report) => report.task === duty.task.id) ?? null;
    const typed = draft?.typed ?? (last ? typedFrom(last) : { ...emptyReport, state: "onTrack" });
    const asked = { list: figuresOf(duty.task, figures), typed: draft?.figures ?? {} };
    return { duty, last, draft: draft?.cycle === status.cycle.key ? draft : null, typed, figures: asked };
  });
  return { status, body, items, figures };
}

/** Where a 无变化 is possible: something was said before, and it was not "done". */
export const canRepeat = (item: CycleItem): boolean =>
  item.last !== null && item.last.state !== "done" && item.last.verdict !== "returned";

/** What stands in one step's fields. */
export interface TypedStep {
  typed: TypedReport;
  figures: TypedFigures;
}

/** What is wrong with it: by field, and the figures that are no numbers. */
export interface StepProblems {
  problems: FieldProblems;
  bad: string[];
}

/** Keeps one step; what is not right yet is kept as well, and its problems are returned. */
export async function saveStep(
  scene: Scene,
  work: CycleWork,
  item: CycleItem,
  step: TypedStep,
): Promise<StepProblems | null> {
  const { problems } = readReport(step.typed, isStanding(item.duty.task.deadline));
  const { bad } = readFigures(item.figures.list, step.figures);
  const wrong = problems !== null || bad.length > 0;
  await putDrafts(scene.db, [draftOf(scene, work, item, wrong ? "open" : "filled", step)]);
  return wrong ? { problems: problems ?? {}, bad } : null;
}

/** 无变化 for these. */
export async function saveSame(scene: Scene, work: CycleWork, items: readonly CycleItem[]): Promise<void> {
  const drafts = items.flatMap((item) =>
    canRepeat(item) && item.last
      ? [draftOf(scene, work, item, "same", { typed: typedFrom(item.last), figures: {} })]
      : [],
  );
  await putDrafts(scene.db, drafts);
}

function draftOf(
  scene: Scene,
  work: CycleWork,
  item: CycleItem,
  choice: Draft["choice"],
  { typed, figures }: TypedStep,
): Draft {
  return {
    body: work.body,
    task: item.duty.task.id,
    cycle: work.status.cycle.key,
    choice,
    typed,
    figures,
    person: scene.actor.person ?? "cli",
    at: scene.clock.now(),
  };
}

export interface SentCycle {
  sent: FiledReport[];
  /** Kept as drafts, with the reason in words. */
  left: { number: string; why: string }[];
}

/**
 * Sends everything that is ready, at once: one change, so a lost connection or a second tap doubles nothing. What cannot
 * be taken any more (closed, no longer the body's, reported by a colleague meanwhile) stays a draft and is named.
 */
export async function sendCycle(scene: Scene, work: CycleWork): Promise<SentCycle> {
  return change(scene.db, doerOf(scene, work.body), async (tx) => {
    const now = await cycleWork(scene, work.status.plan.id, work.body);
    const ready = now.items.filter(({ draft }) => draft && draft.choice !== "open");
    const grounds = await groundsOf(scene, now, ready);
    const result: SentCycle = { sent: [], left: [] };
    for (const item of ready) {
      const { draft, duty } = item;
      const ground = grounds.get(duty.task.id);
      if (!draft || !ground) continue;
      const why = await sendOne(scene, tx, draft, ground);
      if (typeof why === "string") result.left.push({ number: duty.task.number, why });
      else if (why) result.sent.push(why);
    }
    return result;
  });
}

/** The report sent; the reason in words why it stays a draft; null where there was nothing to send. */
async function sendOne(
  scene: Scene,
  tx: Change,
  draft: Draft,
  ground: Ground,
): Promise<FiledReport | string | null> {
  const { last } = ground;
  if (last && last.at > draft.at && last.person !== draft.person)
    return scene.texts.reports.cycleCard.colleague;
  try {
    const { task, body, typed, figures } = draft;
    const submission = { task, body, typed, figures, form: null };
    const outcome = await takeReport(scene, tx, submission, ground);
    return outcome.kind === "saved" ? outcome.report : null;
  } catch (cause) {
    if (cause instanceof SayError) return cause.say;
    throw cause;
  }
}

/** What all of these are judged by, in a handful of round trips however many there are (a Worker may make few). */
async function groundsOf(
  scene: Scene,
  { status, body, figures }: CycleWork,
  items: readonly CycleItem[],
): Promise<Map<string, Ground>> {
  const tasks = items.map(({ duty }) => duty.task);
  const ids = tasks.map((task) => task.id);
  const [found, lasts, counting] = await Promise.all([
    reportingTasks(scene, status.plan, tasks),
    lastReportsOf(scene.db, ids, body, today(scene.clock)),
    countingReports(scene.db, ids),
  ]);
  const ofTask = groupBy(counting, (report) => report.task);
  return new Map(
    [...found].map(([id, task]) => [
      id,
      { found: task, last: lasts.get(id) ?? null, counting: ofTask.get(id) ?? [], figures },
    ]),
  );
}

/** Name of the body the work is for. */
export const workBody = (work: CycleWork): string => bodyName(work.status.directory, work.body);
