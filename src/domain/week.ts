import { addDays } from "./task-state.ts";

/** ISO weeks ("2018-W23", Monday to Sunday, week 1 holds the year's first Thursday) and civil dates. */
const weekDays = 7;
const thursday = 3;

/** 0 = Monday … 6 = Sunday. @param date civil date, "2018-06-04" */
export const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % weekDays;

/** The ISO week a civil date lies in; at the turn of the year it may belong to the neighbouring year. */
export function weekOf(date: string): string {
  const middle = addDays(date, thursday - weekdayOf(date));
  const year = middle.slice(0, 4);
  const dayOfYear = (Date.parse(`${middle}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000;
  return `${year}-W${String(Math.floor(dayOfYear / weekDays) + 1).padStart(2, "0")}`;
}

/** Monday of an ISO week. @param week "2018-W23" as made by {@link readWeek} or {@link weekOf} */
export function weekStart(week: string): string {
  const [year = "", number = ""] = week.split("-W");
  const inFirstWeek = `${year}-01-04`;
  return addDays(inFirstWeek, -weekdayOf(inFirstWeek) + (Number(number) - 1) * weekDays);
}

/** Sunday of an ISO week. */
export const weekEnd = (week: string): string => addDays(weekStart(week), weekDays - 1);

export const addWeeks = (week: string, weeks: number): string =>
  weekOf(addDays(weekStart(week), weeks * weekDays));

/** "2018-W23", "2018w5" → the week as we write it; null for anything else and for a week 53 that its year has not. */
export function readWeek(words: string): string | null {
  const [, year, number] = /^(\d{4})-?W(\d{1,2})$/i.exec(words.trim()) ?? [];
  if (!year || !number || Number(number) < 1) return null;
  const week = `${year}-W${number.padStart(2, "0")}`;
  return weekOf(weekStart(week)) === week ? week : null;
}
