import { today } from "../../clock.ts";
import type { ReportFields } from "../../domain/report.ts";
import { maxFieldLength } from "../../domain/report-fields.ts";
import { SayError } from "../../errors.ts";
import { type Change, change } from "../../store/change.ts";
import { queueMessage } from "../../store/outbox.ts";
import { addReportEvent, type FiledReport, reportById } from "../../store/reports.ts";
import { addTaskEvent, type Check } from "../../store/task-events.ts";
import { countingOf } from "./counting.ts";
import { type ReportingTask, reportingTask, requireClerk } from "./reporting-task.ts";
import { doerOf, type Scene } from "./scene.ts";

/** What the clerk may say of a report that nobody has decided yet. @throws SayError where it was decided before */
async function undecided(scene: Scene, id: string): Promise<FiledReport> {
  const { review } = scene.texts.reports;
  const report = await reportById(scene.db, id);
  if (!report) throw new SayError("no-report", review.gone);
  if (report.verdict === "unsigned") throw new SayError("unsigned", review.unsigned);
  if (report.verdict === "returned") throw new SayError("decided", review.returnedBefore);
  return report;
}

/**
 * Accepts reports, one or many. Those decided in the meantime are left as they are; an application to close
 * (done) is decided by {@link closeTask}, never along with others.
 * @returns how many were accepted now
 */
export async function acceptReports(scene: Scene, ids: readonly string[]): Promise<number> {
  requireClerk(scene);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    let accepted = 0;
    for (const id of new Set(ids)) {
      const report = await reportById(scene.db, id);
      if (report?.verdict !== "sent" || report.state === "done") continue;
      record(scene, tx, report, "accepted", "");
      accepted += 1;
    }
    return accepted;
  });
}

/** Sends a report back: it no longer counts, and who sent it gets it in private as it was, with the reason. */
export async function returnReport(scene: Scene, id: string, reason: string): Promise<FiledReport> {
  requireClerk(scene);
  const why = requireReason(scene, reason);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const report = await undecided(scene, id);
    await sendBack(scene, tx, report, "returned", why);
    return report;
  });
}

/** Part of a caller's change: the clerk's return, or the head's refusal to sign. */
export async function sendBack(
  scene: Scene,
  tx: Change,
  report: FiledReport,
  kind: "returned" | "refused",
  reason: string,
): Promise<void> {
  record(scene, tx, report, kind, reason);
  const found = await reportingTask(scene, report.task);
  const standing = await countingOf(scene, found, { without: report.id });
  if (found.task.phase === "awaiting" && standing?.state !== "done")
    tx.add("UPDATE tasks SET phase = 'open' WHERE id = ?", [report.task]);
  const message = queueMessage({
    key: `report.returned:${report.id}`,
    kind: "report.returned",
    receiver: { person: report.person },
    data: { report: report.id, reason },
    dueAt: scene.clock.now(),
  });
  tx.add(message.sql, message.args);
}

/** Mends a typing slip: what was sent stays, the corrected words lie over it. */
export async function correctReport(
  scene: Scene,
  id: string,
  fields: Partial<Pick<ReportFields, "progress" | "problems" | "next" | "results" | "coordination">>,
  reason: string,
): Promise<void> {
  requireClerk(scene);
  const why = requireReason(scene, reason);
  await change(scene.db, doerOf(scene, null), async (tx) => {
    const report = await undecided(scene, id);
    const { problems } = scene.texts.reports;
    if (fields.progress === "") throw new SayError("progress-missing", problems.progressMissing);
    if (Object.values(fields).some((words) => [...words].length > maxFieldLength))
      throw new SayError("too-long", problems.tooLong);
    const names = Object.keys(fields) as (keyof typeof fields)[];
    const changed = names.filter((name) => fields[name] !== report[name]);
    if (changed.length === 0) return;
    const sent = report.asSent ?? report;
    const overlay = Object.fromEntries(
      (["progress", "problems", "next", "results", "coordination"] as const)
        .map((name) => [name, fields[name] ?? report[name]] as const)
        .filter(([name, words]) => words !== sent[name]),
    );
    record(scene, tx, report, "corrected", why, overlay);
  });
}

export async function markModel(scene: Scene, id: string): Promise<void> {
  requireClerk(scene);
  await change(scene.db, doerOf(scene, null), async (tx) => {
    const report = await undecided(scene, id);
    if (!report.model) record(scene, tx, report, "model", "");
  });
}

function record(
  scene: Scene,
  tx: Change,
  report: FiledReport,
  kind: "accepted" | "returned" | "refused" | "model" | "corrected" | "signed",
  reason: string,
  fields: Partial<ReportFields> | null = null,
): void {
  const event = {
    report: report.id,
    kind,
    person: scene.actor.person ?? "cli",
    reason,
    fields,
    at: scene.clock.now(),
  };
  addReportEvent(tx, event);
  tx.audit({
    action: `report.${kind}`,
    subject: `task:${report.task}`,
    before: { report: report.id, verdict: report.verdict },
    after: { ...(reason ? { reason } : {}), ...(fields ? { fields } : {}) },
  });
}

export { record as recordReportEvent };

/**
 * 销号: the clerk has checked and agrees. 正常办结 or 超时办结 is told by the day the last body reported it done, not by the day
 * the office got round to it.
 */
export async function closeTask(
  scene: Scene,
  taskId: string,
  checked: Check,
  reason: string,
): Promise<{ found: ReportingTask; late: boolean }> {
  requireClerk(scene);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const found = await reportingTask(scene, taskId);
    const { task } = found;
    if (task.phase !== "awaiting")
      throw new SayError("not-awaiting", scene.texts.reports.review.notAwaiting(task.number));
    const standing = await countingOf(scene, found);
    const on = today(scene.clock);
    const late = task.due !== null && (standing?.on ?? on) > task.due;
    tx.add("UPDATE tasks SET phase = 'done', done_on = ? WHERE id = ?", [on, task.id]);
    for (const report of standing?.reports ?? [])
      if (report.verdict === "sent") record(scene, tx, report, "accepted", "");
    const base = { person: scene.actor.person ?? "cli", reason, at: scene.clock.now() };
    addTaskEvent(tx, { ...base, task: task.id, kind: "closed", checked, late, before: null, after: on });
    tx.audit({
      action: "task.close",
      subject: `task:${task.id}`,
      before: { phase: task.phase },
      after: { phase: "done", checked, late, ...(reason ? { reason } : {}) },
    });
    return { found, late };
  });
}

/** The application is not agreed: every report that said done goes back with the reason. */
export async function refuseClosing(scene: Scene, taskId: string, reason: string): Promise<ReportingTask> {
  requireClerk(scene);
  const why = requireReason(scene, reason);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const found = await reportingTask(scene, taskId);
    if (found.task.phase !== "awaiting")
      throw new SayError("not-awaiting", scene.texts.reports.review.notAwaiting(found.task.number));
    const standing = await countingOf(scene, found);
    for (const report of standing?.reports ?? []) await sendBack(scene, tx, report, "returned", why);
    tx.add("UPDATE tasks SET phase = 'open' WHERE id = ?", [taskId]);
    tx.audit({
      action: "task.closeRefused",
      subject: `task:${taskId}`,
      before: { phase: "awaiting" },
      after: { phase: "open", reason: why },
    });
    return found;
  });
}

export function requireReason(scene: Scene, reason: string): string {
  const words = reason.trim();
  if (!words) throw new SayError("no-reason", scene.texts.reports.review.reasonMissing);
  if ([...words].length > maxFieldLength)
    throw new SayError("too-long", scene.texts.reports.problems.tooLong);
  return words;
}
