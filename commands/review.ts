import { aboutTask, plain, refusal } from "../src/cards/about-task.ts";
import { answerTask } from "../src/cards/report-opening.ts";
import { reviewCard } from "../src/cards/review-actions.ts";
import { returnReportCard } from "../src/cards/review-card.ts";
import { taskAdmin } from "../src/cards/task-admin-card.ts";
import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { SayError } from "../src/errors.ts";
import { planMeant } from "../src/services/reports/choose-task.ts";
import { type ReportingTask, requireClerk } from "../src/services/reports/reporting-task.ts";
import { reviewedReport } from "../src/services/reports/review-queue.ts";
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
  try {
    requireClerk(context);
    const plan = await planMeant(context, { plan: reading.plan, chatPlan: context.place.plan });
    if (!Array.isArray(plan)) {
      const title = context.texts.reports.review.title(plan.title);
      return { ...plain("return", { text: title }), plan: plan.id, card: await reviewCard(context, plan.id) };
    }
    const { refused } = context.texts.reports;
    const word = reading.language === "zh" ? "审核" : "review";
    const choices = plan.slice(0, 10).map(({ id, title }) => ({ label: title, words: `/${word} ${id}` }));
    return { ...plain("return", { text: plan.length > 0 ? refused.which : refused.noPlan }), choices };
  } catch (cause) {
    return refusal(context, "return", [], cause);
  }
}

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
