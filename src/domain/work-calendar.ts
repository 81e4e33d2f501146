import days from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addDays } from "./task-state.ts";
import { weekdayOf } from "./week.ts";

/** Which days are working days: statutory holidays and 调休 as announced, and what the clerk has set over them. */
export interface WorkCalendar {
  isWorkingDay(date: string): boolean;
  /** False for a year whose holidays are not announced or not known here: then weekends and fixed holidays only. */
  knows(date: string): boolean;
}

const holidays: Readonly<Record<string, string>> = days.holidays;
const workdays: Readonly<Record<string, string>> = days.workdays;
/** Years whose holidays were announced and are kept here, in order. */
export const knownYears: string[] = [
  ...new Set(Object.keys(holidays).map((date) => date.slice(0, 4))),
].sort();

/** 元旦, 劳动节, 国庆节 fall on the same dates every year (全国年节及纪念日放假办法). */
const fixedHolidays = new Set(["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"]);

/** @param own the clerk's days: date → is it a working day */
export function workCalendar(own: ReadonlyMap<string, boolean> = new Map()): WorkCalendar {
  const knows = (date: string): boolean => knownYears.includes(date.slice(0, 4));
  return {
    knows,
    isWorkingDay(date) {
      const set = own.get(date);
      if (set !== undefined) return set;
      if (date in workdays) return true;
      if (date in holidays) return false;
      if (!knows(date) && fixedHolidays.has(date.slice(5))) return false;
      return weekdayOf(date) < 5;
    },
  };
}

/** No holiday is longer; beyond it the clerk's own days are mistaken and the day is taken as it is. */
const longestBreakDays = 31;

/** The day itself when it is a working day, else the next one. */
export function workingDayFrom(calendar: WorkCalendar, date: string): string {
  for (let ahead = 0; ahead <= longestBreakDays; ahead++) {
    const day = addDays(date, ahead);
    if (calendar.isWorkingDay(day)) return day;
  }
  return date;
}

/** The last working day before a date. */
export function workingDayBefore(calendar: WorkCalendar, date: string): string {
  for (let back = 1; back <= longestBreakDays; back++) {
    const day = addDays(date, -back);
    if (calendar.isWorkingDay(day)) return day;
  }
  return addDays(date, -1);
}

/** Hours in which the bot may speak first, local time: from inclusive, to exclusive. */
export const speakingHours = { from: "09:00", to: "18:00" } as const;
/** A message whose answer was lost may be repeated (same uuid) until then, so that it is not given up at closing time. */
export const repeatingUntil = "19:00";

/** @param time "2018-06-04 09:00", as `civilTime` gives it */
export function maySpeak(calendar: WorkCalendar, time: string, until: string = speakingHours.to): boolean {
  const [date = "", clock = ""] = time.split(" ");
  return clock >= speakingHours.from && clock < until && calendar.isWorkingDay(date);
}
