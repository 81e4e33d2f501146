import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import type { Once } from "../services/digests/read-digest.ts";
import { bindDecidedMessage, bindRequestMessage } from "./bind-request.ts";
import { renderDigestList } from "./digest-list.ts";
import { renderDigest, renderDigestPreview } from "./digest-message.ts";
import { renderNotice, renderNoticeNews, renderUrge } from "./notice-messages.ts";
import { renderReminder } from "./reminder-message.ts";
import { reportReturnedMessage, requestDecidedMessage } from "./report-messages.ts";
import { reportSignMessage } from "./sign-card.ts";
import { renderTroubles } from "./troubles-message.ts";

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

/** Written out: kind of queued message → its renderer. A test fails when a queued kind is missing here. */
export const messages: Record<string, Renderer> = {
  "bind.decided": bindDecidedMessage,
  "bind.request": bindRequestMessage,
  digest: renderDigest,
  "digest.list": renderDigestList,
  "digest.preview": renderDigestPreview,
  notice: renderNotice,
  "notice.news": renderNoticeNews,
  "notice.urge": renderUrge,
  reminder: renderReminder,
  "report.returned": reportReturnedMessage,
  "report.sign": reportSignMessage,
  "request.decided": requestDecidedMessage,
  troubles: renderTroubles,
};
