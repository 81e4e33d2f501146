import type { Deadline } from "./deadline.ts";
import { type Role, roles } from "./role.ts";
import type { Assignment, Task } from "./task.ts";
import type { TaskState } from "./task-state.ts";

/** A task as it is spoken of: its state today, and what a body has to do with it where one is asked about. */
export interface OwnedTask {
  task: Task;
  state: TaskState;
  /** null where no body is asked about. */
  role: Role | null;
  items: number[] | null;
  via: "direct" | "collective";
  /** Name of the group it comes through. */
  group: string | null;
  /** Id of the former body it was given to. */
  former: string | null;
  /** Has the body reported on it in the present 期? null where no body is asked about. */
  reported: boolean | null;
}

/** What one body has to do with one task. */
export type Part = Pick<OwnedTask, "role" | "items" | "via" | "group" | "former">;

/**
 * A body's part in each task: being named goes before being member of a group, then the stronger role; sub-items of one
 * role are put together.
 * @param body id asked about; assignments of others stand for bodies it has taken over
 * @param groupNames id of a group it is in → name
 */
export function partsOf(
  assignments: readonly Assignment[],
  body: string | null,
  groupNames: ReadonlyMap<string, string>,
): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const assignment of assignments) {
    const part = partFrom(assignment, body, groupNames);
    const known = parts.get(assignment.task);
    if (!known || rank(part) < rank(known)) parts.set(assignment.task, part);
    else if (rank(part) === rank(known))
      parts.set(assignment.task, { ...known, items: together(known.items, part.items) });
  }
  return parts;
}

function partFrom(
  assignment: Assignment,
  body: string | null,
  groupNames: ReadonlyMap<string, string>,
): Part {
  const { role, items, group } = assignment;
  const direct = assignment.body !== null;
  return {
    role,
    items,
    via: direct ? "direct" : "collective",
    group: group ? (groupNames.get(group) ?? assignment.canonical) : null,
    former: direct && assignment.body !== body ? assignment.body : null,
  };
}

const rank = (part: Part): number =>
  (part.via === "direct" ? 0 : roles.length) + (part.role ? roles.indexOf(part.role) : 0);

const together = (a: number[] | null, b: number[] | null): number[] | null =>
  a && b ? [...new Set([...a, ...b])].sort((left, right) => left - right) : null;

/** A limit that is exactly the years asked for, "2016-2018". */
export function isYears(deadline: Deadline | null, years: { start: number; end: number }): boolean {
  return (
    deadline?.kind === "range" && yearOf(deadline.start) === years.start && yearOf(deadline.end) === years.end
  );
}

const yearOf = (day: number | string | null): number | null =>
  day === null ? null : Number(String(day).slice(0, 4));
