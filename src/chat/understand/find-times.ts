import type { Span } from "../reading.ts";
import { yearSpan } from "./civil-dates.ts";
import { dateReaders, englishReaders, relativeYear, yearReaders } from "./dates.ts";
import { type Sentence, take } from "./sentence.ts";
import { amounts, amountsAhead, amountsFromDay, amountsLate } from "./time-amounts.ts";

/** What a sentence says of time. */
export interface Times {
  due: Span | null;
  begins: Span | null;
  /** Printed as a range of years: first those with exactly this limit, else those that end within it. */
  years: { start: number; end: number } | null;
  /** 每年, 长期, or no limit at all; null = says none of these. */
  standing: "annual" | "ongoing" | "none" | null;
  /** Where in the sentence the limit is said. */
  at: number | null;
}

export type TimeReader = (match: RegExpExecArray, today: string) => Partial<Times> | null;

/** Takes every word of time out of the sentence; where two say something of the same, the first counts. */
export function findTimes(sentence: Sentence, today: string): Times {
  sentence.rest = withFigures(sentence.rest);
  const times: Times = { due: null, begins: null, years: null, standing: null, at: null };
  for (const [pattern, read] of readers) {
    const match = pattern.exec(sentence.rest);
    const found = match && read(match, today);
    if (!match || !found) continue;
    take(sentence, match.index, match[0].length);
    sentence.why.push(`time: ${match[0]} ${JSON.stringify(found)}`);
    if (found.due && !times.due) times.at = match.index;
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

const starting = "(?:才|就|要|新)?(?:开始|启动|起步|起头|开头|开工|动手|上马)";

const beginnings: [RegExp, TimeReader][] = [
  [
    new RegExp(`(?:从|自)?((?:20)?\\d\\d)年?度?(?:以后|之后|及以后)?(?:${starting}|起(?!数))(?:实施|的)?`),
    ([, year]) => ({ begins: yearSpan(year?.length === 2 ? 2000 + Number(year) : Number(year)) }),
  ],
  [
    new RegExp(`(今年|本年度?|明年|后年|去年|前年)${starting}`),
    ([, word], today) => ({ begins: yearSpan(relativeYear(word, today)) }),
  ],
  [
    /(?:起始|开始|启动|起步)(?:年份?|时间)?(?:是|为|在|写着?)(20\d\d)年?/,
    ([, year]) => ({ begins: yearSpan(Number(year)) }),
  ],
  [
    /\b(?:start(?:s|ing)?|begin(?:s|ning)?)\s+(?:in|from)\s+(20\d\d)\b/,
    ([, year]) => ({ begins: yearSpan(Number(year)) }),
  ],
];

const standing: [RegExp, TimeReader][] = [
  [
    /每年度?都?|年年|每一年|\b(?:every year|each year|annual(?:ly)?|yearly)\b/,
    () => ({ standing: "annual" }),
  ],
  [
    /(?:没有?|不设|未定|未|无)(?:列?明确?的?|规定的?|设定的?)?(?:完成)?(?:时限|期限|截止(?:时间|日期)?)|(?:时限|期限)(?:那|这)?一?[栏列格]?(?:是|都)?(?:空着?|没写|没填|未填|未列)(?:的)?|\b(?:no|without) (?:a )?(?:deadline|limit)s?\b/,
    () => ({ standing: "none" }),
  ],
  [
    /长期坚持|长期性?|常年|持续推进|持续性|经常性|工作中(?:予以)?落实|\b(?:long[- ]term|ongoing|standing)\b/,
    () => ({ standing: "ongoing" }),
  ],
];

const dates = [...dateReaders, ...englishReaders, ...yearReaders].map(
  ([pattern, meaning]): [RegExp, TimeReader] => [
    pattern,
    ({ groups }, today) => {
      const due = meaning(groups ?? {}, today);
      return due && { due };
    },
  ],
);

const aYear = "(?:20\\d\\d年?|(?<!\\d)[12]\\d年|[今明后去前]年)度?底?";

/** 2018, 18, 今 → the year. */
const yearFrom = (said: string, today: string): number =>
  /\d/.test(said) ? Number(said.padStart(4, "20")) : relativeYear(said, today);

const withinYears = (years: number[]): Partial<Times> => {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const apart = new Set(years).size <= last - first;
  const due = { from: `${first}-01-01`, to: `${last}-12-31` };
  return { due: apart ? { ...due, years } : due };
};

const readers: [RegExp, TimeReader][] = [
  [/十[一二三四五六七八九]五(?:规划)?(?:期间|时期)/, () => ({})],
  // 截止到今天超期的, 到目前为止: as of now, not a limit.
  [/(?:截[止至]到?|到|到了)(?:今天|今日|目前|现在|眼下|当前)(?:为止)?(?!到期|截止)/, () => ({})],
  // 2016年、2018年和2020年: within each of them.
  [
    new RegExp(`${aYear}(?:[、,，和与及跟或]${aYear})+`),
    ([words], today) =>
      withinYears([...words.matchAll(/\d+|[今明后去前](?=年)/g)].map(([year]) => yearFrom(year, today))),
  ],
  // 今明两年.
  [
    /([去今明])([今明后])[两二]?年/,
    ([, first, second], today) => withinYears([yearFrom(first ?? "", today), yearFrom(second ?? "", today)]),
  ],
  // 2016到2017年到期: within both; 2016-2017年 alone is how a limit is printed.
  [
    /(20\d\d)年?底?(?:[-~—–]+|至|到)(20\d\d)年?底?(?=(?:之?间)?(?:到期|截止|期满|完成|要完成))/,
    ([, start, end]) =>
      Number(start) < Number(end) ? { due: { from: `${start}-01-01`, to: `${end}-12-31` } } : null,
  ],
  [
    /(20\d\d)\s*年?\s*(?:[-~—–]+|至|到|to)\s*(20\d\d)\s*年?(?:期间|之间)?/,
    ([, start, end]) =>
      Number(start) <= Number(end) ? { years: { start: Number(start), end: Number(end) } } : null,
  ],
  ...amountsFromDay,
  // 上周报的: when it was said or done, unless it fell due then.
  [/(?:上+一?个?(?:月|周|星期|礼拜|季度?)|昨天|昨日|前天)(?!.{0,8}(?:到期|截止|期满))/, () => ({})],
  ...amountsLate,
  ...beginnings,
  ...amountsAhead,
  ...dates,
  ...amounts,
  ...standing,
];
