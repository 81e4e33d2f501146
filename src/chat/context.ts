import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Db } from "../store/db.ts";
import type { Texts } from "../texts/zh.ts";

/** Rights, weakest first. `ask --as` and a bound person are members; BOT_ADMINS and the command line are clerks. */
export type Right = "guest" | "member" | "head" | "leader" | "clerk";

/** Who acts. */
export interface Actor {
  /** open_id; null on the command line. */
  person: string | null;
  right: Right;
  /** Ids of the bodies the person serves, confirmed bindings only. */
  bodies: string[];
  /** `--as` or a department name that no directory holds: answered by its name alone. */
  unknownBodyName: string | null;
}

/** Where it is said. */
export interface Place {
  /** null on the command line. */
  chat: string | null;
  kind: "p2p" | "group" | "cli";
  /** The plan the chat is bound to. */
  plan: string | null;
}

/** Everything a command may use. Assembled anew for each request in `app.ts`; nothing is module-level. */
export interface Context {
  db: Db;
  clock: Clock;
  log: Log;
  actor: Actor;
  place: Place;
  /** open_ids of the clerks (BOT_ADMINS): who is asked, and told what went wrong. */
  clerks: readonly string[];
  language: "zh" | "en";
  texts: Texts;
}
