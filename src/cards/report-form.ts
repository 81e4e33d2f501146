import type { CardJson } from "../chat/platform.ts";
import { isStanding } from "../domain/deadline.ts";
import { selfStates } from "../domain/report.ts";
import {
  type FieldProblems,
  maxFieldLength,
  type ReportField,
  type TypedReport,
} from "../domain/report-fields.ts";
import { figureField, type TaskFigure, type TypedFigures } from "../domain/report-figures.ts";
import { taskTitle } from "../domain/task.ts";
import { wordingOf } from "../domain/wording.ts";
import {
  button,
  type CardElement,
  card,
  clip,
  collapsible,
  columns,
  form,
  input,
  markdown,
  plainText,
  select,
  submitButton,
} from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";
import type { Parts } from "../services/reports/parts.ts";
import { bodyName, type ReportingTask } from "../services/reports/reporting-task.ts";
import type { OpenedForm } from "../services/reports/submit-report.ts";
import type { FiledReport } from "../store/reports.ts";
import type { Texts } from "../texts/zh.ts";

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
  figures: { list: readonly TaskFigure[]; typed: TypedFigures; bad: readonly string[] };
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
export function openedForm(parts: Pick<ReportFormParts, "found" | "last" | "id">): OpenedForm {
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
  return [
    ...reportFields(texts, parts, isStanding(parts.found.task.deadline) ? "standingWhole" : "whole"),
    ...figureElements(texts, parts),
    submitButton({
      text: texts.reports.form.submit,
      name: "submit",
      value: {
        do: "report.submit",
        task: parts.found.task.id,
        body: parts.body,
        form: { ...openedForm(parts) },
      },
    }),
    // Below the button that sends the report: it stays the first of the form.
    ...partElements(texts, parts),
  ];
}

/** Actual values beside the report: folded away until one is filled in, since most reports have none. */
function figureElements(texts: Texts, { figures: { list, typed, bad } }: ReportFormParts): CardElement[] {
  if (list.length === 0) return [];
  const { figures: words } = texts.reports;
  const inputs = list.flatMap((figure) => {
    const name = figureField(figure);
    const label = words[figure.kind](clip(figure.name, 40), figure.unit);
    return [
      input({ name, label, ...(typed[name] ? { value: clip(typed[name], 40) } : {}) }),
      ...(bad.includes(name)
        ? [markdown(md`<font color='red'>${words.notNumber}</font>`, { size: "notation" })]
        : []),
    ];
  });
  return [collapsible(words.title, inputs, Object.keys(typed).length > 0)];
}

/** Parts shown one by one; the others are counted, and all can be taken over at once. */
const shownParts = 6;

/** The parts side by side with who is missing. The buttons send the form, so that what was typed is not lost. */
function partElements(texts: Texts, { parts, found, body, last, id }: ReportFormParts): CardElement[] {
  if (!parts || parts.given.length + parts.missing.length === 0) return [];
  const { parts: words } = texts.reports;
  const value = {
    do: "report.take",
    task: found.task.id,
    body,
    form: { ...openedForm({ found, last, id }) },
  };
  const rows = parts.given.slice(0, shownParts).map(({ name, report }, index) =>
    columns([
      {
        weight: 4,
        elements: [
          plainText(`${name} · ${texts.common.selfStates[report.state]} ${report.percent}%`, {
            size: "notation",
            colour: "grey",
          }),
          plainText(clip(report.progress, 200)),
        ],
      },
      {
        elements: [
          submitButton({
            text: words.take,
            name: `take${index}`,
            kind: "default",
            size: "small",
            value: { ...value, part: report.id },
          }),
        ],
      },
    ]),
  );
  const title = words.title(parts.given.length, parts.given.length + parts.missing.length);
  const missing =
    parts.missing.length > 0 ? [plainText(words.missing(parts.missing), { size: "notation" })] : [];
  const all =
    parts.given.length > 1
      ? [submitButton({ text: words.takeAll, name: "takeAll", kind: "default", size: "small", value })]
      : [];
  return [collapsible(title, [...rows, ...missing, ...all], parts.given.length > 0)];
}

type FieldParts = Pick<ReportFormParts, "typed" | "problems"> & { parts?: Parts | null };

/** The client refuses to send a form with a required field empty; with parts to take over it must be sent half filled. */
const mustFill = (parts: FieldParts): boolean => !parts.parts?.given.length;

/**
 * The fields of a report, each with what is wrong beside it. `whole`: all of them; `standingWhole`: all, without a
 * percentage being asked for; `step`: those of a cycle's step; `standing`: only what is new.
 */
export function reportFields(
  texts: Texts,
  parts: FieldParts,
  extent: "whole" | "standingWhole" | "step" | "standing",
): CardElement[] {
  const { reports } = texts;
  if (extent === "standing")
    return textField(texts, parts, "progress", 3, { label: reports.cycleCard.addition });
  const more = [...textField(texts, parts, "results", 2), ...textField(texts, parts, "coordination", 2)];
  const open = Boolean(parts.typed.results || parts.typed.coordination);
  return [
    columns([
      { weight: 1, verticalAlign: "top", elements: stateField(texts, parts) },
      {
        weight: 1,
        verticalAlign: "top",
        elements: percentField(texts, parts, extent !== "standingWhole" && mustFill(parts)),
      },
    ]),
    ...textField(texts, parts, "progress", 4, {
      label: reports.fields.progress,
      hint: reports.form.progressHint,
    }),
    ...textField(texts, parts, "problems", 2),
    ...textField(texts, parts, "next", 2, { hint: reports.form.nextHint }),
    collapsible(reports.form.more, more, open),
  ];
}

function textField(
  texts: Texts,
  parts: FieldParts,
  field: ReportField,
  rows: number,
  words: { label?: string; hint?: string } = {},
): CardElement[] {
  const { reports } = texts;
  const typed = parts.typed[field];
  return [
    input({
      name: field,
      label: words.label ?? reports.optional(reports.fields[field]),
      rows,
      required: field === "progress" && mustFill(parts),
      ...(words.hint ? { placeholder: words.hint } : {}),
      ...(typed ? { value: clip(typed, maxFieldLength) } : {}),
    }),
    ...problem(texts, parts, field),
  ];
}

/** A select has no label of its own on the platform, so one stands above it. */
function stateField(texts: Texts, parts: FieldParts): CardElement[] {
  return [
    plainText(texts.reports.fields.state),
    select({
      name: "state",
      placeholder: texts.reports.problems.stateMissing,
      required: mustFill(parts),
      options: selfStates.map((value) => ({ text: texts.common.selfStates[value], value })),
      ...(parts.typed.state ? { selected: parts.typed.state } : {}),
    }),
    ...problem(texts, parts, "state"),
  ];
}

function percentField(texts: Texts, parts: FieldParts, required: boolean): CardElement[] {
  return [
    input({
      name: "percent",
      label: texts.reports.fields.percent,
      placeholder: "0–100",
      required,
      ...(parts.typed.percent ? { value: parts.typed.percent } : {}),
    }),
    ...problem(texts, parts, "percent"),
  ];
}

function problem(texts: Texts, parts: FieldParts, field: ReportField): CardElement[] {
  const code = parts.problems?.[field];
  return code
    ? [markdown(md`<font color='red'>${texts.reports.problems[code]}</font>`, { size: "notation" })]
    : [];
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
