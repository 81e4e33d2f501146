import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { sayNarrowing } from "../src/chat/tell/say-narrowing.ts";
import { sayTasks, sayWords } from "../src/chat/tell/say-tasks.ts";
import { today } from "../src/clock.ts";
import { taskTitle } from "../src/domain/task.ts";
import { askedOf } from "../src/services/ask/asked-bodies.ts";
import { leaveOut } from "../src/services/tasks/leave-out.ts";
import { inTime } from "../src/services/tasks/narrow.ts";
import { tasksWithRole } from "../src/services/tasks/owners-of-tasks.ts";
import { nearestTasks, searchTasks } from "../src/services/tasks/search-tasks.ts";
import { withStates } from "../src/services/tasks/task-states.ts";
import { tasksOfPlan } from "../src/store/tasks.ts";

/** `/搜索 词`: tasks whose title, text or section speaks of it. */
export const search = defineCommand({
  intent: "search",
  slash: ["搜索", "search"],
  summary: { zh: "搜任务里提到的词", en: "tasks that speak of a topic" },
  examples: { zh: ["危化品", "/搜索 校园", "关于隐患排查的任务有哪些"], en: ["/search fire safety"] },
  who: "guest",
  run: searchAnswer,
});

async function searchAnswer(context: Context, reading: Reading): Promise<Answer> {
  const { plan } = askedOf(context);
  const { texts } = context;
  const on = today(context.clock);
  const topics = reading.topics.length || !reading.rest ? reading.topics : [reading.rest];
  const rest = reading.without !== null && topics.length === 0;
  const found = rest
    ? await tasksOfPlan(context.db, plan.id)
    : await searchTasks(context.db, plan.id, topics);
  const timed = inTime(reading, await withStates(context.db, plan, found, on)).filter(
    (owned) => !reading.states || reading.states.includes(owned.state),
  );
  const left = await leaveOut(context, reading, timed);
  // 除了区安监局，还有谁牵头: tasks that somebody leads.
  const tasks = rest && reading.roles ? await tasksWithRole(context, left, reading.roles) : left;
  const head = rest
    ? texts.answers.rest(tasks.length)
    : tasks.length
      ? texts.answers.found(topics, tasks.length)
      : texts.answers.notFound(topics);
  const narrowed = sayNarrowing(texts, { ...reading, topics: [] });
  if (found.length > 0 && tasks.length === 0) {
    const head = texts.answers.noneTimed(sayNarrowing(texts, { ...reading, topics }));
    return sayWords(texts, { reading, plan, on, head, lines: [] });
  }
  if (tasks.length === 0) return nothing(context, reading, topics);
  return sayTasks(texts, {
    reading,
    plan,
    on,
    head: narrowed ? `${head} · ${narrowed}` : head,
    sections: [{ title: "", tasks }],
  });
}

/** Says plainly that there is none, and offers the nearest. */
async function nothing(context: Context, reading: Reading, topics: string[]): Promise<Answer> {
  const { texts } = context;
  const { plan } = askedOf(context);
  const near = await nearestTasks(context.db, plan.id, topics.join(" "));
  const lines = near.map((task) => texts.answers.line(task.number, taskTitle(task), ""));
  return sayWords(texts, {
    reading,
    plan,
    on: today(context.clock),
    head: texts.answers.notFound(topics),
    lines: lines.length ? [texts.answers.nearestTasks, ...lines] : [],
    choices: near.map((task) => ({
      label: texts.answers.aboutNumbers([task.number]),
      words: texts.answers.aboutNumbers([task.number]),
    })),
  });
}
