import type { Context } from "../../chat/context.ts";
import { today } from "../../clock.ts";
import { isStanding } from "../../domain/deadline.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import type { Role } from "../../domain/role.ts";
import { addDays, dueSoonDays } from "../../domain/task-state.ts";
import { countsOfPlan, overdueByBody, tasksByBody } from "../../store/plan-counts.ts";
import { askedOf } from "../ask/asked-bodies.ts";

/** The numbers of a summary. `closed` of `fallen` is the closing rate: of the tasks fallen due, standing ones left out. */
export interface Count {
  total: number;
  done: number;
  overdue: number;
  dueSoon: number;
  standing: number;
  unreported: number;
  fallen: number;
  closed: number;
}

export function countOf(tasks: readonly OwnedTask[]): Count {
  const inState = (state: OwnedTask["state"]): number =>
    tasks.filter((owned) => owned.state === state).length;
  const overdue = inState("overdue");
  const closed = tasks.filter(({ task, state }) => state === "done" && task.due !== null).length;
  return {
    total: tasks.length,
    done: inState("done"),
    overdue,
    dueSoon: inState("dueSoon"),
    standing: tasks.filter(({ task }) => isStanding(task.deadline)).length,
    unreported: tasks.filter((owned) => owned.reported === false).length,
    fallen: overdue + closed,
    closed,
  };
}

/** Of the whole plan, by counting in the indexes. */
export async function countOfPlan(context: Context): Promise<Count> {
  const on = today(context.clock);
  const counted = await countsOfPlan(context.db, askedOf(context).plan.id, on, addDays(on, dueSoonDays));
  return { ...counted, fallen: counted.overdue + counted.closed };
}

export const mostOverdue = (context: Context, limit: number): Promise<{ name: string; count: number }[]> =>
  overdueByBody(context.db, askedOf(context).plan.id, today(context.clock), limit);

/** @param roles of these only; null = all */
export const mostTasks = (
  context: Context,
  limit: number,
  roles: readonly Role[] | null,
): Promise<{ name: string; count: number }[]> =>
  tasksByBody(context.db, askedOf(context).plan.id, limit, roles);
