import type { Plan } from "../../domain/plan.ts";
import { SayError } from "../../errors.ts";
import { allPlans } from "../../store/plans.ts";
import { plansOfBodies, taskByNumber } from "../../store/tasks.ts";
import { type ReportingTask, reportingTask } from "./reporting-task.ts";
import type { Scene } from "./scene.ts";

/** What a sentence names: "规划#12", "12". */
export interface NamedTask {
  /** Id of the plan named, null when none is. */
  plan: string | null;
  number: string | null;
  /** The plan the chat is bound to. */
  chatPlan: string | null;
  /** The command as typed, for an example in the question back. */
  word: string;
}

/** The plan meant: named, the chat's, the only one, or the one in which the actor's body has tasks. */
export async function planMeant(
  scene: Scene,
  named: Pick<NamedTask, "plan" | "chatPlan">,
): Promise<Plan | Plan[]> {
  const plans = await allPlans(scene.db);
  const wanted = named.plan ?? named.chatPlan;
  const direct = plans.find((plan) => plan.id === wanted) ?? (plans.length === 1 ? plans[0] : undefined);
  if (direct) return direct;
  const own = new Set(await plansOfBodies(scene.db, scene.actor.bodies));
  const fitting = plans.filter((plan) => own.has(plan.id));
  return fitting.length === 1 ? fitting[0]! : plans;
}

/** @throws SayError where no number, no such task, or several plans fit */
export async function namedTask(scene: Scene, named: NamedTask): Promise<ReportingTask> {
  const { refused } = scene.texts.reports;
  if (named.number === null) throw new SayError("no-number", refused.noNumber);
  const plan = await planMeant(scene, named);
  if (Array.isArray(plan)) {
    if (plan.length === 0) throw new SayError("no-plan", refused.noPlan);
    const examples = plan
      .slice(0, 5)
      .map(({ id, title }) => `/${named.word} ${id}#${named.number} 《${title}》`);
    throw new SayError("which-plan", [refused.which, ...examples].join("\n"));
  }
  const task = await taskByNumber(scene.db, plan.id, named.number);
  if (!task) throw new SayError("no-task", refused.noTask(named.number, plan.title));
  return reportingTask(scene, task.id);
}
