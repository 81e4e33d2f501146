import type { Plan } from "../../domain/plan.ts";
import { SayError } from "../../errors.ts";
import { allPlans } from "../../store/plans.ts";
import { plansOfBodies, taskByNumber } from "../../store/tasks.ts";
import { type ReportingTask, reportingTask } from "./reporting-task.ts";
import type { Scene } from "./scene.ts";

/** What a sentence names: "规划#12", "12", "3、5". */
export interface NamedTasks {
  /** Id of the plan named, null when none is. */
  plan: string | null;
  numbers: readonly string[];
  /** The plan the chat is bound to. */
  chatPlan: string | null;
  /** The command as typed, for an example in the question back. */
  word: string;
}

/** The plan meant: named, the chat's, the only one, or the one in which the actor's body has tasks. */
export async function planMeant(
  scene: Scene,
  named: Pick<NamedTasks, "plan" | "chatPlan">,
): Promise<Plan | Plan[]> {
  const plans = await allPlans(scene.db);
  const wanted = named.plan ?? named.chatPlan;
  const direct = plans.find((plan) => plan.id === wanted) ?? (plans.length === 1 ? plans[0] : undefined);
  if (direct) return direct;
  const own = new Set(await plansOfBodies(scene.db, scene.actor.bodies));
  const fitting = plans.filter((plan) => own.has(plan.id));
  return fitting.length === 1 ? fitting[0]! : plans;
}

/**
 * The tasks named by their numbers, in the order said.
 * @throws SayError where no number is given, several plans fit, or one of the numbers is none
 */
export async function namedTasks(scene: Scene, named: NamedTasks): Promise<ReportingTask[]> {
  const { refused } = scene.texts.reports;
  const [first] = named.numbers;
  if (first === undefined) throw new SayError("no-number", refused.noNumber(named.word));
  const plan = await planMeant(scene, named);
  if (Array.isArray(plan)) {
    if (plan.length === 0) throw new SayError("no-plan", refused.noPlan);
    const examples = plan.slice(0, 5).map(({ id, title }) => `/${named.word} ${id}#${first} 《${title}》`);
    throw new SayError("which-plan", [refused.which, ...examples].join("\n"));
  }
  const found: ReportingTask[] = [];
  for (const number of new Set(named.numbers)) {
    const task = await taskByNumber(scene.db, plan.id, number);
    if (!task) throw new SayError("no-task", refused.noTask(number, plan.title));
    found.push(await reportingTask(scene, task.id));
  }
  return found;
}
