import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import type { Intent } from "../chat/intents.ts";
import type { Reading } from "../chat/reading.ts";
import { planLabel } from "../domain/plan.ts";
import { taskTitle } from "../domain/task.ts";
import { SayError } from "../errors.ts";
import { namedTasks } from "../services/reports/choose-task.ts";
import type { ReportingTask } from "../services/reports/reporting-task.ts";
import { plansWithNumber } from "../store/tasks.ts";
import { answerTask } from "./report-opening.ts";

/** Tasks looked up for one sentence. */
const maxTasks = 30;

export interface AboutTask {
  intent: Intent;
  /** The slash word to be said for one task. */
  word: string;
  work(found: ReportingTask): Promise<Answer>;
}

/**
 * Runs what a sentence asks for on the task it names. A refusal keeps the intent and the tasks, so that the person (and
 * `ask --json`) sees what it was about; several tasks are offered one by one.
 */
export async function aboutTask(context: Context, reading: Reading, about: AboutTask): Promise<Answer> {
  const found = await tasksNamed(context, reading, about.word);
  if (!Array.isArray(found)) return plain(about.intent, found);
  const [only] = found;
  if (found.length > 1 || !only) return severalAnswer(context, about, found);
  try {
    return await about.work(only);
  } catch (cause) {
    return { ...(await refusal(context, about.intent, [only], cause)) };
  }
}

/** What is said where the tasks are not clear. */
type Instead = Pick<Answer, "text" | "choices">;

/** The tasks, or what is to be said instead: with several plans, one button for each that has such a number. */
export async function tasksNamed(
  context: Context,
  reading: Reading,
  word: string,
): Promise<ReportingTask[] | Instead> {
  try {
    return await namedTasks(context, {
      plan: reading.plan,
      numbers: reading.tasks.slice(0, maxTasks).map((task) => task.number),
      chatPlan: context.place.plan,
      word,
    });
  } catch (cause) {
    if (!(cause instanceof SayError)) throw cause;
    return cause.code === "which-plan"
      ? { text: context.texts.reports.refused.which, choices: await planChoices(context, reading, word) }
      : { text: cause.say };
  }
}

async function planChoices(context: Context, reading: Reading, word: string): Promise<Answer["choices"]> {
  const number = reading.tasks[0]?.number ?? "";
  const plans = await plansWithNumber(context.db, number);
  const rest = reading.rest ? ` ${reading.rest}` : "";
  return plans.slice(0, 8).map((plan) => ({
    label: `${planLabel(plan)} · ${number}`,
    words: `/${word} ${plan.id}#${number}${rest}`,
  }));
}

/** A refusal in words; anything else that was thrown goes on. */
export async function refusal(
  context: Context,
  intent: Intent,
  found: readonly ReportingTask[],
  cause: unknown,
): Promise<Answer> {
  if (!(cause instanceof SayError)) throw cause;
  return {
    ...plain(intent, { text: cause.say }),
    plan: found[0]?.plan.id ?? null,
    tasks: await tasksOf(context, found),
  };
}

export const plain = (intent: Intent, { text, choices }: Instead): Answer => ({
  intent,
  plan: null,
  body: null,
  role: null,
  tasks: [],
  text,
  ...(choices ? { choices } : {}),
});

export const tasksOf = (context: Context, found: readonly ReportingTask[]) =>
  Promise.all(
    found.map((task) =>
      answerTask(
        context,
        task,
        task.owners.find((owner) => context.actor.bodies.includes(owner.body)) ?? null,
      ),
    ),
  );

async function severalAnswer(
  context: Context,
  about: AboutTask,
  found: readonly ReportingTask[],
): Promise<Answer> {
  const label = ({ task }: ReportingTask): string => `${task.number} ${taskTitle(task, 24)}`;
  return {
    ...plain(about.intent, { text: [context.texts.reports.refused.several, ...found.map(label)].join("\n") }),
    plan: found[0]?.plan.id ?? null,
    tasks: await tasksOf(context, found),
    choices: found
      .slice(0, 10)
      .map((task) => ({ label: label(task), words: `/${about.word} ${task.plan.id}#${task.task.number}` })),
  };
}
