import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import { bindDecidedMessage, bindRequestMessage } from "./bind-request.ts";

/** A message as it goes out: the card, and the plain text that is sent where a card is refused. */
export interface Rendered {
  card: CardJson | null;
  text: string;
}

/** Makes a queued message when it is sent; `null` = no longer of use (its reason has gone), nothing is sent. */
export type Renderer = (context: Context, data: Record<string, unknown>) => Promise<Rendered | null>;

/** Written out: kind of queued message → its renderer. A test fails when a queued kind is missing here. */
export const messages: Record<string, Renderer> = {
  "bind.request": bindRequestMessage,
  "bind.decided": bindDecidedMessage,
};
