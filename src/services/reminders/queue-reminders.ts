import { type Clock, civilTime, instantOf, today } from "../../clock.ts";
import { groupBy } from "../../domain/group-by.ts";
import { maySpeak, speakingHours, type WorkCalendar } from "../../domain/work-calendar.ts";
import type { Db, Statement } from "../../store/db.ts";
import { queueMessage } from "../../store/outbox.ts";
import { type Liaison, liaisons, markReminded, remindedOn } from "../../store/reminders.ts";
import { createOnce } from "../digests/read-digest.ts";
import { remindersFor, statusesOn } from "./body-reminders.ts";

/**
 * Once a working day, from the first speaking hour on: one message to everybody who has something to be reminded of. Its
 * words are made when it is sent, so that who reports in between hears nothing; by the evening it is of no more use.
 */
export async function queueReminders(db: Db, clock: Clock, calendar: WorkCalendar): Promise<void> {
  const date = today(clock);
  if (!maySpeak(calendar, civilTime(clock.now(), clock.timeZone))) return;
  if ((await remindedOn(db)) === date) return;
  const statuses = await statusesOn(db, createOnce(), date);
  const people = groupBy(await liaisons(db), (liaison) => liaison.person);
  const messages: Statement[] = [];
  for (const [person, served] of people) {
    if (!mayBeReminded(served, date)) continue;
    const bodies = served.map(({ body }) => body);
    const level = served[0]?.level ?? "standard";
    if (remindersFor(bodies, level, statuses, calendar, date).length === 0) continue;
    messages.push(
      queueMessage({
        key: `reminder:${date}:${person}`,
        kind: "reminder",
        receiver: { person },
        data: { date },
        dueAt: clock.now(),
        expiresAt: instantOf(date, speakingHours.to, clock.timeZone),
        quiet: true,
        priority: 3,
      }),
    );
  }
  await db.exclusive(() => db.write([...messages, markReminded(date)]));
}

const mayBeReminded = ([first]: readonly Liaison[], date: string): boolean =>
  first !== undefined && (first.snoozedUntil === null || first.snoozedUntil <= date);
