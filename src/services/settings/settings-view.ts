import { type Clock, today } from "../../clock.ts";
import type { ReportingRules } from "../../domain/cycle.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Quota } from "../../domain/quota.ts";
import type { ReminderLevel } from "../../domain/reminder.ts";
import { knownYears, workCalendar } from "../../domain/work-calendar.ts";
import { type OwnDay, ownDays, putOwnDay, removeOwnDay } from "../../store/calendar.ts";
import { change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { peopleWithRight } from "../../store/liaisons.ts";
import { allPlans } from "../../store/plans.ts";
import { reminderSettings } from "../../store/reminders.ts";
import { reportingRules } from "../../store/reporting-rules.ts";
import { quotaNow } from "../outbox/watch-quota.ts";

/** What `/设置` shows; `office` is the clerk's part. */
export interface SettingsView {
  level: ReminderLevel;
  office: {
    quota: Quota;
    ownDays: OwnDay[];
    knownYears: string[];
    unknownYear: string | null;
    /** How each plan asks for reports. */
    plans: { plan: Plan; rules: ReportingRules }[];
    leaders: { person: string; name: string | null }[];
  } | null;
}

export async function settingsView(
  db: Db,
  clock: Clock,
  person: string | null,
  clerk: boolean,
): Promise<SettingsView> {
  const { level } = person ? await reminderSettings(db, person) : { level: "standard" as const };
  if (!clerk) return { level, office: null };
  const day = today(clock);
  const [quota, days, plans, leaders] = await Promise.all([
    quotaNow(db, clock),
    ownDays(db, day),
    allPlans(db),
    peopleWithRight(db, "leader"),
  ]);
  const asking = await Promise.all(
    plans.map(async (plan) => ({ plan, rules: await reportingRules(db, plan.id) })),
  );
  const unknownYear = workCalendar().knows(day) ? null : day.slice(0, 4);
  return { level, office: { quota, ownDays: days, knownYears, unknownYear, plans: asking, leaders } };
}

/** A working day or a free one of the clerk's; `null` takes the setting back. */
export async function setOwnDay(
  db: Db,
  doer: Doer,
  day: string,
  working: boolean | null,
  note: string,
): Promise<void> {
  await change(db, doer, async (tx) => {
    if (working === null) removeOwnDay(tx, day);
    else putOwnDay(tx, { day, working, note });
    tx.audit({ action: "calendar.set", subject: `day:${day}`, after: { working, note } });
  });
}
