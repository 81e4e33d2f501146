import type { Deadline } from "./deadline.ts";
import type { Role } from "./role.ts";

/** Where a task stands in its life. What lies between is told by reports, not stored here. */
export type Phase = "open" | "awaiting" | "done" | "suspended";

export interface Task {
  id: string;
  plan: string;
  /** 1-based running number in the document. */
  ord: number;
  /** The number people use: the printed one where the plan prints one Arabic series, else the running number. */
  number: string;
  /** As printed; null where the document prints none. */
  seq: string | null;
  path: string[];
  title: string | null;
  content: string;
  clause: string | null;
  deadline: Deadline | null;
  /** Last civil day, after extensions; null for standing tasks and for none. */
  due: string | null;
  phase: Phase;
  /** Civil date on which it was closed. */
  doneOn: string | null;
}

export interface Assignment {
  task: string;
  /** As printed. */
  name: string;
  canonical: string;
  /** Id of the body; null for a collective. */
  body: string | null;
  /** Id of the group; null for a body. */
  group: string | null;
  role: Role;
  items: number[] | null;
  /** Civil dates between which it holds; null = from the plan's start, to no end. */
  from: string | null;
  until: string | null;
}

/** What a list calls a task by: its title, else the beginning of its content (at most `length` characters). */
export function taskTitle(task: Pick<Task, "title" | "content">, length = 40): string {
  if (task.title) return task.title;
  const first = task.content.split(/[。；\n]/)[0] ?? task.content;
  return first.length > length ? `${first.slice(0, length)}…` : first;
}
