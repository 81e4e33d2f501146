import { type Clock, civilDate, instantOf, today } from "../../clock.ts";
import { type DigestSchedule, digestDayAfter, mondayMorning } from "../../domain/digest-schedule.ts";
import { speakingHours } from "../../domain/work-calendar.ts";
import { change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import {
  putSubscription,
  removeSubscription,
  type Subscription,
  subscriptionsOf,
} from "../../store/subscriptions.ts";

/** What is chosen; the first digest follows from it. */
export type Wanted = Omit<Subscription, "nextAt" | "since">;

/** Subscribes a chat, or changes what it gets; asked for again with the same it stays as it is. */
export async function subscribe(db: Db, clock: Clock, doer: Doer, wanted: Wanted): Promise<Subscription> {
  return change(db, doer, async (tx) => {
    const before = (await subscriptionsOf(db, wanted.chat)).find(
      (known) => known.plan === wanted.plan && known.scope === wanted.scope,
    );
    const since = before?.rhythm === wanted.rhythm ? before.since : today(clock);
    const schedule = { ...wanted, since };
    const after = { ...schedule, nextAt: nextDigestAt(schedule, clock) };
    if (before && same(before, after)) return before;
    putSubscription(tx, after);
    tx.audit({ action: "digest.subscribe", subject: `chat:${wanted.chat}`, before, after });
    return after;
  });
}

/** The usual way: the whole plan, every Monday morning, posted at once. */
export const subscribeChat = (
  db: Db,
  clock: Clock,
  doer: Doer,
  { chat, plan }: { chat: string; plan: string },
): Promise<Subscription> =>
  subscribe(db, clock, doer, { chat, plan, scope: "plan", ...mondayMorning, preview: null });

const same = (a: Subscription, b: Subscription): boolean =>
  a.rhythm === b.rhythm && a.weekday === b.weekday && a.time === b.time && a.preview === b.preview;

/** ms by the bot's clock of the first digest later than now. */
function nextDigestAt(schedule: DigestSchedule, clock: Clock): number {
  const date = civilDate(clock.now(), clock.timeZone);
  const first = instantOf(digestDayAfter(schedule, date, true), schedule.time, clock.timeZone);
  return first > clock.now()
    ? first
    : instantOf(digestDayAfter(schedule, date), schedule.time, clock.timeZone);
}

export async function unsubscribe(
  db: Db,
  doer: Doer,
  chat: string,
  plan: string,
  scope: string,
): Promise<void> {
  await change(db, doer, async (tx) => {
    const before = (await subscriptionsOf(db, chat)).find(
      (known) => known.plan === plan && known.scope === scope,
    );
    if (!before) return;
    removeSubscription(tx, chat, plan, scope);
    tx.audit({ action: "digest.unsubscribe", subject: `chat:${chat}`, before });
  });
}

/** Times a digest may be set to. */
export const digestTimes = ["09:00", "10:00", "11:00", "14:00", "15:00", "16:00", "17:00"].filter(
  (time) => time >= speakingHours.from && time < speakingHours.to,
);
