import { type ReminderLevel, reminderLevels } from "../domain/reminder.ts";
import type { Change } from "./change.ts";
import { type Db, type Row, type Statement, text, textOrNull } from "./db.ts";

export interface ReminderSettings {
  level: ReminderLevel;
  /** First civil day on which the person may be reminded again; null = any. */
  snoozedUntil: string | null;
}

/** Somebody who may be reminded for a body. */
export interface Liaison extends ReminderSettings {
  person: string;
  body: string;
}

const settingsFrom = (row: Row): ReminderSettings => ({
  level: reminderLevels.find((level) => level === row.level) ?? "standard",
  snoozedUntil: textOrNull(row, "snoozed_until"),
});

/** Who serves a body and is there. Leaders read, nobody asks them for reports. */
export async function liaisons(db: Db): Promise<Liaison[]> {
  const rows = await db.all(
    `SELECT m.person, m.body, s.level, s.snoozed_until FROM memberships m
     LEFT JOIN people p ON p.id = m.person LEFT JOIN reminder_settings s ON s.person = m.person
     WHERE m.state = 'confirmed' AND COALESCE(p.active, 1) = 1 AND COALESCE(p.right, '') <> 'leader'
     ORDER BY m.person, m.body`,
  );
  return rows.map((row) => ({ person: text(row, "person"), body: text(row, "body"), ...settingsFrom(row) }));
}

export async function reminderSettings(db: Db, person: string): Promise<ReminderSettings> {
  const [row] = await db.all("SELECT * FROM reminder_settings WHERE person = ?", [person]);
  return row ? settingsFrom(row) : { level: "standard", snoozedUntil: null };
}

export async function allReminderSettings(db: Db): Promise<Map<string, ReminderSettings>> {
  const rows = await db.all("SELECT * FROM reminder_settings");
  return new Map(rows.map((row) => [text(row, "person"), settingsFrom(row)]));
}

export function putReminderSettings(
  tx: Pick<Change, "add">,
  person: string,
  { level, snoozedUntil }: ReminderSettings,
): void {
  tx.add(
    `INSERT INTO reminder_settings (person, level, snoozed_until) VALUES (?, ?, ?)
     ON CONFLICT (person) DO UPDATE SET level = excluded.level, snoozed_until = excluded.snoozed_until`,
    [person, level, snoozedUntil],
  );
}

const marker = "reminders.queued";

/** The civil day for which reminders were last queued. */
export async function remindedOn(db: Db): Promise<string | null> {
  const [row] = await db.all("SELECT value FROM settings WHERE name = ?", [marker]);
  return row ? text(row, "value") : null;
}

export const markReminded = (day: string): Statement => ({
  sql: "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  args: [marker, day],
});
