import type { Receiver } from "../../chat/platform.ts";
import { type Clock, civilDate } from "../../clock.ts";
import type { TroubleKind } from "../../domain/trouble.ts";
import { addCalls } from "../../store/api-calls.ts";
import type { Db, Statement } from "../../store/db.ts";
import {
  beginSending,
  type ClaimedMessage,
  markPlain,
  type Outcome,
  receiverGone,
  settlement,
} from "../../store/outbox.ts";
import { noteTrouble } from "../../store/troubles.ts";

/** How one message of a round ended. */
export interface Ending {
  message: ClaimedMessage;
  outcome: Outcome | "gone";
}

/**
 * Writes how the last wave ended, what the clerk must hear of it, the calls it took, and which messages are tried next, in
 * one batch: a process that dies leaves in doubt only those it was just trying.
 * @param calls to the platform
 */
export async function settleAndBegin(
  db: Db,
  clock: Clock,
  claim: string,
  endings: readonly Ending[],
  calls: number,
  next: readonly ClaimedMessage[],
): Promise<void> {
  const day = civilDate(clock.now(), clock.timeZone);
  const keys = next.map(({ key }) => key);
  const statements = [
    ...endings.map(({ message, outcome }) =>
      settlement(message, claim, outcome === "gone" ? { state: "failed", error: "gone" } : outcome),
    ),
    ...endings
      .filter(({ outcome }) => outcome === "gone")
      .flatMap(({ message }) => receiverGone(message.receiver)),
    ...endings.flatMap((ending) => troubleOf(ending, day, clock.now()) ?? []),
    ...(calls > 0 ? [addCalls(day.slice(0, 7), calls)] : []),
    ...(keys.length > 0 ? [beginSending(claim, keys, clock.real())] : []),
  ];
  await db.exclusive(() => db.write(statements));
}

/** From here on only text goes, whatever dies next. */
export const turnPlain = (db: Db, claim: string, message: ClaimedMessage): Promise<void> =>
  markPlain(db, claim, message.key);

/** A message about troubles makes none of its own: nobody would hear of it. */
function troubleOf({ message, outcome }: Ending, day: string, at: number): Statement | null {
  if (message.kind === "troubles") return null;
  const note = (kind: TroubleKind, subject: string, error: string | null): Statement =>
    noteTrouble(subject, { kind, message: message.key, receiver: message.receiver, error }, at);
  if (outcome === "gone") return note("gone", `${nameOf(message.receiver)}:${day}`, null);
  if (outcome.state === "failed" || outcome.state === "unknown")
    return note(outcome.state, message.key, outcome.error);
  if (outcome.state === "pending" && outcome.error?.startsWith("config:"))
    return note("config", `${outcome.error}:${day}`, outcome.error.slice("config:".length));
  if (outcome.state === "pending" && outcome.error?.startsWith("quota:"))
    return note("quota", `used-up:${day.slice(0, 7)}`, "used-up");
  return null;
}

const nameOf = (receiver: Receiver): string => ("chat" in receiver ? receiver.chat : receiver.person);
