import { firstYearOf } from "../domain/plan.ts";
import type { Deadline } from "./draft.ts";
import { closeGaps, fold } from "./fold.ts";
import { hanToNumber } from "./numbering.ts";

/** What a limit without a year leans on. */
export interface PlanYears {
  /** The document's year: a month without a year is in it. */
  year: number | null;
  periodStart: number | null;
  periodEnd: number | null;
}

const ongoing =
  /工作中落实|长期|持续|常态|常年|日常|贯穿|经常性|随时|即时|立即|ongoing|continu|long[- ]term|as needed|throughout/i;
const annual =
  /每年|每季|每月|每半年|每周|每学期|逐年|按季|按月|按年|年度|annual|yearly|each year|every (?:year|quarter|month)|quarterly|monthly/i;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A limit printed in a field of its own (a column, 完成时限：…). Null when the field is empty or says none. */
export function readDeadline(text: string, years: PlanYears): Deadline | null {
  const printed = closeGaps(text.replace(/\n+/g, "")).replace(/^[:：\s]+|[。;；,，\s]+$/g, "");
  if (!printed || /^(?:无|-+|\/|—+|n\/a|none|tbd)$/i.test(fold(printed))) return null;
  const folded = fold(printed).replace(/\s+/g, " ");
  return (
    recurring(printed, folded) ??
    readRange(printed, folded, years) ??
    readDate(printed, folded, years) ??
    readYear(printed, folded, years) ?? { text: printed, kind: "ongoing", start: null, end: null }
  );
}

function recurring(text: string, folded: string): Deadline | null {
  const dated = /\d{4}|\d{1,2}月/.test(folded);
  if (annual.test(folded) && !/\d{4}年度|本年度/.test(folded))
    return { text, kind: "annual", start: null, end: null };
  if (ongoing.test(folded) && !dated) return { text, kind: "ongoing", start: null, end: null };
  return null;
}

function readRange(text: string, folded: string, years: PlanYears): Deadline | null {
  const period = fiveYears(folded);
  if (period) return { text, kind: "range", start: period[0], end: period[1] };
  const full = /(\d{4})\s*年?\s*(?:\/)?\s*(?:-+|至|到|to)\s*(\d{4})\s*(?!\d|年?\d{1,2}月|-)/i.exec(folded);
  if (full) return { text, kind: "range", start: Number(full[1]), end: Number(full[2]) };
  const short = /\b(20\d{2})\s*[-/]\s*(\d{2})\b(?!\s*[-/.])/.exec(folded);
  if (short && Number(short[2]) > Number(short[1]!.slice(2)) && Number(short[2]) > 12) {
    return { text, kind: "range", start: Number(short[1]), end: Number(`20${short[2]}`) };
  }
  const dates = /^(.*?\d.*?)(?:-+|至|到| to )(.*\d.*)$/.exec(folded);
  if (!dates || /^\d{4}-\d{1,2}-\d{1,2}$/.test(folded)) return null;
  const start = firstDay(dates[1]!, years);
  const end = lastDay(
    dates[2]!,
    { ...years, year: yearIn(dates[1]!) ?? years.year },
    /月/.test(dates[2]!) ? "" : dates[1]!,
  );
  return start && end ? { text, kind: "range", start, end } : null;
}

function fiveYears(folded: string): [number, number] | null {
  const match = /[“"'‘]?(十[一二三四五六]?|二十)五[”"'’]?(?:时期|期间|规划期|末)?/.exec(folded);
  const number = match ? hanToNumber(match[1]!) : null;
  if (!match || number === null) return null;
  const start = firstYearOf(number);
  return [start, start + 4];
}

function readDate(text: string, folded: string, years: PlanYears): Deadline | null {
  const end = lastDay(folded, years);
  if (end) return { text, kind: "date", start: null, end };
  const undated = !years.year && !/20\d{2}/.test(folded) && /\d{1,2}\s*月|年底|年末|季度|半年/.test(folded);
  return undated ? { text, kind: "date", start: null, end: null } : null;
}

function readYear(text: string, folded: string, years: PlanYears): Deadline | null {
  const year = /(20\d{2}|19\d{2})/.exec(folded);
  if (year) return { text, kind: "year", start: Number(year[1]), end: Number(year[1]) };
  if (/年内|今年|本年|当年|全年|this year/.test(folded) && years.year) {
    return { text, kind: "year", start: years.year, end: years.year };
  }
  if (/规划期末|期末/.test(folded) && years.periodEnd) {
    return { text, kind: "year", start: years.periodEnd, end: years.periodEnd };
  }
  return null;
}

const yearIn = (folded: string): number | null => {
  const match = /(20\d{2})/.exec(folded);
  return match ? Number(match[1]) : null;
};

const iso = (year: number, month: number, day: number): string | null =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
    ? `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
    : null;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Last day meant by a date, a month, a quarter or a half-year; null when only a year or nothing is named. */
function lastDay(folded: string, years: PlanYears, monthFrom = ""): string | null {
  const year = yearIn(folded) ?? years.year;
  if (!year) return null;
  const numeric = /20\d{2}[-./](\d{1,2})(?:[-./](\d{1,2}))?/.exec(folded);
  if (numeric)
    return iso(year, Number(numeric[1]), numeric[2] ? Number(numeric[2]) : daysIn(year, Number(numeric[1])));
  const us = /(\d{1,2})\/(\d{1,2})\/(20\d{2})/.exec(folded);
  if (us) return slashed(Number(us[3]), Number(us[1]), Number(us[2]));
  const month =
    /(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:份)?\s*(?:(\d{1,2})\s*[日号]|(上旬)|(中旬))?/.exec(folded);
  if (month) {
    const number = Number(month[1]) || hanToNumber(month[1]!)!;
    return iso(
      year,
      number,
      month[2] ? Number(month[2]) : month[3] ? 10 : month[4] ? 20 : daysIn(year, number),
    );
  }
  const dayOnly = monthFrom && /^\s*(\d{1,2})\s*[日号]/.exec(folded);
  if (dayOnly) return iso(year, Number(/(\d{1,2})\s*月/.exec(monthFrom)?.[1] ?? 0), Number(dayOnly[1]));
  return partOfYear(folded, year) ?? englishDay(folded, year);
}

/** 3/15/2024 begins with the month, 30/10/2014 with the day: only one of the two can be a month. */
const slashed = (year: number, first: number, second: number): string | null =>
  first > 12 ? iso(year, second, first) : iso(year, first, second);

function partOfYear(folded: string, year: number): string | null {
  const quarter = /(?:第?([一二三四1-4])\s*季度|\bQ([1-4])\b)/i.exec(folded);
  if (quarter) {
    const number = Number(quarter[1] ?? quarter[2]) || hanToNumber(quarter[1]!)!;
    return iso(year, number * 3, daysIn(year, number * 3));
  }
  if (/上半年|年中|mid[- ]?(?:year|20)/i.test(folded)) return iso(year, 6, 30);
  if (/下半年/.test(folded)) return iso(year, 12, 31);
  return /年\s*(?:年)?\s*(?:底|末|终)|岁末|end of|year[- ]end/i.test(folded) ? iso(year, 12, 31) : null;
}

function englishDay(folded: string, year: number): string | null {
  const match = /\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s*(\d{1,2}(?!\d))?/i.exec(
    folded,
  );
  if (!match) return seasonEnd(folded, year);
  const month = months.indexOf(match[1]!.slice(0, 3).toLowerCase()) + 1;
  const before = /(\d{1,2})(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.exec(
    folded,
  );
  const day = Number(match[2] ?? before?.[1] ?? daysIn(year, month));
  return iso(year, month, day);
}

function seasonEnd(folded: string, year: number): string | null {
  const season = /\b(spring|summer|fall|autumn|winter)\b/i.exec(folded)?.[1]?.toLowerCase();
  if (!season) return null;
  const month = { spring: 5, summer: 8, fall: 11, autumn: 11, winter: 12 }[season]!;
  return iso(year, month, daysIn(year, month));
}

function firstDay(folded: string, years: PlanYears): string | null {
  const end = lastDay(folded, years);
  if (!end) return null;
  return /[日号]|\d{4}[-./]\d{1,2}[-./]\d|\b\d{1,2},/.test(folded) ? end : `${end.slice(0, 7)}-01`;
}

const limitWords =
  /(?:到|至|在|于|截至|截止|力争|确保)?\s*(?:20\d{2}\s*年)?\s*(?:(?:年底|年末)|\d{1,2}\s*月(?:份)?(?:\d{1,2}\s*日|底|末|上旬|中旬|下旬)?|20\d{2}\s*年(?:上半年|下半年|第?[一二三四]季度)?(?:底|末|内)?)\s*(?:之前|以前|前)?/;
const wholeLimit = new RegExp(
  `^(?:完成时限|时限|时间)?[:\\s]*(?:长期(?:坚持|推进|实施)?|持续(?:推进|实施|开展)?|常态化(?:推进|开展)?|全年(?:推进|实施)?|工作中落实|年内|每年|每季度|每月|${limitWords.source}|20\\d{2}\\s*年?(?:-+|至)20\\d{2}\\s*年?|\\d{1,2}月(?:底|末)?(?:-+|至)\\d{1,2}月(?:底|末)?)\\s*(?:取得(?:明显|阶段性)?(?:成效|进展))?(?:完成|启动|落实|建成|实施|并?长期坚持|并?持续推进|实现|开展|见成效)?$`,
);

const englishLimit =
  /^(?:(?:complete[d]? )?(?:by|before|no later than|until|due)\b.*(?:20\d{2}|\d{1,2}\/\d{1,2})|(?:(?:early|mid|late|end of|q[1-4]|spring|summer|fall|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s-]+)?(?:\d{1,2},\s*)?20\d{2}(?:\s*-+\s*20\d{2})?|\d{1,2}\/\d{1,2}\/20\d{2}|ongoing|annually|quarterly|monthly|continuous(?:ly)?)$/i;

/** True when a piece of a clause says nothing but a limit ("2018年底前完成"). */
export const isDeadlineOnly = (text: string): boolean => {
  const folded = fold(text).trim();
  if (englishLimit.test(folded)) return true;
  return /\d|长期|持续|常态|全年|年内|每|工作中/.test(folded) && wholeLimit.test(folded);
};

const limitWithVerb =
  /^((?:(?:到|在|于)?20\d{2}年)?(?:\d{1,2}月(?:份|\d{1,2}日|底|末|上旬|中旬|下旬)?|年(?:底|末|内)|(?:上|下)半年|第?[一二三四]季度)?(?:之?前|以前)?)(?:全面|基本|全部|初步)*(?:完成|实现|建成|启动|出台|印发|取得|投入|开工|竣工|报送)/;

/** The limit a piece of a clause gives: all of it (2018年底前完成), or what it begins with (年底前完成首批开放). Null for names. */
export function limitBefore(piece: string): string | null {
  if (isDeadlineOnly(piece)) return piece;
  const length = limitWithVerb.exec(fold(piece))?.[1]?.length ?? 0;
  return length > 0 ? piece.slice(0, length) : null;
}

const runningLimits: RegExp[] = [
  /到\s*20\d{2}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?\s*(?:底|末)?(?:之前|以前|前)?/g,
  /20\d{2}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|上半年|下半年|第?[一二三四]季度)?\s*(?:年?底|年?末)?\s*(?:之前|以前|前)/g,
  /20\d{2}\s*年\s*(?:年?底|年?末|内)/g,
  /20\d{2}\s*年(?:\s*\d{1,2}\s*月)?(?=,?(?:全面|基本|力争)?(?:完成|建成|实现))/g,
  /(?<![\d年])(?:\d{1,2}\s*月(?:\d{1,2}\s*日|底|末)?|年底|年末)\s*(?:之前|以前|前)/g,
  /(?<!\d年)(?<!\d)\d{1,2}\s*月\s*(?:底|末)(?!前|以前|之前)/g,
  /(?<![\d年至])\d{1,2}月份(?!以来|至|到|-)/g,
  /(?<=^|[,。;(:]|今|\d年)(?:今年|本年)?(?:年内|年底前|(?:上|下)半年|第?[一二三四]季度(?:前|末|底)?)(?=[\u4e00-\u9fff])(?!以来|度)/g,
  /(?<=^|[。)])每(?:半年|季度|季|月|年|周)(?:至少|不少于|定期|组织|开展|召开|举办|进行|通报|报送|发布|公布|对|向|集中)/g,
  /[“"]?十[一二三四五六]五[”"]?(?:期间|时期(?=[,，]))/g,
  /20\d{2}\s*年?\s*(?:-+|至)\s*20\d{2}\s*年/g,
  /\bby (?:the end of )?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:\d{1,2},?\s+)?)?20\d{2}\b/gi,
];

/**
 * The limit a task names in its own running text (到2020年…, 十三五期间). With several the last to fall due counts:
 * until then the task is not done. Null when there is none.
 */
export function deadlineInText(text: string, years: PlanYears): Deadline | null {
  const folded = withoutTargetYears(fold(text));
  let best: Deadline | null = null;
  for (const pattern of runningLimits) {
    for (const match of folded.matchAll(pattern)) {
      const found = readDeadline(text.slice(match.index, match.index + match[0].length), years);
      if (found && found.kind !== "ongoing" && later(found, best)) best = found;
    }
  }
  return best;
}

/** 到2018年减少30%，到2020年减少35%: years of one indicator's targets, not limits of the task. Blanked, length kept. */
const withoutTargetYears = (folded: string): string =>
  folded.replace(/[^。;\n]+/g, (sentence) => {
    const targets = sentence.match(/20\d{2}年底?(?:前)?[^\d]{0,12}\d[\d.]*[%‰]/g)?.length ?? 0;
    return targets >= 2 ? " ".repeat(sentence.length) : sentence;
  });

function later(found: Deadline, best: Deadline | null): boolean {
  if (!best) return true;
  const due = (limit: Deadline) => (typeof limit.end === "number" ? `${limit.end}-12-31` : (limit.end ?? ""));
  const [a, b] = [due(found), due(best)];
  return a > b || (a === b && found.kind === "date" && best.kind === "year");
}
