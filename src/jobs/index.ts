import type { Deps } from "../deps.ts";
import type { WorkCalendar } from "../domain/work-calendar.ts";
import { queueDueDigests } from "../services/digests/queue-digests.ts";
import { queueReminders } from "../services/reminders/queue-reminders.ts";
import { forgetOldEvents } from "../store/inbox.ts";

/** Something the tick starts: it finds what is due by itself and queues messages or tidies up; it sends nothing. */
export interface Job {
  name: string;
  run(deps: Deps, calendar: WorkCalendar): Promise<void>;
}

/** Written out, in the order they run. */
export const jobs: Job[] = [
  { name: "queue-digests", run: ({ db, clock }, calendar) => queueDueDigests(db, clock, calendar) },
  { name: "queue-reminders", run: ({ db, clock }, calendar) => queueReminders(db, clock, calendar) },
  { name: "forget-old-events", run: ({ db, clock }) => forgetOldEvents(db, clock.real()) },
];
