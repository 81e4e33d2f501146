import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import type { Once } from "../services/digests/read-digest.ts";

/** A message as it goes out: the card, and the plain text that is sent where a card is refused. */
export interface Rendered {
  card: CardJson | null;
  text: string;
  /** Goes out after it. */
  file?: { name: string; bytes: Uint8Array };
}

/** What a renderer may use besides: `once` makes a costly part once for all messages of a round that share its key. */
export interface RenderContext extends Context {
  once: Once;
}

/** Makes a queued message when it is sent; `null` = no longer of use (its reason has gone), nothing is sent. */
export type Renderer = (context: RenderContext, data: Record<string, unknown>) => Promise<Rendered | null>;
