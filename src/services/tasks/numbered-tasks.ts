import type { Answer } from "../../chat/answer.ts";
import type { Context } from "../../chat/context.ts";
import type { Reading } from "../../chat/reading.ts";
import { today } from "../../clock.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import { numberRange, tasksByNumbers } from "../../store/asked-tasks.ts";
import { askedOf } from "../ask/asked-bodies.ts";
import { withStates } from "./task-states.ts";

/** The tasks named by number, with a sentence for each number that there is none of; or what to say instead. */
export async function numberedTasks(
  context: Context,
  reading: Reading,
): Promise<{ tasks: OwnedTask[]; missing: string[] } | { instead: Answer }> {
  const { plan } = askedOf(context);
  const { answers } = context.texts;
  const numbers = reading.tasks.map(({ number }) => number);
  const tasks = await tasksByNumbers(context.db, plan.id, numbers);
  const absent = numbers.filter((number) => !tasks.some((task) => task.number === number));
  const range = absent.length ? await numberRange(context.db, plan.id) : null;
  const missing = absent.length
    ? [range ? answers.noTask(runsOf(absent), range.first, range.last, range.total) : answers.noTasksYet]
    : [];
  if (tasks.length)
    return { tasks: await withStates(context.db, plan, tasks, today(context.clock)), missing };
  const text = numbers.length
    ? `${answers.asOf(plan.region, plan.title, today(context.clock))}：${missing.join("\n")}`
    : answers.needNumber;
  return { instead: { intent: reading.intent, plan: plan.id, body: null, role: null, tasks: [], text } };
}

/** 55, 56 … 200 → 55—200; what is no figure stands alone. */
function runsOf(numbers: readonly string[]): string[] {
  const runs: { first: string; last: string }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && Number(number) === Number(run.last) + 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first}—${last}`));
}
