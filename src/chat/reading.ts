import type { Body } from "../domain/body.ts";
import type { SelfState } from "../domain/report.ts";
import type { Role } from "../domain/role.ts";
import type { TaskState } from "../domain/task-state.ts";
import type { Intent } from "./intents.ts";
import type { Without } from "./understand/find-without.ts";

/** A task as named in a sentence: `12`, `规划#12`, "16的第3项", "16的第2、4项". */
export interface TaskNumber {
  number: string;
  /** Its sub-items that are meant; null = the whole task. */
  items: number[] | null;
}

/** Civil dates, both inclusive; null = open. */
export interface Span {
  from: string | null;
  to: string | null;
  /** Only what falls in these years: 2016年和2018年, which leaves out the one between. */
  years?: number[];
}

/** Several bodies fit one name in the sentence: the bot asks back. */
export interface Ambiguity {
  words: string;
  bodies: Body[];
}

/** An everyday word that no task of the plan has, and what its tasks say instead: 鞭炮, 烟花爆竹. */
export interface TakenFor {
  said: string;
  meant: string;
}

/** A body was plainly meant, but no directory holds it. */
export interface UnknownBody {
  words: string;
  /** Those whose names come nearest. */
  nearest: Body[];
  /** The words say that it is another district's or a higher level's: 北辰区安监局, 省应急厅. */
  elsewhere: boolean;
}

/**
 * What a sentence says, before anything is looked up in the plan: the one value that `understand` makes and every
 * command runs on. A slash word fixes `intent`; the other slots are read from the rest in the same way.
 */
export interface Reading {
  intent: Intent;
  /** How sure the intent is, of 1; a slash word's is certain. */
  share: number;
  /** The slash word (without the slash, lower case) where one was used; it fixed the intent. */
  slash: string | null;
  /** The words as typed, mentions removed, width and script normalised. */
  words: string;
  language: "zh" | "en";
  /** A plan named in the sentence (by id, title words, district). */
  plan: string | null;
  /** Ids of all plans that what is said of a plan fits (a district has several); empty = nothing was said. */
  plans: string[];
  /** Says 我们, 我部门, my department … */
  mine: boolean;
  bodies: Body[];
  /** Names of collectives of the plan (各街镇政府). */
  groups: string[];
  /** "◎和◎共同的": tasks that all the bodies have. */
  shared: boolean;
  /** Names that were not spelled as any of ours, and what they were taken for: said in the answer. */
  guessed: { words: string; body: Body }[];
  ambiguous: Ambiguity | null;
  unknownBody: UnknownBody | null;
  /** "◎牵头、◎配合": the role of each of `bodies`; null = roles hold for all of them. */
  rolesOf: Role[] | null;
  /** Strict role filter; null = all. */
  roles: Role[] | null;
  tasks: TaskNumber[];
  /** Only these numbers: 其中…, of the last list; null = all. */
  among: string[] | null;
  /** Number of the task last spoken of, for a report whose words fit no task. */
  focus: string | null;
  /** Bodies and topics whose tasks are left out of the list; null = none are. */
  without: Without | null;
  topics: string[];
  /** What the plan's tasks speak of, also where `topics` are the names of figures. */
  known: string[];
  /** Those of the topics that the sentence itself calls one: 关于…, …方面. */
  introduced: string[];
  /** Everything left over when the rest was understood, as it was said. */
  left: string[];
  /** Words that were taken for a topic and are none of the plan's: nothing is narrowed by them, and the answer says so. */
  leftOut: string[];
  /** Everyday words, and those of the plan they were taken for: said in the answer. */
  taken: TakenFor[];
  /** Limit asked for: falling within, beginning within. */
  due: Span | null;
  begins: Span | null;
  /** "2016-2018年": tasks with exactly this limit, where there are any; else those that end within it. */
  years: { start: number; end: number } | null;
  /** 每年, 长期 …: standing tasks only. */
  standing: boolean;
  /** Which of the two was asked for. */
  standingKind: "annual" | "ongoing" | "none" | null;
  states: TaskState[] | null;
  /** Only what names the body (点名的), or only what it has through groups; null = both. */
  via: "direct" | "collective" | null;
  /** "not yet reported" (true), "already reported" (false). */
  unreported: boolean | null;
  /** What a reporting sentence says. */
  report: { state: SelfState | null; percent: number | null; text: string } | null;
  /** Rest of the words after a slash word and its arguments, for commands with a free text. */
  rest: string;
  /** How it was understood, step by step, so that an answer can be explained (log and tests). */
  why: string[];
}
