import type { Period } from "../domain/digest.ts";
import { type DigestRhythm, type DigestSchedule, digestRhythms } from "../domain/digest-schedule.ts";
import type { Change } from "./change.ts";
import { type Db, int, type Row, type Statement, text, textOrNull, type Value } from "./db.ts";

/** What a chat gets, and when. */
export interface Subscription extends DigestSchedule {
  chat: string;
  plan: string;
  /** As `scopeKey` writes it. */
  scope: string;
  /** open_id of who sees it first; null = it is posted at once. */
  preview: string | null;
  /** ms by the bot's clock. */
  nextAt: number;
}

function subscriptionFrom(row: Row): Subscription {
  return {
    chat: text(row, "chat"),
    plan: text(row, "plan"),
    scope: text(row, "scope"),
    rhythm: rhythmFrom(text(row, "rhythm")),
    weekday: int(row, "weekday"),
    time: text(row, "time"),
    since: text(row, "since"),
    preview: textOrNull(row, "preview"),
    nextAt: int(row, "next_at"),
  };
}

const rhythmFrom = (word: string): DigestRhythm =>
  digestRhythms.find((rhythm) => rhythm === word) ?? "weekly";

export async function subscriptionsOf(db: Db, chat: string): Promise<Subscription[]> {
  const rows = await db.all("SELECT * FROM subscriptions WHERE chat = ? ORDER BY plan, scope", [chat]);
  return rows.map(subscriptionFrom);
}

/** @param chat, plan narrow it; null = all */
export async function allSubscriptions(
  db: Db,
  chat: string | null,
  plan: string | null,
): Promise<Subscription[]> {
  const rows = await db.all(
    "SELECT * FROM subscriptions WHERE (? IS NULL OR chat = ?) AND (? IS NULL OR plan = ?) ORDER BY chat, plan, scope",
    [chat, chat, plan, plan],
  );
  return rows.map(subscriptionFrom);
}

export function putSubscription(tx: Pick<Change, "add">, subscription: Subscription): void {
  const { chat, plan, scope, rhythm, weekday, time, since, preview, nextAt } = subscription;
  tx.add(
    `INSERT INTO subscriptions (chat, plan, scope, rhythm, weekday, time, since, preview, next_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (chat, plan, scope) DO UPDATE SET rhythm = excluded.rhythm, weekday = excluded.weekday,
       time = excluded.time, since = excluded.since, preview = excluded.preview, next_at = excluded.next_at`,
    [chat, plan, scope, rhythm, weekday, time, since, preview, nextAt],
  );
}

/** Nothing that waits for it goes out any more. */
export function removeSubscription(tx: Pick<Change, "add">, chat: string, plan: string, scope: string): void {
  tx.add("DELETE FROM subscriptions WHERE chat = ? AND plan = ? AND scope = ?", [chat, plan, scope]);
  tx.add(
    `UPDATE outbox SET state = 'dropped', error = 'unsubscribed'
     WHERE receiver = json_object('chat', ?) AND kind = 'digest' AND state IN ('pending', 'held')
       AND first_sent_at IS NULL AND json_extract(content, '$.plan') = ? AND json_extract(content, '$.scope') = ?`,
    [chat, plan, scope],
  );
}

/** Subscriptions with the same schedule whose digest is due: one entry however many chats have it. */
export interface DueSchedule extends DigestSchedule {
  nextAt: number;
}

/** @param now ms by the bot's clock · @param beyond a `next_at` later than that is of a clock that was set back */
export async function dueSchedules(db: Db, now: number, beyond: number): Promise<DueSchedule[]> {
  const rows = await db.all(
    `SELECT DISTINCT next_at, rhythm, weekday, time, ${anchor} AS since FROM subscriptions
     WHERE next_at <= ? OR next_at > ?`,
    [now, beyond],
  );
  return rows.map((row) => ({
    nextAt: int(row, "next_at"),
    rhythm: rhythmFrom(text(row, "rhythm")),
    weekday: int(row, "weekday"),
    time: text(row, "time"),
    since: text(row, "since"),
  }));
}

/** Only a fortnight is counted from somewhere. */
const anchor = "CASE rhythm WHEN 'fortnightly' THEN since ELSE '' END";
const ofSchedule = `next_at = ? AND rhythm = ? AND weekday = ? AND time = ? AND ${anchor} = ?`;
const scheduleArgs = (schedule: DueSchedule): Value[] => [
  schedule.nextAt,
  schedule.rhythm,
  schedule.weekday,
  schedule.time,
  schedule.since,
];

/** Key of the message that carries a digest; the same in {@link queueDigests}. */
export const digestKey = (chat: string, plan: string, scope: string, week: string): string =>
  `digest:${chat}:${plan}${scope === "plan" ? "" : `:${scope}`}:${week}`;

const keySql = "chat || ':' || plan || CASE scope WHEN 'plan' THEN '' ELSE ':' || scope END || ':' || ?";
const skipped = `EXISTS (SELECT 1 FROM digest_skips k
  WHERE k.chat = s.chat AND k.plan = s.plan AND k.scope = s.scope AND k.week = ?)`;
const chatOpen = "NOT EXISTS (SELECT 1 FROM chats c WHERE c.id = s.chat AND c.state <> 'open')";

/**
 * One message for every chat of a schedule, in one statement however many they are; where a preview is wanted the message
 * is held and the preview goes to its person.
 */
export function queueDigests(
  schedule: DueSchedule,
  period: Period,
  dueAt: number,
  expiresAt: number,
): Statement[] {
  const data = "'plan', plan, 'scope', scope, 'week', ?, 'from', ?, 'on', ?, 'first', ?";
  // Who has just subscribed has seen no card yet: the first one is whole even when nothing is new.
  const first = schedule.since >= period.from ? 1 : 0;
  const dataArgs = [period.week, period.from, period.on, first];
  return [
    {
      sql: `INSERT INTO outbox (key, kind, receiver, content, uuid, due_at, expires_at, quiet, priority, state, error)
            SELECT 'digest:' || ${keySql}, 'digest', json_object('chat', chat), json_object(${data}),
              lower(hex(randomblob(16))), ?, ?, 1, 2,
              CASE WHEN ${skipped} THEN 'dropped' WHEN preview IS NULL THEN 'pending' ELSE 'held' END,
              CASE WHEN ${skipped} THEN 'skipped' END
            FROM subscriptions s WHERE ${ofSchedule} AND ${chatOpen} ON CONFLICT (key) DO NOTHING`,
      args: [period.week, ...dataArgs, dueAt, expiresAt, period.week, period.week, ...scheduleArgs(schedule)],
    },
    {
      sql: `INSERT INTO outbox (key, kind, receiver, content, uuid, due_at, expires_at, quiet, priority)
            SELECT 'preview:' || ${keySql}, 'digest.preview', json_object('person', preview),
              json_object('chat', chat, 'key', 'digest:' || ${keySql}, ${data}), lower(hex(randomblob(16))), ?, ?, 1, 1
            FROM subscriptions s WHERE preview IS NOT NULL AND NOT ${skipped} AND ${ofSchedule} AND ${chatOpen}
            ON CONFLICT (key) DO NOTHING`,
      args: [period.week, period.week, ...dataArgs, dueAt, expiresAt, period.week, ...scheduleArgs(schedule)],
    },
  ];
}

/** Whoever comes second finds nothing to move. */
export function moveSchedule(schedule: DueSchedule, nextAt: number): Statement {
  return {
    sql: `UPDATE subscriptions AS s SET next_at = ? WHERE ${ofSchedule}`,
    args: [nextAt, ...scheduleArgs(schedule)],
  };
}

export function skipWeek(
  tx: Pick<Change, "add">,
  subscription: Pick<Subscription, "chat" | "plan" | "scope">,
  week: string,
): void {
  const { chat, plan, scope } = subscription;
  tx.add("INSERT INTO digest_skips (chat, plan, scope, week) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", [
    chat,
    plan,
    scope,
    week,
  ]);
  tx.add(
    `UPDATE outbox SET state = 'dropped', error = 'skipped'
     WHERE key = ? AND state IN ('pending', 'held') AND first_sent_at IS NULL`,
    [digestKey(chat, plan, scope, week)],
  );
}
