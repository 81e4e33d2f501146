import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../commands/index.ts";
import type { Answer } from "../../src/chat/answer.ts";
import type { Actor, Context } from "../../src/chat/context.ts";
import { createClock } from "../../src/clock.ts";
import { importDocument } from "../../src/importers/import-document.ts";
import { readText } from "../../src/importers/read/read-file.ts";
import { createLog } from "../../src/log.ts";
import { ask } from "../../src/services/ask/ask.ts";
import { bodiesCalled } from "../../src/services/bodies/bodies-called.ts";
import { importPlan } from "../../src/services/plans/import-plan.ts";
import { connectFile } from "../../src/store/connect-file.ts";
import type { Db } from "../../src/store/db.ts";
import { migrate } from "../../src/store/migrate.ts";
import { en } from "../../src/texts/en.ts";
import { zh } from "../../src/texts/zh.ts";
import { readSamplePlans } from "./sample-plans.ts";

export interface Asking {
  /** A member of this body; the clerk when left out. */
  as?: string;
  plan?: string | null;
  /** Civil date; 2018-06-04 when left out. */
  on?: string;
  /** Where it is said; the command line, which remembers nothing, when left out. */
  chat?: { id: string; person: string; kind: "p2p" | "group" };
}

let chats = 0;

/** A chat of its own with somebody of the body ("" = the clerk), in which one sentence leans on another. */
export function talkWith(
  bot: Asker,
  as: string,
  plan: string,
  kind: "p2p" | "group" = "p2p",
  id = `oc_talk_${++chats}`,
): (words: string) => Promise<Answer | null> {
  const chat = { id, person: "ou_1", kind };
  return (words) => bot.ask(words, { as: as || undefined, plan, chat });
}

/** The numbers of an answer's tasks, in its order. */
export const numbersOf = (answer: Answer): string => answer.tasks.map((task) => task.seq).join(" ");

export interface Asker {
  db: Db;
  ask(question: string, asking?: Asking): Promise<Answer | null>;
  close(): Promise<void>;
}

/** The question service over real libSQL in a temporary file, with these sample plans. */
export async function asker(plans: readonly string[]): Promise<Asker> {
  const folder = await mkdtemp(join(tmpdir(), "duban-ask-"));
  const db = connectFile(`file:${join(folder, "duban.db")}`);
  await migrate(db);
  const doer = { actor: "cli", body: null, chat: null, at: Date.parse("2018-06-04T02:00:00Z") };
  for (const { id, text } of await readSamplePlans(plans)) {
    await importPlan(db, doer, "2018-06-04", id, importDocument(readText(text)));
  }
  return {
    db,
    ask: async (question, asking = {}) => ask(await contextFor(db, question, asking), commands, question),
    async close() {
      db.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function contextFor(db: Db, question: string, asking: Asking): Promise<Context> {
  const language = /\p{Script=Han}/u.test(question) || !/[A-Za-z]{2}/.test(question) ? "zh" : "en";
  return {
    db,
    clock: createClock("Asia/Shanghai", asking.on ?? "2018-06-04"),
    log: createLog("silent"),
    actor: await actorFor(db, asking),
    place: { chat: asking.chat?.id ?? null, kind: asking.chat?.kind ?? "cli", plan: asking.plan ?? null },
    clerks: [],
    language,
    texts: language === "zh" ? zh : en,
  };
}

async function actorFor(db: Db, { as, chat, plan }: Asking): Promise<Actor> {
  const person = chat?.person ?? null;
  if (!as) return { person, right: "clerk", bodies: [], unknownBodyName: null };
  const bodies = await bodiesCalled(db, as, plan ?? null);
  return {
    person,
    right: "member",
    bodies: bodies.map((body) => body.id),
    unknownBodyName: bodies.length ? null : as,
  };
}
