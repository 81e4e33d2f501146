import { auditOf } from "../../store/audit.ts";
import type { Db } from "../../store/db.ts";

/** Who changed a thing after a person was shown it. */
export interface ChangedSince {
  actor: string;
  /** ms by the bot's clock. */
  at: number;
}

/** The state a card shows: the number of the last audit row about its subject, 0 where there is none. */
export async function stampOf(db: Db, subject: string): Promise<number> {
  const [last] = await auditOf(db, subject, 1);
  return last?.seq ?? 0;
}

/** The last change after the card was made; the last confirmed word wins, but whoever says it is told. */
export async function changedSince(db: Db, subject: string, seen: number): Promise<ChangedSince | null> {
  const [last] = await auditOf(db, subject, 1);
  return last && last.seq > seen ? { actor: last.actor, at: last.at } : null;
}
