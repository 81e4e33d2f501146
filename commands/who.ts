import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { sayTask, sayWords } from "../src/chat/tell/say-tasks.ts";
import { today } from "../src/clock.ts";
import type { OwnedTask } from "../src/domain/owned-task.ts";
import { roles } from "../src/domain/role.ts";
import { askedOf } from "../src/services/ask/asked-bodies.ts";
import { inTime } from "../src/services/tasks/narrow.ts";
import { numberedTasks } from "../src/services/tasks/numbered-tasks.ts";
import {
  type Owners,
  ownersOfItems,
  ownersOfTasks,
  sayOwners,
} from "../src/services/tasks/owners-of-tasks.ts";
import { searchTasks } from "../src/services/tasks/search-tasks.ts";
import { withStates } from "../src/services/tasks/task-states.ts";

/** `/谁负责 词`: who owns a topic, or a task by its number. */
export const who = defineCommand({
  intent: "who",
  slash: ["谁负责", "who"],
  summary: { zh: "某件事由谁牵头、负责、参与、配合", en: "who owns a topic" },
  examples: {
    zh: ["谁负责危险化学品", "消防由谁牵头", "第12项谁配合"],
    en: ["who is responsible for schools"],
  },
  who: "guest",
  async run(context, reading) {
    if (reading.tasks.length) {
      const found = await numberedTasks(context, reading);
      return "instead" in found ? found.instead : say(context, reading, found.tasks, found.missing);
    }
    const { plan } = askedOf(context);
    if (reading.topics.length === 0)
      return { ...emptyAnswer(reading), text: context.texts.answers.needSubject };
    const tasks = await searchTasks(context.db, plan.id, reading.topics);
    return say(
      context,
      reading,
      inTime(reading, await withStates(context.db, plan, tasks, today(context.clock))),
      [],
    );
  },
});

const emptyAnswer = ({ intent, plan }: Reading): Omit<Answer, "text"> => ({
  intent,
  plan,
  body: null,
  role: null,
  tasks: [],
});

async function say(
  context: Context,
  reading: Reading,
  found: OwnedTask[],
  missing: string[],
): Promise<Answer> {
  const { texts } = context;
  const { answers } = texts;
  const { plan } = askedOf(context);
  const owners = await ownersOfTasks(
    context,
    found.map(({ task }) => task.id),
  );
  const items = reading.tasks[0]?.items ?? null;
  const inRole = found.filter(({ task }) => hasRole(owners.get(task.id), reading));
  // Where nobody has the role asked for, the answer still says who owns the topic.
  const tasks = reading.tasks.length || inRole.length === 0 ? found : inRole;
  const others =
    reading.roles && inRole.length === 0 && found.length
      ? [answers.noneInRole(answers.roles(reading.roles))]
      : [];
  const ofItems = (task: string): Owners | undefined =>
    items === null ? owners.get(task) : ownersOfItems(owners.get(task), items);
  const topics = reading.tasks.length
    ? answers.aboutNumbers(tasks.map(({ task }) => task.number))
    : answers.aboutTopics(reading.topics);
  const lines = tasks.map(
    (owned) =>
      `${sayTask(texts, owned)}\n   ${sayOwners(context, narrowed(ofItems(owned.task.id), reading)).join("；")}`,
  );
  const undivided = tasks.length && owners.size === 0 ? [answers.noDivision] : [];
  const answer = sayWords(texts, {
    reading,
    plan,
    on: today(context.clock),
    head: tasks.length
      ? reading.tasks.length
        ? answers.ownersOf(topics)
        : answers.who(topics, tasks.length)
      : answers.notFound(reading.topics),
    lines,
    tasks: items === null ? tasks : tasks.map((owned) => ({ ...owned, items })),
    notes: [...others, ...undivided, ...missing],
  });
  const [only, ...more] = tasks;
  return only && more.length === 0 ? { ...answer, owners: firstOwners(owners.get(only.task.id)) } : answer;
}

/** The bodies of the first role printed: who answers for the task. */
const firstOwners = (owners: Owners | undefined): string[] => {
  const role = roles.find((each) => owners?.has(each));
  return role ? (owners?.get(role) ?? []).flatMap(({ body }) => body ?? []) : [];
};

/** "谁牵头" asks for tasks that have a lead; a plan that prints no owners at all still has its tasks. */
const hasRole = (owners: Owners | undefined, reading: Reading): boolean =>
  !reading.roles || !owners || reading.roles.some((role) => owners.has(role));

const narrowed = (owners: Owners | undefined, reading: Reading): Owners | undefined =>
  reading.roles && owners && hasRole(owners, reading)
    ? new Map([...owners].filter(([role]) => reading.roles?.includes(role)))
    : owners;
