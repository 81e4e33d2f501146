import type { Context } from "../../chat/context.ts";
import type { Reading } from "../../chat/reading.ts";
import { today } from "../../clock.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import type { Task } from "../../domain/task.ts";
import { tasksBeginning, tasksDueWithin, undatedTasks } from "../../store/asked-tasks.ts";
import { askedOf } from "../ask/asked-bodies.ts";
import { searchTasks } from "./search-tasks.ts";
import { withStates } from "./task-states.ts";

/** Tasks of the plan that may fit what is said of time; `narrow` looks closer. */
export async function tasksInTime(context: Context, reading: Reading): Promise<OwnedTask[]> {
  const { plan } = askedOf(context);
  return withStates(context.db, plan, await candidates(context, plan.id, reading), today(context.clock));
}

function candidates(context: Context, plan: string, reading: Reading): Promise<Task[]> {
  const { due, begins, years, standing, topics } = reading;
  if (years) return tasksDueWithin(context.db, plan, `${years.start}-01-01`, `${years.end}-12-31`);
  if (begins) return tasksBeginning(context.db, plan, begins.from, begins.to);
  if (due) return tasksDueWithin(context.db, plan, due.from, due.to);
  if (!standing && topics.length > 0) return searchTasks(context.db, plan, topics);
  return undatedTasks(context.db, plan);
}
