import type { Answer, AnswerTask } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { today } from "../clock.ts";
import { taskTitle } from "../domain/task.ts";
import { taskState } from "../domain/task-state.ts";
import { type CycleItem, type CycleWork, isAnswered, workBody } from "../services/reports/cycle-work.ts";
import { cycleOverviewCard, overviewLine } from "./cycle-card.ts";

/** What a body is asked for in this cycle, as a card and in words. @param done what was just done, "" for nothing */
export function cycleAnswer(context: Context, work: CycleWork, done: string): Answer {
  const { texts } = context;
  const { cycleCard, cycle } = texts.reports;
  const open = work.items.filter((item) => !isAnswered(item));
  const lines = work.items.map((item) => `${item.duty.task.number} ${overviewLine(texts, item)}`);
  const text = [
    done,
    cycleCard.title(workBody(work), cycle(work.status.cycle)),
    work.items.length === 0 ? cycleCard.nothing : open.length === 0 ? cycleCard.allIn : "",
    ...lines,
    open[0] ? cycleCard.byText(open[0].duty.task.number) : "",
  ];
  return {
    intent: "report",
    plan: work.status.plan.id,
    body: workBody(work),
    role: null,
    tasks: work.items.map((item) => cycleTask(work, item, context)),
    text: text.filter(Boolean).join("\n"),
    card: cycleOverviewCard(texts, work, done || undefined),
  };
}

function cycleTask(work: CycleWork, { duty, last }: CycleItem, context: Context): AnswerTask {
  const { task, owner } = duty;
  return {
    plan: work.status.plan.id,
    seq: task.number,
    title: taskTitle(task),
    content: task.content,
    role: owner.role,
    items: owner.items,
    via: owner.via,
    due: task.due,
    state: taskState(task, last, today(context.clock)),
  };
}
