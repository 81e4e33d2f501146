import { groupBy } from "../../domain/group-by.ts";
import { peoplesNumbers } from "../../domain/numbering.ts";
import type { Assignment, Task } from "../../domain/task.ts";
import type { AssignmentDraft, TaskDraft } from "../../importers/draft.ts";

/** A task of the plan and the task of the new document it became; `null` on one side = removed or added. */
export interface TaskPair {
  before: Task | null;
  after: TaskDraft | null;
  /** Number in the new document; the old one where it was removed. */
  number: string;
  changed: ("text" | "owners" | "deadline" | "number")[];
}

/** Two texts this alike (share of common pairs of characters, 0 to 1) are one task that was reworded. */
const sameTask = 0.55;

/**
 * Pairs the tasks of a plan with those of a new version of its document: by equal text first, then by number where the
 * texts are alike, then by likeness alone. Reports stay with the task they were made for.
 */
export function diffPlan(
  before: readonly Task[],
  owners: readonly Assignment[],
  after: readonly TaskDraft[],
): TaskPair[] {
  const numbers = peoplesNumbers(after.map((task) => task.seq));
  const match = pairTasks(before, after, numbers);
  const ownersOf = groupBy(owners, (owner) => owner.task);
  const pairs = after.map((draft, index): TaskPair => {
    const old = match[index] ?? null;
    const number = numbers[index]!;
    return {
      before: old,
      after: draft,
      number,
      changed: old ? changes(old, ownersOf.get(old.id) ?? [], draft, number) : [],
    };
  });
  const kept = new Set(match.filter((task) => task !== null));
  const removed = before.filter((task) => !kept.has(task));
  return [
    ...pairs,
    ...removed.map((task): TaskPair => ({ before: task, after: null, number: task.number, changed: [] })),
  ];
}

function pairTasks(before: readonly Task[], after: readonly TaskDraft[], numbers: string[]): (Task | null)[] {
  const free = new Set(before);
  const match: (Task | null)[] = after.map(() => null);
  const take = (index: number, task: Task | undefined): void => {
    if (!task || match[index] || !free.has(task)) return;
    match[index] = task;
    free.delete(task);
  };
  const byText = groupBy(before, wording);
  for (const [index, draft] of after.entries()) {
    take(
      index,
      byText.get(wording(draft))?.find((task) => free.has(task)),
    );
  }
  const byNumber = new Map(before.map((task) => [task.number, task]));
  after.forEach((draft, index) => {
    const task = byNumber.get(numbers[index]!);
    if (task && likeness(wording(task), wording(draft)) >= sameTask) take(index, task);
  });
  after.forEach((draft, index) => {
    if (!match[index]) take(index, nearest(wording(draft), free));
  });
  return match;
}

function nearest(words: string, tasks: Iterable<Task>): Task | undefined {
  let best: Task | undefined;
  let bestLikeness = sameTask;
  for (const task of tasks) {
    const alike = likeness(words, wording(task));
    if (alike >= bestLikeness) [best, bestLikeness] = [task, alike];
  }
  return best;
}

function changes(
  old: Task,
  owners: readonly Assignment[],
  draft: TaskDraft,
  number: string,
): TaskPair["changed"] {
  const changed: TaskPair["changed"] = [];
  if (wording(old) !== wording(draft)) changed.push("text");
  if (ownerKeys(owners.filter((owner) => owner.until === null)) !== ownerKeys(draft.assignments))
    changed.push("owners");
  if (JSON.stringify(old.deadline) !== JSON.stringify(draft.deadline)) changed.push("deadline");
  if (old.number !== number) changed.push("number");
  return changed;
}

const wording = (task: { title: string | null; content: string }): string =>
  `${task.title ?? ""}|${task.content}`.replace(/\s+/g, "");

const ownerKeys = (owners: readonly Pick<AssignmentDraft, "canonical" | "role" | "items">[]): string =>
  owners
    .map((owner) => `${owner.canonical}:${owner.role}:${owner.items?.join(",") ?? ""}`)
    .sort()
    .join(";");

/** Dice coefficient over pairs of characters, 0 to 1. */
function likeness(a: string, b: string): number {
  const left = characterPairs(a);
  const right = characterPairs(b);
  if (left.size + right.size === 0) return 0;
  let common = 0;
  for (const pair of left) if (right.has(pair)) common += 1;
  return (2 * common) / (left.size + right.size);
}

function characterPairs(words: string): Set<string> {
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < words.length; index++) pairs.add(words.slice(index, index + 2));
  return pairs;
}
