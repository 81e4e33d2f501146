import type { Body } from "../domain/body.ts";
import type { SelfState } from "../domain/report.ts";
import type { Role } from "../domain/role.ts";
import type { TaskState } from "../domain/task-state.ts";
import type { Intent } from "./intents.ts";

/** A task as named in a sentence: `12`, `规划#12`, "16的第3项". */
export interface TaskNumber {
  number: string;
  item: number | null;
}

/** Civil dates, both inclusive; null = open. */
export interface Span {
  from: string | null;
  to: string | null;
}

/** Several bodies fit one name in the sentence: the bot asks back. */
export interface Ambiguity {
  words: string;
  bodies: Body[];
}

/**
 * What a sentence says, before anything is looked up in the plan: the one value that `understand` makes and every
 * command runs on. A slash word fixes `intent`; the other slots are read from the rest in the same way.
 */
export interface Reading {
  intent: Intent;
  /** The words as typed, mentions removed, width and script normalised. */
  words: string;
  language: "zh" | "en";
  /** A plan named in the sentence (by id, title words, district). */
  plan: string | null;
  /** Says 我们, 我部门, my department … */
  mine: boolean;
  bodies: Body[];
  ambiguous: Ambiguity | null;
  /** A body was plainly meant, but no directory holds it: the words, and the nearest names. */
  unknownBody: { words: string; nearest: Body[] } | null;
  /** Strict role filter; null = all. */
  roles: Role[] | null;
  tasks: TaskNumber[];
  topics: string[];
  /** Limit asked for: falling within, beginning within. */
  due: Span | null;
  begins: Span | null;
  /** 每年, 长期 …: standing tasks only. */
  standing: boolean;
  states: TaskState[] | null;
  /** "not yet reported" (true), "already reported" (false). */
  unreported: boolean | null;
  /** What a reporting sentence says. */
  report: { state: SelfState | null; percent: number | null; text: string } | null;
  /** Rest of the words after a slash word and its arguments, for commands with a free text. */
  rest: string;
  /** How it was understood, step by step, so that an answer can be explained (log and tests). */
  why: string[];
}
