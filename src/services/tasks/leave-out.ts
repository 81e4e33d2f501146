import type { Context } from "../../chat/context.ts";
import type { Reading } from "../../chat/reading.ts";
import { today } from "../../clock.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import { askedOf } from "../ask/asked-bodies.ts";
import { tasksOf } from "./body-tasks.ts";
import { tasksWithRole } from "./owners-of-tasks.ts";
import { searchTasks } from "./search-tasks.ts";

/**
 * Without what the sentence leaves out: tasks that speak of a topic, tasks that a body has (in the role asked for), or anybody
 * in one role.
 */
export async function leaveOut(
  context: Context,
  { without, roles }: Reading,
  tasks: readonly OwnedTask[],
): Promise<OwnedTask[]> {
  if (!without) return [...tasks];
  const asked = askedOf(context);
  const spoken = await searchTasks(context.db, asked.plan.id, without.topics);
  const held = await Promise.all(
    without.bodies.map((body) => tasksOf(context.db, asked.plan, { body }, asked, today(context.clock))),
  );
  const ofBodies = held.flat().filter(({ role }) => !roles || (role !== null && roles.includes(role)));
  const out = new Set([...spoken.map(({ id }) => id), ...ofBodies.map(({ task }) => task.id)]);
  const inRole = without.role ? await tasksWithRole(context, tasks, [without.role]) : [];
  return tasks.filter((owned) => !out.has(owned.task.id) && !inRole.includes(owned));
}
