import type { Task } from "./task.ts";

/**
 * A short mark of what a task says, put into a form so that one opened before an amendment is noticed. Not a signature:
 * FNV-1a, 32 bits.
 */
export function wordingOf(task: Pick<Task, "title" | "content" | "due">): string {
  let hash = 0x811c9dc5;
  for (const character of `${task.title ?? ""}|${task.content}|${task.due ?? ""}`) {
    hash ^= character.codePointAt(0)!;
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
