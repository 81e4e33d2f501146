import type { Cycle } from "./cycle.ts";
import type { Duty } from "./duties.ts";
import { isOpen } from "./duties.ts";
import { addDays, daysBetween } from "./task-state.ts";
import { type WorkCalendar, workingDayBefore, workingDayFrom } from "./work-calendar.ts";

/** What a person wants to hear: all of it, or only what is due today and what closes tomorrow. */
export const reminderLevels = ["standard", "light"] as const;
export type ReminderLevel = (typeof reminderLevels)[number];

/** Days before a limit at which those who have not reported are reminded. */
const daysBefore = { standard: [7, 3, 0], light: [0] } as const;

export interface Reminders {
  /** The 期 opens today: so many reports are asked for. */
  opens: number;
  /** It closes tomorrow (on the next working day) and so many are missing. */
  ends: number;
  /** Tasks whose limit is near and that were not reported in this 期. */
  limits: { number: string; taskId: string; days: number; due: string }[];
}

/**
 * What one body is reminded of on a working day: only what it owes and has not given. A day of reminding that is no
 * working day moves to the last working day before it.
 */
export function remindersOn(
  date: string,
  level: ReminderLevel,
  cycle: Cycle,
  owing: readonly Duty[],
  calendar: WorkCalendar,
): Reminders {
  const open = owing.filter(isOpen);
  const opensToday = level === "standard" && workingDayFrom(calendar, cycle.opensOn) === date;
  const endsTomorrow = workingDayBefore(calendar, cycle.dueOn) === date;
  const limits = open.flatMap(({ task }) => {
    const { due } = task;
    if (!due || due < date) return [];
    const today = daysBefore[level].some((days) => workingDayUpTo(calendar, addDays(due, -days)) === date);
    return today ? [{ number: task.number, taskId: task.id, days: daysBetween(date, due), due }] : [];
  });
  return { opens: opensToday ? open.length : 0, ends: endsTomorrow ? open.length : 0, limits };
}

export const hasAny = ({ opens, ends, limits }: Reminders): boolean =>
  opens > 0 || ends > 0 || limits.length > 0;

const workingDayUpTo = (calendar: WorkCalendar, date: string): string =>
  calendar.isWorkingDay(date) ? date : workingDayBefore(calendar, date);
