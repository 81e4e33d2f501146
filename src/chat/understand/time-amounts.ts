import { addDays, daysBetween } from "../../domain/task-state.ts";
import type { Span } from "../reading.ts";
import { ahead, civil, yearOf } from "./civil-dates.ts";
import type { TimeReader, Times } from "./find-times.ts";
import { numberFrom, numberPattern } from "./han-number.ts";

/** Amounts of time: 30天内, 未来三个月, 逾期三年以上. */

const count = `(${numberPattern}|\\d{4}|半)`;
const unit = "(天|日|周|星期|礼拜|月|季度|年)";

const amountOf = (said: string | undefined): number => (said === "半" ? 0.5 : (numberFrom(said ?? "") ?? 0));

const aheadOf = (from: string | null, amount: string | undefined, unit = "天"): Partial<Times> | null => {
  const due = from === null ? null : ahead(from, amountOf(amount), unit);
  return due && { due };
};

/** 未来三个月, 最近7天. */
export const amountsAhead: [RegExp, TimeReader][] = [
  [
    new RegExp(
      `(?:未来|接下来|今后|往后|还有|剩|再过|(?<![最以之])后(?=.?个))(?:的)?${count}个?${unit}(?:之?内|以内)?`,
    ),
    ([, amount, unit], today) => aheadOf(today, amount, unit),
  ],
  // 最近7天报了哪些 looks back, 最近7天到期的 ahead.
  [
    new RegExp(
      `(?:最近|近)(?:的)?${count}个?${unit}(?:之?内|以内)?(?=.{0,6}(?:到期|截止|要|该|完成|办结|期满))`,
    ),
    ([, amount, unit], today) => aheadOf(today, amount, unit),
  ],
  [new RegExp(`(?:最近|近)(?:的)?${count}个?${unit}(?:之?内|以内)?`), () => ({})],
];

const late = "(?:逾期|超期|过期|拖)了?(?:的时间)?";
/** 逾期三年以上, 逾期不到半年: limits by how long ago they were. */
export const amountsLate: [RegExp, TimeReader][] = [
  [
    new RegExp(`${late}(?:不到|不足|少于|没到|没超过)${count}个?${unit}`),
    ([, amount, unit], today) => daysAgo(today, amount, unit, (day) => ({ from: day, to: today })),
  ],
  [
    new RegExp(`${late}(?:超过|大于|多于|满|已经)?${count}个?${unit}(?:以内|之内)`),
    ([, amount, unit], today) => daysAgo(today, amount, unit, (day) => ({ from: day, to: today })),
  ],
  [
    new RegExp(`${late}(?:超过|大于|多于|满|已经)?${count}个?${unit}(?:以上|多|之久)?`),
    ([, amount, unit], today) => daysAgo(today, amount, unit, (day) => ({ from: null, to: day })),
  ],
];

const daysAgo = (
  today: string,
  amount: string | undefined,
  unit: string | undefined,
  span: (day: string) => Span,
): Partial<Times> | null => {
  const ago = ahead(today, amountOf(amount), unit ?? "天")?.to;
  return ago ? { due: span(addDays(today, -daysBetween(today, ago))) } : null;
};

/** 30天内; 18年内 is a year. */
export const amounts: [RegExp, TimeReader][] = [
  [
    new RegExp(`${count}个?${unit}(?:之内|以内|内|里头?|(?=到期|截止|后到期))`),
    ([, amount, unit], today) => aheadOf(today, amount, unit),
  ],
  [
    /\b(?:within|in|next)\s+(?:the\s+)?(?:next\s+)?(\d{1,3})\s+(day|week|month|year)s?\b/,
    ([, amount, unit], today) => aheadOf(today, amount, unit),
  ],
];

/** 6月1日起30天内. */
export const amountsFromDay: [RegExp, TimeReader][] = [
  [
    new RegExp(
      `(?:(20\\d\\d)年)?(\\d{1,2})月(\\d{1,2})[日号]?(?:起|开始|往后|以后|之后|后)(?:的|算)?${count}个?${unit}(?:之?内|以内|里)`,
    ),
    ([, year, month, day, amount, unit], today) =>
      aheadOf(civil(Number(year ?? yearOf(today)), Number(month), Number(day)), amount, unit),
  ],
];
