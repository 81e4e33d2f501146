import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { defineAction } from "../chat/define-action.ts";
import type { CardJson } from "../chat/platform.ts";
import { taskTitle } from "../domain/task.ts";
import { button, type CardElement, card, clip, plainText } from "../feishu/elements.ts";
import { moveEvidence, openEvidence, reportsAwaitingEvidence } from "../services/reports/evidence.ts";
import { reportingTask } from "../services/reports/reporting-task.ts";
import type { Evidence } from "../store/evidence.ts";
import type { FiledReport } from "../store/reports.ts";
import { plain, tasksOf } from "./about-task.ts";

const words = (value: unknown): string => (typeof value === "string" ? value : "");

/** "12 KB", "3.4 MB" */
function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** What was kept and for which task; the person's other reports of the day are one tap away. */
export async function evidenceKept(
  context: Context,
  evidence: Evidence,
  reports: readonly FiledReport[],
): Promise<Answer> {
  const found = await reportingTask(context, evidence.task);
  const { evidence: texts } = context.texts.reports;
  const { task } = found;
  const text = texts.kept(evidence.name, sizeWords(evidence.size), task.number, taskTitle(task, 24));
  const card = await keptCard(context, evidence, reports, text);
  return { ...plain("report", { text }), plan: found.plan.id, tasks: await tasksOf(context, [found]), card };
}

async function keptCard(
  context: Context,
  evidence: Evidence,
  reports: readonly FiledReport[],
  text: string,
): Promise<CardJson> {
  const { evidence: texts } = context.texts.reports;
  const others = reports.filter((report) => report.id !== evidence.report);
  const moves = await Promise.all(
    others.map(async (report) => {
      const { task } = await reportingTask(context, report.task);
      return button({
        text: texts.move(task.number, taskTitle(task, 16)),
        size: "small",
        value: { do: "evidence.move", evidence: evidence.id, report: report.id },
      });
    }),
  );
  return card({ title: texts.title, colour: "green", elements: [plainText(text), ...moves] });
}

export const evidenceMove = defineAction({
  id: "evidence.move",
  async run(context, { value }) {
    const evidence = await moveEvidence(context, words(value.evidence), words(value.report));
    return { card: (await evidenceKept(context, evidence, await reportsAwaitingEvidence(context))).card };
  },
});

/** Sends the file to this chat once more. */
export const evidenceOpen = defineAction({
  id: "evidence.open",
  async run(context, { value }) {
    const { message, fileKey, kind, name } = await openEvidence(context, words(value.evidence));
    const text = context.texts.reports.evidence.here(name);
    return { say: { ...plain("progress", { text }), resend: { message, fileKey, kind, name } } };
  },
});

/** A button for each file, as many as stay readable. */
export const evidenceButtons = (context: Pick<Context, "texts">, files: readonly Evidence[]): CardElement[] =>
  files.slice(0, 6).map((file) =>
    button({
      text: clip(context.texts.reports.evidence.open(file.name), 40),
      size: "small",
      value: { do: "evidence.open", evidence: file.id },
    }),
  );
