import type { Cycle } from "./cycle.ts";
import { isStanding, startsOn } from "./deadline.ts";
import { accountable, contributors, type Directory, heirOf, type Owner, ownersOn } from "./owners.ts";
import type { Plan } from "./plan.ts";
import type { Report, Verdict } from "./report.ts";
import type { Assignment, Task } from "./task.ts";

/**
 * Why a body is asked: for the task's own report; for 无变化 or an addition on standing work; for its part of the lead's
 * report. Only the first is owed (报送率 counts it); the others are asked once and never pressed for.
 */
export type DutyKind = "report" | "standing" | "part";

/** One body asked for one task in one 期. */
export interface Duty<R extends CycleReport = CycleReport> {
  task: Task;
  owner: Owner;
  kind: DutyKind;
  /** The newest report of this 期 that was not sent back; null while there is none. */
  report: R | null;
  /** The newest one, when it was sent back and nothing has come since. */
  returned: R | null;
}

export type CycleReport = Report & { verdict: Verdict };

export interface CycleFacts<R extends CycleReport> {
  plan: Pick<Plan, "withoutLead">;
  tasks: readonly Task[];
  /** Of those tasks, by id. */
  assignments: ReadonlyMap<string, readonly Assignment[]>;
  directory: Directory;
  /** Sent in this 期, newest first, whatever became of them. */
  reports: readonly R[];
}

/** Who is asked for what in a 期, in the document's order. @param on civil date on which owners are looked at */
export function dutiesOf<R extends CycleReport>(facts: CycleFacts<R>, cycle: Cycle, on: string): Duty<R>[] {
  const newest = new Map<string, R>();
  const returned = new Map<string, R>();
  for (const report of facts.reports) {
    const key = `${report.task}\n${heirOf(report.body, facts.directory, on)}`;
    if (report.verdict !== "returned" && !newest.has(key)) newest.set(key, report);
    if (report.verdict === "returned" && !newest.has(key) && !returned.has(key)) returned.set(key, report);
  }
  return facts.tasks
    .filter((task) => isAskedFor(task, cycle))
    .flatMap((task) => {
      const owners = ownersOn(facts.assignments.get(task.id) ?? [], facts.directory, on);
      const own: DutyKind = isStanding(task.deadline) ? "standing" : "report";
      const asked = [
        ...accountable(owners, facts.plan.withoutLead).map((owner) => ({ owner, kind: own })),
        ...contributors(owners, facts.plan.withoutLead).map((owner) => ({ owner, kind: "part" as const })),
      ];
      return asked.map(({ owner, kind }): Duty<R> => {
        const key = `${task.id}\n${owner.body}`;
        return { task, owner, kind, report: newest.get(key) ?? null, returned: returned.get(key) ?? null };
      });
    });
}

/** Closed and suspended tasks ask nothing, nor do those that begin later. */
function isAskedFor(task: Task, cycle: Cycle): boolean {
  const begins = startsOn(task.deadline);
  return task.phase !== "done" && task.phase !== "suspended" && (begins === null || begins <= cycle.endsOn);
}

/** Already told the office that it is done: nothing more to report until that is decided. */
export const isOpen = (duty: Pick<Duty, "task" | "report">): boolean =>
  duty.report === null && duty.task.phase !== "awaiting";
