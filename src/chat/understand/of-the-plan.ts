import type { Intent } from "../intents.ts";
import { type Found, namesBody } from "./find-all.ts";
import { isEverywhere } from "./question-words.ts";
import { isLate } from "./slots.ts";

/** 哪些任务不归安监局管: all the others. */
export const isRest = (
  { without, mine, named, numbers, times }: Found,
  topics: readonly string[],
  intent: Intent,
  words: string,
): boolean =>
  without !== null &&
  !mine &&
  !namesBody(named) &&
  numbers.length + topics.length === 0 &&
  (intent === "overdue"
    ? !isLate(words)
    : intent === "due_soon"
      ? !times.due && !times.standing
      : ofTheRest.has(intent));

const ofTheRest: ReadonlySet<Intent> = new Set<Intent>([
  "stats",
  "unknown",
  "search",
  "who",
  "my_tasks",
  "body_tasks",
  "task_detail",
]);

/** 安全生产推进得怎么样: how far everything is. */
export const isOfAll = ({ slash, numbers, named, mine }: Found, topics: readonly string[]): boolean =>
  !slash &&
  !mine &&
  numbers.length === 0 &&
  !namesBody(named) &&
  topics.length > 0 &&
  topics.every(isEverywhere);
