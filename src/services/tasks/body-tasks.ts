import type { Body, Group } from "../../domain/body.ts";
import type { Directory } from "../../domain/directory.ts";
import { groupHolds } from "../../domain/group-rule.ts";
import { type OwnedTask, partsOf } from "../../domain/owned-task.ts";
import { holdsOn } from "../../domain/owners.ts";
import type { Plan } from "../../domain/plan.ts";
import { assignmentsOfBodies, assignmentsOfGroups, tasksByIds } from "../../store/asked-tasks.ts";
import type { Db } from "../../store/db.ts";
import { kindOf } from "../bodies/known-directories.ts";
import { withStates } from "./task-states.ts";

/** Whose tasks are asked for: a body of the directory (`former`: by the name it had before), a name that none holds, or a collective itself. */
export type Who = { body: Body; former?: Body } | { name: string } | { group: Group };

/** In the document's order. @param on civil date: what a former body was given counts from the day of the change */
export async function tasksOf(
  db: Db,
  plan: Plan,
  who: Who,
  scope: { directory: Directory; groups: readonly Group[] },
  on: string,
): Promise<OwnedTask[]> {
  const bodies = "body" in who ? scope.directory.lineOf(who.body, on).map((body) => body.id) : [];
  const groups = groupsOf(who, bodies, scope.groups);
  const [direct, through] = await Promise.all([
    assignmentsOfBodies(db, plan.id, bodies),
    assignmentsOfGroups(
      db,
      groups.map((group) => group.id),
    ),
  ]);
  const names = new Map(groups.map((group) => [group.id, group.name]));
  const holding = [...direct, ...through].filter((assignment) => holdsOn(assignment, on));
  const parts = partsOf(holding, "body" in who ? who.body.id : null, names);
  const tasks = await tasksByIds(db, [...parts.keys()]);
  const stated = await withStates(db, plan, tasks, on, bodies);
  return stated.map((owned) => ({ ...owned, ...parts.get(owned.task.id) }));
}

/** The groups a body is in; a name no directory holds is in those its name fits (an inference, said in the answer). */
function groupsOf(who: Who, bodies: readonly string[], groups: readonly Group[]): Group[] {
  if ("group" in who) return [who.group];
  if ("body" in who) return groups.filter((group) => group.members.some((member) => bodies.includes(member)));
  const member = memberByName(who.name);
  return member ? groups.filter((group) => groupHolds(group.name, member)) : [];
}

/** What a name says of the body; null where it says nothing (综合科). */
function memberByName(name: string): Pick<Body, "name" | "kind"> | null {
  const kind = kindOf(name);
  return kind === "department" && !/[局委办]$|部门$/.test(name) ? null : { name, kind };
}

/** True where a name that no directory holds says of itself what it is. */
export const saysItsKind = (name: string): boolean => memberByName(name) !== null;
