import { type Clock, today } from "../../clock.ts";
import { type Period, periodOf } from "../../domain/digest.ts";
import { digestDayAfter, periodOfDay } from "../../domain/digest-schedule.ts";
import { addDays } from "../../domain/task-state.ts";
import { weekEnd, weekOf, weekStart } from "../../domain/week.ts";
import type { Db } from "../../store/db.ts";
import { messageStates, queueMessage } from "../../store/outbox.ts";
import { allSubscriptions, digestKey, type Subscription } from "../../store/subscriptions.ts";

/** Which digests are meant; what is left out is not narrowed. */
export interface DigestChoice {
  /** ISO week. Left out: with chat and plan this week as it stands, else the last one due by each schedule. */
  week?: string;
  chat?: string;
  plan?: string;
}

/** A digest for a chat. */
export interface DigestPost {
  chat: string;
  plan: string;
  scope: string;
  period: Period;
  /** Key of the message that carries it. */
  key: string;
}

/**
 * What is to be posted: with chat and plan that one, subscribed or not; else of every subscription what has not been
 * queued or sent yet. The scheduled digest and the one asked for by its week are the same message, so neither doubles the
 * other; a week that is not over is another message each day.
 */
export async function digestsDue(db: Db, clock: Clock, choice: DigestChoice): Promise<DigestPost[]> {
  const { chat, plan } = choice;
  const day = today(clock);
  if (chat !== undefined && plan !== undefined)
    return [postOf({ chat, plan, scope: "plan" }, periodOf(choice.week ?? weekOf(day), day))];
  const subscriptions = await allSubscriptions(db, chat ?? null, plan ?? null);
  const posts = subscriptions.map((subscription) =>
    postOf(subscription, choice.week ? periodOf(choice.week, day) : lastPeriod(subscription, day)),
  );
  const known = await messageStates(
    db,
    posts.map(({ key }) => key),
  );
  return posts.filter(({ key }) => !known.has(key));
}

/** True when nothing of the week has passed yet. */
export const isAhead = (week: string, clock: Clock): boolean => weekStart(week) > today(clock);

function postOf(
  { chat, plan, scope }: Pick<Subscription, "chat" | "plan" | "scope">,
  period: Period,
): DigestPost {
  const key = digestKey(chat, plan, scope, period.week);
  return { chat, plan, scope, period, key: period.on < weekEnd(period.week) ? `${key}:${period.on}` : key };
}

/** Between two digest days lie at most five weeks. */
const longestDays = 35;

/** Of the last digest day up to `day`. */
function lastPeriod(subscription: Subscription, day: string): Period {
  let last = digestDayAfter(subscription, addDays(day, -longestDays), true);
  for (let next = last; next <= day; next = digestDayAfter(subscription, next)) last = next;
  return periodOfDay(subscription, last);
}

/** @param quiet false when a person asked for it now */
export async function queuePosts(
  db: Db,
  clock: Clock,
  posts: readonly DigestPost[],
  quiet: boolean,
): Promise<void> {
  const dueAt = clock.now();
  await db.exclusive(() =>
    db.write(
      posts.map(({ chat, plan, scope, period, key }) =>
        queueMessage({
          key,
          kind: "digest",
          receiver: { chat },
          // One that was asked for by name is whole even when nothing is new.
          data: { plan, scope, ...period, first: quiet ? 0 : 1 },
          dueAt,
          quiet,
          priority: 2,
        }),
      ),
    ),
  );
}
