import { addDays } from "../../domain/task-state.ts";
import type { Span } from "../reading.ts";
import {
  civil,
  daySpan,
  halfSpan,
  monthOf,
  monthSpan,
  quarterSpan,
  weekSpan,
  yearOf,
  yearSpan,
} from "./civil-dates.ts";
import { numberFrom } from "./han-number.ts";

/** Groups of one match, by name. */
type Said = Partial<Record<string, string>>;
/** What a pattern says of dates; null = it is no date after all. */
type Meaning = (said: Said, today: string) => Span | null;

const relative = "今年|本年度?|明年|后年|去年|前年|上一?年度?";
const year = `(?:(?<year>20\\d\\d|(?<![\\d.])[12]\\d(?=年))年?度?(?:的|里)?|(?<relative>${relative})(?:的|里)?)`;
const han = "[一二三四五六七八九]|十[一二]?";
/** 3月, 三月; 三个月, 三月内 are amounts. */
const month = `(?<![\\d个几.])(?<month>\\d{1,2}(?=月)|(?:${han})(?=月(?!之?内|以内|里)))月份?`;
const day = "(?<day>\\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]";
const end = "(?<end>年?底|年?末|月?底|月?末)?";
/** Up to that day, whatever was before. */
const by = "(?<by>之前|以前|前)?";

const offsets: Record<string, number> = { 今: 0, 本: 0, 明: 1, 后: 2, 去: -1, 前: -2, 上: -1 };

export const relativeYear = (word: string | undefined, today: string): number =>
  yearOf(today) + (offsets[word?.[0] ?? "今"] ?? 0);

/** @returns the year said, else this one */
const yearIn = ({ year, relative }: Said, today: string): number =>
  year ? Number(year.padStart(4, "20")) : relativeYear(relative, today);

const upTo = (to: string): Span => ({ from: null, to });

/** "2018年6月前" is everything up to its end, "6月前" what falls due from now on: what was due before is overdue. */
const limit = (to: string, { year }: Said, today: string): Span =>
  year || to < today ? upTo(to) : { from: today, to };

const within = (span: Span, said: Said, today: string): Span =>
  said.by && span.to ? limit(span.to, said, today) : span;

const dayOf: Meaning = (said, today) => {
  const date = civil(yearIn(said, today), numberFrom(said.month ?? "") ?? 0, numberFrom(said.day ?? "") ?? 0);
  if (date === null) return null;
  return said.by ? limit(date, said, today) : daySpan(date);
};

const monthIn: Meaning = (said, today) => {
  const number = numberFrom(said.month ?? "") ?? 0;
  return number >= 1 && number <= 12 ? within(monthSpan(yearIn(said, today), number), said, today) : null;
};

/** 下下个月, 上周: how many ahead. */
const steps = (side: string | undefined): number =>
  side === undefined ? 0 : (side.startsWith("上") ? -1 : side.startsWith("下") ? 1 : 0) * side.length;

const side = "(?<side>上+|下+|本|这|当)一?个?";

/** Dates and parts of the calendar, the more particular first. */
export const dateReaders: readonly [RegExp, Meaning][] = [
  [new RegExp(`(?<![\\d])(?<year>20\\d\\d)[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)${by}`), dayOf],
  [new RegExp(`${year}?${month}${day}${by}`), dayOf],
  [new RegExp(`(?<![\\d])(?<year>20\\d\\d)[-/.](?<month>0?[1-9]|1[0-2])(?![\\d./-])${by}`), monthIn],
  [new RegExp(`${year}?${month}${end}${by}`), monthIn],
  [
    new RegExp(`${year}?(?<half>上|下|前|后)半年${by}`),
    (said, today) =>
      within(halfSpan(yearIn(said, today), /[上前]/.test(said.half ?? "") ? 1 : 2), said, today),
  ],
  [
    new RegExp(
      `${year}?(?:第?(?<quarter>[一二三四1-4])个?季度?(?!一次|一报|报一次)|\\bq(?<q>[1-4]))[底末]?${by}`,
    ),
    (said, today) =>
      within(quarterSpan(yearIn(said, today), numberFrom(said.quarter ?? said.q ?? "") ?? 1), said, today),
  ],
  [
    new RegExp(`${side}季度?${by}`),
    (said, today) =>
      within(quarterSpan(yearOf(today), Math.ceil(monthOf(today) / 3) + steps(said.side)), said, today),
  ],
  // 这个月25日前.
  [
    new RegExp(`${side}月${day}${by}`),
    (said, today) => {
      const { from } = monthSpan(yearOf(today), monthOf(today) + steps(said.side));
      const date = civil(yearOf(from ?? today), monthOf(from ?? today), numberFrom(said.day ?? "") ?? 0);
      if (date === null) return null;
      return said.by ? limit(date, said, today) : daySpan(date);
    },
  ],
  [
    new RegExp(
      `(?:${side}月|(?<![\\d一二三四五六七八九十每个])月(?=[底末]))(?:底|末|内|里)?(?:之前|以前|前)?`,
    ),
    (said, today) => monthSpan(yearOf(today), monthOf(today) + steps(said.side)),
  ],
  [new RegExp(`${side}(?:周|星期|礼拜)(?:内|里|末)?`), (said, today) => weekSpan(today, steps(said.side))],
  // 25日前: of this month, else of the next.
  [
    new RegExp(`(?<![\\d月])${day}(?:之前|以前|前)`),
    (said, today) => {
      const number = numberFrom(said.day ?? "") ?? 0;
      const late = number < Number(today.slice(8));
      const next = monthSpan(yearOf(today), monthOf(today) + (late ? 1 : 0)).from ?? today;
      const date = civil(yearOf(next), monthOf(next), number);
      return date === null ? null : { from: today, to: date };
    },
  ],
  [/今天|今日/, (_, today) => daySpan(today)],
  // 明天要开会: only what falls due then is meant.
  [
    /(?<day>明天|后天)(?=.{0,4}(?:前|到期|截止|期满))/,
    ({ day }, today) => daySpan(addDays(today, day === "明天" ? 1 : 2)),
  ],
];

/** Years alone: what is left when no month, quarter or half of one was said. */
export const yearReaders: readonly [RegExp, Meaning][] = [
  [
    /(?<year>20\d\d)年?(?:底)?(?:及|和|或|含)?(?:以前|之前)?(?:[（(]含[^）)]{0,6}[）)]|(?<=[及和或](?:以前|之前)))/,
    (said, today) => upTo(`${yearIn(said, today)}-12-31`),
  ],
  [
    /(?<year>20\d\d|(?<![\d.])[12]\d(?=年))年?度?(?<end>年?底|年?末)?(?:之前|以前|前)/,
    (said, today) => upTo(`${yearIn(said, today) - (said.end ? 0 : 1)}-12-31`),
  ],
  [
    /(?<year>20\d\d)年?(?:以后|之后)/,
    (said, today) => ({ from: `${yearIn(said, today) + 1}-01-01`, to: null }),
  ],
  [
    /(?<!\d)(?<year>20\d\d|[12]\d(?=年))(?!\d)(?:年度?)?(?:年?底|年?末|以?内)?/,
    (said, today) => yearSpan(yearIn(said, today)),
  ],
  // "年底前" looks ahead: what was due before is overdue, not due. "2018年底前" is everything up to that day.
  [
    new RegExp(`(?:(?<relative>${relative})年?|年)(?:底|末)(?:之前|以前|前)`),
    (said, today) => {
      const day = `${yearIn(said, today)}-12-31`;
      return { from: today <= day ? today : null, to: day };
    },
  ],
  [
    new RegExp(`(?<relative>${relative})(?:之前|以前|前(?!半))`),
    (said, today) => upTo(`${yearIn(said, today) - 1}-12-31`),
  ],
  [
    new RegExp(
      `(?<relative>${relative})(?:年?底|年?末|以?内)?|年[底末]|(?<![半两一二三四五六七八九十\\d])年内`,
    ),
    (said, today) => yearSpan(yearIn(said, today)),
  ],
];

/** English dates and parts of the calendar. */
export const englishReaders: readonly [RegExp, Meaning][] = [
  [
    /\bby\s+(?:the\s+)?(?:end\s+of\s+)?(?<year>20\d\d)\b/,
    (said, today) => upTo(`${yearIn(said, today)}-12-31`),
  ],
  [/\bbefore\s+(?<year>20\d\d)\b/, (said, today) => upTo(`${yearIn(said, today) - 1}-12-31`)],
  [
    /\bby\s+(?:the\s+)?(?:year\s*end|end\s+of\s+(?:the|this)\s+year)\b/,
    (_, today) => ({ from: today, to: `${yearOf(today)}-12-31` }),
  ],
  [
    /\b(?<half>first|second)\s+half\b(?:\s+of\s+(?:the\s+year|(?<year>20\d\d)))?/,
    (said, today) => halfSpan(yearIn(said, today), said.half === "first" ? 1 : 2),
  ],
  [
    /\b(?<quarter>first|second|third|fourth|last)\s+quarter\b(?:\s+of\s+(?:the\s+year|(?<year>20\d\d)))?/,
    (said, today) => quarterSpan(yearIn(said, today), ordinals[said.quarter ?? ""] ?? 4),
  ],
  [
    /\b(?<side>this|next|last)\s+(?<unit>year|month|week)\b/,
    ({ side, unit }, today) => {
      const step = side === "next" ? 1 : side === "last" ? -1 : 0;
      if (unit === "year") return yearSpan(yearOf(today) + step);
      return unit === "week" ? weekSpan(today, step) : monthSpan(yearOf(today), monthOf(today) + step);
    },
  ],
  [/\btoday\b/, (_, today) => daySpan(today)],
];

const ordinals: Record<string, number> = { first: 1, second: 2, third: 3 };
