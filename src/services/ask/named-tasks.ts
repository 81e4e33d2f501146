import type { AnswerTask } from "../../chat/answer.ts";
import type { Context } from "../../chat/context.ts";
import type { Reading } from "../../chat/reading.ts";
import { toAnswerTask } from "../../chat/tell/answer-task.ts";
import { tasksByNumbers } from "../../store/asked-tasks.ts";
import { withStates } from "../tasks/task-states.ts";

/** The tasks a sentence names by their numbers. @param on civil date */
export async function namedTasks(context: Context, reading: Reading, on: string): Promise<AnswerTask[]> {
  const plan = context.asked?.plan;
  if (!plan || reading.tasks.length === 0) return [];
  const tasks = await tasksByNumbers(
    context.db,
    plan.id,
    reading.tasks.map(({ number }) => number),
  );
  return (await withStates(context.db, plan, tasks, on)).map(toAnswerTask);
}
