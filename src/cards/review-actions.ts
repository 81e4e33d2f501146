import type { Context } from "../chat/context.ts";
import { type Click, type ClickAnswer, defineAction } from "../chat/define-action.ts";
import type { CardJson } from "../chat/platform.ts";
import { taskTitle } from "../domain/task.ts";
import { SayError } from "../errors.ts";
import { button } from "../feishu/elements.ts";
import { countingOf } from "../services/reports/counting.ts";
import { reportingTask, requireClerk } from "../services/reports/reporting-task.ts";
import { type OpenedReport, reviewedReport, reviewQueue } from "../services/reports/review-queue.ts";
import {
  acceptReports,
  closeTask,
  correctReport,
  markModel,
  refuseClosing,
  returnReport,
} from "../services/reports/review-reports.ts";
import { evidenceOf } from "../store/evidence.ts";
import { planById } from "../store/plans.ts";
import { checks } from "../store/task-events.ts";
import { reviewListCard, reviewReportCard } from "./review-card.ts";
import { closingCard, correctReportCard, returnReportCard } from "./review-forms.ts";
import { settledCard } from "./settled-card.ts";

const words = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

export async function reviewCard(context: Context, plan: string): Promise<CardJson> {
  const queue = await reviewQueue(context, plan);
  return reviewListCard(context.texts, queue, (await planById(context.db, plan))?.title ?? plan);
}

const reviewed = (context: Context, click: Click): Promise<OpenedReport> =>
  reviewedReport(context, words(click.value.report));

async function reportCard(context: Context, parts: OpenedReport): Promise<CardJson> {
  return reviewReportCard(context.texts, parts, await evidenceOf(context.db, [parts.report.id]));
}

export const reviewShow = defineAction({
  id: "review.show",
  run: async (context, click) => ({ card: await reviewCard(context, words(click.value.plan)) }),
});

export const reviewOpen = defineAction({
  id: "review.open",
  run: async (context, click) => ({ card: await reportCard(context, await reviewed(context, click)) }),
});

/** Accepts one and goes on to the next. */
export const reviewAccept = defineAction({
  id: "review.accept",
  async run(context, click) {
    const { review } = context.texts.reports;
    const { report, found } = await reviewed(context, click);
    const accepted = await acceptReports(context, [report.id]);
    const queue = await reviewQueue(context, found.plan.id);
    const [next] = queue.reports;
    return {
      toast:
        accepted > 0
          ? { type: "success", content: review.accepted(accepted) }
          : { type: "info", content: review.decidedBefore },
      card: next
        ? await reportCard(context, await reviewedReport(context, next.report.id))
        : await reviewCard(context, found.plan.id),
    };
  },
});

export const reviewAcceptAll = defineAction({
  id: "review.acceptAll",
  async run(context, click) {
    const ids = Array.isArray(click.value.ids) ? click.value.ids.map(words).filter(Boolean) : [];
    const accepted = await acceptReports(context, ids.slice(0, 100));
    return {
      toast: { type: "success", content: context.texts.reports.review.accepted(accepted) },
      card: await reviewCard(context, words(click.value.plan)),
    };
  },
});

export const reviewModel = defineAction({
  id: "review.model",
  async run(context, click) {
    await markModel(context, words(click.value.report));
    return {
      toast: { type: "success", content: context.texts.reports.review.isModel },
      card: await reportCard(context, await reviewed(context, click)),
    };
  },
});

/** Shows the form for a return or a correction. */
export const reviewAsk = defineAction({
  id: "review.ask",
  async run(context, click) {
    const parts = await reviewed(context, click);
    const build = click.value.what === "correct" ? correctReportCard : returnReportCard;
    return { card: build(context.texts, parts) };
  },
});

export const reviewReturn = defineAction({
  id: "review.return",
  async run(context, click) {
    const { review } = context.texts.reports;
    const parts = await reviewed(context, click);
    return orAgain(
      async () => {
        await returnReport(context, parts.report.id, words(click.form.reason));
        return settled(context, parts.found.plan.id, titleOf(context, parts), review.returned);
      },
      (problem) => returnReportCard(context.texts, parts, problem),
    );
  },
});

export const reviewCorrect = defineAction({
  id: "review.correct",
  async run(context, click) {
    const { review } = context.texts.reports;
    const parts = await reviewed(context, click);
    const { reason, ...fields } = Object.fromEntries(
      Object.entries(click.form).map(([name, value]) => [name, words(value)]),
    );
    const names = ["progress", "problems", "next", "results", "coordination"];
    const corrected = Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
    return orAgain(
      async () => {
        await correctReport(context, parts.report.id, corrected, reason ?? "");
        const toast = { type: "success" as const, content: review.corrected };
        return { toast, card: await reportCard(context, await reviewed(context, click)) };
      },
      (problem) => correctReportCard(context.texts, parts, { ...fields, reason: reason ?? "" }, problem),
    );
  },
});

export const reviewClosing = defineAction({
  id: "review.closing",
  run: async (context, click) => ({ card: await closing(context, words(click.value.task)) }),
});

async function closing(context: Context, task: string, problem?: string): Promise<CardJson> {
  requireClerk(context);
  const found = await reportingTask(context, task);
  const reports = (await countingOf(context, found))?.reports ?? [];
  const evidence = await evidenceOf(
    context.db,
    reports.map(({ id }) => id),
  );
  return closingCard(context.texts, found, reports, evidence, problem);
}

export const reviewClose = defineAction({
  id: "review.close",
  async run(context, click) {
    const { review } = context.texts.reports;
    const task = words(click.value.task);
    const checked = checks.find((check) => check === click.form.checked);
    if (!checked) return refusedClosing(context, task, review.checkMissing);
    const { found, late } = await closeTask(context, task, checked, words(click.form.reason));
    const title = review.closing(found.task.number, taskTitle(found.task, 24));
    return settled(context, found.plan.id, title, review.closed(late));
  },
});

export const reviewRefuseClose = defineAction({
  id: "review.refuseClose",
  async run(context, click) {
    const { review } = context.texts.reports;
    const task = words(click.value.task);
    const reason = words(click.form.reason);
    if (!reason) return refusedClosing(context, task, review.reasonMissing);
    const found = await refuseClosing(context, task, reason);
    const title = review.closing(found.task.number, taskTitle(found.task, 24));
    return settled(context, found.plan.id, title, review.closingReturned);
  },
});

const refusedClosing = async (context: Context, task: string, problem: string): Promise<ClickAnswer> => ({
  toast: { type: "error", content: problem },
  card: await closing(context, task, problem),
});

const titleOf = ({ texts }: Context, { found }: OpenedReport): string =>
  texts.reports.review.report(found.task.number, taskTitle(found.task, 24));

function settled(context: Context, plan: string, title: string, content: string): ClickAnswer {
  const back = button({
    text: context.texts.reports.review.back,
    value: { do: "review.show", plan },
  });
  return { toast: { type: "success", content }, card: settledCard(title, content, [back]) };
}

/** A refusal that the person can mend in the form is shown beside it; the others are toasts. */
async function orAgain(
  work: () => Promise<ClickAnswer>,
  again: (problem: string) => CardJson,
): Promise<ClickAnswer> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof SayError) || !mendable.has(cause.code)) throw cause;
    return { toast: { type: "error", content: cause.say }, card: again(cause.say) };
  }
}

const mendable = new Set(["no-reason", "too-long", "progress-missing"]);
