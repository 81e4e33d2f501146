import { SayError } from "../../errors.ts";
import { change } from "../../store/change.ts";
import { type FiledReport, reportById, unsignedReports } from "../../store/reports.ts";
import { countingOf } from "./counting.ts";
import { reportingTask } from "./reporting-task.ts";
import { recordReportEvent, requireReason, sendBack } from "./review-reports.ts";
import { doerOf, type Scene } from "./scene.ts";

/** As many as one card shows whole. */
const maxReports = 8;

/** @throws SayError to anybody but a head */
export async function reportsToSign(scene: Scene): Promise<FiledReport[]> {
  requireHead(scene);
  return unsignedReports(scene.db, scene.actor.bodies, maxReports);
}

function requireHead(scene: Scene): void {
  if (scene.actor.right !== "head") throw new SayError("not-head", scene.texts.reports.signing.notHead);
}

/** The head agrees: from now on the reports count. @returns how many were signed now */
export async function signReports(scene: Scene, ids: readonly string[]): Promise<number> {
  requireHead(scene);
  return change(scene.db, doerOf(scene, scene.actor.bodies[0] ?? null), async (tx) => {
    let signed = 0;
    for (const id of new Set(ids)) {
      const report = await reportById(scene.db, id);
      if (report?.verdict !== "unsigned" || !scene.actor.bodies.includes(report.body)) continue;
      recordReportEvent(scene, tx, report, "signed", "");
      const found = await reportingTask(scene, report.task);
      const standing = await countingOf(scene, found, { signed: id });
      const { phase } = found.task;
      const wanted = standing?.state === "done" ? "awaiting" : "open";
      if ((phase === "open" || phase === "awaiting") && phase !== wanted)
        tx.add("UPDATE tasks SET phase = ? WHERE id = ?", [wanted, report.task]);
      signed += 1;
    }
    return signed;
  });
}

/** The head sends a report back to who wrote it. @throws SayError where it does not wait for this head */
export async function refuseToSign(scene: Scene, id: string, reason: string): Promise<void> {
  requireHead(scene);
  const why = requireReason(scene, reason);
  await change(scene.db, doerOf(scene, scene.actor.bodies[0] ?? null), async (tx) => {
    const report = await reportById(scene.db, id);
    if (report?.verdict !== "unsigned" || !scene.actor.bodies.includes(report.body))
      throw new SayError("not-unsigned", scene.texts.reports.signing.gone);
    await sendBack(scene, tx, report, "refused", why);
  });
}
