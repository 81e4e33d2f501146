import { type WorkCalendar, workCalendar } from "../domain/work-calendar.ts";
import type { Change } from "./change.ts";
import { type Db, int, text } from "./db.ts";

/** The statutory calendar with the clerk's own days over it. */
export async function readCalendar(db: Db): Promise<WorkCalendar> {
  const rows = await db.all("SELECT day, working FROM calendar_days");
  return workCalendar(new Map(rows.map((row) => [text(row, "day"), int(row, "working") === 1])));
}

export interface OwnDay {
  day: string;
  working: boolean;
  note: string;
}

export async function ownDays(db: Db, from: string): Promise<OwnDay[]> {
  const rows = await db.all("SELECT * FROM calendar_days WHERE day >= ? ORDER BY day", [from]);
  return rows.map((row) => ({
    day: text(row, "day"),
    working: int(row, "working") === 1,
    note: text(row, "note"),
  }));
}

export function putOwnDay(tx: Pick<Change, "add">, { day, working, note }: OwnDay): void {
  tx.add(
    `INSERT INTO calendar_days (day, working, note) VALUES (?, ?, ?)
     ON CONFLICT (day) DO UPDATE SET working = excluded.working, note = excluded.note`,
    [day, working ? 1 : 0, note],
  );
}

export function removeOwnDay(tx: Pick<Change, "add">, day: string): void {
  tx.add("DELETE FROM calendar_days WHERE day = ?", [day]);
}
