import { hasAny, type ReminderLevel, type Reminders, remindersOn } from "../../domain/reminder.ts";
import type { WorkCalendar } from "../../domain/work-calendar.ts";
import type { Db } from "../../store/db.ts";
import { allPlans } from "../../store/plans.ts";
import type { Once } from "../digests/read-digest.ts";
import { type CycleStatus, cycleStatus } from "../reports/cycle-status.ts";

/** What a person is reminded of in one plan for one body. */
export interface PlanReminders extends Reminders {
  status: CycleStatus;
  body: string;
}

/** Where every plan stands on a day, read once however many people are reminded. */
export async function statusesOn(db: Db, once: Once, date: string): Promise<CycleStatus[]> {
  return once(`cycle-statuses:${date}`, async () => {
    const statuses: CycleStatus[] = [];
    for (const plan of await allPlans(db)) {
      const status = await cycleStatus(db, plan.id, date);
      if (status) statuses.push(status);
    }
    return statuses;
  });
}

/** Everything that some bodies are to be reminded of on a working day, plan by plan; empty when nothing. */
export function remindersFor(
  bodies: readonly string[],
  level: ReminderLevel,
  statuses: readonly CycleStatus[],
  calendar: WorkCalendar,
  date: string,
): PlanReminders[] {
  return statuses.flatMap((status) =>
    bodies.flatMap((body) => {
      const owing = status.owing.get(body) ?? [];
      const reminders = remindersOn(date, level, status.cycle, owing, calendar);
      return hasAny(reminders) ? [{ ...reminders, status, body }] : [];
    }),
  );
}
