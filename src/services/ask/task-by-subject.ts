import type { Answer } from "../../chat/answer.ts";
import type { Context } from "../../chat/context.ts";
import type { Intent } from "../../chat/intents.ts";
import type { Reading } from "../../chat/reading.ts";
import { toAnswerTask } from "../../chat/tell/answer-task.ts";
import { sayTask } from "../../chat/tell/say-tasks.ts";
import { type EnglishTopics, loadEnglishTopics } from "../../chat/understand/english-topics.ts";
import { findTopics } from "../../chat/understand/find-topics.ts";
import { asksPart, asksText, describes, ofOneTask } from "../../chat/understand/leaning.ts";
import type { Memory } from "../../chat/understand/situation.ts";
import { today } from "../../clock.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import { tasksOf } from "../tasks/body-tasks.ts";
import { searchTasks } from "../tasks/search-tasks.ts";
import { withStates } from "../tasks/task-states.ts";
import { wordsOfPlan } from "./plan-words.ts";

/** More tasks than these are no choice to offer. */
const maxChoices = 5;

/**
 * "一键报警设施已全部安装完成": the task is found by what the sentence begins with, among the asker's own. One fits: it is
 * the one; a few: the bot asks back; none or many: the command asks for the number.
 */
export async function taskBySubject(
  context: Context,
  reading: Reading,
  memory: Memory | null,
): Promise<Reading | Answer> {
  const asksOwnPart = (reading.mine || reading.bodies.length > 0) && asksPart.test(reading.words);
  if (asksOwnPart && reading.tasks.length === 0 && reading.known.length > 0)
    return withTask(context, reading);
  if (ofATopic.has(reading.intent) && describes(reading)) return pickedTask(context, reading, memory);
  if (reading.tasks.some(({ number }) => number === "")) return withTaskOfItem(context, reading);
  if (!ofOneTask.has(reading.intent) || reading.tasks.length) return reading;
  if (reading.focus && saysNoSubject.test(reading.words))
    return { ...reading, tasks: [{ number: reading.focus, items: null }] };
  const first = await tasksOfSubject(context, subjectsOf(reading, await loadEnglishTopics()));
  const fitting = first.length ? first : await tasksOfSubject(context, reading.left);
  // Of several the one last spoken of; and where no task fits.
  if (reading.focus && (fitting.length === 0 || fitting.some(({ task }) => task.number === reading.focus)))
    return { ...reading, tasks: [{ number: reading.focus, items: null }] };
  if (fitting.length === 0 || fitting.length > maxChoices) return reading;
  if (fitting.length === 1) return { ...reading, tasks: [{ number: fitting[0]!.task.number, items: null }] };
  const { texts } = context;
  return {
    intent: reading.intent,
    plan: reading.plan,
    body: context.asked?.asker[0]?.name ?? null,
    role: null,
    tasks: fitting.map(toAnswerTask),
    text: [texts.answers.whichOfTasks, ...fitting.map((owned) => sayTask(texts, owned))].join("\n"),
    choices: fitting.map(({ task }) => ({
      label: texts.answers.aboutNumbers([task.number]),
      words: `${texts.answers.aboutNumbers([task.number])} ${reading.words}`,
    })),
  };
}

/** 已经装完130所了: what was done is said at once. */
const saysNoSubject = /^(?:已经?|刚刚?|现在|目前|也|正在|又|都|还没?|尚未)/;

/** Asked of a task that the sentence describes by its topic. */
const ofATopic: ReadonlySet<Intent> = new Set<Intent>(["search", "task_detail", "who", "progress"]);

/** 装视频监控的那个, after a list: the one in it that speaks of that; 风险源普查那个念一下: the text of the only one there is. */
async function pickedTask(context: Context, reading: Reading, memory: Memory | null): Promise<Reading> {
  const plan = context.asked?.plan;
  if (!plan || reading.tasks.length || reading.bodies.length || reading.mine) return reading;
  const found = (await searchTasks(context.db, plan.id, reading.topics)).map(({ number }) => number);
  const list = memory?.list.length ? memory.list : (memory?.tasks ?? []);
  const inList = memory?.plan === plan.id ? found.filter((number) => list.includes(number)) : [];
  const [first, ...others] = inList.length ? inList : found;
  const text = first && others.length === 0 && asksText.test(reading.words);
  const intent = reading.intent === "search" && text ? "task_detail" : reading.intent;
  if (intent === "search") return inList.length ? { ...reading, among: inList } : reading;
  if (!first || (inList.length === 0 && intent !== "task_detail")) return reading;
  const tasks = [first, ...others].map((number) => ({ number, items: null }));
  return { ...reading, intent, topics: [], tasks };
}

/** 严控水陆交通事故那一项，轮到我们的是第几小项: the one task that the topic tells. */
async function withTask({ db, asked }: Context, reading: Reading): Promise<Reading> {
  const [task, ...others] = asked?.plan ? await searchTasks(db, asked.plan.id, reading.known) : [];
  if (!task || others.length > 0) return reading;
  return { ...reading, intent: "task_detail", topics: [], tasks: [{ number: task.number, items: null }] };
}

/** 烟花爆竹那项里的第1点: the task of which only a part is named; none where the topic does not tell one alone. */
async function withTaskOfItem({ db, asked }: Context, reading: Reading): Promise<Reading> {
  const [task, ...others] = asked?.plan ? await searchTasks(db, asked.plan.id, reading.known) : [];
  const items = reading.tasks[0]?.items ?? null;
  const alone = task && others.length === 0 && reading.known.length > 0;
  return { ...reading, topics: [], tasks: alone ? [{ number: task.number, items }] : [] };
}

const end = /已|正在|完成|进展|进度|预计|达到|申请|延期|延长|推迟|来不及|还没|尚未|受阻|[,，。；;：:]|\d/;

/** What the sentence begins with, up to where it says how far it is. */
function subjectsOf(reading: Reading, english: EnglishTopics): string[] {
  const beginning = reading.words.slice(0, end.exec(reading.words)?.index ?? 0);
  return findTopics(beginning, reading.language, english);
}

async function tasksOfSubject(context: Context, subjects: readonly string[]): Promise<OwnedTask[]> {
  const { asked, db } = context;
  const plan = asked?.plan;
  if (!plan || subjects.length === 0) return [];
  const on = today(context.clock);
  const known = [...(await wordsOfPlan(db, plan.id, subjects)).values()];
  const found = await searchTasks(
    db,
    plan.id,
    known.flatMap((words) => words?.topic ?? []),
  );
  const [body] = asked.asker;
  if (!body) return withStates(db, plan, found, on);
  const own = await tasksOf(db, plan, { body }, asked, on);
  const fitting = own.filter((owned) => found.some((task) => task.id === owned.task.id));
  const direct = fitting.filter((owned) => owned.via === "direct");
  return direct.length ? direct : fitting;
}
