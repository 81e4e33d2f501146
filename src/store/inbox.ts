import { type Db, int, text, textOrNull } from "./db.ts";

/** A claim older than this belongs to a process that died. Longer than any handler may take. */
export const claimLeaseMs = 60_000;
/** Work that failed this often is given up and logged: the platform itself stops after four repeats. */
export const maxAttempts = 6;
/** Repeats come for some seven hours; ids are kept for a day. */
const keepMs = 24 * 3_600_000;

export type Claim =
  | { state: "ours"; attempt: number }
  | { state: "working" }
  | { state: "done"; answer: string | null };

/**
 * Claims an event by its id. One insert decides, so two deliveries at once cannot both win; a claim that was released
 * after a failure, or whose process died, is taken over.
 * @param now real ms
 */
export async function claimEvent(db: Db, id: string, payload: string | null, now: number): Promise<Claim> {
  const [won] = await db.all(
    `INSERT INTO inbox (id, state, payload, claimed_at) VALUES (?, 'claimed', ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = 'claimed', claimed_at = excluded.claimed_at, attempts = inbox.attempts + 1
       WHERE inbox.state = 'released' OR (inbox.state = 'claimed' AND inbox.claimed_at < ?)
     RETURNING attempts`,
    [id, payload, now, now - claimLeaseMs],
  );
  if (won) return { state: "ours", attempt: int(won, "attempts") };
  const [row] = await db.all("SELECT state, answer FROM inbox WHERE id = ?", [id]);
  if (row && text(row, "state") === "claimed") return { state: "working" };
  return { state: "done", answer: row ? textOrNull(row, "answer") : null };
}

/** The payload has served; nothing of the message's content is kept. */
export async function finishEvent(db: Db, id: string, answer: string | null): Promise<void> {
  await db.write([
    { sql: "UPDATE inbox SET state = 'done', payload = NULL, answer = ? WHERE id = ?", args: [answer, id] },
  ]);
}

/** After a failure: the next delivery, or the tick, takes it up again; after `maxAttempts` nobody does. */
export async function releaseEvent(db: Db, id: string): Promise<void> {
  await db.write([
    {
      sql: `UPDATE inbox SET state = CASE WHEN attempts >= ? THEN 'done' ELSE 'released' END,
              payload = CASE WHEN attempts >= ? THEN NULL ELSE payload END WHERE id = ?`,
      args: [maxAttempts, maxAttempts, id],
    },
  ]);
}

/** Payloads of work that was released, or whose process died. @param now real ms */
export async function unfinishedEvents(
  db: Db,
  now: number,
  limit: number,
): Promise<{ id: string; payload: string }[]> {
  const rows = await db.all(
    `SELECT id, payload FROM inbox WHERE payload IS NOT NULL AND
       (state = 'released' OR (state = 'claimed' AND claimed_at < ?)) ORDER BY claimed_at LIMIT ?`,
    [now - claimLeaseMs, limit],
  );
  return rows.map((row) => ({ id: text(row, "id"), payload: text(row, "payload") }));
}

/** @param now real ms */
export async function forgetOldEvents(db: Db, now: number): Promise<void> {
  await db.write([
    { sql: "DELETE FROM inbox WHERE state = 'done' AND claimed_at < ?", args: [now - keepMs] },
  ]);
}
