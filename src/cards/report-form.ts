import type { CardJson } from "../chat/platform.ts";
import { isStanding } from "../domain/deadline.ts";
import type { FieldProblems, TypedReport } from "../domain/report-fields.ts";
import { taskTitle } from "../domain/task.ts";
import { wordingOf } from "../domain/wording.ts";
import {
  button,
  type CardElement,
  card,
  clip,
  form,
  markdown,
  plainText,
  submitButton,
} from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";
import type { Parts } from "../services/reports/parts.ts";
import { bodyName, type ReportingTask } from "../services/reports/reporting-task.ts";
import type { OpenedForm } from "../services/reports/submit-report.ts";
import type { FiledReport } from "../store/reports.ts";
import type { Texts } from "../texts/zh.ts";
import { type FigureParts, figureElements, reportFields } from "./report-fields.ts";
import { partElements } from "./report-parts.ts";

export interface ReportFormParts {
  found: ReportingTask;
  /** Id of the body reported for. */
  body: string;
  /** The body's last report, which the form was filled from and which is shown above it. */
  last: FiledReport | null;
  /** What stands in the fields. */
  typed: TypedReport;
  problems?: FieldProblems;
  /** What others have given to this report; null where nobody gives parts. */
  parts: Parts | null;
  /** Indicators and investments that the task names, with what was typed and which of it is no number. */
  figures: FigureParts;
  /** A sentence above the fields: why the form is shown again. */
  notice?: string;
  /** Names this form: sent twice it is one report. */
  id: string;
}

/** The report card of one task for one body. */
export function reportFormCard(texts: Texts, parts: ReportFormParts): CardJson {
  const { reports, common } = texts;
  const { task, cycle, directory, owners } = parts.found;
  const owner = owners.find((candidate) => candidate.body === parts.body);
  const name = bodyName(directory, parts.body);
  const title = reports.form.title(task.number, taskTitle(task, 28));
  return card({
    title,
    subtitle: [
      owner ? `${name}（${common.roles[owner.role]}）` : name,
      `${reports.cycle(cycle)}，${reports.by(cycle)}`,
    ].join(" · "),
    colour: parts.problems || parts.notice ? "orange" : "blue",
    summary: title,
    elements: [
      ...notices(texts, parts),
      ...(taskTitle(task, 28) === task.content ? [] : [plainText(clip(task.content, 160), { lines: 3 })]),
      plainText(factsLine(texts, parts), { size: "notation", colour: "grey" }),
      form("report", fields(texts, parts)),
      ...sameAsLast(texts, parts),
    ],
  });
}

/** Everything a form carries through the client, so that a submit can be judged. */
function openedForm(parts: Pick<ReportFormParts, "found" | "last" | "id">): OpenedForm {
  return {
    id: parts.id,
    seen: parts.last?.id ?? null,
    cycle: parts.found.cycle.key,
    wording: wordingOf(parts.found.task),
  };
}

function notices(texts: Texts, parts: ReportFormParts): CardElement[] {
  const count = Object.keys(parts.problems ?? {}).length + parts.figures.bad.length;
  const words = count > 0 ? texts.reports.form.fix(count) : parts.notice;
  return words ? [markdown(md`<font color='orange'>${words}</font>`)] : [];
}

function factsLine({ reports, common }: Texts, { found, last }: ReportFormParts): string {
  const { due } = found.task;
  return [
    due ? reports.form.limit(due) : isStanding(found.task.deadline) ? reports.form.noLimit : "",
    last
      ? reports.form.last(reports.day(last.on), common.selfStates[last.state], last.percent)
      : reports.form.firstTime,
  ]
    .filter(Boolean)
    .join(" · ");
}

function fields(texts: Texts, parts: ReportFormParts): CardElement[] {
  const about = { task: parts.found.task.id, body: parts.body, form: { ...openedForm(parts) } };
  return [
    ...reportFields(texts, parts, isStanding(parts.found.task.deadline) ? "standingWhole" : "whole"),
    ...figureElements(texts, parts.figures),
    submitButton({
      text: texts.reports.form.submit,
      name: "submit",
      value: { do: "report.submit", ...about },
    }),
    // Below the button that sends the report: it stays the first of the form.
    ...(parts.parts ? partElements(texts, parts.parts, about) : []),
  ];
}

/** 无变化 in one tap, where there is something to repeat and nothing was typed over it. */
function sameAsLast({ reports }: Texts, parts: ReportFormParts): CardElement[] {
  const { last } = parts;
  if (!last || last.state === "done" || parts.problems || parts.notice) return [];
  return [
    button({
      text: reports.form.same,
      size: "small",
      value: {
        do: "report.same",
        task: parts.found.task.id,
        body: parts.body,
        form: { ...openedForm(parts) },
      },
    }),
  ];
}
