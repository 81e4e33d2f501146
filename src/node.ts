import { serve as listen } from "@hono/node-server";
import { type Bot, createBot } from "./bot/create-bot.ts";
import { createClock } from "./clock.ts";
import type { Config, FeishuSettings } from "./config.ts";
import { createFeishuClient } from "./feishu/client.ts";
import { createTokenCache } from "./feishu/token.ts";
import { createLog } from "./log.ts";
import type { Db } from "./store/db.ts";

/** How often the due work is looked at. A message is late by at most this much. */
const tickEveryMs = 20_000;
/** How often a message that was left unfinished is looked for; somebody waits for its answer. */
const resumeEveryMs = 5_000;

export interface Server {
  bot: Bot;
  port: number;
  close(): Promise<void>;
}

/** The bot on Node against the platform of the settings. */
export function createNodeBot(config: Config, feishu: FeishuSettings, db: Db): Bot {
  const clock = createClock(config.timeZone, config.today);
  const log = createLog(config.logLevel);
  const platform = createFeishuClient({
    baseUrl: config.feishuBaseUrl,
    appId: feishu.appId,
    appSecret: feishu.appSecret,
    fetch: globalThis.fetch,
    now: clock.real,
    tokenCache: createTokenCache(),
    log,
  });
  return createBot(feishu, { config, db, platform, clock, log });
}

/** Ticks and takes up what was left unfinished. @returns stops both and waits for what still runs */
export function startTicking(bot: Bot): () => Promise<void> {
  const stops = [repeat(resumeEveryMs, () => bot.resume(), bot), repeat(tickEveryMs, () => bot.tick(), bot)];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    await bot.settled();
  };
}

/** Now and then every so often, one after another, never two at once. @returns stops it and waits for the one that runs */
function repeat(everyMs: number, work: () => Promise<void>, bot: Bot): () => Promise<void> {
  let running = Promise.resolve();
  let busy = false;
  const run = (): void => {
    if (busy) return;
    busy = true;
    running = work()
      .catch((cause) => bot.deps.log.error("tick.failed", { cause }))
      .finally(() => {
        busy = false;
      });
  };
  run();
  const timer = setInterval(run, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Listens; resolves once the port is taken. @throws the listening error (EADDRINUSE, EACCES) */
export function startServer(fetch: (request: Request) => Promise<Response>, host: string, port: number) {
  return new Promise<{ port: number; close(): Promise<void> }>((resolve, reject) => {
    const server = listen({ fetch, hostname: host, port }, (address) =>
      resolve({
        port: address.port,
        close: () => new Promise<void>((done) => server.close(() => done())),
      }),
    );
    server.once("error", reject);
  });
}
