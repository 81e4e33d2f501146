import { type Standing, standingOf } from "../../domain/counting-report.ts";
import { counts } from "../../domain/report.ts";
import { type FiledReport, reportsOfTask } from "../../store/reports.ts";
import type { ReportingTask } from "./reporting-task.ts";
import type { Scene } from "./scene.ts";

/**
 * What the counting reports of a task say together today.
 * @param options.without id of a report about to be sent back · options.signed id of one that is just being signed
 */
export async function countingOf(
  scene: Pick<Scene, "db">,
  found: ReportingTask,
  options: { without?: string; signed?: string } = {},
): Promise<Standing<FiledReport> | null> {
  const all = await reportsOfTask(scene.db, found.task.id);
  const counting = all.filter(
    (report) => (counts(report.verdict) || report.id === options.signed) && report.id !== options.without,
  );
  return standingOf(found.owners, found.plan.withoutLead, counting, found.directory, found.today);
}
