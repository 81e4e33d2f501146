import { addDays } from "../../domain/task-state.ts";
import type { Span } from "../reading.ts";

/** Civil arithmetic for what people say of time; dates are "2018-06-04", no zone involved. */

const pad = (number: number): string => String(number).padStart(2, "0");

export const yearOf = (date: string): number => Number(date.slice(0, 4));
export const monthOf = (date: string): number => Number(date.slice(5, 7));

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** null for what is no date: 2月30日, 13月5日. */
export const civil = (year: number, month: number, day: number): string | null =>
  month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)
    ? `${year}-${pad(month)}-${pad(day)}`
    : null;

export const yearSpan = (year: number): Span => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** Months from `first` on; 0 and 13 lie in the years beside. */
function monthsSpan(year: number, first: number, count: number): Span {
  const from = new Date(Date.UTC(year, first - 1, 1));
  const to = new Date(Date.UTC(year, first - 1 + count, 0));
  return { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) };
}

export const monthSpan = (year: number, month: number): Span => monthsSpan(year, month, 1);

export const quarterSpan = (year: number, quarter: number): Span => monthsSpan(year, quarter * 3 - 2, 3);

export const halfSpan = (year: number, half: 1 | 2): Span => monthsSpan(year, half * 6 - 5, 6);

/** Monday to Sunday of the week that lies `offset` weeks ahead. */
export function weekSpan(today: string, offset: number): Span {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  const monday = addDays(today, 1 - weekday + 7 * offset);
  return { from: monday, to: addDays(monday, 6) };
}

export const daySpan = (day: string): Span => ({ from: day, to: day });

/** More days than these are no time that a task may have, and leave the calendar of four digits. */
const longest = 36_500;

/** So many units from a day on; null for more than a century. */
export function ahead(from: string, amount: number, unit: string): Span | null {
  const days = Math.round(amount * (daysOf[unit] ?? 1));
  return days <= longest ? { from, to: addDays(from, days) } : null;
}

const daysOf: Record<string, number> = {
  周: 7,
  星期: 7,
  礼拜: 7,
  月: 30,
  季度: 91,
  年: 365,
  week: 7,
  month: 30,
  year: 365,
};
