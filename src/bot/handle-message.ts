import { commands } from "../../commands/index.ts";
import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { PlatformError } from "../chat/platform.ts";
import type { Deps } from "../deps.ts";
import { SayError } from "../errors.ts";
import type { IncomingMessage } from "../feishu/incoming.ts";
import { ask } from "../services/ask/ask.ts";
import { seeChat } from "../store/chats.ts";
import { finishEvent, releaseEvent } from "../store/inbox.ts";
import { contextFor } from "./context-for.ts";
import { deliver, type Target } from "./deliver.ts";
import { pastedDocument, readDocument, readingNotice } from "./read-document.ts";
import { takeEvidence } from "./take-evidence.ts";

/** In groups the bot is silent unless it is mentioned. */
export const isForBot = (message: IncomingMessage): boolean =>
  message.chatType === "p2p" || message.mentionsBot;

/**
 * The work after the event was claimed and acknowledged: understand, answer, send. A failure to send releases the claim,
 * so that the next delivery or the tick tries again under the same `uuid`; any other failure is told to the person.
 */
export async function handleMessage(deps: Deps, message: IncomingMessage): Promise<void> {
  try {
    await seeChat(deps.db, message.chatId, message.chatType);
    const context = await contextFor(
      deps,
      { person: message.sender, chat: message.chatId, kind: message.chatType },
      message.text,
    );
    const target = message.chatType === "group" ? { replyTo: message.messageId } : { chat: message.chatId };
    const answer = await answerTo(deps, context, message, target);
    if (answer) {
      await deliver(deps, context, target, answer, message.id, message.text);
    }
    await finishEvent(deps.db, message.id, null);
  } catch (cause) {
    deps.log.error("message.failed", { message: message.id, chat: message.chatId, cause });
    // Whoever asked is gone, or the platform will never take the answer: trying again changes nothing.
    if (cause instanceof PlatformError && isFinal(cause)) await finishEvent(deps.db, message.id, null);
    else await releaseEvent(deps.db, message.id);
  }
}

/** null = nothing is said (small talk in a group). */
async function answerTo(
  deps: Deps,
  context: Context,
  message: IncomingMessage,
  target: Target,
): Promise<Answer | null> {
  try {
    const evidence = await takeEvidence(deps, context, message);
    if (evidence) return evidence;
    if (isDocument(context, message)) {
      const notice = readingNotice(context, message);
      if (notice) await deliver(deps, context, target, notice, `reading:${message.id}`);
      return await readDocument(deps, context, message);
    }
    if (message.unsupported) return plainAnswer(context.texts.bot.unsupported);
    if (message.attachment) return plainAnswer(context.texts.bot.strayPicture);
    return await ask(context, commands, message.text);
  } catch (cause) {
    if (cause instanceof SayError) return plainAnswer(cause.say);
    // It is tried again: nothing has to be said yet.
    if (cause instanceof PlatformError && isPassing(cause)) throw cause;
    if (cause instanceof PlatformError && cause.detail.advice) {
      deps.log.warn("ask.refused", { message: message.id, kind: cause.kind, code: cause.code });
      return plainAnswer(context.texts.bot.platformSays(cause.detail.advice[context.language]));
    }
    deps.log.error("ask.failed", { message: message.id, cause });
    return plainAnswer(context.texts.bot.failed(message.id.slice(-8)));
  }
}

const isFinal = ({ kind }: PlatformError): boolean =>
  kind === "gone" || kind === "refused" || kind === "quota";

const isPassing = ({ kind }: PlatformError): boolean => kind === "retry" || kind === "unknown";

/** Files are documents (evidence for a report is asked for by the report's own card); a long text only from the clerk. */
function isDocument(context: Context, message: IncomingMessage): boolean {
  if (message.attachment) return message.attachment.kind === "file";
  return (
    context.actor.right === "clerk" && message.chatType === "p2p" && pastedDocument(message.text) !== null
  );
}

const plainAnswer = (text: string): Answer => ({
  intent: "unknown",
  plan: null,
  body: null,
  role: null,
  tasks: [],
  text,
});
