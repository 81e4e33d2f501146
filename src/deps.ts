import type { Platform } from "./chat/platform.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";
import type { Db } from "./store/db.ts";

/** The assembled world. Made by an entry (worker.ts, node.ts, the tests), handed down, never global. */
export interface Deps {
  config: Config;
  db: Db;
  platform: Platform;
  clock: Clock;
  log: Log;
  /** Work that goes on after the answer: `waitUntil` on Workers. It must be resumable; the tick takes up what was lost. */
  later(name: string, work: () => Promise<void>): void;
}
