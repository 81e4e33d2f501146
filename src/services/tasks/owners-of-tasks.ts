import type { Context } from "../../chat/context.ts";
import { today } from "../../clock.ts";
import { groupBy } from "../../domain/group-by.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import { holdsOn } from "../../domain/owners.ts";
import { type Role, roles } from "../../domain/role.ts";
import type { Assignment } from "../../domain/task.ts";
import { assignmentsOfTasks } from "../../store/tasks.ts";
import { askedOf } from "../ask/asked-bodies.ts";

/** Who owns a task, by role, in the document's order. */
export type Owners = Map<Role, Assignment[]>;

export async function ownersOfTasks(
  context: Context,
  tasks: readonly string[],
): Promise<Map<string, Owners>> {
  const on = today(context.clock);
  const assignments = (await assignmentsOfTasks(context.db, tasks)).filter((assignment) =>
    holdsOn(assignment, on),
  );
  return new Map(
    [...groupBy(assignments, (assignment) => assignment.task)].map(([task, own]) => [
      task,
      groupBy(own, (assignment) => assignment.role),
    ]),
  );
}

/** Those of the tasks that somebody has in one of these roles. */
export async function tasksWithRole(
  context: Context,
  tasks: readonly OwnedTask[],
  wanted: readonly Role[],
): Promise<OwnedTask[]> {
  const owners = await ownersOfTasks(
    context,
    tasks.map(({ task }) => task.id),
  );
  return tasks.filter(({ task }) => wanted.some((role) => owners.get(task.id)?.has(role)));
}

/** In words: "牵头：区安监局；参与：区各有关部门（集体）". A body that has been merged is said with who took over. */
export function sayOwners(context: Context, owners: Owners | undefined): string[] {
  const { answers } = context.texts;
  if (!owners) return [answers.noOwners];
  return roles
    .filter((role) => owners.has(role))
    .map((role) =>
      answers.owners(
        answers.roleOf[role],
        (owners.get(role) ?? []).map((owner) => sayOwner(context, owner)).join("、"),
      ),
    );
}

function sayOwner(context: Context, owner: Assignment): string {
  const { answers } = context.texts;
  const { directory } = askedOf(context);
  const items = owner.items ? answers.ownItems(owner.items) : "";
  if (owner.group) return `${owner.canonical}（${answers.collective}）${items}`;
  const body = owner.body ? directory.byId(owner.body) : undefined;
  const heir = body ? directory.heirOf(body, today(context.clock)) : undefined;
  return `${owner.canonical}${heir && heir !== body ? `（→${heir.name}）` : ""}${items}`;
}

/** Who has the whole task, or one of these items of it. */
export const ownersOfItems = (owners: Owners | undefined, asked: readonly number[]): Owners | undefined =>
  owners &&
  new Map(
    [...owners]
      .map(
        ([role, list]) =>
          [
            role,
            list.filter(({ items }) => items === null || asked.some((item) => items.includes(item))),
          ] as const,
      )
      .filter(([, list]) => list.length > 0),
  );
