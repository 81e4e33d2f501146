import type { Role } from "../../domain/role.ts";
import type { TaskState } from "../../domain/task-state.ts";
import type { TaskNumber } from "../reading.ts";
import type { Times } from "./find-times.ts";

/** What was found in a sentence, for the rules that tell its intent. */
export interface Clues {
  /** The words with bodies and groups masked as ◎. */
  words: string;
  numbers: TaskNumber[];
  /** A body or group is named, known or not. */
  named: boolean;
  mine: boolean;
  /** The asker serves a body: "牵头的有哪些" then means their own. */
  member: boolean;
  roles: Role[] | null;
  times: Times;
  states: TaskState[] | null;
  unreported: boolean | null;
  topics: string[];
  asking: boolean;
}

/** Something in particular is spoken of: a task, a body, a topic. */
export const isAboutSomething = (clues: Clues): boolean =>
  clues.numbers.length > 0 || clues.named || clues.mine || clues.topics.length > 0;

export const speaksOfTime = ({ times }: Clues): boolean =>
  Boolean(times.due || times.begins || times.years || times.standing);

export const asking =
  /[?？]|吗|呢$|么$|什么|哪|谁|几[项个条]|多少|怎么|怎样|如何|是否|有没有|没有$|了没$|没$|何时|\b(?:what|who|whom|whose|which|when|where|how|is|are|do|does|did|has|have|can)\b/;
