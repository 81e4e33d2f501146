import { auditOf } from "../../store/audit.ts";
import type { Db } from "../../store/db.ts";

/** Who changed a thing after a person was shown it. */
export interface ChangedSince {
  actor: string;
  /** ms by the bot's clock. */
  at: number;
}

/** Rows looked through for a kind of change, where a subject has several. */
const lookedThrough = 50;

const lastOf = async (db: Db, subject: string, action?: string) =>
  (await auditOf(db, subject, action ? lookedThrough : 1)).find((row) => !action || row.action === action);

/** The state a card shows: the number of the last audit row about its subject (of that action only), 0 where there is none. */
export async function stampOf(db: Db, subject: string, action?: string): Promise<number> {
  return (await lastOf(db, subject, action))?.seq ?? 0;
}

/** The last change after the card was made; the last confirmed word wins, but whoever says it is told. */
export async function changedSince(
  db: Db,
  subject: string,
  seen: number,
  action?: string,
): Promise<ChangedSince | null> {
  const last = await lastOf(db, subject, action);
  return last && last.seq > seen ? { actor: last.actor, at: last.at } : null;
}
