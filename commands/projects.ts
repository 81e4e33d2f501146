import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { sayTask, sayWords } from "../src/chat/tell/say-tasks.ts";
import { contentOf } from "../src/chat/understand/question-words.ts";
import { today } from "../src/clock.ts";
import type { OwnedTask } from "../src/domain/owned-task.ts";
import { closestBy, speaksOf } from "../src/domain/topic-match.ts";
import { askedOf, meant, nameOf } from "../src/services/ask/asked-bodies.ts";
import { namesBodies } from "../src/services/tasks/list-of.ts";
import { inTime } from "../src/services/tasks/narrow.ts";
import { tasksOfBodies } from "../src/services/tasks/tasks-of-bodies.ts";
import { tasksTitled } from "../src/services/tasks/titled-tasks.ts";
import { type Project, projectsOfPlan } from "../src/store/figures.ts";
import type { Texts } from "../src/texts/zh.ts";

/** `/项目`: key projects, with lead, investment and goal as printed. */
export const projects = defineCommand({
  intent: "project",
  slash: ["项目", "projects"],
  summary: { zh: "重点工程（项目）、牵头单位、投资和形象进度", en: "key projects, leads, investment, goals" },
  examples: { zh: ["重点工程有哪些", "应急救援基地投资多少", "/项目"], en: ["/projects"] },
  who: "guest",
  run: projectAnswer,
});

async function projectAnswer(context: Context, reading: Reading): Promise<Answer> {
  const { texts } = context;
  const { plan } = askedOf(context);
  const all = fitting(await projectsOfPlan(context.db, plan.id), reading);
  const titled = await tasksTitled(
    context,
    all.map((project) => project.name),
  );
  const who = namesBodies(reading) ? meant(context, reading) : null;
  if (who && "instead" in who) return who.instead;
  const own = who ? await tasksOfBodies(context, reading, who.whos) : null;
  const inRole = (owned: OwnedTask): boolean =>
    !reading.roles || (owned.role !== null && reading.roles.includes(owned.role));
  const timed = inTime(reading, titled);
  const tasks = own
    ? own.tasks.filter((owned) => inRole(owned) && timed.some(({ task }) => task.id === owned.task.id))
    : timed;
  const names = who?.whos.map(nameOf) ?? null;
  const shown = names ? all.filter((project) => leads(context, project, names)) : all;
  const total = sum(shown);
  return sayWords(texts, {
    reading,
    plan,
    on: today(context.clock),
    named: shown.map((project) => project.name),
    head: shown.length || tasks.length ? texts.answers.projects(shown.length) : texts.answers.noProjects,
    body: names?.join("、") ?? null,
    lines: [
      ...shown.map((project) => sayProject(texts, project)),
      ...(total ? [texts.answers.totalInvestment(total)] : []),
      ...(tasks.length ? [texts.answers.figureTasks, ...tasks.map((owned) => sayTask(texts, owned))] : []),
    ],
    tasks,
  });
}

/** Words around the name of a project that are not part of it. */
const around =
  /^(?:里[面头]?)?(?:建|做|搞|弄|修|盖|装)(?=..)|重点|重大|规划|建设(?=项目$)|(?:工程|项目)+$|总?投资(?:额|规模)?|多少|一共|总共|合计|清单|列表|情况|进度|形象|怎么说|咋回事|怎么回事|什么|花|钱|[的是那俩个两几这]/g;

function fitting(all: Project[], reading: Reading): Project[] {
  const topics = (reading.topics.length ? reading.topics : [reading.rest])
    .map((topic) => topic.replace(around, ""))
    .filter((topic) => contentOf(topic).length > 0);
  if (topics.length === 0) return all;
  const close = topics.flatMap((topic) => {
    const named = all.filter(({ name }) => speaksOf(name, topic));
    return named.length ? named : closestBy(all, ({ name, content }) => `${name} ${content ?? ""}`, topic);
  });
  return all.filter((project) => close.includes(project));
}

function leads(context: Context, project: Project, names: readonly string[]): boolean {
  const { directory } = askedOf(context);
  return project.lead.some((lead) => directory.exact(lead).some((body) => names.includes(body.name)));
}

/** Only figures of one unit can be added. */
function sum(shown: readonly Project[]): string | null {
  const figures = shown.filter((project) => project.investment !== null);
  const units = new Set(figures.map((project) => project.unit));
  if (figures.length < 2 || units.size !== 1) return null;
  return `${figures.reduce((total, project) => total + (project.investment ?? 0), 0)}${figures[0]?.unit ?? ""}`;
}

function sayProject({ answers }: Texts, project: Project): string {
  const more = [
    ...(project.lead.length ? [answers.projectLead(project.lead.join("、"))] : []),
    ...(project.investment === null
      ? []
      : [answers.investment(`${project.investment}${project.unit ?? ""}`)]),
    ...(project.place && project.place !== "/" ? [answers.place(project.place)] : []),
    ...(project.progress ? [answers.goal(project.progress)] : []),
  ];
  return answers.project(project.name, more.join("；"));
}
