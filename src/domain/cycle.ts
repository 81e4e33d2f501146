import { addDays } from "./task-state.ts";
import { weekOf, weekStart } from "./week.ts";

/** How often a plan asks for reports. */
export const rhythms = ["weekly", "fortnightly", "monthly", "quarterly", "halfYearly"] as const;
export type Rhythm = (typeof rhythms)[number];

/** Mid-term and final evaluation: a 期 of its own that takes the place of the ordinary one while it is open. */
export interface Milestone {
  kind: "midterm" | "final";
  /** Civil dates, both inclusive. */
  opensOn: string;
  dueOn: string;
}

/** How a plan asks for reports. */
export interface ReportingRules {
  rhythm: Rhythm;
  /**
   * Weekly: weekday 1 (Monday) to 7; fortnightly: day 1 to 14; else the day of the (last) month, 1 to 31, a day that the
   * month does not have meaning its last.
   */
  dueDay: number;
  /** Wall clock in the bot's zone, "17:00". */
  dueTime: string;
  milestones: Milestone[];
  /** The body's head signs before a report counts. */
  signing: boolean;
}

/** Monthly by the 25th is what most offices do (domain: 进展情况 is asked monthly of all bodies). */
export const defaultRules: ReportingRules = {
  rhythm: "monthly",
  dueDay: 25,
  dueTime: "17:00",
  milestones: [],
  signing: false,
};

/** One 期. Every day of a plan lies in exactly one, so every report belongs to one. */
export interface Cycle {
  /** Names it within its plan: "2018-06", "2018-W23", "2018-F12", "2018-Q2", "2018-H1", "2018-midterm". */
  key: string;
  kind: Rhythm | Milestone["kind"];
  year: number;
  /** Number of the 期 in its year; 1 for a milestone. */
  number: number;
  /** Civil dates, inclusive. What comes after `dueOn` and `dueTime`, until `endsOn`, is late but belongs to it. */
  opensOn: string;
  dueOn: string;
  dueTime: string;
  endsOn: string;
}

/** @param date civil date in the bot's zone */
export function cycleOn(rules: ReportingRules, date: string): Cycle {
  const milestone = rules.milestones.find(({ opensOn, dueOn }) => opensOn <= date && date <= dueOn);
  if (milestone) {
    const { kind, opensOn, dueOn } = milestone;
    const year = Number(dueOn.slice(0, 4));
    return {
      key: `${year}-${kind}`,
      kind,
      year,
      number: 1,
      opensOn,
      dueOn,
      dueTime: rules.dueTime,
      endsOn: dueOn,
    };
  }
  return rules.rhythm === "weekly" || rules.rhythm === "fortnightly"
    ? cycleOfWeeks(rules, date, rules.rhythm)
    : cycleOfMonths(rules, date, rules.rhythm);
}

/** The 期 before the one given. */
export const cycleBefore = (rules: ReportingRules, cycle: Cycle): Cycle =>
  cycleOn(rules, addDays(cycle.opensOn, -1));

/** Late = after the due hour of the due day. @param time wall clock "16:59" in the bot's zone */
export const isLate = (cycle: Cycle, date: string, time: string): boolean =>
  date > cycle.dueOn || (date === cycle.dueOn && time > cycle.dueTime);

function cycleOfWeeks(rules: ReportingRules, date: string, kind: "weekly" | "fortnightly"): Cycle {
  const isoWeek = weekOf(date);
  const [year, week] = [Number(isoWeek.slice(0, 4)), Number(isoWeek.slice(6))];
  const long = kind === "fortnightly";
  const monday = weekStart(isoWeek);
  const opensOn = long && week % 2 === 0 ? addDays(monday, -7) : monday;
  const nextIsNewYear = weekOf(addDays(opensOn, 7)).slice(0, 4) !== isoWeek.slice(0, 4);
  // Week 53 stands alone: a fortnight never runs into the next year's first.
  const days = long && !nextIsNewYear ? 14 : 7;
  const number = long ? Math.ceil(week / 2) : week;
  return {
    key: `${year}-${long ? "F" : "W"}${String(number).padStart(2, "0")}`,
    kind,
    year,
    number,
    opensOn,
    dueOn: addDays(opensOn, Math.min(rules.dueDay, days) - 1),
    dueTime: rules.dueTime,
    endsOn: addDays(opensOn, days - 1),
  };
}

const months = { monthly: 1, quarterly: 3, halfYearly: 6 } as const;
const keyOf = {
  monthly: (number: number) => String(number).padStart(2, "0"),
  quarterly: (number: number) => `Q${number}`,
  halfYearly: (number: number) => `H${number}`,
};

function cycleOfMonths(rules: ReportingRules, date: string, kind: keyof typeof months): Cycle {
  const year = Number(date.slice(0, 4));
  const number = Math.ceil(Number(date.slice(5, 7)) / months[kind]);
  const lastMonth = number * months[kind];
  const last = lastDay(year, lastMonth);
  return {
    key: `${year}-${keyOf[kind](number)}`,
    kind,
    year,
    number,
    opensOn: civil(year, lastMonth - months[kind] + 1, 1),
    dueOn: civil(year, lastMonth, Math.min(rules.dueDay, last)),
    dueTime: rules.dueTime,
    endsOn: civil(year, lastMonth, last),
  };
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const civil = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
