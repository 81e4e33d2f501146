import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { sayNarrowing } from "../src/chat/tell/say-narrowing.ts";
import { sayTask, sayTasks, sayWords } from "../src/chat/tell/say-tasks.ts";
import { today } from "../src/clock.ts";
import type { OwnedTask } from "../src/domain/owned-task.ts";
import { askedOf } from "../src/services/ask/asked-bodies.ts";
import { lastReports, reportsOn, sayLastReport } from "../src/services/tasks/last-reports.ts";
import { listOf, namesBodies } from "../src/services/tasks/list-of.ts";
import { numberedTasks } from "../src/services/tasks/numbered-tasks.ts";
import { searchTasks } from "../src/services/tasks/search-tasks.ts";
import { withStates } from "../src/services/tasks/task-states.ts";
import { tasksOfPlan } from "../src/store/tasks.ts";

/** `/进展 12`: what was reported, newest first; of a body or a topic, how far its tasks are. */
export const progress = defineCommand({
  intent: "progress",
  slash: ["进展", "progress"],
  summary: { zh: "任务做到哪一步了，谁报过什么", en: "how far a task is, what was reported" },
  examples: {
    zh: ["第12项进展怎么样", "公安分局报了吗", "/进展 12"],
    en: ["how far is task 12", "/progress 12"],
  },
  who: "guest",
  async run(context, reading) {
    if (reading.tasks.length) {
      const found = await numberedTasks(context, reading);
      return "instead" in found ? found.instead : history(context, reading, found.tasks, found.missing);
    }
    return overview(context, reading);
  },
});

/** Every report on the tasks, newest first. */
async function history(
  context: Context,
  reading: Reading,
  tasks: OwnedTask[],
  missing: string[],
): Promise<Answer> {
  const { texts } = context;
  const { answers } = texts;
  const reports = await reportsOn(
    context,
    tasks.map(({ task }) => task.id),
  );
  const lines = tasks.flatMap((owned) => {
    const own = reports.filter((report) => report.task === owned.task.id);
    const said = own.flatMap((report) => [
      ...sayLastReport(texts, report).map((line) => `   ${line}`),
      ...(report.problems ? [`   ${answers.problems(report.problems)}`] : []),
      ...(report.next ? [`   ${answers.next(report.next)}`] : []),
    ]);
    return [
      sayTask(texts, owned),
      ...(own.length ? [`   ${answers.history(own.length)}`, ...said] : [`   ${answers.noReport}`]),
    ];
  });
  const numbers = answers.aboutNumbers(tasks.map(({ task }) => task.number));
  const head = answers.progress(numbers, tasks.length);
  return sayWords(texts, {
    reading,
    plan: askedOf(context).plan,
    on: today(context.clock),
    head,
    lines,
    tasks,
    notes: missing,
  });
}

/** Of the asker's or a named body, of a topic, or of tasks in a state. */
async function overview(context: Context, reading: Reading): Promise<Answer> {
  const { texts } = context;
  const { plan } = askedOf(context);
  const on = today(context.clock);
  const found = await listOf(context, reading, async () => {
    const tasks = reading.topics.length
      ? await searchTasks(context.db, plan.id, reading.topics)
      : await tasksOfPlan(context.db, plan.id);
    return withStates(context.db, plan, tasks, on);
  });
  if ("instead" in found) return found.instead;
  const last = await lastReports(
    context,
    found.tasks.map(({ task }) => task.id),
  );
  const reported = found.tasks.filter((owned) => owned.reported).length;
  const what = `${found.body ?? ""}${sayNarrowing(texts, reading)}` || texts.answers.all;
  const counts = namesBodies(reading) ? ` · ${texts.answers.reportsIn(reported, found.tasks.length)}` : "";
  const none = found.body
    ? texts.answers.noBodyTasks(found.body, sayNarrowing(texts, reading))
    : sayNarrowing(texts, { ...reading, topics: [] })
      ? texts.answers.noneTimed(what)
      : texts.answers.notFound(reading.topics);
  return sayTasks(texts, {
    reading,
    plan,
    on,
    head: found.tasks.length ? `${texts.answers.progress(what, found.tasks.length)}${counts}` : none,
    body: found.body,
    sections: [{ title: "", tasks: found.tasks }],
    facts: ({ task, state }) => sayLastReport(texts, last.get(task.id), state),
    notes: found.notes,
  });
}
