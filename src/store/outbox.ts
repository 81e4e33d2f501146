import type { Receiver } from "../chat/platform.ts";
import { type Db, int, json, numberOrNull, type Row, type Statement, text, textOrNull } from "./db.ts";

/**
 * A message that follows from a change, written in the same batch as the change: exactly once, whatever dies when.
 * What it looks like is made when it is sent (`cards/messages.ts`, by `kind`), in the receiver's language.
 */
export interface QueuedMessage {
  /** Names what it is, so that nothing is queued twice: "digest:oc_1:xiqing-2017:2018-W23". */
  key: string;
  /** Which renderer: a key of `messages` in cards/messages.ts. */
  kind: string;
  receiver: Receiver;
  /** Facts for the renderer: ids, numbers, dates, a person's own words. JSON. */
  data: Record<string, unknown>;
  /** ms by the bot's clock. */
  dueAt: number;
  /** ms by the bot's clock; not sent by then, it is of no more use and is dropped. Never, when left out. */
  expiresAt?: number;
  /** True for what nobody just asked for: it goes out only in speaking hours of working days. */
  quiet?: boolean;
  /** 0 is the most important; 1 when left out. */
  priority?: 0 | 1 | 2 | 3;
  /** True: it waits until somebody releases it (preview). */
  held?: boolean;
}

/** Queued twice under one key it stays one message: the second insert does nothing. */
export function queueMessage(message: QueuedMessage): Statement {
  return {
    sql: `INSERT INTO outbox (key, kind, receiver, content, uuid, due_at, expires_at, quiet, priority, state)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
    args: [
      message.key,
      message.kind,
      receiverKey(message.receiver),
      JSON.stringify(message.data),
      crypto.randomUUID(),
      message.dueAt,
      message.expiresAt ?? null,
      message.quiet ? 1 : 0,
      message.priority ?? 1,
      message.held ? "held" : "pending",
    ],
  };
}

/** One text a receiver, for comparing in the database. */
export const receiverKey = (receiver: Receiver): string =>
  JSON.stringify("chat" in receiver ? { chat: receiver.chat } : { person: receiver.person });

/** A message this process has claimed and may send. */
export interface ClaimedMessage {
  key: string;
  kind: string;
  receiver: Receiver;
  data: Record<string, unknown>;
  uuid: string;
  /** This try included. */
  attempts: number;
  /** The card was refused: plain text goes. */
  plain: boolean;
  /** An earlier try may have been delivered. */
  maybeDelivered: boolean;
  /** What the last try ended with. */
  lastError: string | null;
}

/** The moment a claim is made at. */
export interface ClaimTime {
  /** ms by the bot's clock. */
  now: number;
  /** ms, the machine's. */
  real: number;
  /** May quiet messages go out now? */
  speaking: boolean;
  /** May quiet messages that may have been delivered already be repeated now? */
  repeating: boolean;
  /** The least important messages that go out now (3 = all). */
  priority: number;
}

/** A claim older than this belongs to a process that died: slower than all sends of a round with their timeouts. */
const leaseMs = 5 * 60_000;
/** Of the platform's hour for one `uuid`, what is used: the last minutes are left for clocks that differ. */
const uuidTrustedMs = 55 * 60_000;
/** Calls a second to one chat or person; a round takes at least a second. */
const perReceiver = 5;

/**
 * One round trip: what can no longer be repeated safely becomes `unknown`, what is too late is dropped, and up to `limit`
 * messages become this claim's. Two processes never claim the same one, since each UPDATE is one statement.
 */
export async function claimMessages(
  db: Db,
  claim: string,
  time: ClaimTime,
  limit: number,
): Promise<ClaimedMessage[]> {
  const { now, real } = time;
  const stale = real - leaseMs;
  const lost = `(state = 'pending' OR (state = 'sending' AND claimed_at <= ${stale}))
    AND first_sent_at IS NOT NULL AND first_sent_at <= ${real - uuidTrustedMs}`;
  const late = `(state IN ('pending', 'held') OR (state = 'sending' AND claimed_at <= ${stale}))
    AND first_sent_at IS NULL AND expires_at <= ${now}`;
  const due = `((state = 'pending' AND due_at <= ${now} AND not_before <= ${real})
    OR (state = 'sending' AND claimed_at <= ${stale}))
    AND priority <= ${time.priority}
    AND (quiet = 0 OR ${time.speaking ? 1 : 0} OR (first_sent_at IS NOT NULL AND ${time.repeating ? 1 : 0}))`;
  const trouble = (kind: string, where: string): Statement => ({
    sql: `INSERT INTO troubles (subject, kind, message, receiver, error, at)
          SELECT '${kind}:' || key, '${kind}', key, receiver, error, ? FROM outbox WHERE ${where} AND kind <> 'troubles'
          ON CONFLICT (subject) DO NOTHING`,
    args: [now],
  });
  const results = await db.exclusive(() =>
    db.write([
      trouble("unknown", lost),
      { sql: `UPDATE outbox SET state = 'unknown', error = 'answer-lost' WHERE ${lost}` },
      trouble("late", `${late} AND kind = 'digest'`),
      { sql: `UPDATE outbox SET state = 'dropped', error = 'late' WHERE ${late}` },
      {
        sql: `UPDATE outbox SET state = 'sending', claim = ?, claimed_at = ${real}, attempts = attempts + 1
            WHERE key IN (SELECT key FROM (SELECT key, priority, due_at,
                ROW_NUMBER() OVER (PARTITION BY receiver ORDER BY priority, due_at, key) AS nth
                FROM outbox WHERE ${due})
              WHERE nth <= ${perReceiver} ORDER BY priority, due_at, key LIMIT ?)
            RETURNING *`,
        args: [claim, limit],
      },
    ]),
  );
  return (results[4] ?? [])
    .toSorted((a, b) => int(a, "priority") - int(b, "priority") || int(a, "due_at") - int(b, "due_at"))
    .map(claimedFrom);
}

function claimedFrom(row: Row): ClaimedMessage {
  return {
    key: text(row, "key"),
    kind: text(row, "kind"),
    receiver: json<Receiver>(row, "receiver"),
    data: json<Record<string, unknown>>(row, "content"),
    uuid: text(row, "uuid"),
    attempts: int(row, "attempts"),
    plain: int(row, "plain") === 1,
    maybeDelivered: row.first_sent_at !== null,
    lastError: textOrNull(row, "error"),
  };
}

/** How a try ended. */
export type Outcome =
  | { state: "sent"; messageId: string; at: number }
  /** To be tried again. `certain`: this try delivered nothing, so the `uuid`'s hour has not begun by it. */
  | { state: "pending"; notBefore: number; certain: boolean; error: string | null }
  | { state: "unknown" | "failed" | "dropped"; error: string };

/** From here on these may have been delivered, whatever happens to this process. @param real ms, the machine's */
export function beginSending(claim: string, keys: readonly string[], real: number): Statement {
  return {
    sql: `UPDATE outbox SET first_sent_at = COALESCE(first_sent_at, ?)
          WHERE claim = ? AND state = 'sending' AND key IN (SELECT value FROM json_each(?))`,
    args: [real, claim, JSON.stringify(keys)],
  };
}

/** Writes how one try ended; of a claim that was taken over in the meantime it changes nothing. */
export function settlement(
  { key, maybeDelivered }: Pick<ClaimedMessage, "key" | "maybeDelivered">,
  claim: string,
  outcome: Outcome,
): Statement {
  const where = "WHERE key = ? AND claim = ? AND state = 'sending'";
  if (outcome.state === "sent")
    return {
      sql: `UPDATE outbox SET state = 'sent', message_id = ?, sent_at = ?, error = NULL ${where}`,
      args: [outcome.messageId, outcome.at, key, claim],
    };
  if (outcome.state === "pending")
    return {
      sql: `UPDATE outbox SET state = 'pending', not_before = ?, error = ?,
              first_sent_at = CASE WHEN ? THEN NULL ELSE first_sent_at END ${where}`,
      args: [outcome.notBefore, outcome.error, outcome.certain && !maybeDelivered ? 1 : 0, key, claim],
    };
  return {
    sql: `UPDATE outbox SET state = ?, error = ? ${where}`,
    args: [outcome.state, outcome.error, key, claim],
  };
}

/** Before the text is sent that stands for a refused card: from now on only text goes, whatever dies next. */
export async function markPlain(db: Db, claim: string, key: string): Promise<void> {
  const statement = { sql: "UPDATE outbox SET plain = 1 WHERE key = ? AND claim = ?", args: [key, claim] };
  await db.exclusive(() => db.write([statement]));
}

/** Nothing more is sent there: what waits is dropped, the chat or person is marked until seen again. */
export function receiverGone(receiver: Receiver): Statement[] {
  return [
    {
      sql: "UPDATE outbox SET state = 'dropped', error = 'gone' WHERE receiver = ? AND state IN ('pending', 'held')",
      args: [receiverKey(receiver)],
    },
    "chat" in receiver
      ? {
          sql: `INSERT INTO chats (id, kind, state) VALUES (?, 'group', 'gone')
                ON CONFLICT (id) DO UPDATE SET state = 'gone' WHERE chats.state = 'open'`,
          args: [receiver.chat],
        }
      : {
          // Looked up anew as soon as the person speaks again.
          sql: `INSERT INTO people (id, active) VALUES (?, 0)
                ON CONFLICT (id) DO UPDATE SET active = 0, fetched_at = NULL`,
          args: [receiver.person],
        },
  ];
}

/** One line of the run log. */
export interface LoggedMessage {
  key: string;
  kind: string;
  receiver: Receiver;
  data: Record<string, unknown>;
  state: string;
  dueAt: number;
  sentAt: number | null;
  attempts: number;
  messageId: string | null;
  error: string | null;
}

function loggedFrom(row: Row): LoggedMessage {
  return {
    key: text(row, "key"),
    kind: text(row, "kind"),
    receiver: json<Receiver>(row, "receiver"),
    data: json<Record<string, unknown>>(row, "content"),
    state: text(row, "state"),
    dueAt: int(row, "due_at"),
    sentAt: numberOrNull(row, "sent_at"),
    attempts: int(row, "attempts"),
    messageId: textOrNull(row, "message_id"),
    error: textOrNull(row, "error"),
  };
}

/** What was sent, is waiting or failed of some kinds, newest first. */
export async function loggedMessages(
  db: Db,
  kinds: readonly string[],
  limit: number,
): Promise<LoggedMessage[]> {
  const rows = await db.all(
    `SELECT * FROM outbox WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY due_at DESC, key LIMIT ?`,
    [JSON.stringify(kinds), limit],
  );
  return rows.map(loggedFrom);
}

export async function loggedMessage(db: Db, key: string): Promise<LoggedMessage | null> {
  const [row] = await db.all("SELECT * FROM outbox WHERE key = ?", [key]);
  return row ? loggedFrom(row) : null;
}

/** Of those of these messages that are queued, sent or settled already: their states. */
export async function messageStates(
  db: Db,
  keys: readonly string[],
): Promise<Map<string, { state: string; error: string | null }>> {
  const rows = await db.all(
    "SELECT key, state, error FROM outbox WHERE key IN (SELECT value FROM json_each(?))",
    [JSON.stringify(keys)],
  );
  return new Map(
    rows.map((row) => [text(row, "key"), { state: text(row, "state"), error: textOrNull(row, "error") }]),
  );
}
