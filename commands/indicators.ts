import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { sayTask, sayWords } from "../src/chat/tell/say-tasks.ts";
import { contentOf } from "../src/chat/understand/question-words.ts";
import { today } from "../src/clock.ts";
import type { OwnedTask } from "../src/domain/owned-task.ts";
import type { Task } from "../src/domain/task.ts";
import { closestBy } from "../src/domain/topic-match.ts";
import { askedOf, meant, nameOf } from "../src/services/ask/asked-bodies.ts";
import type { Who } from "../src/services/tasks/body-tasks.ts";
import { namesBodies } from "../src/services/tasks/list-of.ts";
import { searchTasks } from "../src/services/tasks/search-tasks.ts";
import { waysToSay } from "../src/services/tasks/synonyms.ts";
import { withStates } from "../src/services/tasks/task-states.ts";
import { tasksTitled } from "../src/services/tasks/titled-tasks.ts";
import { type Indicator, indicatorsOfPlan } from "../src/store/figures.ts";
import type { Texts } from "../src/texts/zh.ts";

/** `/指标 [词]`: indicators with targets and what was last reported. */
export const indicators = defineCommand({
  intent: "indicator",
  slash: ["指标", "indicators"],
  summary: { zh: "指标的目标值和实际值", en: "indicators with targets and actual values" },
  examples: { zh: ["/指标", "道路交通万车死亡率目标是多少", "约束性指标有哪些"], en: ["/indicators"] },
  who: "guest",
  run: indicatorAnswer,
});

async function indicatorAnswer(context: Context, reading: Reading): Promise<Answer> {
  const { texts } = context;
  const { plan } = askedOf(context);
  const found = fitting(await indicatorsOfPlan(context.db, plan.id), reading);
  const who = namesBodies(reading) ? meant(context, reading) : null;
  const whos = who && "whos" in who ? who.whos : [];
  const shown = whos.length ? ofBodies(context, whos, found) : found;
  const titled = await tasksTitled(
    context,
    shown.map((indicator) => indicator.name),
  );
  const tasks = shown.length ? titled : await speaking(context, reading);
  return sayWords(texts, {
    reading,
    plan,
    on: today(context.clock),
    body: whos.map(nameOf).join("、") || null,
    named: shown.map((indicator) => indicator.name),
    head: shown.length ? texts.answers.indicators(shown.length) : texts.answers.noIndicators,
    lines: [
      ...shown.map((indicator) => sayIndicator(texts, indicator)),
      ...(tasks.length ? [texts.answers.figureTasks, ...tasks.map((owned) => sayTask(texts, owned))] : []),
    ],
    tasks,
  });
}

/** A figure that is no indicator may stand in a task's text ("到2018年底，职业危害申报率达90%以上"). */
async function speaking(context: Context, reading: Reading): Promise<OwnedTask[]> {
  const { plan } = askedOf(context);
  const tasks = await searchTasks(context.db, plan.id, reading.known);
  return withStates(
    context.db,
    plan,
    tasks.filter((task) => setsFigure(task, reading.known)),
    today(context.clock),
  );
}

/** A sentence of the task speaks of one of the topics, and has a figure. */
const setsFigure = ({ title, content }: Task, topics: readonly string[]): boolean =>
  [title ?? "", ...content.split(/[。；;]/)].some(
    (sentence) =>
      /\d/.test(sentence) &&
      topics.some((topic) =>
        topic
          .split(" ")
          .flatMap(waysToSay)
          .some((way) => sentence.includes(way)),
      ),
  );

/** What the figure is of, without the words around it. */
const subjects = (reading: Reading): string[] =>
  (reading.topics.length ? reading.topics : [reading.rest])
    .map((topic) => topic.replace(around, ""))
    .filter((topic) => contentOf(topic).length > 0);

/** Words around the name of an indicator that are not part of it. */
const around =
  /约束性|预期性|主要|考核|规划|指标|目标值?|要求|数值|现状|是多少|多少|控制在?|下降|达到|实际值?|完成(?:情况)?|红线|上限|下限|要?翻几番|定的?|来着|背着|扛着|[的是呢那个几]/g;

function fitting(all: Indicator[], reading: Reading): Indicator[] {
  const binding = /约束性/.test(reading.words) ? "约束性" : /预期性/.test(reading.words) ? "预期性" : null;
  const ofKind = binding ? all.filter((indicator) => indicator.binding === binding) : all;
  const topics = subjects(reading);
  if (topics.length === 0) return ofKind;
  const close = topics.flatMap((topic) => closestBy(ofKind, ({ name }) => name, topic));
  return ofKind.filter((indicator) => close.includes(indicator));
}

function ofBodies(context: Context, whos: readonly Who[], all: Indicator[]): Indicator[] {
  const { directory } = askedOf(context);
  return all.filter(({ assignments }) =>
    assignments.some((owner) =>
      whos.some(
        (each) => "body" in each && directory.exact(owner.canonical).some((body) => body.id === each.body.id),
      ),
    ),
  );
}

function sayIndicator({ answers }: Texts, indicator: Indicator): string {
  const { years, binding, assignments, actual } = indicator;
  const more = [
    ...(binding ? [binding] : []),
    ...years.map(({ year, target }) => answers.yearTarget(year, target)),
    ...(assignments.length
      ? [assignments.map((owner) => `${owner.canonical}${answers.roleOf[owner.role]}`).join("、")]
      : []),
    actual ? answers.actual(`${actual.value}${actual.unit ?? ""}`, actual.on) : answers.noActual,
  ];
  return answers.indicator(indicator.name, indicator.target, more.join("；"));
}
