import { today } from "../../clock.ts";
import { standingOf } from "../../domain/counting-report.ts";
import { holdsOn, ownersOn } from "../../domain/owners.ts";
import type { Plan } from "../../domain/plan.ts";
import { type Role, roles } from "../../domain/role.ts";
import type { Assignment, Task } from "../../domain/task.ts";
import { SayError } from "../../errors.ts";
import { type Change, change } from "../../store/change.ts";
import { directoryOf } from "../../store/directory.ts";
import { planById } from "../../store/plans.ts";
import { countingReports } from "../../store/reports.ts";
import { addTaskEvent } from "../../store/task-events.ts";
import { assignmentsOfTasks, standingTaskById } from "../../store/tasks.ts";
import { requireClerk } from "../reports/reporting-task.ts";
import { setLimit } from "../reports/requests.ts";
import { requireReason } from "../reports/review-reports.ts";
import { doerOf, type Scene } from "../reports/scene.ts";
import { readOwners, type TypedOwners, type UnknownNames, type WrittenOwner } from "./read-owners.ts";

export interface Assigning {
  /** Ids of tasks of one plan. */
  tasks: readonly string[];
  owners: TypedOwners;
  /** Civil date of the new limit; null = as it was. */
  due: string | null;
  /** Civil date from which the owners hold; null = today. Without owners before, they hold from the plan's start. */
  from: string | null;
  reason: string;
}

export type AssignOutcome =
  | { kind: "assigned"; tasks: string[]; owners: WrittenOwner[]; due: string | null }
  | { kind: "unknown"; unknown: UnknownNames };

const noOwners = (owners: TypedOwners): boolean => roles.every((role) => !owners[role].trim());

/**
 * Gives tasks their owners and limit, or changes them: an amendment with reason and from-date. Nothing is overwritten: the
 * owners before end on that day. No name at all means that the owners stay and only the limit moves.
 * @throws SayError for anybody but the clerk, without a reason, or where nothing is to be changed
 */
export async function assignTasks(scene: Scene, assigning: Assigning): Promise<AssignOutcome> {
  requireClerk(scene);
  const { assign, refused } = scene.texts.reports;
  const reason = requireReason(scene, assigning.reason);
  if (noOwners(assigning.owners) && assigning.due === null) throw new SayError("nothing", assign.nothing);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const tasks = await Promise.all(assigning.tasks.map((id) => standingTaskById(scene.db, id)));
    const plan = tasks[0] && (await planById(scene.db, tasks[0].plan));
    if (!plan || tasks.some((task) => task?.plan !== plan.id))
      throw new SayError("task-gone", refused.taskGone);
    const { owners, unknown } = await readOwners(scene.db, plan, assigning.owners);
    if (Object.keys(unknown).length > 0) return { kind: "unknown", unknown };
    const from = assigning.from ?? today(scene.clock);
    const known = await assignmentsOfTasks(scene.db, assigning.tasks);
    for (const task of tasks) {
      if (!task) continue;
      const before = known.filter((owner) => owner.task === task.id && owner.until === null);
      if (owners.length > 0)
        replaceOwners(scene, tx, { id: task.id, plan: plan.id }, before, owners, from, reason);
      if (owners.length > 0 && task.phase === "awaiting") {
        const now = { task, plan, owners, from };
        if (!(await isDoneFor(scene, now))) tx.add("UPDATE tasks SET phase = 'open' WHERE id = ?", [task.id]);
      }
      if (assigning.due && assigning.due !== task.due) setLimit(scene, tx, { task }, assigning.due, reason);
      tx.audit({
        action: "task.assign",
        subject: `task:${task.id}`,
        before: { owners: ownersText(before), due: task.due },
        after: {
          owners: owners.length > 0 ? ownersText(owners.map(written)) : ownersText(before),
          due: assigning.due ?? task.due,
          from,
          reason,
        },
      });
    }
    return { kind: "assigned", tasks: assigning.tasks.slice(), owners, due: assigning.due };
  });
}

/** An application to close made by the owners before is none of the new ones', unless they have said done too. */
async function isDoneFor(
  scene: Scene,
  now: { task: Task; plan: Plan; owners: readonly WrittenOwner[]; from: string },
): Promise<boolean> {
  const directory = await directoryOf(scene.db, now.plan.id);
  const assignments = now.owners.map(
    (owner): Assignment => ({
      ...owner,
      task: now.task.id,
      canonical: owner.name,
      items: null,
      from: null,
      until: null,
    }),
  );
  const reports = await countingReports(scene.db, [now.task.id]);
  const owners = ownersOn(assignments, directory, now.from);
  return standingOf(owners, now.plan.withoutLead, reports, directory, now.from)?.state === "done";
}

function replaceOwners(
  scene: Scene,
  tx: Change,
  task: { id: string; plan: string },
  before: readonly Assignment[],
  owners: readonly WrittenOwner[],
  from: string,
  reason: string,
): void {
  const key = (owner: { body: string | null; group: string | null; role: Role }): string =>
    `${owner.body ?? ""}|${owner.group ?? ""}|${owner.role}`;
  const wanted = new Set(owners.map(key));
  const kept = new Set(before.filter((owner) => owner.items === null && wanted.has(key(owner))).map(key));
  // One that would begin and end on one day never held: it is gone with its end.
  tx.add(
    `UPDATE assignments SET until_on = ? WHERE task = ? AND until_on IS NULL
     AND (items IS NOT NULL OR coalesce(body, '') || '|' || coalesce(group_id, '') || '|' || role
       NOT IN (SELECT value FROM json_each(?)))`,
    [from, task.id, JSON.stringify([...kept])],
  );
  owners.forEach((owner, position) => {
    if (kept.has(key(owner))) return;
    tx.add(
      `INSERT INTO assignments (task, plan, position, name, canonical, body, group_id, role, items, from_on)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)`,
      [
        task.id,
        task.plan,
        position,
        owner.name,
        owner.name,
        owner.body,
        owner.group,
        owner.role,
        before.length > 0 ? from : null,
      ],
    );
  });
  addTaskEvent(tx, {
    task: task.id,
    kind: "owners",
    person: scene.actor.person ?? "cli",
    reason,
    checked: null,
    late: null,
    before: ownersText(before),
    after: ownersText(owners.map(written)),
    at: scene.clock.now(),
  });
}

const written = (owner: WrittenOwner): Pick<Assignment, "canonical" | "role"> => ({
  canonical: owner.name,
  role: owner.role,
});

/** "lead:区安监局;support:区水务局": for the record, in the language of the code. */
const ownersText = (owners: readonly Pick<Assignment, "canonical" | "role">[]): string =>
  owners.map(({ canonical, role }) => `${role}:${canonical}`).join(";");

/** Owners of today as they would be typed. */
export function typedOwners(assignments: readonly Assignment[], on: string): TypedOwners {
  const names = (role: Role): string =>
    assignments
      .filter((owner) => owner.role === role && holdsOn(owner, on))
      .map((owner) => owner.canonical)
      .join("、");
  return {
    lead: names("lead"),
    responsible: names("responsible"),
    participate: names("participate"),
    support: names("support"),
  };
}
