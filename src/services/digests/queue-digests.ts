import { type Clock, civilDate, instantOf } from "../../clock.ts";
import { digestDayAfter, periodOfDay } from "../../domain/digest-schedule.ts";
import { addDays } from "../../domain/task-state.ts";
import { weekEnd, weekOf } from "../../domain/week.ts";
import { type WorkCalendar, workingDayFrom } from "../../domain/work-calendar.ts";
import type { Db, Statement } from "../../store/db.ts";
import { type DueSchedule, dueSchedules, moveSchedule, queueDigests } from "../../store/subscriptions.ts";

/** No digest lies further ahead; a later date was written under a clock that has been set back since. */
const furthestMs = 45 * 86_400_000;
/** After a long silence only so many missed digests are noted in the run log. */
const mostMissed = 8;

/**
 * Every digest that has become due becomes a message. On a holiday it waits, being quiet, for the next working day's
 * first hour; it stays of use until the end of the week of that day, and is noted as missed afterwards.
 */
export async function queueDueDigests(db: Db, clock: Clock, calendar: WorkCalendar): Promise<void> {
  const now = clock.now();
  const schedules = await dueSchedules(db, now, now + furthestMs);
  if (schedules.length === 0) return;
  const statements = schedules.flatMap((schedule) => statementsFor(schedule, clock, calendar));
  await db.exclusive(() => db.write(statements));
}

function statementsFor(schedule: DueSchedule, clock: Clock, calendar: WorkCalendar): Statement[] {
  const { timeZone } = clock;
  const days: string[] = [];
  let day = civilDate(Math.min(schedule.nextAt, clock.now()), timeZone);
  for (;;) {
    day = digestDayAfter(schedule, day, days.length === 0);
    if (instantOf(day, schedule.time, timeZone) > clock.now()) break;
    days.push(day);
  }
  const due = schedule.nextAt > clock.now() ? [] : days.slice(-mostMissed);
  const messages = due.flatMap((each) => {
    const lastDay = weekEnd(weekOf(workingDayFrom(calendar, each)));
    return queueDigests(
      schedule,
      periodOfDay(schedule, each),
      instantOf(each, schedule.time, timeZone),
      instantOf(addDays(lastDay, 1), "00:00", timeZone),
    );
  });
  return [...messages, moveSchedule(schedule, instantOf(day, schedule.time, timeZone))];
}
