import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { sayWords } from "../src/chat/tell/say-tasks.ts";
import { today } from "../src/clock.ts";
import { askedOf } from "../src/services/ask/asked-bodies.ts";
import { listOf, namesBodies } from "../src/services/tasks/list-of.ts";
import {
  type Count,
  countOf,
  countOfPlan,
  mostOverdue,
  mostTasks,
} from "../src/services/tasks/plan-stats.ts";

/** One sentence with the numbers and how they are defined. */
export const stats = defineCommand({
  intent: "stats",
  slash: ["统计", "stats"],
  summary: {
    zh: "一句话说总体情况：总数、办结率、逾期、谁最慢",
    en: "totals, rates, who is slowest, in one sentence",
  },
  examples: {
    zh: ["总体进度怎么样", "哪些单位最慢", "一共多少项任务"],
    en: ["overall progress", "who is slowest"],
  },
  who: "guest",
  run: statsAnswer,
});

/** How many bodies are named as slowest or busiest. */
const named = 3;

async function statsAnswer(context: Context, reading: Reading): Promise<Answer> {
  const { texts } = context;
  const { answers } = texts;
  const { plan } = askedOf(context);
  const found = namesBodies(reading)
    ? await listOf(context, { ...reading, topics: [], states: null }, async () => [])
    : null;
  if (found && "instead" in found) return found.instead;
  const count = found ? countOf(found.tasks) : await countOfPlan(context);
  const lines = [
    answers.closingRate(count.closed, count.fallen),
    ...(found ? [] : await extremes(context, reading, count)),
  ];
  const head = answers.stats(
    found?.body ?? answers.all,
    count.total,
    count.done,
    count.overdue,
    count.dueSoon,
    count.standing,
    count.unreported,
  );
  return sayWords(texts, { reading, plan, on: today(context.clock), head, body: found?.body ?? null, lines });
}

async function extremes(context: Context, reading: Reading, count: Count): Promise<string[]> {
  const { answers } = context.texts;
  const say = (bodies: { name: string; count: number }[]): string =>
    bodies.map(({ name, count: tasks }) => answers.bodyCount(name, tasks)).join("、");
  if (/多|重|most/.test(reading.words)) {
    const { roles } = reading;
    return [answers.busiest(roles ? answers.roles(roles) : "", say(await mostTasks(context, named, roles)))];
  }
  if (!/慢|差|落后|滞后|后腿|slow|worst/.test(reading.words)) return [];
  return count.overdue === 0 ? [answers.noneSlow] : [answers.slowest(say(await mostOverdue(context, named)))];
}
