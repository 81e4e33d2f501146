import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { sayNarrowing } from "../src/chat/tell/say-narrowing.ts";
import { sayTasks, sayWords } from "../src/chat/tell/say-tasks.ts";
import { today } from "../src/clock.ts";
import type { OwnedTask } from "../src/domain/owned-task.ts";
import { daysBetween, type TaskState } from "../src/domain/task-state.ts";
import { askedOf } from "../src/services/ask/asked-bodies.ts";
import { cycleStatus } from "../src/services/reports/cycle-status.ts";
import { listOf } from "../src/services/tasks/list-of.ts";
import { earliest, narrow } from "../src/services/tasks/narrow.ts";
import { overdueTasks, tasksById } from "../src/services/tasks/overdue-tasks.ts";
import { bodyNames } from "../src/store/directory.ts";

/** `/逾期`: what is late; asked so by the clerk, who has not reported. */
export const overdue = defineCommand({
  intent: "overdue",
  slash: ["逾期", "overdue"],
  summary: { zh: "逾期（红灯）的任务，或还没报送的单位", en: "what is late; who has not reported" },
  examples: {
    zh: ["哪些任务逾期了", "公安分局逾期的任务", "哪些单位还没报"],
    en: ["what is overdue", "/overdue"],
  },
  who: "guest",
  run: (context, reading) =>
    reading.unreported && !reading.mine && reading.bodies.length === 0
      ? silent(context, reading)
      : late(context, reading),
});

async function late(context: Context, asked: Reading): Promise<Answer> {
  const { texts } = context;
  const on = today(context.clock);
  const { plan } = askedOf(context);
  const behind: TaskState[] = ["behind", "overdue"];
  const states: TaskState[] = asked.states?.includes("behind") ? behind : ["overdue"];
  const reading: Reading = { ...asked, states, unreported: null };
  const listed = await listOf(context, reading, () => overdueTasks(context, states.includes("behind")));
  if ("instead" in listed) return listed.instead;
  // 逾期最久的是哪一项.
  const longest = /最(?:久|长)|\blongest\b/.test(asked.words);
  const found = longest ? { ...listed, tasks: earliest(listed.tasks) } : listed;
  const narrowed = sayNarrowing(texts, { ...reading, states: null });
  const whose = `${found.body ?? texts.answers.all}${narrowed}`;
  return sayTasks(texts, {
    reading: asked,
    plan,
    on,
    head: found.tasks.length
      ? texts.answers.overdue(whose, found.tasks.length)
      : texts.answers.noneOverdue(whose),
    body: found.body,
    sections: [{ title: "", tasks: found.tasks }],
    facts: ({ task }: OwnedTask) =>
      task.due && task.due < on ? [texts.answers.daysLate(daysBetween(task.due, on))] : [],
    notes: found.notes,
  });
}

/** Bodies that owe a report of this 期, with the tasks they owe it for. No ranking: in the order of the document. */
async function silent(context: Context, reading: Reading): Promise<Answer> {
  const { texts } = context;
  const on = today(context.clock);
  const { plan } = askedOf(context);
  const status = await cycleStatus(context.db, plan.id, on);
  // 2017年到期还没报的: of the tasks asked about only.
  const silentTasks = await tasksById(context, [...(status?.silent ?? [])]);
  const tasks = await narrow(
    context.db,
    plan.id,
    { ...reading, unreported: null, states: null, roles: null },
    silentTasks,
  );
  const meant = new Set(tasks.map(({ task }) => task.id));
  const owing = [...(status?.owing ?? [])].flatMap(([body, duties]) => {
    const owed = duties.filter((duty) => meant.has(duty.task.id));
    return owed.length ? [[body, owed] as const] : [];
  });
  const names = await bodyNames(
    context.db,
    owing.map(([body]) => body),
  );
  const cycle = status ? texts.reports.cycle(status.cycle) : "";
  const lines = owing.map(([body, duties]) =>
    texts.answers.silentBody(names.get(body) ?? body, duties.map((duty) => duty.task.number).join("、")),
  );
  const head = tasks.length
    ? texts.answers.silent(cycle, owing.length, tasks.length)
    : texts.answers.noneSilent(cycle);
  return sayWords(texts, { reading, plan, on, head, lines, tasks });
}
