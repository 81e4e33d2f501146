import dayjs from "dayjs";
import timezone from "dayjs/plugin/timezone";
import utc from "dayjs/plugin/utc";

dayjs.extend(utc);
dayjs.extend(timezone);

/**
 * Two times, kept apart: `now` is what the bot works with (BOT_TODAY shifts it), `real` is the machine's, by which
 * signatures, tokens, timeouts and retries go.
 */
export interface Clock {
  /** ms since the epoch, as the bot sees it. */
  now(): number;
  /** ms since the epoch, the machine's. */
  real(): number;
  readonly timeZone: string;
}

/**
 * @param today ISO date the civil clock begins at, at the machine's time of day; null = the machine's date
 * @param real injected for tests
 */
export function createClock(timeZone: string, today: string | null, real: () => number = Date.now): Clock {
  let shift = 0;
  if (today) {
    const start = real();
    const timeOfDay = dayjs(start).tz(timeZone).format("HH:mm:ss.SSS");
    shift = dayjs.tz(`${today} ${timeOfDay}`, "YYYY-MM-DD HH:mm:ss.SSS", timeZone).valueOf() - start;
  }
  return { now: () => real() + shift, real, timeZone };
}

/** The civil date in the bot's zone, "2018-06-04". */
export function today(clock: Clock): string {
  return civilDate(clock.now(), clock.timeZone);
}

export function civilDate(ms: number, timeZone: string): string {
  return dayjs(ms).tz(timeZone).format("YYYY-MM-DD");
}

/** "2018-06-04 09:00" in the bot's zone. */
export function civilTime(ms: number, timeZone: string): string {
  return dayjs(ms).tz(timeZone).format("YYYY-MM-DD HH:mm");
}

/** ms since the epoch of a civil date and time ("2018-06-04", "09:00") in the bot's zone. */
export function instantOf(date: string, time: string, timeZone: string): number {
  return dayjs.tz(`${date} ${time}`, "YYYY-MM-DD HH:mm", timeZone).valueOf();
}
