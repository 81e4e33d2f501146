import type { Deps } from "../deps.ts";
import type { WorkCalendar } from "../domain/work-calendar.ts";
import { queueDueDigests } from "../services/digests/queue-digests.ts";
import { forgetOldEvents } from "../store/inbox.ts";

/** Something the tick starts: it finds what is due by itself and queues messages; it sends nothing. */
export interface Job {
  name: string;
  run(deps: Deps, calendar: WorkCalendar): Promise<void>;
}

/** Written out, in the order they run. A test fails when a job file is missing here. */
export const jobs: Job[] = [
  { name: "queue-digests", run: ({ db, clock }, calendar) => queueDueDigests(db, clock, calendar) },
  { name: "forget-old-events", run: ({ db, clock }) => forgetOldEvents(db, clock.real()) },
];
