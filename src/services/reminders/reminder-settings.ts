import type { ReminderLevel } from "../../domain/reminder.ts";
import { change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import {
  allReminderSettings,
  putReminderSettings,
  type ReminderSettings,
  reminderSettings,
} from "../../store/reminders.ts";
import type { Once } from "../digests/read-digest.ts";

/** Of everybody at once, since a round goes to many. */
export async function readReminderSettings(db: Db, once: Once, person: string): Promise<ReminderSettings> {
  const all = await once("reminder-settings", () => allReminderSettings(db));
  return all.get(person) ?? { level: "standard", snoozedUntil: null };
}

/** How much a person wants to be reminded of. */
export async function setReminderLevel(
  db: Db,
  doer: Doer,
  person: string,
  level: ReminderLevel,
): Promise<void> {
  await change(db, doer, async (tx) => {
    const before = await reminderSettings(db, person);
    if (before.level === level) return;
    const after = { ...before, level };
    putReminderSettings(tx, person, after);
    tx.audit({ action: "reminders.level", subject: `person:${person}`, before, after });
  });
}

/** @param until first civil day on which the person may be reminded again */
export async function snoozeReminders(db: Db, doer: Doer, person: string, until: string): Promise<void> {
  await change(db, doer, async (tx) => {
    const before = await reminderSettings(db, person);
    if (before.snoozedUntil === until) return;
    const after = { ...before, snoozedUntil: until };
    putReminderSettings(tx, person, after);
    tx.audit({ action: "reminders.snooze", subject: `person:${person}`, before, after });
  });
}
