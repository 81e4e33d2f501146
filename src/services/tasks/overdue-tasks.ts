import type { Context } from "../../chat/context.ts";
import { today } from "../../clock.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import { addDays } from "../../domain/task-state.ts";
import { tasksByIds, tasksDueWithin } from "../../store/asked-tasks.ts";
import { tasksOfPlan } from "../../store/tasks.ts";
import { askedOf } from "../ask/asked-bodies.ts";
import { withStates } from "./task-states.ts";

/** Tasks whose limit has passed; with `behind` also those that may be behind before it. */
export async function overdueTasks(context: Context, behind: boolean): Promise<OwnedTask[]> {
  const { plan } = askedOf(context);
  const on = today(context.clock);
  const tasks = behind
    ? await tasksOfPlan(context.db, plan.id)
    : await tasksDueWithin(context.db, plan.id, null, addDays(on, -1));
  return withStates(context.db, plan, tasks, on);
}

export async function tasksById(context: Context, ids: readonly string[]): Promise<OwnedTask[]> {
  const { plan } = askedOf(context);
  return withStates(context.db, plan, await tasksByIds(context.db, ids), today(context.clock));
}
