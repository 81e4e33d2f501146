import { type Change, change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { type LedgerFacts, readLedgerFacts } from "../../store/ledger-facts.ts";

/** What the ledger of a plan is made of, as of a day; that it was read is itself on the record. null = no such plan */
export async function readLedger(db: Db, doer: Doer, plan: string, on: string): Promise<LedgerFacts | null> {
  const facts = await readLedgerFacts(db, plan, on);
  if (!facts) return null;
  await change(db, doer, async (tx: Change) => {
    tx.audit({ action: "ledger.export", subject: `plan:${plan}`, after: { on, tasks: facts.tasks.length } });
  });
  return facts;
}
