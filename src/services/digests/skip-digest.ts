import { type Clock, civilDate } from "../../clock.ts";
import { periodOfDay } from "../../domain/digest-schedule.ts";
import { change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { skipWeek, subscriptionsOf } from "../../store/subscriptions.ts";

/** The next digest of a subscription is not posted. @returns its week; null when there is no such subscription */
export async function skipNextDigest(
  db: Db,
  clock: Clock,
  doer: Doer,
  chat: string,
  plan: string,
  scope: string,
): Promise<string | null> {
  return change(db, doer, async (tx) => {
    const found = (await subscriptionsOf(db, chat)).find((one) => one.plan === plan && one.scope === scope);
    if (!found) return null;
    const { week } = periodOfDay(found, civilDate(found.nextAt, clock.timeZone));
    skipWeek(tx, found, week);
    tx.audit({ action: "digest.skip", subject: `chat:${chat}`, after: { plan, scope, week } });
    return week;
  });
}
