import chineseDays from "chinese-days";
import type { PlatformClock } from "./movable-clock.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Hour by hour over the last fortnight, day by day before it, and nothing earlier than this many days back. */
const hourlyDays = 14;
const maxDays = 800;

/** The demo's clock: runs on like a real one, and jumps forward when somebody moves it. */
export interface DemoClock extends PlatformClock {
  readonly timeZone: string;
  /** ms since the epoch; earlier than now is refused. */
  moveTo(at: number): void;
}

export function createDemoClock(today: string, timeZone: string, real: () => number = Date.now): DemoClock {
  let shift = instantOf(today, civil(real(), timeZone).time, timeZone) - real();
  return {
    now: () => real() + shift,
    real,
    timeZone,
    moveTo(at) {
      if (at < real() + shift) throw new Error("The clock only moves forward");
      shift = at - real();
    },
  };
}

/** "2018-06-04" and "09:00" in a zone. */
export function civil(ms: number, timeZone: string): { date: string; time: string } {
  // Swedish writes dates as ISO does.
  const text = new Date(ms).toLocaleString("sv-SE", { timeZone });
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/** ms since the epoch of a civil date and time; the zone's offset is taken at about that moment. */
export function instantOf(date: string, time: string, timeZone: string): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (!Number.isFinite(asUtc)) throw new Error(`Not a date and time: ${date} ${time}`);
  const shown = civil(asUtc, timeZone);
  return asUtc - (Date.parse(`${shown.date}T${shown.time}:00Z`) - asUtc);
}

/** Nine o'clock of the next working day in China, holidays and moved working days included. */
export function nextWorkdayMorning(now: number, timeZone: string): number {
  for (let days = 0; days < 30; days++) {
    const morning = instantOf(civil(now + days * dayMs, timeZone).date, "09:00", timeZone);
    if (morning > now && chineseDays.isWorkday(civil(morning, timeZone).date)) return morning;
  }
  throw new Error("There is no working day within a month");
}

/** The same time a week on, nine o'clock at the earliest: whoever tries it at night finds Monday's digest too. */
export function weekOn(now: number, timeZone: string): number {
  const then = now + 7 * dayMs;
  return Math.max(then, instantOf(civil(then, timeZone).date, "09:00", timeZone));
}

/** The moments a bot's tick is run at on the way from one time to another, the last being the end itself. */
export function stepsBetween(from: number, to: number, timeZone: string): number[] {
  const steps: number[] = [];
  const hourlyFrom = Math.max(from, to - hourlyDays * dayMs);
  const start = Math.max(from, to - maxDays * dayMs);
  for (let at = start; at < hourlyFrom; at += dayMs) {
    const morning = instantOf(civil(at, timeZone).date, "09:00", timeZone);
    if (morning > start && morning < hourlyFrom) steps.push(morning);
  }
  for (let at = (Math.floor(hourlyFrom / hourMs) + 1) * hourMs; at < to; at += hourMs) steps.push(at);
  return [...steps, to];
}
