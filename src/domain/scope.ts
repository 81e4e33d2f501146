import { type Directory, heirOf, ownersOn } from "./owners.ts";
import type { Assignment, Task } from "./task.ts";

/** What part of a plan a digest speaks of. */
export type Scope =
  | { kind: "plan" }
  /** 专项: a heading above its tasks, as printed. */
  | { kind: "section"; name: string }
  /** Tasks that any of these bodies has. */
  | { kind: "bodies"; bodies: string[] }
  /** Tasks given to a collective owner (区各有关部门) as such. */
  | { kind: "group"; group: string };

const separator = "|";

/** One line of text a scope: stored with the subscription, part of a message's key. */
export function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case "plan":
      return "plan";
    case "section":
      return `section:${scope.name}`;
    case "bodies":
      return `bodies:${[...scope.bodies].sort().join(separator)}`;
    case "group":
      return `group:${scope.group}`;
  }
}

/** The reverse of {@link scopeKey}; words it does not know mean the whole plan. */
export function readScope(key: string): Scope {
  const [, kind, rest = ""] = /^(section|bodies|group):(.+)$/s.exec(key) ?? [];
  if (kind === "section") return { kind, name: rest };
  if (kind === "bodies") return { kind, bodies: rest.split(separator) };
  if (kind === "group") return { kind, group: rest };
  return { kind: "plan" };
}

/** @param assignments of the task · @param on civil date on which bodies are looked at */
export function isInScope(
  scope: Scope,
  task: Pick<Task, "path">,
  assignments: readonly Assignment[],
  directory: Directory,
  on: string,
): boolean {
  switch (scope.kind) {
    case "plan":
      return true;
    case "section":
      return task.path.includes(scope.name);
    case "group":
      return assignments.some((assignment) => assignment.group === scope.group);
    case "bodies": {
      // Who was chosen before a renaming is meant after it too.
      const wanted = scope.bodies.map((body) => heirOf(body, directory, on));
      return ownersOn(assignments, directory, on).some((owner) => wanted.includes(owner.body));
    }
  }
}
