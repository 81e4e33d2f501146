import { accountable, type Directory, heirOf, type Owner } from "./owners.ts";
import type { Plan } from "./plan.ts";
import type { Report, SelfState } from "./report.ts";

/** What all counting reports of a task say together. */
export interface Standing<R extends Report = Report> {
  state: SelfState;
  /** 0 to 100; the mean over the accountable bodies, rounded down, a silent one counting 0. */
  percent: number;
  /** Civil date of the newest of them. */
  on: string;
  at: number;
  /** Newest counting report of each accountable body, in the order of the owners. */
  reports: R[];
  /** Accountable bodies without any. */
  missing: string[];
}

/**
 * Which reports count for a task: the newest of each accountable body. With one (a lead) that is the task's report; with
 * several, each body's own part: done when all are, else what the worst of them says.
 * @param reports those that count (not returned, signed where signing is asked), newest first
 */
export function standingOf<R extends Report>(
  owners: readonly Owner[],
  withoutLead: Plan["withoutLead"],
  reports: readonly R[],
  directory: Pick<Directory, "endings">,
  on: string,
): Standing<R> | null {
  const answering = accountable(owners, withoutLead);
  const newest = new Map<string, R>();
  for (const report of reports) {
    const body = heirOf(report.body, directory, on);
    if (!newest.has(body)) newest.set(body, report);
  }
  const counting = answering.flatMap((owner) => newest.get(owner.body) ?? []);
  const last = counting.reduce<R | null>(
    (best, report) => (!best || report.at > best.at ? report : best),
    null,
  );
  if (!last) return null;
  const missing = answering.filter((owner) => !newest.has(owner.body)).map((owner) => owner.body);
  const total = counting.reduce((sum, report) => sum + report.percent, 0);
  return {
    state: stateOf(counting, missing.length),
    percent: Math.floor(total / answering.length),
    on: last.on,
    at: last.at,
    reports: counting,
    missing,
  };
}

function stateOf(reports: readonly Report[], missing: number): SelfState {
  const states = new Set(reports.map((report) => report.state));
  if (states.has("blocked")) return "blocked";
  if (states.has("behind")) return "behind";
  const only = (...wanted: SelfState[]): boolean => reports.every((report) => wanted.includes(report.state));
  if (missing === 0 && only("done")) return "done";
  if (missing === 0 && only("done", "ahead")) return "ahead";
  return only("notStarted") ? "notStarted" : "onTrack";
}
