import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { defineAction } from "../chat/define-action.ts";
import { today } from "../clock.ts";
import { roles } from "../domain/role.ts";
import type { Task } from "../domain/task.ts";
import { SayError } from "../errors.ts";
import { pickedDate } from "../feishu/elements.ts";
import { assignTasks, typedOwners } from "../services/assignments/assign-tasks.ts";
import type { TypedOwners } from "../services/assignments/read-owners.ts";
import { type ReportingTask, requireClerk } from "../services/reports/reporting-task.ts";
import { planById } from "../store/plans.ts";
import { assignmentsOfTasks, standingTaskById } from "../store/tasks.ts";
import { tasksOf } from "./about-task.ts";
import { assignCard } from "./assign-card.ts";
import { settledCard } from "./settled-card.ts";

const words = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
/** As many at once as the clerk can look through. */
const maxTasks = 60;

/** The card for one task (filled with its owners) or many (empty: what is typed holds for all). */
export async function openAssigning(
  context: Context,
  found: readonly ReportingTask[],
  said: Partial<TypedOwners & { due: string; reason: string }> = {},
): Promise<Answer> {
  requireClerk(context);
  const tasks = found.slice(0, maxTasks).map(({ task }) => task);
  const on = today(context.clock);
  const [only] = tasks;
  const now =
    tasks.length === 1 && only
      ? typedOwners(await assignmentsOfTasks(context.db, [only.id]), on)
      : { lead: "", responsible: "", participate: "", support: "" };
  const { assign } = context.texts.reports;
  return {
    intent: "assign",
    plan: found[0]?.plan.id ?? null,
    body: null,
    role: null,
    tasks: await tasksOf(context, found),
    text: `${assign.title(tasks.map((task) => task.number).join("、"))}\n${assign.check}`,
    card: assignCard(context.texts, {
      plan: found[0]?.plan.title ?? "",
      tasks,
      typed: {
        due: only && tasks.length === 1 ? (only.due ?? "") : "",
        reason: "",
        ...now,
        ...said,
        from: on,
      },
    }),
  };
}

export const assignSave = defineAction({
  id: "assign.save",
  async run(context, { value, form }) {
    requireClerk(context);
    const { assign } = context.texts.reports;
    const ids = Array.isArray(value.tasks) ? value.tasks.map(words).filter(Boolean).slice(0, maxTasks) : [];
    const owners = Object.fromEntries(roles.map((role) => [role, words(form[role])])) as TypedOwners;
    const typed = {
      ...owners,
      due: pickedDate(form.due) ?? "",
      from: pickedDate(form.from) ?? "",
      reason: words(form.reason),
    };
    const tasks = (await Promise.all(ids.map((id) => standingTaskById(context.db, id)))).filter(
      (task): task is Task => task !== null,
    );
    const plan = (tasks[0] && (await planById(context.db, tasks[0].plan))?.title) ?? "";
    try {
      const asked = {
        tasks: ids,
        owners,
        due: typed.due || null,
        from: typed.from || null,
        reason: typed.reason,
      };
      const outcome = await assignTasks(context, asked);
      if (outcome.kind === "unknown") {
        const card = assignCard(context.texts, { plan, tasks, typed, unknown: outcome.unknown });
        return { toast: { type: "error", content: assign.unknownToast }, card };
      }
      const content = assign.saved(outcome.tasks.length);
      const title = assign.title(
        tasks
          .map((task) => task.number)
          .join("、")
          .slice(0, 40),
      );
      const lines = outcome.owners.map(({ role, name }) => `${context.texts.common.roles[role]}：${name}`);
      return {
        toast: { type: "success", content },
        card: settledCard(
          title,
          [content, ...lines, ...(outcome.due ? [assign.until(outcome.due)] : [])].join("\n"),
        ),
      };
    } catch (cause) {
      if (!(cause instanceof SayError) || tasks.length === 0) throw cause;
      return {
        toast: { type: "error", content: cause.say },
        card: assignCard(context.texts, { plan, tasks, typed, problem: cause.say }),
      };
    }
  },
});
