import type { Plan } from "./plan.ts";
import { type Role, roles } from "./role.ts";
import type { Assignment } from "./task.ts";

/** A body that has a task on a given day, directly or as a member of a group. One entry a body: its strongest part. */
export interface Owner {
  /** Id of the body that answers today: the successor of a body that was renamed or merged. */
  body: string;
  role: Role;
  via: "direct" | "collective";
  items: number[] | null;
}

/** What is needed of the directory: who took over from whom, and who stands behind a group. */
export interface Directory {
  /** Id of a body → the day it ended and who took over. */
  endings: ReadonlyMap<string, { on: string; into: string | null }>;
  /** Id of a group → ids of its members. */
  members: ReadonlyMap<string, readonly string[]>;
}

/** The body that answers for `body` on a day: follows renamings and mergers; a body dissolved without an heir stays. */
export function heirOf(body: string, directory: Pick<Directory, "endings">, on: string): string {
  const seen = new Set<string>();
  let current = body;
  while (!seen.has(current)) {
    seen.add(current);
    const ending = directory.endings.get(current);
    if (!ending?.into || ending.on > on) break;
    current = ending.into;
  }
  return current;
}

/** True on the days from `from` (inclusive) until `until` (exclusive: the day the owner was changed). */
export const holdsOn = (assignment: Pick<Assignment, "from" | "until">, on: string): boolean =>
  (assignment.from === null || assignment.from <= on) && (assignment.until === null || on < assignment.until);

/** Who has the task on a civil date, in the document's order. */
export function ownersOn(assignments: readonly Assignment[], directory: Directory, on: string): Owner[] {
  const owners = new Map<string, Owner>();
  const put = (owner: Owner): void => {
    const known = owners.get(owner.body);
    if (!known || strength(owner) < strength(known)) owners.set(owner.body, owner);
    else if (known.role === owner.role && known.via === owner.via && known.items && owner.items)
      owners.set(owner.body, { ...known, items: [...new Set([...known.items, ...owner.items])] });
  };
  for (const assignment of assignments) {
    if (!holdsOn(assignment, on)) continue;
    const { role, items } = assignment;
    if (assignment.body) {
      put({ body: heirOf(assignment.body, directory, on), role, via: "direct", items });
    } else if (assignment.group) {
      for (const member of directory.members.get(assignment.group) ?? [])
        put({ body: heirOf(member, directory, on), role, via: "collective", items });
    }
  }
  return [...owners.values()];
}

const strength = (owner: Owner): number =>
  (owner.via === "direct" ? 0 : roles.length) + roles.indexOf(owner.role);

/**
 * The bodies whose reports make the task's state: the leads where there are any; else, by the plan's switch, the first
 * listed or every responsible body (seed rule: 各有关单位分别报告分工任务完成情况); else whoever has it at all.
 */
export function accountable(owners: readonly Owner[], withoutLead: Plan["withoutLead"]): Owner[] {
  const leads = owners.filter((owner) => owner.role === "lead");
  if (leads.length > 0) return leads;
  const responsible = owners.filter((owner) => owner.role === "responsible");
  const candidates = responsible.length > 0 ? responsible : [...owners];
  return withoutLead === "first" ? candidates.slice(0, 1) : candidates;
}

/**
 * Bodies asked for a part of somebody else's report: named in the document beside the accountable ones. Members of a
 * participating or supporting group are not asked (they may report all the same): forty bodies asked for every
 * 有关部门 is what 指尖上的形式主义 means.
 */
export function contributors(owners: readonly Owner[], withoutLead: Plan["withoutLead"]): Owner[] {
  const answering = new Set(accountable(owners, withoutLead).map((owner) => owner.body));
  return owners.filter((owner) => !answering.has(owner.body) && owner.via === "direct");
}
