import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bot, createBot } from "../../src/bot/create-bot.ts";
import { type Clock, instantOf, today } from "../../src/clock.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { createFeishuClient } from "../../src/feishu/client.ts";
import { createTokenCache } from "../../src/feishu/token.ts";
import { importDocument } from "../../src/importers/import-document.ts";
import { readText } from "../../src/importers/read/read-file.ts";
import type { Log } from "../../src/log.ts";
import { cardText } from "../../src/playground/card-tree.ts";
import { movableClock } from "../../src/playground/movable-clock.ts";
import type { PersonInChat } from "../../src/playground/person-in-chat.ts";
import { createPlatform, type FeishuPlatform } from "../../src/playground/platform.ts";
import type { StoredMessage } from "../../src/playground/state.ts";
import { importPlan } from "../../src/services/plans/import-plan.ts";
import { connectFile } from "../../src/store/connect-file.ts";
import type { Db } from "../../src/store/db.ts";
import { migrate } from "../../src/store/migrate.ts";
import { readSamplePlans } from "./sample-plans.ts";

export interface WorldOptions {
  /** The day it begins on, at 10:00 in Shanghai; 2018-06-04 is a Monday. */
  today?: string;
  /** Ids of sample plans (data/plans/manifest.json); the first users' xiqing-2017 when left out. */
  plans?: string[];
  /** Further documents, as text, by plan id. */
  documents?: Record<string, string>;
  env?: Record<string, string>;
}

export interface World {
  platform: FeishuPlatform;
  bot: Bot;
  db: Db;
  clock: Clock & { advance(ms: number): void };
  /** A liaison of the body whose department has this name; the same person at every call. */
  member(body: string, region?: string): PersonInChat;
  clerk: PersonInChat;
  /** A group of these people with the bot in it. */
  group(name: string, members: PersonInChat[]): string;
  /** Moves to the next such moment and ticks. @param time "09:00" */
  at(date: string, time: string): Promise<void>;
  log: { level: string; event: string; facts: Record<string, unknown> }[];
  close(): Promise<void>;
}

/** All that a bot's card or text says, as a person reads it. */
export const read = (message: StoredMessage | undefined): string => {
  if (!message) throw new Error("the bot said nothing");
  return message.card ? cardText(message.card) : String(JSON.parse(message.content).text ?? message.content);
};

const start = (date: string): number => instantOf(date, "10:00", "Asia/Shanghai");

/** The whole bot against the strict stand-in, real libSQL in a temporary file, a clock that only moves when told. */
export async function world(options: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "duban-test-"));
  const db = connectFile(`file:${join(folder, "duban.db")}`);
  await migrate(db);
  const movable = movableClock(start(options.today ?? "2018-06-04"));
  const clock = { ...movable, timeZone: "Asia/Shanghai" };
  await importPlans(db, clock, options);

  let bot: Bot | null = null;
  const platform = createPlatform({
    clock: movable,
    seed: "test",
    fetchBot: (request) => running().fetch(request),
    settled: () => running().settled(),
  });
  const running = (): Bot => {
    if (!bot) throw new Error("the bot is not there yet");
    return bot;
  };
  const clerkId = platform.addPerson({ name: "安委办管理员", role: "clerk" }).openId;
  const config: Config = readConfig({ BOT_ADMINS: clerkId, LOG_LEVEL: "silent", ...options.env });
  const log: World["log"] = [];
  bot = createBot(
    { ...platform.app, tenantKey: null },
    { config, db, clock, log: recordingLog(log), platform: clientOf(platform, clock) },
  );
  const members = new Map<string, PersonInChat>();
  return {
    platform,
    bot,
    db,
    clock,
    log,
    clerk: platform.person(clerkId),
    member(body, region) {
      const key = `${region ?? ""}/${body}`;
      const known = members.get(key);
      if (known) return known;
      const parent = region ? platform.addDepartment(region).id : undefined;
      const department = platform.addDepartment(body, parent ? { parent } : {});
      const { openId } = platform.addPerson({
        name: `${body}联络员`,
        departments: [department.id],
        role: "liaison",
      });
      const member = platform.person(openId);
      members.set(key, member);
      return member;
    },
    group: (name, people) =>
      platform.addGroup({ name, members: people.map((one) => one.person.openId) }).chatId,
    async at(date, time) {
      const moment = instantOf(date, time, clock.timeZone);
      movable.advance(moment - movable.now());
      await running().tick();
      await running().settled();
    },
    async close() {
      await running().settled();
      db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function importPlans(db: Db, clock: Clock, options: WorldOptions): Promise<void> {
  const doer = { actor: "cli", body: null, chat: null, at: clock.now() };
  for (const { id, text } of await readSamplePlans(
    options.plans ?? (options.documents ? [] : ["xiqing-2017"]),
  )) {
    await importPlan(db, doer, today(clock), id, importDocument(readText(text)));
  }
  for (const [id, text] of Object.entries(options.documents ?? {})) {
    await importPlan(db, doer, today(clock), id, importDocument(readText(text)));
  }
}

const clientOf = (platform: FeishuPlatform, clock: Clock) =>
  createFeishuClient({
    baseUrl: "https://open.feishu.cn",
    appId: platform.app.appId,
    appSecret: platform.app.appSecret,
    fetch: platform.fetch,
    now: clock.real,
    tokenCache: createTokenCache(),
  });

const recordingLog = (lines: World["log"]): Log => {
  const at =
    (level: string) =>
    (event: string, facts: Record<string, unknown> = {}): void => {
      lines.push({ level, event, facts });
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
};
