import type { Clock } from "../clock.ts";
import type { Body, Group } from "../domain/body.ts";
import type { Directory } from "../domain/directory.ts";
import type { Plan } from "../domain/plan.ts";
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

/** What a question is asked about, found once by `ask` and handed to the command. */
export interface Asked {
  /** The plan chosen; null where there is none or the command needs none. */
  plan: Plan | null;
  /** Bodies of the plan's district. */
  directory: Directory;
  /** Collectives of the plan. */
  groups: Group[];
  /** The asker's bodies in the plan's district. */
  asker: Body[];
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
  /** Set by `ask`. */
  asked?: Asked;
}
