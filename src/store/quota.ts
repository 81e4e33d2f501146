import { type Quota, unsureQuota } from "../domain/quota.ts";
import type { Change } from "./change.ts";
import { type Db, int, text } from "./db.ts";

const setting = "quota.calls";

/** The month's calls and what is known of their limit, in one round trip. */
export async function readQuota(db: Db, month: string): Promise<Quota> {
  const [calls, limit, refused] = await db.read([
    { sql: "SELECT calls FROM api_calls WHERE month = ?", args: [month] },
    { sql: "SELECT value FROM settings WHERE name = ?", args: [setting] },
    { sql: "SELECT 1 FROM troubles WHERE subject = ?", args: [`quota:used-up:${month}`] },
  ]);
  const counted = calls?.[0] ? int(calls[0], "calls") : 0;
  const usedUp = (refused?.length ?? 0) > 0;
  const set = limit?.[0] ? Number(text(limit[0], "value")) : null;
  if (set !== null) return { calls: counted, limit: set === 0 ? null : set, sure: true, usedUp };
  return { calls: counted, ...unsureQuota, usedUp };
}

/** @param calls a month; 0 = the edition has no limit */
export function putQuota(tx: Pick<Change, "add">, calls: number): void {
  tx.add(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    [setting, String(calls)],
  );
}
