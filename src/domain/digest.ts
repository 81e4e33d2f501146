import type { Counts } from "./counts.ts";
import type { Scope } from "./scope.ts";
import { addDays } from "./task-state.ts";
import { weekEnd, weekStart } from "./week.ts";

/** What time a digest speaks of. Civil dates. */
export interface Period {
  /** ISO week it is named after: its last one. */
  week: string;
  /** First day of what is new in it. */
  from: string;
  /** The day everything is counted at: the week's Sunday, or the day it is made when the week is not over. */
  on: string;
}

/** The week as it stands on `today`: a week that is over always gives the same period, thus the same digest. */
export function periodOf(week: string, today: string, weeks = 1): Period {
  const end = weekEnd(week);
  return { week, from: addDays(weekStart(week), -7 * (weeks - 1)), on: today < end ? today : end };
}

export const sectionKinds = ["done", "updated", "overdue", "dueSoon", "silent", "blocked"] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** One task in a section. */
export interface DigestLine {
  /** The number people use. */
  number: string;
  title: string;
  /** Names of the bodies that answer for it, or, of what was updated, of those that reported. */
  bodies: string[];
  due: string | null;
  /** Days past the limit when `late`, days left when due soon; null where the section does not speak of limits. */
  days: number | null;
  late: boolean;
  /** Beginning of what was reported last, or of what stands in its way. */
  words: string;
  percent: number | null;
}

export interface Digest {
  plan: string;
  planTitle: string;
  scope: Scope;
  /** Name of a narrower scope; null for the whole plan. */
  scopeName: string | null;
  period: Period;
  counts: Counts;
  /** Difference to the day before `period.from`. */
  change: Counts;
  /** All kinds, in this order, also empty ones. */
  sections: { kind: SectionKind; lines: DigestLine[] }[];
  /** 欠进度: reported as behind, limit not passed yet. */
  behind: DigestLine[];
  /** 需协调事项 reported in the period. */
  coordination: DigestLine[];
  /** Indicators somebody has reported a value of, against the year's target; only of the whole plan. */
  indicators: { name: string; actual: string; on: string; year: number; target: string }[];
  /** True when no report, no closing, and no task newly late or due soon falls into the period. */
  nothingNew: boolean;
}
