import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { defineAction } from "../chat/define-action.ts";
import type { CardJson } from "../chat/platform.ts";
import { taskTitle } from "../domain/task.ts";
import { taskState } from "../domain/task-state.ts";
import { button, card, columns, form, input, plainText, submitButton } from "../feishu/elements.ts";
import { countingOf } from "../services/reports/counting.ts";
import { askForEvidence } from "../services/reports/evidence.ts";
import { type ReportingTask, reportingTask, requireClerk } from "../services/reports/reporting-task.ts";
import { changePhase, mayMove } from "../services/reports/requests.ts";
import { isEvidenceNeeded } from "../store/evidence.ts";
import { reportsOfTask } from "../store/reports.ts";
import { firstLimits } from "../store/task-events.ts";
import { tasksOf } from "./about-task.ts";
import { openAssigning } from "./assign-actions.ts";
import { problemLine } from "./settled-card.ts";

const moves = ["suspended", "resumed", "reopened"] as const;
type Move = (typeof moves)[number];

const words = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** What the clerk may do with one task: 暂缓, 恢复, 重新启动, its owners, evidence. */
export async function taskAdmin(context: Context, found: ReportingTask): Promise<Answer> {
  requireClerk(context);
  const { admin } = context.texts.reports;
  return {
    intent: "return",
    plan: found.plan.id,
    body: null,
    role: null,
    tasks: await tasksOf(context, [found]),
    text: admin.title(found.task.number, taskTitle(found.task, 60)),
    card: await adminCard(context, found),
  };
}

async function adminCard(context: Context, found: ReportingTask): Promise<CardJson> {
  const { admin } = context.texts.reports;
  const { task } = found;
  const [standing, [last], needed, limits] = await Promise.all([
    countingOf(context, found),
    reportsOfTask(context.db, task.id),
    isEvidenceNeeded(context.db, task.id),
    firstLimits(context.db, found.plan.id),
  ]);
  const state = context.texts.common.states[taskState(task, standing, found.today)];
  const self = standing ? admin.self(context.texts.common.selfStates[standing.state], standing.percent) : "";
  const first = limits.get(task.id);
  const shown = (text: string, value: Record<string, unknown>) => ({ elements: [button({ text, value })] });
  return card({
    title: admin.title(task.number, taskTitle(task, 28)),
    subtitle: [admin.phase(state, task.due), self, first ? admin.firstDue(first) : ""]
      .filter(Boolean)
      .join(" · "),
    elements: [
      columns(
        [
          ...(last ? [shown(admin.lastReport, { do: "review.open", report: last.id })] : []),
          shown(admin.assign, { do: "assign.open", task: task.id }),
          ...moves
            .filter((move) => mayMove(task.phase, move))
            .map((move) => shown(admin[move], { do: "task.ask", move, task: task.id })),
          shown(needed ? admin.noEvidence : admin.needEvidence, {
            do: "task.evidence",
            task: task.id,
            needed: !needed,
          }),
        ],
        "flow",
      ),
    ],
  });
}

const moveOf = (value: unknown): Move => moves.find((move) => move === value) ?? "suspended";

function moveCard(context: Context, found: ReportingTask, move: Move, problem?: string): CardJson {
  const { admin, review } = context.texts.reports;
  return card({
    title: admin.title(found.task.number, taskTitle(found.task, 28)),
    colour: problem ? "orange" : "blue",
    elements: [
      plainText(admin[move]),
      form("move", [
        input({ name: "reason", label: review.reason, rows: 2, required: true }),
        ...problemLine(problem),
        submitButton({
          text: admin.confirm,
          name: "submit",
          value: { do: "task.move", move, task: found.task.id },
        }),
      ]),
    ],
  });
}

export const taskAsk = defineAction({
  id: "task.ask",
  async run(context, { value }) {
    requireClerk(context);
    return { card: moveCard(context, await reportingTask(context, words(value.task)), moveOf(value.move)) };
  },
});

export const taskMove = defineAction({
  id: "task.move",
  async run(context, { value, form: fields }) {
    requireClerk(context);
    const { admin, review } = context.texts.reports;
    const task = words(value.task);
    const move = moveOf(value.move);
    const reason = words(fields.reason);
    if (!reason) {
      const card = moveCard(context, await reportingTask(context, task), move, review.reasonMissing);
      return { toast: { type: "error", content: review.reasonMissing }, card };
    }
    await changePhase(context, task, move, reason);
    const toast = { type: "success" as const, content: admin.moved[move] };
    return { toast, card: await adminCard(context, await reportingTask(context, task)) };
  },
});

export const taskEvidence = defineAction({
  id: "task.evidence",
  async run(context, { value }) {
    await askForEvidence(context, words(value.task), value.needed === true);
    const toast = { type: "success" as const, content: context.texts.reports.admin.changed };
    return { toast, card: await adminCard(context, await reportingTask(context, words(value.task))) };
  },
});

/** The assigning card of one task, from its button. */
export const assignOpen = defineAction({
  id: "assign.open",
  run: async (context, { value }) => ({
    say: await openAssigning(context, [await reportingTask(context, words(value.task))]),
  }),
});
