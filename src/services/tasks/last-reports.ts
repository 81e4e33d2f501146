import type { Context } from "../../chat/context.ts";
import { counts } from "../../domain/report.ts";
import { differs } from "../../domain/report-flags.ts";
import type { TaskState } from "../../domain/task-state.ts";
import { bodyNames } from "../../store/directory.ts";
import { countingReports, type FiledReport, reportsOfTask } from "../../store/reports.ts";
import type { Texts } from "../../texts/zh.ts";

export type NamedReport = FiledReport & { bodyName: string };

/** The newest counting report on each task, with its body's name. */
export async function lastReports(
  context: Context,
  tasks: readonly string[],
): Promise<Map<string, NamedReport>> {
  const reports = await countingReports(context.db, tasks);
  const named = await withNames(context, reports);
  const newest = new Map<string, NamedReport>();
  for (const report of named) if (!newest.has(report.task)) newest.set(report.task, report);
  return newest;
}

export async function withNames(context: Context, reports: readonly FiledReport[]): Promise<NamedReport[]> {
  const names = await bodyNames(context.db, [...new Set(reports.map((report) => report.body))]);
  return reports.map((report) => ({ ...report, bodyName: names.get(report.body) ?? report.body }));
}

/** @param computed the task's state by its limit: where the report's own word does not fit it, that is said */
export function sayLastReport(
  texts: Texts,
  report: NamedReport | undefined,
  computed: TaskState | null = null,
): string[] {
  if (!report) return [texts.answers.noReport];
  const { bodyName, on, state, percent, progress } = report;
  return [
    texts.answers.lastReport(bodyName, on, texts.common.selfStates[state], percent, progress),
    ...(computed && differs(state, computed) ? [texts.reports.flags.stateDiffers] : []),
  ];
}

/** All reports on the tasks that count, newest first. */
export async function reportsOn(context: Context, tasks: readonly string[]): Promise<NamedReport[]> {
  const all = await Promise.all(tasks.map((task) => reportsOfTask(context.db, task)));
  return withNames(
    context,
    all.flat().filter((report) => counts(report.verdict)),
  );
}
