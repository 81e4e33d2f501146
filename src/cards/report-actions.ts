import type { Context } from "../chat/context.ts";
import { type Click, type ClickAnswer, defineAction } from "../chat/define-action.ts";
import { civilTime, today } from "../clock.ts";
import { accountable } from "../domain/owners.ts";
import { emptyReport, type TypedReport, typedFrom, typedReport } from "../domain/report-fields.ts";
import { type TypedFigures, typedFigures } from "../domain/report-figures.ts";
import { SayError } from "../errors.ts";
import { mergeParts, partsFor, takePart } from "../services/reports/parts.ts";
import { bodyName, reportingTask, requireReporter } from "../services/reports/reporting-task.ts";
import {
  type OpenedForm,
  type Submission,
  type SubmitOutcome,
  submitReport,
} from "../services/reports/submit-report.ts";
import { isEvidenceNeeded } from "../store/evidence.ts";
import { headsOf } from "../store/people.ts";
import { figuresOfReports } from "../store/report-figures.ts";
import { countingReports, lastReportOf, reportOfForm } from "../store/reports.ts";
import { taskByNumber } from "../store/tasks.ts";
import { formWithParts, openReport } from "./report-opening.ts";
import { reportSavedCard, type SavedReport } from "./report-saved.ts";

/** Opens the report card from a button on any task: `{ task, body?, typed? }` or `{ plan, number }`. */
export const reportOpen = defineAction({
  id: "report.open",
  async run(context, { value }) {
    const found = await reportingTask(context, await taskOf(context, value));
    const body = words(value.body);
    const typed = isRecord(value.typed) ? onlyWritten(typedReport(value.typed)) : {};
    return { say: await openReport(context, { found, bodies: body ? [body] : [], typed, intent: "report" }) };
  },
});

/** Takes the form in; answered within the callback with the saved card, or with the form and what is wrong beside it. */
export const reportSubmit = defineAction({
  id: "report.submit",
  run: (context, click) => submit(context, click, typedReport(click.form), typedFigures(click.form)),
});

/** 无变化: the last report once more, in one tap. */
export const reportSame = defineAction({
  id: "report.same",
  async run(context, click) {
    const last = await lastReportOf(
      context.db,
      words(click.value.task),
      words(click.value.body),
      today(context.clock),
    );
    if (!last) throw new SayError("nothing-to-repeat", context.texts.reports.refused.nothingLast);
    return submit(context, click, typedFrom(last));
  },
});

/** Takes a part of another body over into the lead's text; what each body wrote stays where it is. */
export const reportTake = defineAction({
  id: "report.take",
  async run(context, { value, form: fields }) {
    const form = openedFormFrom(value.form);
    const found = await reportingTask(context, words(value.task));
    const body = words(value.body);
    requireReporter(context, found, body);
    const parts = await partsFor(context, found, body);
    const typed = typedReport(fields);
    const part = parts?.given.find(({ report }) => report.id === value.part);
    const { parts: texts } = context.texts.reports;
    const { selfStates } = context.texts.common;
    const progress = part
      ? takePart(typed.progress, part)
      : parts && value.part === undefined
        ? mergeParts(typed.progress, parts, {
            counts: texts.counts,
            state: (state, count) => `${selfStates[state]}${count}`,
          })
        : typed.progress;
    const last = await lastReportOf(context.db, found.task.id, body, found.today);
    return {
      card: await formWithParts(
        context,
        {
          found,
          body,
          last,
          typed: { ...typed, progress },
          notice: texts.taken,
          id: form?.id ?? crypto.randomUUID(),
        },
        { typed: typedFigures(fields), bad: [] },
      ),
    };
  },
});

async function submit(
  context: Context,
  click: Click,
  typed: TypedReport,
  figures: TypedFigures = {},
): Promise<ClickAnswer> {
  const form = openedFormFrom(click.value.form);
  const submission = { task: words(click.value.task), body: words(click.value.body), typed, figures, form };
  if (!form || !submission.task || !submission.body)
    throw new SayError("form-unreadable", context.texts.reports.refused.formUnreadable);
  return submitAnswer(context, submission, await submitReport(context, submission));
}

async function submitAnswer(
  context: Context,
  submission: Submission,
  outcome: SubmitOutcome,
): Promise<ClickAnswer> {
  const { reports } = context.texts;
  switch (outcome.kind) {
    case "saved":
    case "again": {
      const saved = await savedReport(context, outcome);
      const again = outcome.kind === "again";
      return {
        toast: again
          ? { type: "info", content: reports.saved.again }
          : { type: "success", content: reports.saved.toast },
        card: reportSavedCard(context.texts, context.clock.timeZone, saved),
      };
    }
    case "invalid": {
      const { problems, badFigures, found } = outcome;
      const last = await lastReportOf(context.db, submission.task, submission.body, found.today);
      // The same form id: once it is right it is one report, however often it was wrong.
      const id = submission.form?.id ?? crypto.randomUUID();
      return {
        toast: { type: "error", content: reports.form.fix(Object.keys(problems).length + badFigures.length) },
        card: await formWithParts(
          context,
          {
            found,
            body: submission.body,
            last,
            typed: submission.typed,
            problems,
            id,
          },
          { typed: submission.figures ?? {}, bad: badFigures },
        ),
      };
    }
    case "stale": {
      const notice = staleNotice(context, submission, outcome);
      return {
        toast: { type: "warning", content: notice },
        card: await formWithParts(
          context,
          {
            found: outcome.found,
            body: submission.body,
            last: outcome.last,
            typed: submission.typed,
            notice,
            id: await freeFormId(context, submission),
          },
          { typed: submission.figures ?? {}, bad: [] },
        ),
      };
    }
  }
}

/** A form that a colleague has sent already is spent; any other goes on under its own id. */
async function freeFormId(context: Context, { form }: Submission): Promise<string> {
  return form && !(await reportOfForm(context.db, form.id)) ? form.id : crypto.randomUUID();
}

function staleNotice(
  { texts, clock }: Context,
  { body }: Submission,
  { why, last, found }: SubmitOutcome & { kind: "stale" },
): string {
  const { stale, cycle } = texts.reports;
  if (why === "task") return stale.task;
  if (why === "cycle" || !last) return stale.cycle(cycle(found.cycle));
  const at = civilTime(last.at, clock.timeZone).slice(5);
  return stale.colleague(bodyName(found.directory, body), at, last.progress.slice(0, 60));
}

/** The saved report with what follows from it. */
export async function savedReport(
  context: Context,
  { report, found }: SubmitOutcome & { kind: "saved" | "again" },
): Promise<SavedReport> {
  const reported = new Set((await countingReports(context.db, [found.task.id])).map(({ body }) => body));
  const answering = accountable(found.owners, found.plan.withoutLead);
  const now = await reportingTask(context, found.task.id);
  return {
    found,
    report,
    figures: await figuresOfReports(context.db, [report.id]),
    awaiting: now.task.phase === "awaiting" && report.state === "done",
    headKnown: (await headsOf(context.db, report.body)).length > 0,
    evidenceNeeded: await isEvidenceNeeded(context.db, found.task.id),
    missing: answering.filter(({ body }) => body !== report.body && !reported.has(body)).length,
  };
}

async function taskOf(context: Context, value: Record<string, unknown>): Promise<string> {
  if (words(value.task)) return words(value.task);
  const task = await taskByNumber(context.db, words(value.plan), words(value.number));
  if (!task) throw new SayError("task-gone", context.texts.reports.refused.taskGone);
  return task.id;
}

function openedFormFrom(value: unknown): OpenedForm | null {
  if (!isRecord(value)) return null;
  const { id, seen, cycle, wording } = value;
  // 1 to 64: a key in the database, whatever the client makes of it.
  if (typeof id !== "string" || !/^[\w-]{1,64}$/.test(id)) return null;
  return { id, seen: typeof seen === "string" ? seen : null, cycle: words(cycle), wording: words(wording) };
}

const onlyWritten = (typed: TypedReport): Partial<TypedReport> =>
  Object.fromEntries(Object.entries(typed).filter(([field, value]) => field in emptyReport && value !== ""));

const words = (value: unknown): string => (typeof value === "string" ? value : "");

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
