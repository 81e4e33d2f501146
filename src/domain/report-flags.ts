import type { Report, SelfState } from "./report.ts";
import type { TaskState } from "./task-state.ts";

/** Why the clerk should look twice at a report. */
export type ReportFlag =
  /** The body says it goes well, the limit says otherwise (or the other way round). */
  | "stateDiffers"
  /** 推进中 word for word the same for three cycles. */
  | "unchanged"
  /** The percentage went down. */
  | "fell"
  /** The clerk asks for evidence on this task and none has come. */
  | "noEvidence";

/** As many cycles with the same words are flagged (domain: 连续三期). */
const sameCycles = 3;

/** @param earlier the same body's earlier reports on the task, newest first */
export function reportFlags(
  report: Pick<Report, "state" | "percent" | "progress" | "cycle">,
  earlier: readonly Pick<Report, "percent" | "progress" | "cycle">[],
  computed: TaskState,
  evidenceMissing = false,
): ReportFlag[] {
  const flags: ReportFlag[] = [];
  if (differs(report.state, computed)) flags.push("stateDiffers");
  if (isUnchanged(report, earlier)) flags.push("unchanged");
  if (earlier[0] && report.percent < earlier[0].percent) flags.push("fell");
  if (evidenceMissing) flags.push("noEvidence");
  return flags;
}

/** Said to go well (or not to have begun) while its limit has passed; a body that says 滞后 is believed. */
export const differs = (said: SelfState, computed: TaskState): boolean =>
  computed === "overdue" && (said === "onTrack" || said === "ahead" || said === "notStarted");

function isUnchanged(
  report: Pick<Report, "state" | "progress" | "cycle">,
  earlier: readonly Pick<Report, "progress" | "cycle">[],
): boolean {
  if (report.state !== "onTrack") return false;
  const cycles = new Set([report.cycle]);
  for (const before of earlier) {
    if (before.progress !== report.progress) break;
    cycles.add(before.cycle);
  }
  return cycles.size >= sameCycles;
}
