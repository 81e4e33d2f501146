import type { Receiver } from "../../chat/platform.ts";
import { type Clock, civilTime } from "../../clock.ts";
import { maySpeak, repeatingUntil, type WorkCalendar } from "../../domain/work-calendar.ts";
import type { Db } from "../../store/db.ts";
import { type ClaimedMessage, claimMessages } from "../../store/outbox.ts";
import { type Receivers, readReceivers } from "../../store/outgoing.ts";

/** Messages that are this process's to send, and what is known of those they go to. */
export interface Round {
  /** Names the claim: only who holds it may settle. */
  claim: string;
  messages: ClaimedMessage[];
  receivers: Receivers;
}

/** Takes up to `limit` messages that are due and no less important than `priority`. Two round trips, one when nothing is due. */
export async function openRound(
  db: Db,
  clock: Clock,
  calendar: WorkCalendar,
  limit: number,
  priority: number,
): Promise<Round> {
  const time = civilTime(clock.now(), clock.timeZone);
  const claim = crypto.randomUUID();
  const messages = await claimMessages(
    db,
    claim,
    {
      now: clock.now(),
      real: clock.real(),
      speaking: maySpeak(calendar, time),
      repeating: maySpeak(calendar, time, repeatingUntil),
      priority,
    },
    limit,
  );
  const of = (pick: (receiver: Receiver) => string[]): string[] => [
    ...new Set(messages.flatMap(({ receiver }) => pick(receiver))),
  ];
  if (messages.length === 0) return { claim, messages, receivers: { people: new Map(), chats: new Map() } };
  const receivers = await readReceivers(
    db,
    of((receiver) => ("person" in receiver ? [receiver.person] : [])),
    of((receiver) => ("chat" in receiver ? [receiver.chat] : [])),
  );
  return { claim, messages, receivers };
}
