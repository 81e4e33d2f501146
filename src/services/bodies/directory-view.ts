import { type Clock, today } from "../../clock.ts";
import type { Body, Group } from "../../domain/body.ts";
import { createDirectory, type Directory } from "../../domain/directory.ts";
import { groupBy } from "../../domain/group-by.ts";
import type { Plan } from "../../domain/plan.ts";
import { bodiesOfRegions, groupsOfPlan, taskCountsOfBodies } from "../../store/bodies.ts";
import type { Db } from "../../store/db.ts";
import { type Liaison, liaisonsOfRegion, type Unplaced, unplacedPeople } from "../../store/liaisons.ts";

/** A body with what the clerk wants to know of it. */
export interface DirectoryLine {
  body: Body;
  /** Tasks of the plan that name it itself; after a succession its predecessors' too. */
  tasks: number;
  liaisons: Liaison[];
}

/** The directory of a plan's district. */
export interface DirectoryView {
  plan: Plan;
  directory: Directory;
  lines: DirectoryLine[];
  groups: Group[];
  unplaced: Unplaced[];
  /** Bodies of today that have tasks and nobody who reports. */
  withoutLiaison: DirectoryLine[];
}

/** @param clerks open_ids of those who need no body */
export async function directoryView(
  db: Db,
  clock: Clock,
  plan: Plan,
  clerks: readonly string[],
): Promise<DirectoryView> {
  const on = today(clock);
  const [bodies, groups, counts, liaisons, unplaced] = await Promise.all([
    bodiesOfRegions(db, [plan.region]),
    groupsOfPlan(db, plan.id),
    taskCountsOfBodies(db, plan.id, plan.region, on),
    liaisonsOfRegion(db, plan.region),
    unplacedPeople(db, clerks),
  ]);
  const directory = createDirectory(bodies);
  const serving = groupBy(liaisons, (liaison) => liaison.body);
  const lines = bodies.map((body) => ({
    body,
    tasks: tasksHeld(directory, body, counts, on),
    liaisons: serving.get(body.id) ?? [],
  }));
  const withoutLiaison = lines.filter((line) => line.tasks > 0 && line.liaisons.length === 0);
  return { plan, directory, lines, groups, unplaced, withoutLiaison };
}

/** A body that has ended holds nothing any more: its heir does. */
function tasksHeld(
  directory: Directory,
  body: Body,
  counts: ReadonlyMap<string, number>,
  on: string,
): number {
  if (directory.heirOf(body, on).id !== body.id) return 0;
  return directory.lineOf(body, on).reduce((sum, member) => sum + (counts.get(member.id) ?? 0), 0);
}
