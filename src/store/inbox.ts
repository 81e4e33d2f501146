import { type Db, int, text, textOrNull } from "./db.ts";

/** A claim that was not renewed for this long belongs to a process that died. */
export const claimLeaseMs = 20_000;
/** Work that failed this often is given up: after some 50 minutes, within the hour that one `uuid` covers. */
export const maxAttempts = 100;
/** Real ms from a claim that failed to the next try: 0, 5 s, 15 s, then 30 s. */
const pauseAfterFailure = "MIN(30000, 2500 * ((1 << MIN(attempts, 8)) - 2))";
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

/** Says that the work still goes on. @param now real ms */
export async function renewClaim(db: Db, id: string, now: number): Promise<void> {
  await db.write([
    { sql: "UPDATE inbox SET claimed_at = ? WHERE id = ? AND state = 'claimed'", args: [now, id] },
  ]);
}

/** After a failure: the next delivery, or the tick, takes it up again; after `maxAttempts` nobody does. */
export async function releaseEvent(db: Db, id: string): Promise<void> {
  await db.write([
    {
      sql: `UPDATE inbox SET state = CASE WHEN attempts >= ? THEN 'done' ELSE 'released' END,
              payload = CASE WHEN attempts >= ? THEN NULL ELSE payload END WHERE id = ? AND state = 'claimed'`,
      args: [maxAttempts, maxAttempts, id],
    },
  ]);
}

/** Payloads of work that was released and has waited long enough, or whose process died. @param now real ms */
export async function unfinishedEvents(
  db: Db,
  now: number,
  limit: number,
): Promise<{ id: string; payload: string }[]> {
  const rows = await db.all(
    `SELECT id, payload FROM inbox WHERE payload IS NOT NULL AND
       ((state = 'released' AND claimed_at + ${pauseAfterFailure} <= ?) OR (state = 'claimed' AND claimed_at < ?))
       ORDER BY claimed_at LIMIT ?`,
    [now, now - claimLeaseMs, limit],
  );
  return rows.map((row) => ({ id: text(row, "id"), payload: text(row, "payload") }));
}

/** Ids that the platform can no longer repeat. @param now real ms */
export async function forgetOldEvents(db: Db, now: number): Promise<void> {
  await db.write([
    { sql: "DELETE FROM inbox WHERE state = 'done' AND claimed_at < ?", args: [now - keepMs] },
  ]);
}
