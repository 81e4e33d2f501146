import { anyOf } from "../../domain/any-of.ts";
import { daysBetween } from "../../domain/task-state.ts";
import type { Intent } from "../intents.ts";
import type { Span } from "../reading.ts";
import type { Times } from "./find-times.ts";
import { type Sentence, taken } from "./sentence.ts";

/** Says that a time is a limit. */
export const saysLimit =
  /到期|截止|期满|期限|时限|交[账卷差]|[完办了]结|完成|完工|收[尾口]|[做干办搞弄]完|年底|月底|\b(?:due|by|within|ends?|deadlines?|expires?)\b/;
/** Says that, or what is to be done by then. */
const limits = anyOf(saysLimit, /任务|事项|要[做干办]|[做干办拖]到|才完|内|\btasks?\b/);

/** Lists that a time narrows only where it is said of their limits; `due_soon` and `overdue` are about time themselves. */
const narrowed: ReadonlySet<Intent> = new Set<Intent>([
  "who",
  "search",
  "my_tasks",
  "body_tasks",
  "task_detail",
]);

/** A span no longer than this is a day, a week or a month, in days. */
const shortSpan = 31;

/** A clause that says so much besides the time says something of its own, in characters. */
const ownClause = 4;

/** 下周一要交材料，帮我列出我们的任务: what leads up to the request and says of no limit tells only when it is asked. */
export function isAside({ words, rest }: Sentence, { due, at }: Times): boolean {
  if (!due || at === null) return false;
  const { clause, from } = clauseAt(words, at);
  const besides = rest.slice(from, from + clause.length).replaceAll(taken, "");
  return (
    clause.length < words.length &&
    from + clause.length < words.length &&
    besides.length >= ownClause &&
    !limits.test(clause)
  );
}

/** 今年危险化学品谁牵头 asks of all times, 今年的任务 and 2018年到期的消防任务谁牵头 of that one. */
export function isTimeMeant(intent: Intent, words: string, { due }: Times): boolean {
  if (!due || !narrowed.has(intent)) return true;
  return saysLimit.test(words) || (intent !== "who" && !isShort(due));
}

const isShort = ({ from, to }: Span): boolean =>
  from !== null && to !== null && daysBetween(from, to) <= shortSpan;

function clauseAt(words: string, at: number): { clause: string; from: number } {
  const before =
    words
      .slice(0, at)
      .split(/[,，。;；!！?？\s]/)
      .at(-1) ?? "";
  const after = words.slice(at).split(/[,，。;；!！?？\s]/)[0] ?? "";
  return { clause: before + after, from: at - before.length };
}
