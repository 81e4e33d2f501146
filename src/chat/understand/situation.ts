import type { Body } from "../../domain/body.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Role } from "../../domain/role.ts";
import type { Intent } from "../intents.ts";

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
  /** Numbers of the tasks listed, in the order shown. */
  tasks: string[];
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
  /** Id of the plan the chat is bound to; what is said of a period then tells plans of its district apart, no others. */
  bound: string | null;
  /** The asker's bodies; empty for the clerk. */
  mine: Body[];
  memory: Memory | null;
  /** Slash word (lower case, without the slash) → its command's intent. */
  slash: ReadonlyMap<string, Intent>;
}
