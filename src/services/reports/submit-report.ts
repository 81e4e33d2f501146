import { today } from "../../clock.ts";
import { standingOf } from "../../domain/counting-report.ts";
import { isStanding } from "../../domain/deadline.ts";
import type { ReportFields } from "../../domain/report.ts";
import { type FieldProblems, readReport, type TypedReport } from "../../domain/report-fields.ts";
import {
  figuresOf,
  type ReadFigures,
  readFigures,
  type TaskFigure,
  type TypedFigures,
} from "../../domain/report-figures.ts";
import type { Phase } from "../../domain/task.ts";
import { wordingOf } from "../../domain/wording.ts";
import { SayError } from "../../errors.ts";
import { type Change, change } from "../../store/change.ts";
import { dropDraft } from "../../store/drafts.ts";
import { queueMessage } from "../../store/outbox.ts";
import { headsOf } from "../../store/people.ts";
import { addFigure, planFigures } from "../../store/report-figures.ts";
import {
  addReport,
  countingReports,
  type FiledReport,
  lastReportOf,
  reportOfForm,
} from "../../store/reports.ts";
import { type ReportingTask, reportingTask, requireReporter } from "./reporting-task.ts";
import { doerOf, type Scene } from "./scene.ts";

export interface Submission {
  task: string;
  body: string;
  typed: TypedReport;
  /** Actual values of indicators and investments, by field name. */
  figures?: TypedFigures;
  /** The form it comes from; null for a sentence. */
  form: OpenedForm | null;
}

/** What the person saw when the form was opened. All of it is echoed by the client and only ever makes us ask again. */
export interface OpenedForm {
  id: string;
  /** Id of the body's last report then; null when there was none. */
  seen: string | null;
  cycle: string;
  wording: string;
}

/** Why a form is shown once more, with what was typed, before it is taken. */
export type Stale = "colleague" | "cycle" | "task";

export type SubmitOutcome =
  | { kind: "saved"; report: FiledReport; found: ReportingTask; awaiting: boolean }
  /** The same form once more: nothing is doubled. */
  | { kind: "again"; report: FiledReport; found: ReportingTask }
  | { kind: "invalid"; problems: FieldProblems; badFigures: string[]; found: ReportingTask }
  | { kind: "stale"; why: Stale; last: FiledReport | null; found: ReportingTask };

/**
 * Takes a report in: right, then shape, then one change with its audit row. A report is a new row, never an overwrite.
 * @throws SayError where the person may not, or the task takes no reports any more
 */
export async function submitReport(scene: Scene, submission: Submission): Promise<SubmitOutcome> {
  const doer = doerOf(scene, submission.body);
  return change(scene.db, doer, (tx) => takeReport(scene, tx, submission));
}

/** What a report is judged by. */
export interface Ground {
  found: ReportingTask;
  /** The body's last report on the task, whatever became of it. */
  last: FiledReport | null;
  /** Newest counting report of each body on the task. */
  counting: FiledReport[];
  /** Everything of the plan that has a figure. */
  figures: TaskFigure[];
}

async function groundOf(scene: Scene, { task, body, figures: typed }: Submission): Promise<Ground> {
  const [found, last, counting] = await Promise.all([
    reportingTask(scene, task),
    lastReportOf(scene.db, task, body, today(scene.clock)),
    countingReports(scene.db, [task]),
  ]);
  const none = Object.keys(typed ?? {}).length === 0;
  return { found, last, counting, figures: none ? [] : await planFigures(scene.db, found.plan.id) };
}

/**
 * The work of {@link submitReport} inside a change of its caller (several reports sent at once).
 * @param ground read by the caller within the same change, for many tasks in few round trips
 */
export async function takeReport(
  scene: Scene,
  tx: Change,
  submission: Submission,
  ground?: Ground,
): Promise<SubmitOutcome> {
  const { body, form } = submission;
  const { found, last, counting, figures: ofPlan } = ground ?? (await groundOf(scene, submission));
  requireReporter(scene, found, body);
  if (found.task.phase === "done")
    throw new SayError("task-closed", scene.texts.reports.refused.closed(found.task.number));
  const { fields, problems } = readReport(submission.typed, isStanding(found.task.deadline));
  const { figures, bad } = readFigures(figuresOf(found.task, ofPlan), submission.figures ?? {});
  if (problems || bad.length > 0)
    return { kind: "invalid", problems: problems ?? {}, badFigures: bad, found };
  const twin = form && (await reportOfForm(scene.db, form.id));
  if (twin && sameFields(twin.asSent ?? twin, fields)) return { kind: "again", report: twin, found };
  const why = form && staleness(scene, found, form, last, twin);
  if (why) return { kind: "stale", why, last, found };
  const report = writeReport(scene, tx, found, { body, fields, form: twin ? null : (form?.id ?? null) });
  for (const { figure, value } of figures) addFigure(tx, report, figure, value);
  const phase = phaseAfter(found, report, counting);
  dropDraft(tx, body, found.task.id);
  if (report.verdict === "unsigned") await askForSignature(scene, tx, report);
  if (phase !== found.task.phase) tx.add("UPDATE tasks SET phase = ? WHERE id = ?", [phase, found.task.id]);
  tx.audit({
    action: "report.submit",
    subject: `task:${found.task.id}`,
    before: last ? { report: last.id, phase: found.task.phase } : { phase: found.task.phase },
    after: { report: report.id, body, cycle: report.cycle, ...fields, phase, ...figureNote(figures) },
  });
  return { kind: "saved", report, found, awaiting: phase === "awaiting" };
}

const figureNote = (figures: ReadFigures["figures"]) =>
  figures.length > 0 ? { figures: figures.map(({ figure, value }) => ({ name: figure.name, value })) } : {};

/** One card a sending, however many reports it has: its renderer shows all that waits. */
async function askForSignature(scene: Scene, tx: Change, report: FiledReport): Promise<void> {
  for (const head of await headsOf(scene.db, report.body)) {
    const message = queueMessage({
      key: `report.sign:${report.body}:${report.at}:${head}`,
      kind: "report.sign",
      receiver: { person: head },
      data: { body: report.body },
      dueAt: report.at,
      quiet: true,
    });
    tx.add(message.sql, message.args);
  }
}

/** A form is asked again when the world under it has changed in a way that the person should know of first. */
function staleness(
  scene: Scene,
  found: ReportingTask,
  form: OpenedForm,
  last: FiledReport | null,
  twin: FiledReport | null,
): Stale | null {
  const colleague = last && last.id !== form.seen && last.person !== scene.actor.person;
  if (colleague || (twin && twin.person !== scene.actor.person)) return "colleague";
  if (form.cycle !== found.cycle.key) return "cycle";
  return form.wording === wordingOf(found.task) ? null : "task";
}

function sameFields(a: ReportFields, b: ReportFields): boolean {
  return (Object.keys(b) as (keyof ReportFields)[]).every((field) => a[field] === b[field]);
}

function writeReport(
  scene: Scene,
  tx: Change,
  found: ReportingTask,
  parts: { body: string; fields: ReportFields; form: string | null },
): FiledReport {
  const needsSignature = found.rules.signing && scene.actor.right !== "head";
  const report: FiledReport = {
    ...parts.fields,
    id: crypto.randomUUID(),
    task: found.task.id,
    plan: found.plan.id,
    body: parts.body,
    person: scene.actor.person ?? "cli",
    cycle: found.cycle.key,
    on: found.today,
    at: scene.clock.now(),
    chat: scene.place.chat,
    form: parts.form,
    verdict: needsSignature ? "unsigned" : "sent",
    reason: "",
    model: false,
    asSent: null,
  };
  addReport(tx, { ...report, needsSignature });
  return report;
}

/**
 * 申请销号: a task waits for the clerk's check once all that counts for it says done, never goes straight to done. A later
 * report that says otherwise takes the application back.
 */
function phaseAfter(found: ReportingTask, report: FiledReport, known: readonly FiledReport[]): Phase {
  const { phase } = found.task;
  if (phase !== "open" && phase !== "awaiting") return phase;
  const counting = report.verdict === "unsigned" ? known : [report, ...known];
  const standing = standingOf(found.owners, found.plan.withoutLead, counting, found.directory, found.today);
  return standing?.state === "done" ? "awaiting" : "open";
}
