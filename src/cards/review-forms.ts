import type { CardJson } from "../chat/platform.ts";
import { taskTitle } from "../domain/task.ts";
import {
  button,
  card,
  clip,
  columns,
  form,
  input,
  markdown,
  plainText,
  select,
  submitButton,
} from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";
import { bodyName, type ReportingTask } from "../services/reports/reporting-task.ts";
import type { ReviewedReport } from "../services/reports/review-queue.ts";
import type { Evidence } from "../store/evidence.ts";
import type { FiledReport } from "../store/reports.ts";
import { checks } from "../store/task-events.ts";
import type { Texts } from "../texts/zh.ts";
import { reportText } from "./report-saved.ts";
import { evidenceElements } from "./review-card.ts";
import { problemLine } from "./settled-card.ts";

/** Asks for the reason of a return. */
export function returnReportCard(
  texts: Texts,
  { found, report }: ReviewedReport,
  problem?: string,
): CardJson {
  const { review } = texts.reports;
  return card({
    title: review.report(found.task.number, taskTitle(found.task, 24)),
    subtitle: `${bodyName(found.directory, report.body)} · ${report.on}`,
    colour: "orange",
    elements: [
      ...reportText(texts, report),
      form("return", [
        input({ name: "reason", label: review.returnReason, rows: 2, required: true }),
        ...problemLine(problem),
        submitButton({
          text: review.returnIt,
          name: "submit",
          value: { do: "review.return", report: report.id },
        }),
      ]),
      button({ text: review.back, kind: "text", value: { do: "review.open", report: report.id } }),
    ],
  });
}

/** Mends typing slips in the texts; state and percentage are the body's own word. */
export function correctReportCard(
  texts: Texts,
  { found, report }: ReviewedReport,
  typed: Record<string, string> = {},
  problem?: string,
): CardJson {
  const { review, fields } = texts.reports;
  const names = (["progress", "problems", "next", "results", "coordination"] as const).filter(
    (name) => name === "progress" || report[name],
  );
  return card({
    title: review.report(found.task.number, taskTitle(found.task, 24)),
    subtitle: `${bodyName(found.directory, report.body)} · ${report.on}`,
    elements: [
      form("correct", [
        ...names.map((name) =>
          input({ name, label: fields[name], rows: 3, value: typed[name] ?? report[name] }),
        ),
        input({ name: "reason", label: review.correctReason, required: true, value: typed.reason ?? "" }),
        ...problemLine(problem),
        submitButton({
          text: review.save,
          name: "submit",
          value: { do: "review.correct", report: report.id },
        }),
      ]),
      button({ text: review.back, kind: "text", value: { do: "review.open", report: report.id } }),
    ],
  });
}

/** 销号核查: every body's word, the evidence, and the clerk's decision. */
export function closingCard(
  texts: Texts,
  found: ReportingTask,
  reports: readonly FiledReport[],
  evidence: readonly Evidence[],
  problem?: string,
): CardJson {
  const { review, checks: words, form: formWords } = texts.reports;
  const { selfStates } = texts.common;
  const { task } = found;
  const value = { task: task.id };
  return card({
    title: review.closing(task.number, taskTitle(task, 24)),
    ...(task.due ? { subtitle: formWords.limit(task.due) } : {}),
    elements: [
      ...reports
        .slice(0, 5)
        .flatMap((report) => [
          markdown(
            md`**${bodyName(found.directory, report.body)}** · ${report.on} · ${selfStates[report.state]} ${report.percent}%`,
          ),
          plainText(clip(report.progress, 300)),
        ]),
      ...evidenceElements(texts, evidence),
      form("closing", [
        plainText(review.checkedBy),
        select({
          name: "checked",
          placeholder: review.checkMissing,
          options: checks.map((check) => ({ text: words[check], value: check })),
        }),
        input({ name: "reason", label: texts.reports.optional(review.reason), rows: 2 }),
        ...problemLine(problem),
        columns([
          {
            elements: [
              submitButton({
                text: review.agreeClose,
                name: "agree",
                value: { do: "review.close", ...value },
              }),
            ],
          },
          {
            elements: [
              submitButton({
                text: review.refuseClose,
                kind: "default",
                name: "refuse",
                value: { do: "review.refuseClose", ...value },
              }),
            ],
          },
        ]),
      ]),
    ],
  });
}
