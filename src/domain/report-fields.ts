import { type ReportFields, type SelfState, selfStates } from "./report.ts";

export type ReportField = keyof ReportFields;

/** What is wrong with a field; the words for it are in the catalogue. */
export type FieldProblem =
  | "stateMissing"
  | "percentMissing"
  | "percentNotWhole"
  | "percentRange"
  | "progressMissing"
  | "tooLong"
  | "doneNeedsHundred"
  | "hundredNeedsDone";

export type FieldProblems = Partial<Record<ReportField, FieldProblem>>;

/** What was typed, before it is judged: kept in the card after a refusal. */
export type TypedReport = Record<ReportField, string>;

export const emptyReport: TypedReport = {
  state: "",
  percent: "",
  progress: "",
  problems: "",
  next: "",
  results: "",
  coordination: "",
};

/** Characters in one text field: the most an input of the platform takes. */
export const maxFieldLength = 1000;

/** The fields of a form as they came: missing, null and "" all mean empty, numbers may come as numbers. */
export function typedReport(form: Record<string, unknown>): TypedReport {
  const typed = { ...emptyReport };
  for (const field of Object.keys(typed) as ReportField[]) {
    const value = form[field];
    if (typeof value === "string") typed[field] = value.trim();
    else if (typeof value === "number") typed[field] = String(value);
  }
  return typed;
}

export const typedFrom = (report: ReportFields): TypedReport => ({
  ...report,
  percent: String(report.percent),
});

/**
 * Judges a report.
 * @param standing a standing task (每年, 长期坚持) has no percentage: an empty one is taken as 0
 */
export function readReport(
  typed: TypedReport,
  standing = false,
): { fields: ReportFields; problems: null } | { fields: null; problems: FieldProblems } {
  const problems: FieldProblems = {};
  const state = selfStates.find((candidate) => candidate === typed.state) ?? null;
  if (!state) problems.state = "stateMissing";
  const percent = readPercent(typed.percent, state, standing);
  if (typeof percent === "string") problems.percent = percent;
  else if (state) Object.assign(problems, agreement(state, percent));
  if (!typed.progress) problems.progress = "progressMissing";
  for (const field of ["progress", "problems", "next", "results", "coordination"] as const)
    if ([...typed[field]].length > maxFieldLength) problems[field] = "tooLong";
  if (!state || typeof percent === "string" || Object.keys(problems).length > 0)
    return { fields: null, problems };
  return { fields: { ...typed, state, percent }, problems: null };
}

/** Done and 100 % say the same thing; where only one is said, the person is asked which is meant. */
function agreement(state: SelfState, percent: number): FieldProblems {
  if (state === "done" && percent !== 100) return { percent: "doneNeedsHundred" };
  if (state !== "done" && percent === 100) return { state: "hundredNeedsDone" };
  return {};
}

/** "60", "60%", "６０％", "百分之60" → 60; 已完成 without a figure is 100. */
function readPercent(typed: string, state: SelfState | null, standing: boolean): number | FieldProblem {
  const words = typed
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/^百分之/, "")
    .replace(/%$/, "");
  if (words === "") return state === "done" ? 100 : standing ? 0 : "percentMissing";
  if (!/^[+-]?\d+(?:\.0+)?$/.test(words)) return "percentNotWhole";
  const percent = Number(words);
  return percent < 0 || percent > 100 ? "percentRange" : percent;
}
