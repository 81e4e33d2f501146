import { answerCard } from "../cards/answer-card.ts";
import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { type OutgoingContent, PlatformError } from "../chat/platform.ts";
import { today } from "../clock.ts";
import type { Deps } from "../deps.ts";
import { LIMITS } from "../feishu/limits.ts";
import { addCalls } from "../store/api-calls.ts";

/** To which message, or to which chat or person, an answer goes. */
export type Target = { replyTo: string } | { chat: string } | { person: string };

/**
 * Sends an answer once: `key` (the message's or event's id) makes the platform's `uuid`, so a second try within the hour
 * is delivered at most once. `words` are what was asked, for turning pages. A refused card goes out as plain text.
 * @throws PlatformError for the caller to release
 */
export async function deliver(
  deps: Deps,
  context: Context,
  target: Target,
  answer: Answer,
  key: string,
  words = "",
): Promise<void> {
  const card = answer.card ?? answerCard(context, answer, 1, words);
  let calls = 0;
  try {
    calls += await sendTwice(deps, target, { kind: "card", card }, await uuidOf("card", key));
  } catch (cause) {
    if (!(cause instanceof PlatformError) || cause.kind !== "refused") throw cause;
    deps.log.warn("card.refused", { intent: answer.intent, code: cause.code, subCode: cause.detail.subCode });
    calls +=
      1 + (await sendTwice(deps, target, { kind: "text", text: answer.text }, await uuidOf("text", key)));
  }
  const file = answer.file ?? (answer.resend && (await fetchAgain(deps, answer.resend)));
  if (file) {
    const fileKey = await deps.platform.upload(file.name, file.bytes);
    calls += 1 + (await sendTwice(deps, target, { kind: "file", fileKey }, await uuidOf("file", key)));
  }
  // The free edition's quota counts answers as it counts digests.
  await deps.db.write([addCalls(today(deps.clock).slice(0, 7), calls)]);
}

/** The platform opens what a person sent only with the message it came with; a file of the bot's own goes out instead. */
async function fetchAgain(
  deps: Deps,
  { message, fileKey, kind, name }: NonNullable<Answer["resend"]>,
): Promise<NonNullable<Answer["file"]>> {
  return { name, bytes: await deps.platform.download(message, fileKey, kind, LIMITS.file.uploadBytes) };
}

/** Longer than this nobody waits inside an answer; the tick takes it up. */
const maxWaitMs = 5_000;

/** The platform counts a chat's messages by the second. */
const throttledMs = 1_100;

/** What the platform says to a `uuid` that it has in hand already: the message is on its way. */
const BEING_SENT = 230049;

/**
 * An answer that was lost on the way or throttled is sent once more, as soon as it may be, under the same `uuid`.
 * @returns calls made to the platform
 */
async function sendTwice(
  deps: Deps,
  target: Target,
  content: OutgoingContent,
  uuid: string,
): Promise<number> {
  try {
    await sendOnce(deps, target, content, uuid);
    return 1;
  } catch (cause) {
    if (!(cause instanceof PlatformError) || (cause.kind !== "unknown" && cause.kind !== "retry"))
      throw cause;
    await pause(cause.detail.retryAfterMs ?? (cause.kind === "retry" ? throttledMs : 0));
    try {
      await sendOnce(deps, target, content, uuid);
    } catch (second) {
      // What a repeated `uuid` is answered with is not documented: where the first try may have arrived, a refusal of the
      // second says that it did, and a plain text now would answer twice.
      if (cause.kind !== "unknown" || !(second instanceof PlatformError) || second.kind !== "refused")
        throw second;
      deps.log.warn("answer.doubtful", { code: second.code });
    }
    return 2;
  }
}

async function sendOnce(deps: Deps, target: Target, content: OutgoingContent, uuid: string): Promise<void> {
  try {
    await send(deps, target, content, uuid);
  } catch (cause) {
    if (!(cause instanceof PlatformError) || cause.code !== BEING_SENT) throw cause;
  }
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(ms, maxWaitMs)));

function send(deps: Deps, target: Target, content: OutgoingContent, uuid: string): Promise<unknown> {
  return "replyTo" in target
    ? deps.platform.reply(target.replyTo, content, uuid)
    : deps.platform.send(target, content, uuid);
}

/** At most 50 characters; the same for the same message, another for another content. */
async function uuidOf(what: string, key: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${what}:${key}`));
  return Array.from(new Uint8Array(digest).slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
