import type { Period } from "./digest.ts";
import { addDays, daysBetween } from "./task-state.ts";
import { weekdayOf, weekOf } from "./week.ts";

export const digestRhythms = ["weekly", "fortnightly", "monthly"] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

/** When a chat wants its digest. */
export interface DigestSchedule {
  rhythm: DigestRhythm;
  /** 1 = Monday … 5 = Friday. Monthly means the first such day of the month. */
  weekday: number;
  /** Wall clock in the bot's zone, within speaking hours: "09:00". */
  time: string;
  /** Civil date; a fortnight is counted from its week. */
  since: string;
}

export const mondayMorning = { rhythm: "weekly", weekday: 1, time: "09:00" } as const;

function isDigestDay({ rhythm, weekday, since }: DigestSchedule, date: string): boolean {
  if (weekdayOf(date) + 1 !== weekday) return false;
  if (rhythm === "monthly") return Number(date.slice(8)) <= 7;
  if (rhythm === "weekly") return true;
  const monday = (day: string): string => addDays(day, -weekdayOf(day));
  return (daysBetween(monday(since), monday(date)) / 7) % 2 === 0;
}

/** Between two digests lie at most five weeks. */
const longestDays = 35;

/** The first digest day after a date, or from it on when `orOn`. */
export function digestDayAfter(schedule: DigestSchedule, date: string, orOn = false): string {
  for (let ahead = orOn ? 0 : 1; ahead <= longestDays + 1; ahead++) {
    const day = addDays(date, ahead);
    if (isDigestDay(schedule, day)) return day;
  }
  throw new RangeError(`no digest day after ${date} for weekday ${schedule.weekday}`);
}

function digestDayBefore(schedule: DigestSchedule, date: string): string {
  for (let back = 1; back <= longestDays; back++) {
    const day = addDays(date, -back);
    if (isDigestDay(schedule, day)) return day;
  }
  throw new RangeError(`no digest day before ${date} for weekday ${schedule.weekday}`);
}

/**
 * What the digest of a day speaks of: from the digest day before it up to the evening before, so that every day is in
 * one digest. Monday's is the week from Monday to Sunday, and is named after it.
 */
export function periodOfDay(schedule: DigestSchedule, day: string): Period {
  const on = addDays(day, -1);
  return { week: weekOf(on), from: digestDayBefore(schedule, day), on };
}
