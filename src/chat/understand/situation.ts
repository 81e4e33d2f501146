import type { Body } from "../../domain/body.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Role } from "../../domain/role.ts";
import type { TaskState } from "../../domain/task-state.ts";
import type { Intent } from "../intents.ts";
import type { Span, TakenFor } from "../reading.ts";
import type { EnglishTopics } from "./english-topics.ts";
import type { Weights } from "./intent/weights.ts";

/** A plan as far as a sentence can name it. */
export interface PlanName {
  id: string;
  title: string;
  region: string;
  /** Every name of the district. */
  regionNames: string[];
  periodStart: number | null;
  periodEnd: number | null;
}

/** What was last answered to this person in this chat; follow-ups lean on it. */
export interface Memory {
  /** The words that were answered. */
  words: string;
  intent: Intent;
  plan: string | null;
  /** Ids. */
  bodies: string[];
  groups: string[];
  mine: boolean;
  roles: Role[] | null;
  topics: string[];
  due: Span | null;
  begins: Span | null;
  years: { start: number; end: number } | null;
  standingKind: "annual" | "ongoing" | "none" | null;
  states: TaskState[] | null;
  unreported: boolean | null;
  via: "direct" | "collective" | null;
  /** Numbers of the tasks last spoken of, in the order shown. */
  tasks: string[];
  /** Ids of bodies of which the bot asked which is meant; empty where it asked nothing. */
  choices: string[];
  /** The list that a single task was taken from; empty where there was none. */
  list: string[];
  /** Ids of the bodies of whoever asked. */
  asker: string[];
  /** Names of the projects or figures listed last, in the order shown. */
  named: string[];
  /** Ids of the bodies said to answer for the one task spoken of. */
  owners: string[];
  /** What the bot asked back for; a short answer completes `words`. */
  asked: "plan" | "task" | "body" | null;
}

/** What the tasks of a plan say of some words left over in a sentence. */
export interface PlanWords {
  /** The topic meant, its words separated by blanks; all of them stand in each task meant. */
  topic: string;
  /** What else was said and no task speaks of. */
  unknown: string[];
  /** Everyday words, and those of the plan they were taken for. */
  taken: TakenFor[];
  /** How the topic was written, where that was a slip. */
  typed: string | null;
}

/** Everything besides the words that understanding leans on. Nothing here is looked up by it. */
export interface Situation {
  /** Civil date in the bot's zone. */
  today: string;
  /** Bodies of the district in question, or of all that may be meant. */
  directory: Directory;
  /** Names of the collectives of the plan in question. */
  groups: string[];
  plans: PlanName[];
  /** Names of counties, districts, cities and provinces: another place's bureau is not ours. */
  places: ReadonlySet<string>;
  /** Id of the plan the chat is bound to; what is said of a period then tells plans of its district apart, no others. */
  bound: string | null;
  /** The asker's bodies; empty for the clerk, and where no directory holds the asker's body. */
  mine: Body[];
  /** Every name of the asker's bodies, also of one that no directory holds; empty for the clerk. */
  ownNames: string[];
  memory: Memory | null;
  /** Topics in English; empty where no word of the sentence is Latin. */
  english: EnglishTopics;
  /** Words left over → what the plan's tasks say of them, null for nothing; null while the plan is not known. */
  spoken: ReadonlyMap<string, PlanWords | null> | null;
  /** What tells the intent of a sentence. */
  weights: Weights;
  /** Slash word (lower case, without the slash) → its command's intent. */
  slash: ReadonlyMap<string, Intent>;
}
