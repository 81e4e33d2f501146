import type { Actor, Place } from "../../chat/context.ts";
import type { Clock } from "../../clock.ts";
import type { Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import type { Texts } from "../../texts/zh.ts";

/** What a reporting verb needs of the world: a `Context` is one. */
export interface Scene {
  db: Db;
  clock: Clock;
  actor: Actor;
  place: Pick<Place, "chat">;
  texts: Texts;
}

/** @param body id of the body acted for; null for the clerk's own work */
export const doerOf = (scene: Scene, body: string | null): Doer => ({
  actor: scene.actor.person ?? "cli",
  body,
  chat: scene.place.chat,
  at: scene.clock.now(),
});
