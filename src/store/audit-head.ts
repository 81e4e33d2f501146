import { type Db, int } from "./db.ts";

/** Number of the last audit row, 0 when there is none: it grows with every change of data. */
export async function auditHead(db: Db): Promise<number> {
  const [row] = await db.all("SELECT coalesce(max(seq), 0) AS head FROM audit");
  return row ? int(row, "head") : 0;
}
