import { today } from "../../clock.ts";
import { maxFieldLength } from "../../domain/report-fields.ts";
import { SayError } from "../../errors.ts";
import { type Change, change } from "../../store/change.ts";
import { queueMessage } from "../../store/outbox.ts";
import {
  addDecision,
  addRequest,
  openRequests,
  type RequestKind,
  requestById,
  requestOfForm,
  type TaskRequest,
} from "../../store/requests.ts";
import { addTaskEvent, type TaskEventKind } from "../../store/task-events.ts";
import { type ReportingTask, reportingTask, requireClerk, requireReporter } from "./reporting-task.ts";
import { requireReason } from "./review-reports.ts";
import { doerOf, type Scene } from "./scene.ts";

export interface AskedRequest {
  kind: RequestKind;
  task: string;
  body: string;
  reason: string;
  progress: string;
  /** extension: civil date; null where none or no date was given */
  newDue: string | null;
  form: string;
}

/** What is wrong with a request, by field. */
export type RequestProblems = Partial<Record<"reason" | "progress" | "newDue", string>>;

export type RequestOutcome =
  | { kind: "asked" | "again"; request: TaskRequest; found: ReportingTask }
  | { kind: "invalid"; problems: RequestProblems; found: ReportingTask };

/**
 * 延期 or 暂缓: asked by an owner, before the limit; nothing changes until the clerk agrees.
 * @throws SayError where the actor may not, the limit has passed, or one is open already
 */
export async function askRequest(scene: Scene, asked: AskedRequest): Promise<RequestOutcome> {
  return change(scene.db, doerOf(scene, asked.body), async (tx) => {
    const found = await reportingTask(scene, asked.task);
    requireReporter(scene, found, asked.body);
    const twin = await requestOfForm(scene.db, asked.form);
    if (twin) return { kind: "again", request: twin, found };
    requireAskable(scene, found, asked.kind);
    const problems = problemsOf(scene, found, asked);
    if (Object.keys(problems).length > 0) return { kind: "invalid", problems, found };
    const pending = (await openRequests(scene.db, found.plan.id)).find(
      (request) => request.task === asked.task && request.kind === asked.kind,
    );
    if (pending) throw new SayError("asked-already", scene.texts.reports.request.pending);
    const request: TaskRequest = {
      ...asked,
      id: crypto.randomUUID(),
      plan: found.plan.id,
      person: scene.actor.person ?? "cli",
      chat: scene.place.chat,
      reason: asked.reason.trim(),
      progress: asked.progress.trim(),
      at: scene.clock.now(),
      decision: null,
    };
    addRequest(tx, request);
    tx.audit({
      action: `${asked.kind}.ask`,
      subject: `task:${asked.task}`,
      before: { due: found.task.due },
      after: { request: request.id, newDue: asked.newDue, reason: request.reason },
    });
    return { kind: "asked", request, found };
  });
}

export function requireAskable(scene: Scene, { task, today: on }: ReportingTask, kind: RequestKind): void {
  const { request, refused } = scene.texts.reports;
  if (task.phase === "done") throw new SayError("task-closed", refused.closed(task.number));
  if (kind === "suspension") return;
  if (task.due === null) throw new SayError("no-limit", request.noLimit(task.number));
  if (task.due < on) throw new SayError("limit-passed", request.limitPassed(task.number, task.due));
}

function problemsOf(scene: Scene, { task }: ReportingTask, asked: AskedRequest): RequestProblems {
  const { request, problems } = scene.texts.reports;
  const found: RequestProblems = {};
  for (const field of ["reason", "progress"] as const) {
    if ([...asked[field].trim()].length > maxFieldLength) found[field] = problems.tooLong;
  }
  if (!asked.reason.trim()) found.reason = request.reasonMissing;
  if (asked.kind === "extension") {
    if (!asked.progress.trim()) found.progress = problems.progressMissing;
    if (!asked.newDue) found.newDue = request.dateMissing;
    else if (task.due && asked.newDue <= task.due) found.newDue = request.dateEarlier(task.due);
  }
  return found;
}

/** The clerk's word; the first one counts, and who asked is told. An extension that comes after the limit is none. */
export async function decideRequest(
  scene: Scene,
  id: string,
  agreed: boolean,
  reason: string,
): Promise<{ request: TaskRequest; found: ReportingTask }> {
  requireClerk(scene);
  const { texts } = scene;
  const why = agreed ? reason.trim() : requireReason(scene, reason);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const request = await requestById(scene.db, id);
    if (!request) throw new SayError("no-request", texts.reports.request.gone);
    if (request.decision) throw new SayError("decided", texts.reports.request.decidedBefore);
    const found = await reportingTask(scene, request.task);
    if (agreed) apply(scene, tx, request, found, why);
    const at = scene.clock.now();
    const decision = { agreed, reason: why, person: scene.actor.person ?? "cli", at };
    addDecision(tx, id, decision);
    const { sql, args } = queueMessage({
      key: `request.decided:${id}`,
      kind: "request.decided",
      receiver: { person: request.person },
      data: { request: id },
      dueAt: at,
    });
    tx.add(sql, args);
    tx.audit({
      action: `${request.kind}.${agreed ? "agree" : "refuse"}`,
      subject: `task:${request.task}`,
      before: { due: found.task.due, phase: found.task.phase },
      after: { request: id, ...(agreed ? { due: request.newDue ?? found.task.due } : {}), reason: why },
    });
    return { request: { ...request, decision }, found };
  });
}

function apply(scene: Scene, tx: Change, request: TaskRequest, found: ReportingTask, reason: string): void {
  const { task } = found;
  if (request.kind === "suspension") {
    moveTask(scene, tx, found, "suspended", reason || request.reason);
    return;
  }
  if (task.due !== null && task.due < today(scene.clock))
    throw new SayError("limit-passed", scene.texts.reports.request.tooLate(task.number, task.due));
  if (!request.newDue) throw new Error(`extension ${request.id} names no date`);
  setLimit(scene, tx, found, request.newDue, request.reason);
}

/** The old limit stays visible as a row of its own. Part of a caller's change. @param due civil date, null = none */
export function setLimit(
  scene: Scene,
  tx: Change,
  { task }: Pick<ReportingTask, "task">,
  due: string | null,
  reason: string,
): void {
  tx.add("UPDATE tasks SET due = ? WHERE id = ?", [due, task.id]);
  addTaskEvent(tx, {
    task: task.id,
    kind: "limit",
    person: scene.actor.person ?? "cli",
    reason,
    checked: null,
    late: null,
    before: task.due,
    after: due,
    at: scene.clock.now(),
  });
}

const phaseAfter = { suspended: "suspended", resumed: "open", reopened: "open" } as const;

function moveTask(
  scene: Scene,
  tx: Change,
  { task }: ReportingTask,
  kind: Extract<TaskEventKind, keyof typeof phaseAfter>,
  reason: string,
): void {
  tx.add("UPDATE tasks SET phase = ?, done_on = NULL WHERE id = ?", [phaseAfter[kind], task.id]);
  addTaskEvent(tx, {
    task: task.id,
    kind,
    person: scene.actor.person ?? "cli",
    reason,
    checked: null,
    late: null,
    before: task.phase,
    after: phaseAfter[kind],
    at: scene.clock.now(),
  });
}

/** Which of them the clerk may do to a task in a phase. */
export const mayMove = (phase: string, kind: keyof typeof phaseAfter): boolean =>
  ({
    suspended: phase === "open" || phase === "awaiting",
    resumed: phase === "suspended",
    reopened: phase === "done",
  })[kind];

/** 暂缓, 恢复, 重新启动, by the clerk's own decision. */
export async function changePhase(
  scene: Scene,
  taskId: string,
  kind: keyof typeof phaseAfter,
  reason: string,
): Promise<ReportingTask> {
  requireClerk(scene);
  const why = requireReason(scene, reason);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const found = await reportingTask(scene, taskId);
    if (!mayMove(found.task.phase, kind))
      throw new SayError("wrong-phase", scene.texts.reports.request.wrongPhase(found.task.number));
    moveTask(scene, tx, found, kind, why);
    tx.audit({
      action: `task.${kind}`,
      subject: `task:${taskId}`,
      before: { phase: found.task.phase },
      after: { phase: phaseAfter[kind], reason: why },
    });
    return found;
  });
}
