import { standingOf } from "../../domain/counting-report.ts";
import {
  type Counts,
  countTasks,
  isDueSoon,
  isOverdue,
  isSilent,
  type TaskAsOf,
} from "../../domain/counts.ts";
import { cycleOn } from "../../domain/cycle.ts";
import type { Digest, DigestLine, Period, SectionKind } from "../../domain/digest.ts";
import { sectionKinds } from "../../domain/digest.ts";
import { groupBy } from "../../domain/group-by.ts";
import { accountable, heirOf, ownersOn } from "../../domain/owners.ts";
import type { Report } from "../../domain/report.ts";
import { isInScope, type Scope } from "../../domain/scope.ts";
import { type Assignment, type Task, taskTitle } from "../../domain/task.ts";
import { addDays, daysBetween } from "../../domain/task-state.ts";
import { weekStart } from "../../domain/week.ts";
import type { DigestFacts } from "../../store/digest-facts.ts";

/** Characters of a report's text in one line. */
const wordsLength = 60;

/**
 * The digest of a plan, or a part of it, for a period: a pure function of the facts. Everything is counted at the end of
 * `period.on`, from reports and closings dated up to it, so that an old week gives the same digest whenever it is asked
 * for. Limits and owners are those of today: an extension moves a task out of 逾期 in old weeks too.
 */
export function buildDigest(facts: DigestFacts, period: Period, scope: Scope): Digest {
  const before = addDays(period.from, -1);
  const now = entriesOn(facts, scope, period.on, weekStart(period.week));
  const then = entriesOn(facts, scope, before, addDays(weekStart(period.week), -7));
  const counts = countTasks(
    now.map((seen) => seen.entry),
    period.on,
  );
  const earlier = countTasks(
    then.map((seen) => seen.entry),
    before,
  );
  const sections = sectionKinds.map((kind) => ({ kind, lines: linesOf(kind, now, facts, period) }));
  const moved = sections.some(
    ({ kind, lines }) => (kind === "done" || kind === "updated") && lines.length > 0,
  );
  return {
    plan: facts.plan.id,
    planTitle: facts.plan.title,
    scope,
    scopeName: scopeName(scope, facts),
    period,
    counts,
    change: difference(counts, earlier),
    sections,
    indicators: scope.kind === "plan" ? indicatorLines(facts, period) : [],
    behind: now
      .filter(({ entry }) => !entry.done && entry.said === "behind" && !isOverdue(entry, period.on))
      .map((seen) => line("blocked", seen, facts, period)),
    coordination: now.flatMap((seen) => coordinationLine(seen, facts, period) ?? []),
    nothingNew: !moved && !hasNew(now, then, isOverdue, period) && !hasNew(now, then, isDueSoon, period),
  };
}

/** True when a task is late, or due soon, that was not so before the period. */
function hasNew(
  now: Seen[],
  then: Seen[],
  test: (entry: TaskAsOf, on: string) => boolean,
  period: Period,
): boolean {
  const before = addDays(period.from, -1);
  const known = new Set(then.filter(({ entry }) => test(entry, before)).map(({ entry }) => entry.task.id));
  return now.some(({ entry }) => test(entry, period.on) && !known.has(entry.task.id));
}

/** One section of a digest whole, or, for "all", every task of its scope. */
export function digestLines(
  facts: DigestFacts,
  period: Period,
  scope: Scope,
  kind: SectionKind | "all",
): DigestLine[] {
  const entries = entriesOn(facts, scope, period.on, weekStart(period.week));
  return kind === "all"
    ? entries.map((seen) => line("silent", seen, facts, period))
    : linesOf(kind, entries, facts, period);
}

interface Seen {
  entry: TaskAsOf;
  reports: Report[];
  assignments: Assignment[];
}

/** The tasks of the scope as they stood at the end of `on`. */
function entriesOn(facts: DigestFacts, scope: Scope, on: string, week: string): Seen[] {
  const assignments = groupBy(facts.assignments, (assignment) => assignment.task);
  const reports = groupBy(facts.reports, (report) => report.task);
  return facts.tasks.flatMap((task) => {
    const mine = assignments.get(task.id) ?? [];
    if (!isInScope(scope, task, mine, facts, on)) return [];
    const dated = (reports.get(task.id) ?? []).filter((report) => report.on <= on);
    return [{ entry: entryOf(facts, task, mine, dated, on, week), reports: dated, assignments: mine }];
  });
}

function entryOf(
  facts: DigestFacts,
  task: Task,
  assignments: Assignment[],
  reports: Report[],
  on: string,
  week: string,
): TaskAsOf {
  const done = task.phase === "done" && (task.doneOn === null || task.doneOn <= on);
  // Closed later: on that day it was still open.
  const asOf: Task = task.phase === "done" && !done ? { ...task, phase: "open", doneOn: null } : task;
  const owners = ownersOn(assignments, facts, on);
  const { withoutLead } = facts.plan;
  const cycle = cycleOn(facts.rules, on);
  const inCycle = reports.filter((report) => report.on >= cycle.opensOn);
  return {
    task: asOf,
    done,
    said: standingOf(owners, withoutLead, reports, facts, on)?.state ?? null,
    reportedThisWeek: reports.some((report) => report.on >= week),
    silent: isSilent(
      asOf,
      accountable(owners, withoutLead).map((owner) => owner.body),
      new Set(inCycle.map((report) => heirOf(report.body, facts, on))),
      on,
    ),
  };
}

function linesOf(kind: SectionKind, all: Seen[], facts: DigestFacts, period: Period): DigestLine[] {
  const { on, from } = period;
  const test: Record<SectionKind, (seen: Seen) => boolean> = {
    done: ({ entry }) => entry.done && entry.task.doneOn !== null && entry.task.doneOn >= from,
    updated: ({ reports }) => reports.some((report) => report.on >= from),
    overdue: ({ entry }) => isOverdue(entry, on),
    dueSoon: ({ entry }) => isDueSoon(entry, on),
    silent: ({ entry }) => entry.silent,
    blocked: ({ entry }) => !entry.done && entry.said === "blocked",
  };
  return all.filter(test[kind]).map((seen) => line(kind, seen, facts, period));
}

function line(kind: SectionKind, seen: Seen, facts: DigestFacts, period: Period): DigestLine {
  const { task } = seen.entry;
  const recent = seen.reports.filter((report) => report.on >= period.from);
  const last = kind === "updated" ? recent[0] : seen.reports[0];
  const days: Partial<Record<SectionKind, () => number>> = {
    overdue: () => daysBetween(task.due ?? period.on, period.on),
    dueSoon: () => daysBetween(period.on, task.due ?? period.on),
  };
  const words = kind === "blocked" ? last?.problems || last?.progress : last?.progress;
  return {
    number: task.number,
    title: taskTitle(task),
    bodies:
      kind === "updated"
        ? [...new Set(recent.map((report) => nameOf(report.body, facts)))]
        : answering(seen, facts, period.on),
    due: task.due,
    days: days[kind]?.() ?? null,
    late: kind === "overdue",
    words: beginning(words ?? ""),
    percent: last?.percent ?? null,
  };
}

function coordinationLine(seen: Seen, facts: DigestFacts, period: Period): DigestLine | null {
  const asking = seen.reports.find((report) => report.on >= period.from && report.coordination !== "");
  if (!asking) return null;
  const { number, due } = seen.entry.task;
  return {
    number,
    title: taskTitle(seen.entry.task),
    bodies: [nameOf(asking.body, facts)],
    due,
    days: null,
    late: false,
    words: beginning(asking.coordination),
    percent: null,
  };
}

/** Against the target of the year counted in; where none is printed for it, the plan's own. */
function indicatorLines(facts: DigestFacts, period: Period): Digest["indicators"] {
  const year = Number(period.on.slice(0, 4));
  return facts.indicators.flatMap(({ name, target, years, actual }) =>
    actual
      ? [
          {
            name,
            actual: `${actual.value}${actual.unit ?? ""}`,
            on: actual.on,
            year,
            target: years.find((each) => each.year === year)?.target ?? target,
          },
        ]
      : [],
  );
}

function answering(seen: Seen, facts: DigestFacts, on: string): string[] {
  const owners = accountable(ownersOn(seen.assignments, facts, on), facts.plan.withoutLead);
  return owners.map((owner) => nameOf(owner.body, facts));
}

const nameOf = (body: string, facts: DigestFacts): string =>
  facts.names.get(body) ?? body.slice(body.indexOf("/") + 1);

function beginning(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return [...line].length > wordsLength ? `${[...line].slice(0, wordsLength).join("")}…` : line;
}

function scopeName(scope: Scope, facts: DigestFacts): string | null {
  if (scope.kind === "section") return scope.name;
  if (scope.kind === "bodies") return scope.bodies.map((body) => nameOf(body, facts)).join("、");
  if (scope.kind === "group") return facts.groups.get(scope.group) ?? scope.group;
  return null;
}

function difference(now: Counts, then: Counts): Counts {
  const change = { ...now };
  for (const name of Object.keys(change) as (keyof Counts)[]) change[name] -= then[name];
  return change;
}
