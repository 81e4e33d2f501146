import { aboutTask, plain, refusal } from "../src/cards/about-task.ts";
import { answerTask } from "../src/cards/report-opening.ts";
import { reviewCard } from "../src/cards/review-actions.ts";
import { returnReportCard } from "../src/cards/review-forms.ts";
import { taskAdmin } from "../src/cards/task-admin-card.ts";
import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { planLabel } from "../src/domain/plan.ts";
import { SayError } from "../src/errors.ts";
import { planMeant } from "../src/services/reports/choose-task.ts";
import { type ReportingTask, requireClerk } from "../src/services/reports/reporting-task.ts";
import { type ReviewQueue, reviewedReport, reviewQueue } from "../src/services/reports/review-queue.ts";
import { reportsOfTask } from "../src/store/reports.ts";

/** `/审核`: what waits for the clerk. "把第12项退回" opens the return of its last report. */
export const review = defineCommand({
  intent: "return",
  slash: ["审核", "review", "退回", "return"],
  summary: { zh: "审核汇报、销号和延期申请", en: "check reports, closings and extensions" },
  examples: { zh: ["/审核", "/审核 12", "/退回 12", "把第12项退回去重填"], en: ["/review", "/return 12"] },
  who: "clerk",
  async run(context, reading) {
    if (reading.tasks.length === 0) return queueAnswer(context, reading);
    return aboutTask(context, reading, {
      intent: "return",
      word: reading.language === "zh" ? "退回" : "return",
      // With the word 审核 the task as a whole is meant, in any other words its last report.
      work: (found) =>
        /^(?:审核|review)$/.test(reading.slash ?? "")
          ? taskAdmin(context, found)
          : returnAnswer(context, found),
    });
  },
});

async function queueAnswer(context: Context, reading: Reading): Promise<Answer> {
  const { refused, review: texts } = context.texts.reports;
  try {
    requireClerk(context);
    const meant = await planMeant(context, { plan: reading.plan, chatPlan: context.place.plan });
    const plans = Array.isArray(meant) ? meant : [meant];
    if (plans.length === 0) return plain("return", { text: refused.noPlan });
    const queues = await Promise.all(plans.map((plan) => reviewQueue(context, plan.id)));
    const busy = plans
      .map((plan, index) => ({ plan, count: waiting(queues[index]!) }))
      .filter(({ count }) => count > 0);
    const [first] = busy.length > 0 ? busy : [{ plan: plans[0]!, count: 0 }];
    if (busy.length < 2 && first) {
      const text = `${texts.title(first.plan.title)}\n${first.count > 0 ? texts.waiting(first.count) : texts.nothing}`;
      return {
        ...plain("return", { text }),
        plan: first.plan.id,
        card: await reviewCard(context, first.plan.id),
      };
    }
    const word = reading.language === "zh" ? "审核" : "review";
    const choices = busy.slice(0, 10).map(({ plan, count }) => ({
      label: `${planLabel(plan)} · ${texts.waiting(count)}`,
      words: `/${word} ${plan.id}`,
    }));
    return { ...plain("return", { text: texts.whichPlan }), heading: texts.heading, choices };
  } catch (cause) {
    return refusal(context, "return", [], cause);
  }
}

const waiting = (queue: ReviewQueue): number =>
  queue.awaiting.length + queue.requests.length + queue.reports.length;

async function returnAnswer(context: Context, found: ReportingTask): Promise<Answer> {
  requireClerk(context);
  const { review: texts } = context.texts.reports;
  const [last] = (await reportsOfTask(context.db, found.task.id)).filter(
    (report) => report.verdict === "sent" || report.verdict === "accepted",
  );
  if (!last) throw new SayError("no-report", texts.nothingToReturn(found.task.number));
  return {
    intent: "return",
    plan: found.plan.id,
    body: null,
    role: null,
    tasks: [await answerTask(context, found, null)],
    text: texts.confirmReturn(found.task.number),
    card: returnReportCard(context.texts, await reviewedReport(context, last.id)),
  };
}
