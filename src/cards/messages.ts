import { bindDecidedMessage, bindRequestMessage } from "./bind-request.ts";
import type { Renderer } from "./define-message.ts";
import { renderDigestList } from "./digest-list.ts";
import { renderDigest, renderDigestPreview } from "./digest-message.ts";
import { renderNotice, renderNoticeNews, renderUrge } from "./notice-messages.ts";
import { renderReminder } from "./reminder-message.ts";
import { reportReturnedMessage, requestDecidedMessage } from "./report-messages.ts";
import { reportSignMessage } from "./sign-card.ts";
import { renderTroubles } from "./troubles-message.ts";

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
