import { type Cycle, cycleOn } from "../../domain/cycle.ts";
import { type Duty, dutiesOf, isOpen } from "../../domain/duties.ts";
import { groupBy } from "../../domain/group-by.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Db } from "../../store/db.ts";
import { directoryOf, type PlanDirectory } from "../../store/directory.ts";
import { planById } from "../../store/plans.ts";
import { reportingRules } from "../../store/reporting-rules.ts";
import { type FiledReport, reportsOfCycle } from "../../store/reports.ts";
import { assignmentsOfPlan, tasksOfPlan } from "../../store/tasks.ts";

/** Who is asked for what in a 期, and who has answered. */
export interface CycleStatus {
  plan: Plan;
  cycle: Cycle;
  directory: PlanDirectory;
  /** Everybody asked, in the document's order. */
  duties: Duty<FiledReport>[];
  /** Ids of tasks of which every owed report is in. */
  reported: ReadonlySet<string>;
  /** Ids of tasks of which an owed report is missing. */
  silent: ReadonlySet<string>;
  /** Id of a body → the duties it still owes (kind "report" only: nobody is pressed for the others). */
  owing: ReadonlyMap<string, Duty<FiledReport>[]>;
}

/** @param on a civil date of the 期 asked about, on which owners are looked at; null when there is no such plan */
export async function cycleStatus(db: Db, planId: string, on: string): Promise<CycleStatus | null> {
  const plan = await planById(db, planId);
  if (!plan) return null;
  const cycle = cycleOn(await reportingRules(db, planId), on);
  const [tasks, assignments, directory, reports] = await Promise.all([
    tasksOfPlan(db, planId),
    assignmentsOfPlan(db, planId),
    directoryOf(db, planId),
    reportsOfCycle(db, planId, cycle.key),
  ]);
  const facts = {
    plan,
    tasks,
    assignments: groupBy(assignments, (assignment) => assignment.task),
    directory,
    reports,
  };
  return { plan, cycle, directory, ...answered(dutiesOf(facts, cycle, on)) };
}

function answered(
  duties: Duty<FiledReport>[],
): Pick<CycleStatus, "duties" | "reported" | "silent" | "owing"> {
  const owed = duties.filter((duty) => duty.kind === "report");
  const missing = owed.filter(isOpen);
  const silent = new Set(missing.map((duty) => duty.task.id));
  const reported = new Set(owed.map((duty) => duty.task.id).filter((id) => !silent.has(id)));
  return { duties, reported, silent, owing: groupBy(missing, (duty) => duty.owner.body) };
}
