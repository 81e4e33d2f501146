import type { Receiver } from "../chat/platform.ts";
import type { Statement } from "./db.ts";

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
}

/** Queued twice under one key it stays one message: the second insert does nothing. */
export function queueMessage(message: QueuedMessage): Statement {
  return {
    sql: `INSERT INTO outbox (key, kind, receiver, content, uuid, due_at) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (key) DO NOTHING`,
    args: [
      message.key,
      message.kind,
      JSON.stringify(message.receiver),
      JSON.stringify(message.data),
      crypto.randomUUID(),
      message.dueAt,
    ],
  };
}
