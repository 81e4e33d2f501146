import type { Answer } from "../../chat/answer.ts";
import type { Context } from "../../chat/context.ts";
import type { Reading } from "../../chat/reading.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import { askedOf, meant, nameOf } from "../ask/asked-bodies.ts";
import { leaveOut } from "./leave-out.ts";
import { narrow } from "./narrow.ts";
import { tasksOfBodies } from "./tasks-of-bodies.ts";

export interface Listed {
  tasks: OwnedTask[];
  /** Name of the body asked about; null = the whole plan. */
  body: string | null;
  notes: string[];
}

export const namesBodies = (reading: Reading): boolean =>
  reading.mine ||
  reading.bodies.length > 0 ||
  reading.groups.length > 0 ||
  reading.ambiguous !== null ||
  reading.unknownBody !== null;

/**
 * Members of a group are not asked for reports (domain: owners): asked how far it is, a body has only the tasks that name
 * it, unless it has none.
 */
export function duties(reading: Reading, tasks: readonly OwnedTask[]): readonly OwnedTask[] {
  if (reading.intent !== "progress") return tasks;
  const direct = tasks.filter((owned) => owned.via === "direct");
  return direct.length ? direct : tasks;
}

/** The tasks of the bodies named or the asker's own, else those of the whole plan, narrowed by all that is said of them. */
export async function listOf(
  context: Context,
  reading: Reading,
  ofPlan: () => Promise<OwnedTask[]>,
): Promise<Listed | { instead: Answer }> {
  const { plan } = askedOf(context);
  if (!namesBodies(reading)) {
    const ofAll = { ...reading, roles: null };
    const all = await narrow(context.db, plan.id, ofAll, await ofPlan());
    return { tasks: await leaveOut(context, reading, all), body: null, notes: [] };
  }
  const found = meant(context, reading);
  if ("instead" in found) return found;
  const own = await tasksOfBodies(context, reading, found.whos);
  const narrowed = await narrow(context.db, plan.id, reading, duties(reading, own.tasks));
  const tasks = await leaveOut(context, reading, narrowed);
  return { tasks, body: found.whos.map(nameOf).join("、"), notes: own.notes };
}
