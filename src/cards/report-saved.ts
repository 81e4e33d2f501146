import type { CardJson } from "../chat/platform.ts";
import { civilTime } from "../clock.ts";
import type { ReportFields } from "../domain/report.ts";
import { taskTitle } from "../domain/task.ts";
import { button, type CardElement, card, markdown, plainText } from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";
import { bodyName, type ReportingTask } from "../services/reports/reporting-task.ts";
import type { SentFigure } from "../store/report-figures.ts";
import type { FiledReport } from "../store/reports.ts";
import type { Texts } from "../texts/zh.ts";

export interface SavedReport {
  found: ReportingTask;
  report: FiledReport;
  /** Actual values and investments that came with it. */
  figures: SentFigure[];
  awaiting: boolean;
  /** Bodies that answer for the task too and have not reported. */
  missing: number;
  /** The clerk asks for evidence with every report of this task. */
  evidenceNeeded: boolean;
  /** A head of the body is bound, who can sign. */
  headKnown: boolean;
}

/** What stands in place of the form once the report is in. */
export function reportSavedCard(texts: Texts, timeZone: string, saved: SavedReport): CardJson {
  const { reports } = texts;
  const { found, report } = saved;
  return card({
    title: reports.saved.title(found.task.number, taskTitle(found.task, 28)),
    subtitle: reports.saved.line(
      bodyName(found.directory, report.body),
      civilTime(report.at, timeZone),
      reports.cycle(found.cycle),
    ),
    colour: "green",
    elements: [
      ...reportText(texts, report),
      ...figureLines(texts, saved.figures).map((words) => plainText(words)),
      ...consequences(texts, saved).map((words) => plainText(words)),
      saved.evidenceNeeded
        ? plainText(reports.evidence.asked)
        : plainText(reports.saved.evidence, { size: "notation", colour: "grey" }),
      button({
        text: reports.saved.more,
        size: "small",
        value: { do: "report.open", task: found.task.id, body: report.body },
      }),
    ],
  });
}

/** A report as it is read: state and percentage, then each field that says something. */
export function reportText({ reports, common }: Texts, report: ReportFields): CardElement[] {
  const written = (["progress", "results", "problems", "coordination", "next"] as const).filter(
    (field) => report[field],
  );
  return [
    markdown(md`**${common.selfStates[report.state]}** · ${report.percent}%`),
    ...written.flatMap((field) => [
      plainText(reports.fields[field], { size: "notation", colour: "grey" }),
      plainText(report[field]),
    ]),
  ];
}

export const figureLines = ({ reports: { figures } }: Texts, sent: readonly SentFigure[]): string[] =>
  sent.map(({ name, value, unit }) => figures.sent(name, value, unit));

function consequences({ reports }: Texts, { awaiting, report, missing, headKnown }: SavedReport): string[] {
  if (report.verdict === "unsigned") return [headKnown ? reports.saved.unsigned : reports.signing.noHead];
  if (awaiting) return [reports.saved.awaiting];
  return missing > 0 && report.state === "done" ? [reports.saved.partial(missing)] : [];
}

/** The saved card in plain words. */
export function reportSavedText(texts: Texts, saved: SavedReport): string {
  const { reports, common } = texts;
  const { found, report } = saved;
  return [
    reports.saved.title(found.task.number, taskTitle(found.task, 60)),
    `${bodyName(found.directory, report.body)} · ${common.selfStates[report.state]} ${report.percent}%`,
    report.progress,
    ...figureLines(texts, saved.figures),
    ...consequences(texts, saved),
  ].join("\n");
}
