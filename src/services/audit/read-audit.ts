import { type AuditRow, auditAfter } from "../../store/audit.ts";
import { type Change, change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";

const rowsAtOnce = 2000;

/** The whole chain, oldest first, for the export; that it was read is itself a row, the last one. */
export async function readAudit(db: Db, doer: Doer): Promise<AuditRow[]> {
  await change(db, doer, async (tx: Change) => {
    tx.audit({ action: "audit.export", subject: "audit" });
  });
  const rows: AuditRow[] = [];
  for (;;) {
    const more = await auditAfter(db, rows.at(-1)?.seq ?? 0, rowsAtOnce);
    rows.push(...more);
    if (more.length < rowsAtOnce) return rows;
  }
}
