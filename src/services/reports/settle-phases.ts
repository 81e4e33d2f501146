import { standingOf } from "../../domain/counting-report.ts";
import { groupBy } from "../../domain/group-by.ts";
import { ownersOn } from "../../domain/owners.ts";
import { type Change, change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { directoryOf } from "../../store/directory.ts";
import { planById } from "../../store/plans.ts";
import { countingReportsOfPlan } from "../../store/reports.ts";
import { reopenings } from "../../store/task-events.ts";
import { assignmentsOfPlan, tasksOfPlan } from "../../store/tasks.ts";

/**
 * Once it has changed who answers for the tasks of a plan: an application to close that the bodies now accountable have
 * not all made is none, and one that they all have made waits for the clerk.
 * @param on civil date of the change
 */
export async function settlePhases(db: Db, doer: Doer, plan: string, on: string): Promise<void> {
  await change(db, doer, (tx) => settle(db, tx, plan, on));
}

async function settle(db: Db, tx: Change, planId: string, on: string): Promise<void> {
  const plan = await planById(db, planId);
  if (!plan) return;
  const [tasks, assignments, directory, reports, reopened] = await Promise.all([
    tasksOfPlan(db, planId),
    assignmentsOfPlan(db, planId),
    directoryOf(db, planId),
    countingReportsOfPlan(db, planId),
    reopenings(db, planId),
  ]);
  const ownersOf = groupBy(assignments, (assignment) => assignment.task);
  const reportsOf = groupBy(reports, (report) => report.task);
  for (const { id, phase } of tasks) {
    if (phase !== "open" && phase !== "awaiting") continue;
    const owners = ownersOn(ownersOf.get(id) ?? [], directory, on);
    const standing = standingOf(owners, plan.withoutLead, reportsOf.get(id) ?? [], directory, on);
    // What the clerk has reopened is not applied for by the words of before.
    const asked = standing?.state === "done" && standing.at > (reopened.get(id) ?? 0);
    const wanted = asked ? "awaiting" : "open";
    if (phase === wanted) continue;
    tx.add("UPDATE tasks SET phase = ? WHERE id = ?", [wanted, id]);
    tx.audit({ action: "task.phase", subject: `task:${id}`, before: { phase }, after: { phase: wanted } });
  }
}
