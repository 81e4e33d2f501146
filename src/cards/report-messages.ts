import { today } from "../clock.ts";
import { typedFrom } from "../domain/report-fields.ts";
import { taskTitle } from "../domain/task.ts";
import { reportingTask } from "../services/reports/reporting-task.ts";
import { lastReportOf, reportById } from "../store/reports.ts";
import { requestById } from "../store/requests.ts";
import type { Renderer } from "./define-message.ts";
import { formWithParts } from "./report-opening.ts";

const words = (value: unknown): string => (typeof value === "string" ? value : "");

/** To who sent it: the report came back, with the form as it was sent. Nothing once the body has sent a new one. */
export const reportReturnedMessage: Renderer = async (context, data) => {
  const { review } = context.texts.reports;
  const report = await reportById(context.db, words(data.report));
  if (!report) return null;
  const last = await lastReportOf(context.db, report.task, report.body, today(context.clock));
  if (last && last.id !== report.id) return null;
  const found = await reportingTask(context, report.task);
  const notice = review.returnedNotice(words(data.reason));
  const card = await formWithParts(context, {
    found,
    body: report.body,
    last: report,
    typed: typedFrom(report.asSent ?? report),
    notice,
    id: crypto.randomUUID(),
  });
  return { card, text: `${review.returnedTitle(found.task.number, taskTitle(found.task, 40))}\n${notice}` };
};

/** To who asked: the clerk's word on 延期 or 暂缓. */
export const requestDecidedMessage: Renderer = async (context, data) => {
  const { request: texts } = context.texts.reports;
  const request = await requestById(context.db, words(data.request));
  if (!request?.decision) return null;
  const { task } = await reportingTask(context, request.task);
  const kind = texts.names[request.kind];
  const text = request.decision.agreed
    ? texts.agreedNews(kind, task.number, request.newDue)
    : texts.refusedNews(kind, task.number, request.decision.reason);
  return { card: null, text };
};
