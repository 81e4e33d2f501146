import type { Body } from "../../domain/body.ts";
import type { Reading } from "../reading.ts";
import { numberFrom } from "./han-number.ts";
import type { Memory, Situation } from "./situation.ts";

const ordinal =
  /^(?:那么?|再)?(?:看看?|打开|展开|说说)?\s*(?:第\s*(\d{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:个|条)|(最后一?)(?:个|条)|\b(?:the )?(first|second|third|fourth|fifth|last)(?: one)?\b)/;
const pronoun =
  /它|该项|该任务|这(?:一)?(?:个|项|条)(?!月|季|周|星期|规划)|那(?:一)?(?:个|项|条)(?!月|季|周|星期|规划)|上面(?:的|那)?(?:个|项|条)?|刚才(?:的|那)?(?:个|项|条)?|\b(?:it|this one|that one|this task|that task)\b/;
const continuing =
  /呢[?？]?$|^那(?:么)?|^(?:只|仅|光|就)(?:看|要)|^再看|^换成?|^还有|^其中|^这些|^里面|^what about|^how about|^and\b|^only\b/;
const lists = new Set([
  "my_tasks",
  "body_tasks",
  "search",
  "who",
  "due_soon",
  "overdue",
  "task_detail",
  "progress",
]);
const ordinals: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5 };

/** A sentence that leans on the last answer, completed from it; the reading itself where it stands alone. */
export function leanOn(reading: Reading, situation: Situation, read: { topics: string[] }): Reading {
  const { memory } = situation;
  if (!memory || reading.slash) return reading;
  return (
    byOrdinal(reading, memory) ??
    byPronoun(reading, memory) ??
    byContinuing(reading, memory, situation, read) ??
    reading
  );
}

function byOrdinal(reading: Reading, memory: Memory): Reading | null {
  const match = ordinal.exec(reading.words);
  if (!match || memory.tasks.length === 0) return null;
  const last = match[2] || match[3] === "last";
  const place = last ? memory.tasks.length : (ordinals[match[3] ?? ""] ?? numberFrom(match[1] ?? "") ?? 0);
  const number = memory.tasks[place - 1];
  if (!number) return null;
  const intent = ["report", "progress", "who", "extend"].includes(reading.intent)
    ? reading.intent
    : "task_detail";
  return leaning(
    reading,
    { intent, plan: memory.plan, tasks: [{ number, item: null }], topics: [] },
    `number ${place} of the last answer`,
  );
}

function byPronoun(reading: Reading, memory: Memory): Reading | null {
  if (
    reading.tasks.length ||
    reading.bodies.length ||
    !pronoun.test(reading.words) ||
    memory.tasks.length !== 1
  )
    return null;
  const number = memory.tasks[0]!;
  const intent = intentOfOne(reading);
  return leaning(
    reading,
    { intent, plan: memory.plan, tasks: [{ number, item: null }], topics: [] },
    "the task of the last answer",
  );
}

/** "它的进展怎么样" names nothing by itself and would be about everything. */
function intentOfOne(reading: Reading): Reading["intent"] {
  if (reading.intent === "stats")
    return /进展|进度|怎么样|如何|到哪|完成|progress|far/.test(reading.words) ? "progress" : "task_detail";
  return ["my_tasks", "search", "unknown", "due_soon"].includes(reading.intent)
    ? "task_detail"
    : reading.intent;
}

/** Only what is new is said: a role, a body, a year, a topic. The rest is as before. */
function byContinuing(
  reading: Reading,
  memory: Memory,
  situation: Situation,
  read: { topics: string[] },
): Reading | null {
  if (!continuing.test(reading.words) || !lists.has(memory.intent) || reading.tasks.length || reading.mine)
    return null;
  if (reading.unknownBody || reading.ambiguous) return null;
  const newBodies = reading.bodies.length > 0 || reading.groups.length > 0;
  const narrows =
    reading.roles ||
    reading.due ||
    reading.years ||
    reading.standing ||
    reading.unreported !== null ||
    reading.states;
  if (!newBodies && !narrows && read.topics.length === 0) return null;
  const bodies = newBodies ? reading.bodies : bodiesOf(memory, situation);
  const groups = newBodies ? reading.groups : memory.groups;
  const mine = !newBodies && memory.mine;
  const topics = read.topics.length ? read.topics : memory.topics;
  const roles = reading.roles ?? (newBodies ? memory.roles : null);
  const intent = intentLike(reading, memory, mine, bodies.length > 0 || groups.length > 0, topics.length > 0);
  return leaning(
    reading,
    { intent, plan: reading.plan ?? memory.plan, bodies, groups, mine, topics, roles },
    "the last question, changed",
  );
}

function intentLike(
  reading: Reading,
  memory: Memory,
  mine: boolean,
  named: boolean,
  topical: boolean,
): Reading["intent"] {
  if (reading.due || reading.years || reading.standing) return "due_soon";
  if (memory.intent === "who" && topical && !named) return "who";
  if (memory.intent === "overdue" || memory.intent === "due_soon" || memory.intent === "progress")
    return memory.intent;
  if (mine) return "my_tasks";
  return named ? "body_tasks" : "search";
}

const bodiesOf = (memory: Memory, situation: Situation): Body[] =>
  memory.bodies.flatMap((id) => situation.directory.byId(id) ?? []);

const leaning = (reading: Reading, change: Partial<Reading>, why: string): Reading => ({
  ...reading,
  ...change,
  why: [...reading.why, `leans on ${why}`],
});
