import { selfStates } from "../domain/report.ts";
import {
  type FieldProblems,
  maxFieldLength,
  type ReportField,
  type TypedReport,
} from "../domain/report-fields.ts";
import { type AskedFigure, figureField, type TypedFigures } from "../domain/report-figures.ts";
import {
  type CardElement,
  clip,
  collapsible,
  columns,
  input,
  markdown,
  plainText,
  select,
} from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";
import type { Parts } from "../services/reports/parts.ts";
import type { Texts } from "../texts/zh.ts";

/** What the fields are built from: what was typed, what is wrong with it, and whether parts may be taken over. */
export interface FieldParts {
  typed: TypedReport;
  problems?: FieldProblems;
  parts?: Parts | null;
}

/** Indicators and investments that the task names, with what was typed and which of it is no number. */
export interface FigureParts {
  list: readonly AskedFigure[];
  typed: TypedFigures;
  bad: readonly string[];
}

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

/**
 * Actual values beside the report. A task that is the indicator or project itself is asked openly; those of a project
 * above it are folded away until one is filled in, or every part of a project would be asked for the whole's figure.
 */
export function figureElements(texts: Texts, { list, typed, bad }: FigureParts): CardElement[] {
  const elements = (own: boolean): CardElement[] =>
    list.filter((figure) => figure.own === own).flatMap((figure) => figureInput(texts, figure, typed, bad));
  const folded = elements(false);
  return [
    ...elements(true),
    ...(folded.length > 0
      ? [collapsible(texts.reports.figures.title, folded, Object.keys(typed).length > 0)]
      : []),
  ];
}

/** What was last said stands as a hint, not in the field: an old figure is not sent as a new one. */
function figureInput(
  { reports: { figures: words, optional } }: Texts,
  figure: AskedFigure,
  typed: TypedFigures,
  bad: readonly string[],
): CardElement[] {
  const name = figureField(figure);
  const label = optional(words[figure.kind](clip(figure.name, 40), figure.unit));
  const { last } = figure;
  return [
    input({
      name,
      label,
      ...(last ? { placeholder: words.last(last.value, last.on) } : {}),
      ...(typed[name] ? { value: clip(typed[name], 40) } : {}),
    }),
    ...(bad.includes(name)
      ? [markdown(md`<font color='red'>${words.notNumber}</font>`, { size: "notation" })]
      : []),
  ];
}
