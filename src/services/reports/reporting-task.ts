import { today } from "../../clock.ts";
import { type Cycle, cycleOn, type ReportingRules } from "../../domain/cycle.ts";
import { groupBy } from "../../domain/group-by.ts";
import { accountable, heirOf, type Owner, ownersOn } from "../../domain/owners.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Task } from "../../domain/task.ts";
import { SayError } from "../../errors.ts";
import { directoryOf, type PlanDirectory } from "../../store/directory.ts";
import { planById } from "../../store/plans.ts";
import { reportingRules } from "../../store/reporting-rules.ts";
import { assignmentsOfTasks, standingTaskById } from "../../store/tasks.ts";
import type { Scene } from "./scene.ts";

/** A task with all that reporting asks of it, as it is today. */
export interface ReportingTask {
  task: Task;
  plan: Plan;
  /** Who has it today, in the document's order. */
  owners: Owner[];
  directory: PlanDirectory;
  rules: ReportingRules;
  cycle: Cycle;
  /** Civil date. */
  today: string;
}

/** @throws SayError "task-gone" where the task was removed by an amendment or never was */
export async function reportingTask(scene: Scene, id: string): Promise<ReportingTask> {
  const task = await standingTaskById(scene.db, id);
  const plan = task && (await planById(scene.db, task.plan));
  if (!task || !plan) throw new SayError("task-gone", scene.texts.reports.refused.taskGone);
  const [assignments, directory, rules] = await Promise.all([
    assignmentsOfTasks(scene.db, [id]),
    directoryOf(scene.db, plan.id),
    reportingRules(scene.db, plan.id),
  ]);
  const on = today(scene.clock);
  return {
    task,
    plan,
    directory,
    rules,
    owners: ownersOn(assignments, directory, on),
    cycle: cycleOn(rules, on),
    today: on,
  };
}

/** As {@link reportingTask}, for many tasks of one plan in four round trips (a Worker may make few). */
export async function reportingTasks(
  scene: Pick<Scene, "db" | "clock">,
  plan: Plan,
  tasks: readonly Task[],
): Promise<Map<string, ReportingTask>> {
  const [assignments, directory, rules] = await Promise.all([
    assignmentsOfTasks(
      scene.db,
      tasks.map((task) => task.id),
    ),
    directoryOf(scene.db, plan.id),
    reportingRules(scene.db, plan.id),
  ]);
  const on = today(scene.clock);
  const ofTask = groupBy(assignments, (assignment) => assignment.task);
  const cycle = cycleOn(rules, on);
  return new Map(
    tasks.map((task) => {
      const owners = ownersOn(ofTask.get(task.id) ?? [], directory, on);
      return [task.id, { task, plan, directory, rules, cycle, owners, today: on }];
    }),
  );
}

export const bodyName = (directory: Pick<PlanDirectory, "names">, body: string): string =>
  directory.names.get(body) ?? body.slice(body.indexOf("/") + 1);

/**
 * The bodies the actor may report for on this task, in the document's order: the own ones; for the clerk also any other
 * owner (a body that phoned its report in).
 */
export function reportableBodies(
  scene: Scene,
  found: Pick<ReportingTask, "owners" | "plan" | "directory">,
): Owner[] {
  const mine = servedBodies(scene, found.directory);
  const own = found.owners.filter((owner) => mine.includes(owner.body));
  if (own.length > 0 || scene.actor.right !== "clerk") return isReporter(scene) ? own : [];
  const answering = accountable(found.owners, found.plan.withoutLead);
  return [...answering, ...found.owners.filter((owner) => !answering.includes(owner))];
}

/** The bodies the actor serves today: who was bound to a body that was renamed or merged serves its successor. */
export function servedBodies(
  scene: Pick<Scene, "actor" | "clock">,
  directory: Pick<PlanDirectory, "endings">,
): string[] {
  const on = today(scene.clock);
  return [...new Set(scene.actor.bodies.map((body) => heirOf(body, directory, on)))];
}

/** Leaders read all and change nothing; guests belong nowhere yet. */
const isReporter = (scene: Scene): boolean => ["member", "head", "clerk"].includes(scene.actor.right);

/** @throws SayError "not-owner" with who has the task */
export function requireReporter(scene: Scene, found: ReportingTask, body: string): Owner {
  const owner = found.owners.find((candidate) => candidate.body === body);
  const may =
    owner !== undefined &&
    isReporter(scene) &&
    (scene.actor.right === "clerk" || servedBodies(scene, found.directory).includes(body));
  if (may) return owner;
  throw notOwner(scene, found);
}

export function notOwner(scene: Scene, found: ReportingTask): SayError {
  const { refused } = scene.texts.reports;
  if (scene.actor.right === "leader") return new SayError("reader-only", refused.leader);
  if (scene.actor.bodies.length === 0 && scene.actor.right !== "clerk")
    return new SayError("nobody", refused.noBody);
  const names = found.owners.map((owner) => bodyName(found.directory, owner.body));
  return new SayError("not-owner", refused.notOwner(found.task.number, names));
}

export function requireClerk(scene: Scene): void {
  if (scene.actor.right !== "clerk") throw new SayError("clerk-only", scene.texts.reports.refused.clerkOnly);
}
