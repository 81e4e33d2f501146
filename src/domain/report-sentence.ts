import type { ReportFields } from "./report.ts";

/** The text fields that a sentence fills. */
export type SaidFields = Pick<ReportFields, "progress" | "problems" | "next">;

/** "第9项", "任务12：", "规划#12：" at the beginning: which task it is. "12项隐患已整改" counts and stays. */
const taskNumber =
  /^(?:(?:关于|汇报)?(?:[\p{L}\p{N}_-]+#)?(?:第\s*[\d一二三四五六七八九十百]+\s*[项条](?:任务|工作)?|(?:任务|序号|task|item|no\.?)\s*#?\d+|#?\d+(?=\s*[,，:：、]\D))\s*[,，:：、]?\s*的?\s*)/iu;

export const withoutTaskNumber = (sentence: string): string => sentence.trim().replace(taskNumber, "").trim();

/** What is still to come. */
const ahead =
  /^(?:下一?步|接下来|后续|预计|预期|拟于?|计划|打算|准备|将于|将在|力争|争取|下(?:个?月|周|季度|半年)(?!已)|next\b|expected?\b|planned?\b|we (?:will|plan)\b)/i;
const trouble = /^(?:存在(?:的)?问题|主要问题|问题|困难|problems?)(?:是|有|为)?\s*[:：]?/i;
/** Labels of the form's own fields, which need not be repeated in them. */
const label =
  /^(?:存在(?:的)?问题|主要问题|问题|困难|下一?步(?:打算|计划|工作)?|problems?|next(?: steps?)?)\s*[:：]\s*/i;

/**
 * A report in one sentence, sorted into the form's fields: "第9项初稿已完成，预计9月上会" says 初稿已完成 as progress and
 * 预计9月上会 as what comes next. A sentence that only looks ahead stays progress, since a report needs one.
 */
export function splitReport(sentence: string): SaidFields {
  const words = withoutTaskNumber(sentence);
  const said: Record<keyof SaidFields, string[]> = { progress: [], problems: [], next: [] };
  let field: keyof SaidFields = "progress";
  for (const { clause, opens } of clausesOf(words)) {
    if (ahead.test(clause)) field = "next";
    else if (trouble.test(clause)) field = "problems";
    // After a full stop a clause speaks of what was done again; after a comma it goes on with what it began.
    else if (opens) field = "progress";
    said[field].push(clause);
  }
  if (said.progress.length === 0) return { progress: trimmed(words), problems: "", next: "" };
  const text = (parts: string[]): string => trimmed(parts.join("").replace(label, ""));
  return { progress: text(said.progress), problems: text(said.problems), next: text(said.next) };
}

/** Clauses with the mark that ends them. A comma between figures ("1,200") parts nothing. */
function clausesOf(words: string): { clause: string; opens: boolean }[] {
  let opens = true;
  return (words.match(/(?:[^，,。；;！!\n]|,(?=\d))+[，,。；;！!\n]*/gu) ?? []).map((clause) => {
    const found = { clause: clause.trimStart(), opens };
    opens = /[。；;！!\n]\s*$/.test(clause);
    return found;
  });
}

const trimmed = (words: string): string => words.replace(/[，,；;、\s]+$/u, "").trim();
