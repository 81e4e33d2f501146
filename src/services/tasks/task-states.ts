import { standingOf } from "../../domain/counting-report.ts";
import { cycleOn } from "../../domain/cycle.ts";
import { groupBy } from "../../domain/group-by.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import { ownersOn } from "../../domain/owners.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Task } from "../../domain/task.ts";
import { taskState } from "../../domain/task-state.ts";
import type { Db } from "../../store/db.ts";
import { directoryOf } from "../../store/directory.ts";
import { reportingRules } from "../../store/reporting-rules.ts";
import { countingReports, type FiledReport } from "../../store/reports.ts";
import { assignmentsOfTasks } from "../../store/tasks.ts";

/**
 * Tasks with their state on a day. Owners are read only for tasks that have been reported on: the others' state follows
 * from the limit alone.
 * @param bodies ids of the body asked about and those it took over, for "reported in this 期"; none = not asked
 */
export async function withStates(
  db: Db,
  plan: Plan,
  tasks: readonly Task[],
  on: string,
  bodies: readonly string[] = [],
): Promise<OwnedTask[]> {
  const ids = tasks.map((task) => task.id);
  const reports = groupBy(await countingReports(db, ids), (report) => report.task);
  const last = await lastStates(db, plan, reports, on);
  const cycle = bodies.length && reports.size ? cycleOn(await reportingRules(db, plan.id), on).key : "";
  return tasks.map((task) => ({
    task,
    state: taskState(task, last.get(task.id) ?? null, on),
    role: null,
    items: null,
    via: "direct",
    group: null,
    former: null,
    reported: bodies.length
      ? (reports.get(task.id) ?? []).some((report) => bodies.includes(report.body) && report.cycle === cycle)
      : null,
  }));
}

async function lastStates(
  db: Db,
  plan: Plan,
  reports: ReadonlyMap<string, FiledReport[]>,
  on: string,
): Promise<Map<string, Pick<FiledReport, "state">>> {
  const states = new Map<string, Pick<FiledReport, "state">>();
  if (reports.size === 0) return states;
  const [assignments, directory] = await Promise.all([
    assignmentsOfTasks(db, [...reports.keys()]),
    directoryOf(db, plan.id),
  ]);
  const ofTask = groupBy(assignments, (assignment) => assignment.task);
  for (const [task, filed] of reports) {
    const owners = ownersOn(ofTask.get(task) ?? [], directory, on);
    const standing = standingOf(owners, plan.withoutLead, filed, directory, on);
    if (standing) states.set(task, standing);
  }
  return states;
}
