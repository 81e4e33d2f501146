import type { Doer } from "../store/change.ts";
import type { Context } from "./context.ts";

/** Who an audit row names for what is done in this context. @param body id of the body acted for */
export const doerOf = (context: Context, body: string | null = null): Doer => ({
  actor: context.actor.person ?? "cli",
  body,
  chat: context.place.chat,
  at: context.clock.now(),
});
