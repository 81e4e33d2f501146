import { addDays } from "../../domain/task-state.ts";
import type { Span } from "../reading.ts";
import { numberFrom } from "./han-number.ts";
import { type Sentence, take } from "./sentence.ts";

/** What a sentence says of time. */
export interface Times {
  due: Span | null;
  begins: Span | null;
  /** Printed as a range of years: first those with exactly this limit, else those that end within it. */
  years: { start: number; end: number } | null;
  /** 每年, 长期, or no limit at all; null = says none of these. */
  standing: "annual" | "ongoing" | "none" | null;
}

type Reader = (match: RegExpExecArray, today: string) => Partial<Times> | null;

/** Takes every word of time out of the sentence; where two say something of the same, the first counts. */
export function findTimes(sentence: Sentence, today: string): Times {
  sentence.rest = withFigures(sentence.rest);
  const times: Times = { due: null, begins: null, years: null, standing: null };
  for (const [pattern, read] of readers) {
    const match = pattern.exec(sentence.rest);
    const found = match && read(match, today);
    if (!match || !found) continue;
    take(sentence, match.index, match[0].length);
    sentence.why.push(`time: ${match[0]} ${JSON.stringify(found)}`);
    times.due ??= found.due ?? null;
    times.begins ??= found.begins ?? null;
    times.years ??= found.years ?? null;
    times.standing ??= found.standing ?? null;
  }
  return times;
}

/** 二零二零年 → 2020年; every character keeps its place. */
const withFigures = (words: string): string =>
  words.replace(
    /[二两][零〇○o0][一二三四五六七八九零〇]{2}(?=年)|(?<![一二三四五六七八九十])[一二][一二三四五六七八九零〇](?=年(?!内|之内|以内))/g,
    (year) =>
      Array.from(year, (sign) =>
        String("零一二三四五六七八九".indexOf(sign.replace(/[〇○o0]/, "零").replace("两", "二"))),
      ).join(""),
  );

const before = "(?:之前|以前|前)";
const count = "(\\d{1,4}|半|[一二两三四五六七八九十]{1,3})";

const readers: [RegExp, Reader][] = [
  [/十[二三四五]五(?:规划)?(?:期间|时期)/, () => ({})],
  // 截止到今天超期的, 到目前为止: as of now, not a limit.
  [/(?:截[止至]到?|截[止至]?|到|到了)(?:今天|今日|目前|现在|眼下|当前)(?:为止)?(?!到期|截止)/, () => ({})],
  [
    /(20\d\d)\s*年?\s*(?:[-~—–]+|至|到|to)\s*(20\d\d)\s*年?(?:期间|之间)?/,
    ([, start, end]) => yearsOf(Number(start), Number(end)),
  ],
  [
    new RegExp(
      `(?:(20\\d\\d)年)?(\\d{1,2})月(\\d{1,2})[日号]?(?:起|开始|往后|以后|之后|后)(?:的|算)?${count}个?(天|日|周|星期|礼拜|月|季度|年)(?:之?内|以内|里)`,
    ),
    ([, y, m, d, n, unit], today) => within(civil(y ?? today.slice(0, 4), m, d), n, unit),
  ],
  [
    new RegExp(`(20\\d\\d)年(\\d{1,2})月(\\d{1,2})[日号]?(?:${before})?`),
    ([, y, m, d]) => to(civil(y, m, d)),
  ],
  [/\b(20\d\d)-(\d{2})-(\d{2})\b/, ([, y, m, d]) => to(civil(y, m, d))],
  [
    new RegExp(`(20\\d\\d)年(\\d{1,2})月(?:份|底|末)?(${before})?`),
    ([, y, m, by]) => month(Number(y), Number(m), Boolean(by)),
  ],
  [
    new RegExp(`(\\d{1,2})月(\\d{1,2})[日号](?:${before})?`),
    ([, m, d], today) => to(civil(today.slice(0, 4), m, d)),
  ],
  [
    new RegExp(`(?<![\\d个])(\\d{1,2})月(?:份|底|末)?(${before})?`),
    ([, m, by], today) => month(Number(today.slice(0, 4)), Number(m), Boolean(by)),
  ],
  [
    /(?:从|自)?((?:20)?\d\d)年?度?(?:以后|之后|及以后)?(?:才|就|要)?(?:开始|启动|起步|起头|开头|开工|动手|上马|起(?!数))(?:实施|的)?/,
    ([, y]) => ({ begins: yearSpan(fullYear(y)) }),
  ],
  [
    /(今年|本年度?|明年|后年|去年|前年)(?:才|就|要)?(?:开始|启动|起步|起头|开头|开工|动手|上马)/,
    ([, word], today) => ({ begins: yearSpan(relativeYear(word, today)) }),
  ],
  [
    /\b(?:start(?:s|ing)?|begin(?:s|ning)?)\s+(?:in|from)\s+(20\d\d)\b/,
    ([, y]) => ({ begins: yearSpan(Number(y)) }),
  ],
  [
    new RegExp(`(20\\d\\d|(?<!\\d)[12]\\d(?=年))年?(底|末|年底)?(?:${before})`),
    ([, y, end]) => ({ due: { from: null, to: `${end ? fullYear(y) : fullYear(y) - 1}-12-31` } }),
  ],
  [/\bby\s+(?:the\s+)?(?:end\s+of\s+)?(20\d\d)\b/, ([, y]) => to(`${y}-12-31`)],
  [/\bbefore\s+(20\d\d)\b/, ([, y]) => to(`${Number(y) - 1}-12-31`)],
  [/(20\d\d)年?(?:以后|之后)/, ([, y]) => ({ due: { from: `${Number(y) + 1}-01-01`, to: null } })],
  [
    /(?:\b(?:in|during|of)\s+)?(?<!\d)(20\d\d)(?!\d)(?:年度?)?(?:底|末|年底|以?内)?|(?<!\d)([12]\d)年度?(?:底|内)?/,
    ([, y, short]) => ({ due: yearSpan(fullYear(y ?? short)) }),
  ],
  [
    new RegExp(`(今年|本年度?|明年|后年|去年|前年)?(?:年底|底|末|年末)(?:${before})`),
    ([, word], today) => from(today, `${relativeYear(word, today)}-12-31`),
  ],
  [
    /\bby\s+(?:the\s+)?(?:year\s*end|end\s+of\s+(?:the|this)\s+year)\b/,
    (_, today) => from(today, `${today.slice(0, 4)}-12-31`),
  ],
  [
    new RegExp(`(今年|本年度?|明年|后年|去年|前年)${before}`),
    ([, word], today) => to(`${relativeYear(word, today) - 1}-12-31`),
  ],
  [
    /(今年|本年度?|明年|后年|去年|前年)(?:年?底|年?末|以?内)?|年底|(?<![半两一二三四五六七八九十\d])年内/,
    ([, word], today) => ({ due: yearSpan(relativeYear(word, today)) }),
  ],
  [
    /\b(this|next|last)\s+year\b/,
    ([, word], today) => ({ due: yearSpan(Number(today.slice(0, 4)) + offsets[word as "this"]) }),
  ],
  [
    /上半年|下半年/,
    ([word], today) => ({
      due: {
        from: `${today.slice(0, 4)}-${word === "上半年" ? "01-01" : "07-01"}`,
        to: `${today.slice(0, 4)}-${word === "上半年" ? "06-30" : "12-31"}`,
      },
    }),
  ],
  [/第?([一二三四1-4])季度/, ([, n], today) => quarter(Number(today.slice(0, 4)), numberFrom(n ?? "") ?? 1)],
  [
    /(本|这个?|下个?)季度?(?=[^度]|$)/,
    ([word], today) =>
      word.includes("季")
        ? quarter(
            Number(today.slice(0, 4)),
            Math.ceil(Number(today.slice(5, 7)) / 3) + (word.startsWith("下") ? 1 : 0),
          )
        : null,
  ],
  [
    /(本|这个?|当|下个?)月(?:底|末|内)?(?:前|之前|以前)?/,
    ([word], today) => monthFrom(today, word.startsWith("下") ? 1 : 0),
  ],
  [/(?<![\d一二三四五六七八九十每个])月[底末](?:前|之前|以前)?/, (_, today) => monthFrom(today, 0)],
  [/\b(this|next)\s+month\b/, ([, word], today) => monthFrom(today, word === "next" ? 1 : 0)],
  [
    /(本|这个?|下个?)(?:周|星期|礼拜)(?:内|末)?/,
    ([word], today) => weekFrom(today, word.startsWith("下") ? 1 : 0),
  ],
  [/\b(this|next)\s+week\b/, ([, word], today) => weekFrom(today, word === "next" ? 1 : 0)],
  [
    new RegExp(
      `(?:未来|接下来|今后|往后|最近|近|还有|剩)(?:的)?${count}个?(天|日|周|星期|礼拜|月|季度|年)(?:之?内|以内)?`,
    ),
    ([, n, unit], today) => within(today, n, unit),
  ],
  [
    new RegExp(`${count}个?(天|日|周|星期|礼拜|月|季度|年)(?:之内|以内|内|里头?|(?=到期|截止|后到期))`),
    ([, n, unit], today) => within(today, n, unit),
  ],
  [
    /\b(?:within|in|next)\s+(?:the\s+)?(?:next\s+)?(\d{1,3})\s+(day|week|month|year)s?\b/,
    ([, n, unit], today) => within(today, n, unit),
  ],
  [/今天|今日|\btoday\b/, (_, today) => ({ due: { from: today, to: today } })],
  [
    /每年度?都?|年年|每一年|\b(?:every year|each year|annual(?:ly)?|yearly)\b/,
    () => ({ standing: "annual" }),
  ],
  [
    /(?:没有?|不设|未定|未|无)(?:列?明确?的?|规定的?|设定的?)?(?:完成)?(?:时限|期限|截止(?:时间|日期)?)|\b(?:no|without) (?:a )?(?:deadline|limit)s?\b/,
    () => ({ standing: "none" }),
  ],
  [
    /长期坚持|长期性?|常年|持续推进|持续性|经常性|工作中(?:予以)?落实|\b(?:long[- ]term|ongoing|standing)\b/,
    () => ({ standing: "ongoing" }),
  ],
];

const offsets = { this: 0, next: 1, last: -1 };

const civil = (
  year: string | number | undefined,
  month: string | number | undefined,
  day: string | number | undefined,
): string => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** "年底前" looks ahead from today; what was due before is overdue, not due. "2018年底前" is everything up to that day. */
const from = (today: string, day: string): Partial<Times> => ({
  due: { from: today <= day ? today : null, to: day },
});

const to = (day: string): Partial<Times> => ({ due: { from: null, to: day } });

const fullYear = (year: string | undefined): number =>
  year?.length === 2 ? 2000 + Number(year) : Number(year);

const yearSpan = (year: number): Span => ({ from: `${year}-01-01`, to: `${year}-12-31` });

const yearsOf = (start: number, end: number): Partial<Times> | null =>
  start <= end ? { years: { start, end } } : null;

function relativeYear(word: string | undefined, today: string): number {
  const year = Number(today.slice(0, 4));
  if (word === "明年") return year + 1;
  if (word === "后年") return year + 2;
  if (word === "去年") return year - 1;
  return word === "前年" ? year - 2 : year;
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function month(year: number, number: number, by: boolean): Partial<Times> | null {
  if (number < 1 || number > 12) return null;
  return {
    due: { from: by ? null : civil(year, number, 1), to: civil(year, number, lastDay(year, number)) },
  };
}

function monthFrom(today: string, offset: number): Partial<Times> | null {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + offset;
  return month(Math.floor(months / 12), (months % 12) + 1, false);
}

function quarter(year: number, number: number): Partial<Times> {
  const overflow = number > 4 ? 1 : 0;
  const last = (overflow ? 1 : number) * 3;
  return {
    due: {
      from: civil(year + overflow, last - 2, 1),
      to: civil(year + overflow, last, lastDay(year + overflow, last)),
    },
  };
}

function weekFrom(today: string, offset: number): Partial<Times> {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  const monday = addDays(today, 1 - weekday + 7 * offset);
  return { due: { from: monday, to: addDays(monday, 6) } };
}

function within(today: string, amount: string | undefined, unit: string | undefined): Partial<Times> | null {
  const number = amount === "半" ? 0.5 : numberFrom(amount ?? "");
  if (number === null) return null;
  const days = unit ? Math.round(number * (daysOf[unit] ?? 1)) : number;
  return { due: { from: today, to: addDays(today, days) } };
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
