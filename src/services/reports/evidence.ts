import { SayError } from "../../errors.ts";
import { change } from "../../store/change.ts";
import {
  addEvidence,
  type Evidence,
  evidenceById,
  evidenceOfMessage,
  isEvidenceNeeded,
} from "../../store/evidence.ts";
import { type FiledReport, reportById, reportsOfPerson } from "../../store/reports.ts";
import { reportingTask, requireClerk } from "./reporting-task.ts";
import { doerOf, type Scene } from "./scene.ts";

/** A file sent within this time after a report is its evidence. */
const openMs = 24 * 3_600_000;
/** Reports offered to be chosen from. */
const maxReports = 6;

/** The person's reports that a file may belong to, newest first; one a task. */
export async function reportsAwaitingEvidence(scene: Scene): Promise<FiledReport[]> {
  const { person } = scene.actor;
  if (!person) return [];
  const recent = await reportsOfPerson(scene.db, person, scene.clock.now() - openMs);
  const tasks = new Set<string>();
  return recent
    .filter((report) => report.verdict !== "returned" && !tasks.has(report.task) && tasks.add(report.task))
    .slice(0, maxReports);
}

export interface ReceivedFile {
  message: string;
  fileKey: string;
  kind: "file" | "image";
  name: string;
  bytes: Uint8Array;
}

/** Binds a file to a report; the same file of the same message is kept once. @throws SayError where it is not the person's report */
export async function keepEvidence(scene: Scene, reportId: string, file: ReceivedFile): Promise<Evidence> {
  const report = await ownReport(scene, reportId);
  const digest = await crypto.subtle.digest("SHA-256", Uint8Array.from(file.bytes));
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return change(scene.db, doerOf(scene, report.body), async (tx) => {
    const known = await evidenceOfMessage(scene.db, file.message, file.fileKey);
    if (known) return known;
    const evidence: Evidence = {
      id: crypto.randomUUID(),
      report: report.id,
      task: report.task,
      person: report.person,
      message: file.message,
      fileKey: file.fileKey,
      kind: file.kind,
      name: file.name,
      size: file.bytes.length,
      sha256,
      at: scene.clock.now(),
    };
    addEvidence(tx, evidence);
    tx.audit({
      action: "evidence.add",
      subject: `task:${report.task}`,
      after: { report: report.id, name: evidence.name, size: evidence.size, sha256 },
    });
    return evidence;
  });
}

/** It belongs to another of the person's reports. */
export async function moveEvidence(scene: Scene, id: string, reportId: string): Promise<Evidence> {
  const report = await ownReport(scene, reportId);
  return change(scene.db, doerOf(scene, report.body), async (tx) => {
    const known = await evidenceById(scene.db, id);
    if (!known || known.person !== scene.actor.person) throw notTheirs(scene);
    if (known.report === report.id) return known;
    tx.add("UPDATE evidence SET report = ?, task = ? WHERE id = ?", [report.id, report.task, id]);
    // On the record of both, so that the task it left can tell where it went.
    for (const task of new Set([known.task, report.task]))
      tx.audit({
        action: "evidence.move",
        subject: `task:${task}`,
        before: { report: known.report },
        after: { report: report.id, name: known.name, sha256: known.sha256 },
      });
    return { ...known, report: report.id, task: report.task };
  });
}

/** A file to be opened again: by whoever may read the plan's reports, which is everybody bound to a body. */
export async function openEvidence(scene: Scene, id: string): Promise<Evidence> {
  const found = await evidenceById(scene.db, id);
  if (!found || scene.actor.right === "guest") throw notTheirs(scene);
  return found;
}

/** The clerk asks for evidence with every report of a task, or no longer. */
export async function askForEvidence(scene: Scene, taskId: string, needed: boolean): Promise<void> {
  requireClerk(scene);
  await change(scene.db, doerOf(scene, null), async (tx) => {
    const { task } = await reportingTask(scene, taskId);
    const before = await isEvidenceNeeded(scene.db, task.id);
    if (before === needed) return;
    tx.add(
      needed ? "INSERT INTO evidence_needed (task) VALUES (?)" : "DELETE FROM evidence_needed WHERE task = ?",
      [task.id],
    );
    tx.audit({
      action: "task.evidence",
      subject: `task:${task.id}`,
      before: { needed: before },
      after: { needed },
    });
  });
}

async function ownReport(scene: Scene, id: string): Promise<FiledReport> {
  const report = await reportById(scene.db, id);
  if (!report || report.person !== scene.actor.person) throw notTheirs(scene);
  return report;
}

const notTheirs = (scene: Scene): SayError =>
  new SayError("not-own-evidence", scene.texts.reports.evidence.notYours);
