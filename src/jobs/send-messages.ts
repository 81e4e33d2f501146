import type { RenderContext, Rendered } from "../cards/define-message.ts";
import { messages as renderers } from "../cards/messages.ts";
import { type OutgoingContent, PlatformError } from "../chat/platform.ts";
import type { Deps } from "../deps.ts";
import type { WorkCalendar } from "../domain/work-calendar.ts";
import { createOnce, type Once } from "../services/digests/read-digest.ts";
import { afterFailure } from "../services/outbox/after-failure.ts";
import { openRound, type Round } from "../services/outbox/open-round.ts";
import { type Ending, settleAndBegin, turnPlain } from "../services/outbox/settle-round.ts";
import { watchQuota } from "../services/outbox/watch-quota.ts";
import { en } from "../texts/en.ts";
import { zh } from "../texts/zh.ts";
import { fileMessages } from "./file-messages.ts";
import type { Budget, TickLimits } from "./tick-limits.ts";

/** Messages claimed together; what a process holds when it dies is repeated under the same `uuid` by another. */
const roundSize = 40;
const roundMs = 1000;
/** Calls kept back for settling a round and telling the clerk. */
const reserve = 4;
/** The whole app is throttled: who goes on is only refused. */
const appThrottled = new Set([99991400, 11232, 11233]);
const stoppedMs = 20_000;
const programWaitMs = 10 * 60_000;

/** Works the outbox: claim, send, settle, in rounds. @param deps with its calls counted into `budget` */
export async function sendMessages(
  deps: Deps,
  calendar: WorkCalendar,
  limits: TickLimits,
  budget: Budget,
): Promise<void> {
  const once = createOnce();
  const priority = await watchQuota(deps.db, deps.clock);
  for (let sent = 0; sent < limits.sends; ) {
    const size = Math.min(roundSize, limits.sends - sent, budget.left - reserve);
    if (size < 1) return;
    const began = deps.clock.real();
    const round = await openRound(deps.db, deps.clock, calendar, size, priority);
    if (round.messages.length === 0) return;
    const stopped = await sendRound(deps, round, once, limits, budget);
    sent += round.messages.length;
    if (stopped || !limits.pause || round.messages.length < size) return;
    await limits.pause(Math.max(0, roundMs - (deps.clock.real() - began)));
  }
}

/** @returns true when the platform wants no more for now */
async function sendRound(
  deps: Deps,
  round: Round,
  once: Once,
  limits: TickLimits,
  budget: Budget,
): Promise<boolean> {
  let endings: Ending[] = [];
  let spent = budget.calls;
  let stopped: PlatformError | null = null;
  const settle = async (next: Message[]): Promise<void> => {
    await settleAndBegin(deps.db, deps.clock, round.claim, endings, budget.calls - spent, next);
    endings = [];
    spent = budget.calls;
  };
  for (let start = 0; start < round.messages.length; start += limits.atOnce) {
    const wave = round.messages.slice(start, start + limits.atOnce);
    if (stopped || budget.left < wave.length + 1 + reserve) {
      endings.push(...wave.map((message) => putBack(message, deps, stopped)));
      continue;
    }
    await settle(wave);
    const results = await Promise.all(wave.map((message) => sendOne(deps, round, message, once)));
    endings = results.map(({ ending }) => ending);
    stopped = results.map(({ cause }) => cause).find((cause) => cause !== null && stopsAll(cause)) ?? null;
  }
  await settle([]);
  return stopped !== null;
}

/** Claimed and not tried: this tick may do no more, or the platform wants no more. */
function putBack(message: Message, { clock }: Deps, stopped: PlatformError | null): Ending {
  const waitMs = stopped ? (stopped.detail.retryAfterMs ?? stoppedMs) : 0;
  const notBefore = clock.real() + waitMs;
  return { message, outcome: { state: "pending", notBefore, certain: true, error: message.lastError } };
}

const stopsAll = (cause: PlatformError): boolean => cause.kind === "quota" || appThrottled.has(cause.code);

type Message = Round["messages"][number];

async function sendOne(
  deps: Deps,
  round: Round,
  message: Message,
  once: Once,
): Promise<{ ending: Ending; cause: PlatformError | null }> {
  const ended = (outcome: Ending["outcome"], cause: PlatformError | null = null) => ({
    ending: { message, outcome },
    cause,
  });
  if (isGone(message, round))
    return ended({ state: message.maybeDelivered ? "unknown" : "dropped", error: "gone" });
  let rendered: Rendered | null;
  try {
    rendered = await render(deps, round, message, once);
  } catch (cause) {
    deps.log.error("message.unrendered", { key: message.key, kind: message.kind, cause });
    return ended({
      state: "pending",
      notBefore: deps.clock.real() + programWaitMs,
      certain: true,
      error: "render",
    });
  }
  if (!rendered) return ended({ state: message.maybeDelivered ? "unknown" : "dropped", error: "moot" });
  return deliver(deps, round, message, rendered, message.plain ? null : rendered.card);
}

async function deliver(
  deps: Deps,
  round: Round,
  message: Message,
  rendered: Rendered,
  card: Rendered["card"],
): Promise<{ ending: Ending; cause: PlatformError | null }> {
  const content: OutgoingContent = card ? { kind: "card", card } : { kind: "text", text: rendered.text };
  // Another content needs another uuid, or the platform would answer with the first.
  const uuid = message.plain ? `${message.uuid}-text` : message.uuid;
  try {
    const sent = await deps.platform.send(message.receiver, content, uuid);
    if (rendered.file) await sendFile(deps, message, rendered.file);
    const outcome = { state: "sent", messageId: sent.messageId, at: deps.clock.now() } as const;
    return { ending: { message, outcome }, cause: null };
  } catch (cause) {
    const error = asPlatformError(cause);
    const { kind, code, detail } = error;
    deps.log.warn("message.unsent", {
      key: message.key,
      kind,
      code,
      subCode: detail.subCode,
      try: message.attempts,
    });
    const outcome = afterFailure(message, error, deps.clock.real(), card !== null);
    if (outcome !== "plain") return { ending: { message, outcome }, cause: error };
    await turnPlain(deps.db, round.claim, message);
    return deliver(deps, round, { ...message, plain: true, maybeDelivered: false }, rendered, null);
  }
}

/**
 * The file that belongs to a message already sent. What may be tried again fails the message, which is then repeated whole
 * under the same uuids; a file that is refused is let go, since the message itself has arrived.
 */
async function sendFile(deps: Deps, message: Message, file: NonNullable<Rendered["file"]>): Promise<void> {
  try {
    const fileKey = await deps.platform.upload(file.name, file.bytes);
    await deps.platform.send(message.receiver, { kind: "file", fileKey }, `${message.uuid}-file`);
  } catch (cause) {
    const { kind, code } = asPlatformError(cause);
    if (kind === "retry" || kind === "unknown") throw cause;
    deps.log.warn("file.unsent", { key: message.key, kind, code });
  }
}

/** Whatever else is thrown on the way says nothing about whether the message arrived. */
const asPlatformError = (cause: unknown): PlatformError =>
  cause instanceof PlatformError ? cause : new PlatformError("unknown", 0, String(cause), {}, { cause });

/** A chat that was closed, a person who left, since the message was queued. Unknown ones are tried. */
function isGone({ receiver }: Message, { receivers }: Round): boolean {
  return "chat" in receiver
    ? receivers.chats.get(receiver.chat)?.open === false
    : receivers.people.get(receiver.person)?.active === false;
}

function render(deps: Deps, round: Round, message: Message, once: Once): Promise<Rendered | null> {
  const renderer = renderers[message.kind] ?? fileMessages[message.kind];
  if (!renderer) throw new Error(`no renderer for "${message.kind}"`);
  return renderer(contextOf(deps, round, message, once), message.data);
}

function contextOf(deps: Deps, { receivers }: Round, { receiver }: Message, once: Once): RenderContext {
  const { admins } = deps.config;
  const person = "person" in receiver ? receivers.people.get(receiver.person) : undefined;
  const language = person?.language ?? "zh";
  const id = "person" in receiver ? receiver.person : null;
  const bodies = person?.bodies ?? [];
  const right =
    id && admins.includes(id) ? "clerk" : (person?.right ?? (bodies.length > 0 ? "member" : "guest"));
  const chat = "chat" in receiver ? receiver.chat : null;
  return {
    db: deps.db,
    clock: deps.clock,
    log: deps.log,
    actor: { person: id, right, bodies, unknownBodyName: null },
    place: { chat, kind: chat ? "group" : "p2p", plan: (chat && receivers.chats.get(chat)?.plan) || null },
    clerks: admins,
    language,
    texts: language === "en" ? en : zh,
    once,
  };
}
