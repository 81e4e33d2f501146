import { readReportWords } from "../../domain/report-words.ts";
import type { Intent } from "../intents.ts";
import type { Reading } from "../reading.ts";
import { contentOf } from "./question-words.ts";

/** What is done with, or asked of, one task: without a number it is the one last spoken of. */
export const ofTasks: ReadonlySet<Intent> = new Set<Intent>([
  "task_detail",
  "who",
  "progress",
  "report",
  "correct",
  "extend",
  "return",
  "assign",
  "remind",
]);
/** Of these several at once make no sense. */
export const ofOneTask: ReadonlySet<Intent> = new Set<Intent>([
  "report",
  "correct",
  "extend",
  "return",
  "assign",
]);
/** The whole plan is meant, whatever was spoken of before. */
export const ofAll =
  /全部|所有|全区|各单位|各部门|哪些(?:任务|单位|部门)|任务(?:有|都)|总体|整体|最[慢快多少差好]|\ball\b|\boverall\b|\b\w+est\b|\bwhich tasks\b/;

/** What a sentence reports, where its intent is to report or to correct. */
export const reportOf = (
  intent: Intent,
  { words, report }: Pick<Reading, "words" | "report">,
): Reading["report"] =>
  intent === "report" || intent === "correct" ? (report ?? { ...readReportWords(words), text: words }) : null;

/** @param why for the log and tests */
export const leaning = (reading: Reading, change: Partial<Reading>, why: string): Reading => ({
  ...reading,
  ...change,
  why: [...reading.why, `leans on ${why}`],
});

/** 昨晚的球看了没，最后那个点球绝了; 那个U盘还我: says something of its own, and nothing of what was answered. */
export const talks = ({ intent, leftOut }: Reading): boolean =>
  intent === "unknown" &&
  leftOut.some((words) => contentOf(words).some((word) => /\p{Script=Han}/u.test(word)));

/** 特勤消防站那个, 管线占压那项: the pronoun stands after its own topic. */
export const describes = ({ words, known }: Reading): boolean =>
  known
    .flatMap((topic) => topic.split(" "))
    .some((word) => words.includes(word) && pointedAt.test(words.slice(words.indexOf(word) + word.length)));
const pointedAt = /^[^,，。]{0,3}[这那]一?(?:个|项|条|块|件|事|活)/;

/** 轮到我们的是第几小项: what of one task a body has. */
export const asksPart = /(?:第几|哪[几一两]?)个?(?:小项|小?点|小条|分项|子项)/;

/** 原文发我, 具体讲什么: what is asked for is the text of a task. */
export const asksText =
  /原文|全文|原话|内容|详情|详细|具体|念|展开|[讲写说][的了]?些?(?:什么|啥)|怎么[写说]|\b(?:full )?text\b|\bdetails?\b/;
