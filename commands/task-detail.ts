import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { sayLimit, sayPart, sayWords } from "../src/chat/tell/say-tasks.ts";
import { today } from "../src/clock.ts";
import type { OwnedTask } from "../src/domain/owned-task.ts";
import { subItem } from "../src/domain/sub-items.ts";
import { taskTitle } from "../src/domain/task.ts";
import { askedOf, meant, nameOf } from "../src/services/ask/asked-bodies.ts";
import { lastReports, sayLastReport } from "../src/services/tasks/last-reports.ts";
import { namesBodies } from "../src/services/tasks/list-of.ts";
import { numberedTasks } from "../src/services/tasks/numbered-tasks.ts";
import {
  type Owners,
  ownersOfItems,
  ownersOfTasks,
  sayOwners,
} from "../src/services/tasks/owners-of-tasks.ts";
import { tasksOfBodies } from "../src/services/tasks/tasks-of-bodies.ts";

/** `/任务 12`: tasks whole: text, owners, limit, state, last report. */
export const taskDetail = defineCommand({
  intent: "task_detail",
  slash: ["任务", "task"],
  summary: { zh: "一项任务的全文、责任单位、时限和状态", en: "one task whole: text, owners, limit, state" },
  examples: { zh: ["第12项", "12-15、18", "16的第3项"], en: ["task 12", "/task 12"] },
  who: "guest",
  async run(context, reading) {
    const found = await numberedTasks(context, reading);
    if ("instead" in found) return found.instead;
    const { tasks, bodies } = await withParts(context, reading, found.tasks);
    const [one = null, ...more] = bodies;
    const told = await detail(context, reading, tasks, found.missing, more.length ? null : one);
    return { ...told, body: bodies.join("、") || null };
  },
});

/** With a body named ("第16项公安分局负责哪些小项") the tasks are told with its part in them. */
async function withParts(
  context: Context,
  reading: Reading,
  tasks: OwnedTask[],
): Promise<{ tasks: OwnedTask[]; bodies: string[] }> {
  const who = namesBodies(reading) ? meant(context, reading) : null;
  if (!who || "instead" in who) return { tasks, bodies: [] };
  const own = await tasksOfBodies(context, reading, who.whos);
  return {
    tasks: tasks.map((each) => own.tasks.find((owned) => owned.task.id === each.task.id) ?? each),
    bodies: who.whos.map(nameOf),
  };
}

async function detail(
  context: Context,
  reading: Reading,
  tasks: OwnedTask[],
  missing: string[],
  /** Whose part is told; null = nobody's, or that of several. */
  body: string | null,
): Promise<Answer> {
  const { texts } = context;
  const { plan } = askedOf(context);
  const ids = tasks.map(({ task }) => task.id);
  const [owners, reports] = await Promise.all([ownersOfTasks(context, ids), lastReports(context, ids)]);
  const items = reading.tasks[0]?.items ?? null;
  const lines = tasks.flatMap((owned, index) => [
    ...(index > 0 ? [texts.answers.task(owned.task.number, taskTitle(owned.task))] : []),
    ...partOf(context, body, owned, owners.get(owned.task.id)),
    ...whole(context, owned, owners.get(owned.task.id), items),
    ...sayLastReport(texts, reports.get(owned.task.id), owned.state),
  ]);
  const [first] = tasks;
  return sayWords(texts, {
    reading,
    plan,
    on: today(context.clock),
    head: first ? texts.answers.task(first.task.number, taskTitle(first.task)) : "",
    lines,
    tasks: items === null ? tasks : tasks.map((owned) => ({ ...owned, items })),
    notes: missing,
  });
}

/** What the body asked about has to do in the task, before all else: 第12项是不是我们牵头的. */
function partOf(
  { texts }: Context,
  body: string | null,
  owned: OwnedTask,
  owners: Owners | undefined,
): string[] {
  if (body === null || !owners) return [];
  const part = sayPart(texts, owned);
  return [part.length ? texts.answers.partOf(body, part) : texts.answers.noPart(body)];
}

function whole(
  context: Context,
  owned: OwnedTask,
  owners: Owners | undefined,
  items: number[] | null,
): string[] {
  const { answers, common } = context.texts;
  const { task } = owned;
  const contents = items?.map((item) => {
    const part = subItem(task.content, item);
    return part ? answers.item(item, part) : answers.noItem(task.number, item);
  });
  return [
    ...(contents ?? [answers.content(task.content)]),
    ...(task.path.length ? [answers.path(task.path)] : []),
    ...sayOwners(context, items === null ? owners : ownersOfItems(owners, items)),
    `${sayLimit(context.texts, owned)}　${answers.state(common.states[owned.state])}`,
  ];
}
