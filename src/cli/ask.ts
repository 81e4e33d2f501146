import { commands } from "../../commands/index.ts";
import { languageOf, textsOf } from "../bot/context-for.ts";
import type { Actor, Context } from "../chat/context.ts";
import { createClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { createLog } from "../log.ts";
import { ask } from "../services/ask/ask.ts";
import { bodiesCalled } from "../services/bodies/bodies-called.ts";
import type { Db } from "../store/db.ts";
import { planById } from "../store/plans.ts";
import { CliFailure } from "./failure.ts";
import { withDatabase } from "./open-database.ts";

export interface AskOptions {
  as?: string;
  plan?: string;
  json?: boolean;
}

/** `duban ask "QUESTION"`: the answer that the bot gives a member of BODY; without --as, the clerk. */
export async function askQuestion(config: Config, question: string, options: AskOptions): Promise<void> {
  await withDatabase(config, async (db) => {
    if (options.plan !== undefined && !(await planById(db, options.plan))) {
      throw new CliFailure(`There is no plan ${options.plan}; "duban ask /plans" lists them.`, 1);
    }
    const answer = await ask(await contextOf(config, db, question, options), commands, question);
    // Silence is for groups.
    if (!answer) return;
    if (!options.json) {
      console.log(answer.text);
      return;
    }
    const { intent, plan, body, role, tasks, text } = answer;
    console.log(JSON.stringify({ intent, plan, body, role, tasks, text }, null, 2));
  });
}

async function contextOf(config: Config, db: Db, question: string, options: AskOptions): Promise<Context> {
  const language = languageOf(question) ?? "zh";
  return {
    db,
    clock: createClock(config.timeZone, config.today),
    log: createLog(config.logLevel === "info" ? "warn" : config.logLevel),
    actor: await actorOf(db, options.as, options.plan ?? null),
    place: { chat: null, kind: "cli", plan: options.plan ?? null },
    clerks: config.admins,
    language,
    texts: textsOf(language),
  };
}

/** A name that several districts share stands for all of their bodies until the plan decides. */
async function actorOf(db: Db, name: string | undefined, plan: string | null): Promise<Actor> {
  if (name === undefined) return { person: null, right: "clerk", bodies: [], unknownBodyName: null };
  const bodies = await bodiesCalled(db, name, plan);
  return {
    person: null,
    right: "member",
    bodies: bodies.map((body) => body.id),
    unknownBodyName: bodies.length === 0 ? name : null,
  };
}
