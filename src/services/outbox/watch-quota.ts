import { type Clock, civilDate } from "../../clock.ts";
import { isNearlyUsed, leastImportantToSend, type Quota } from "../../domain/quota.ts";
import { change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { putQuota, readQuota } from "../../store/quota.ts";
import { noteTrouble } from "../../store/troubles.ts";

const monthOf = (clock: Clock): string => civilDate(clock.now(), clock.timeZone).slice(0, 7);

export const quotaNow = (db: Db, clock: Clock): Promise<Quota> => readQuota(db, monthOf(clock));

/** Warns the clerks once a month at 80 %. @returns the least important priority that still goes out */
export async function watchQuota(db: Db, clock: Clock): Promise<number> {
  const quota = await quotaNow(db, clock);
  if (isNearlyUsed(quota) && !quota.usedUp) {
    const error = `${quota.calls}/${quota.limit}`;
    const trouble = { kind: "quota", message: null, receiver: null, error } as const;
    await db.exclusive(() => db.write([noteTrouble(`nearly:${monthOf(clock)}`, trouble, clock.now())]));
  }
  return leastImportantToSend(quota);
}

/** @param calls a month; 0 = none */
export async function setQuota(db: Db, doer: Doer, calls: number): Promise<void> {
  await change(db, doer, async (tx) => {
    putQuota(tx, calls);
    tx.audit({ action: "quota.set", subject: "settings:quota", after: calls });
  });
}
