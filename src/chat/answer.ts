import type { Role } from "../domain/role.ts";
import type { TaskState } from "../domain/task-state.ts";
import type { Intent } from "./intents.ts";
import type { CardJson } from "./platform.ts";

/** One task in an answer, as published for `ask --json` (README). `seq` is the number people use. */
export interface AnswerTask {
  plan: string;
  seq: string;
  title: string;
  content: string;
  role: Role | null;
  items: number[] | null;
  via: "direct" | "collective";
  due: string | null;
  state: TaskState;
}

/** What a command returns. It messages nobody: `deliver` sends it, the command line prints it. */
export interface Answer {
  intent: Intent;
  plan: string | null;
  body: string | null;
  role: Role | null;
  /** Exactly the tasks the answer speaks of, in the document's order. */
  tasks: AnswerTask[];
  /** The whole answer in plain words. Sent as it is where a card is refused. */
  text: string;
  card?: CardJson;
  /** A file that goes out after the card (≤ 30 MB). */
  file?: { name: string; bytes: Uint8Array };
  /** A file that somebody sent to the bot earlier, to be sent once more. */
  resend?: { message: string; fileKey: string; kind: "file" | "image"; name: string };
  /** How the card is headed where `card` is left out: what it is about ("区安监局的任务，共 34 项"). */
  heading?: string;
  /** Second line of the head: plan and day. */
  subtitle?: string;
  /** `tasks` as listed on the card (by role, through a group …), each once; without it one list. */
  sections?: { title: string; tasks: AnswerTask[]; note?: string }[];
  /** Names of what is listed that is no task (projects, figures), in that order. */
  named?: string[];
  /** Ids of the bodies said to answer for the one task spoken of: 这家单位 means them. */
  owners?: string[];
  /** Sentences under the list: what it is through, what was inferred, how a rate is defined. */
  notes?: string[];
  /** Questions to ask back: each becomes a button that says `words` for the person. */
  choices?: { label: string; words: string }[];
}
