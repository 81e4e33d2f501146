import type { OwnedTask } from "../../domain/owned-task.ts";
import { roles } from "../../domain/role.ts";
import { taskTitle } from "../../domain/task.ts";
import type { Texts } from "../../texts/zh.ts";
import type { Answer } from "../answer.ts";
import type { Reading } from "../reading.ts";
import { toAnswerTask } from "./answer-task.ts";

/** A part of a list under a heading of its own: one role, one group. */
export interface Section {
  title: string;
  tasks: OwnedTask[];
}

/** What all list answers are made of. */
export interface TaskList {
  reading: Reading;
  plan: { id: string; title: string; region: string };
  /** Civil date. */
  on: string;
  /** The first sentence: what is listed, and how many. */
  head: string;
  body?: string | null;
  sections: Section[];
  /** Facts of one line beyond those every line has. */
  facts?: (owned: OwnedTask) => string[];
  notes?: string[];
  choices?: Answer["choices"];
  /** Names of what is listed that is no task. */
  named?: string[];
}

/** The answer of a list, whole in words, and in sections for the card. */
export function sayTasks(texts: Texts, list: TaskList): Answer {
  const { reading, plan, on, sections } = list;
  const { answers } = texts;
  const all = sections.flatMap((section) => section.tasks);
  const notes = [
    ...guesses(texts, reading),
    ...everyday(texts, reading),
    ...(reading.leftOut.length ? [answers.leftOut(reading.leftOut)] : []),
    ...(list.notes ?? []),
  ];
  const titled = sections.length > 1;
  const lines = sections.flatMap((section) => [
    ...(titled ? [answers.section(section.title, section.tasks.length)] : []),
    ...section.tasks.map((owned) => sayTask(texts, owned, list.facts?.(owned) ?? [])),
  ]);
  const subtitle = answers.asOf(plan.region, plan.title, on);
  return {
    intent: reading.intent,
    plan: plan.id,
    body: list.body ?? null,
    role: reading.roles?.length === 1 ? reading.roles[0]! : null,
    tasks: [...all].sort((a, b) => a.task.ord - b.task.ord).map(toAnswerTask),
    text: [answers.headed(subtitle, list.head), ...lines, ...notes].join("\n"),
    heading: list.head,
    subtitle,
    sections: sections.map((section) => ({ title: section.title, tasks: section.tasks.map(toAnswerTask) })),
    notes,
    ...(list.choices ? { choices: list.choices } : {}),
    ...(list.named ? { named: list.named } : {}),
  };
}

/** A list of something else, or none at all: words only. */
export function sayWords(
  texts: Texts,
  list: Omit<TaskList, "sections"> & { lines?: string[]; tasks?: OwnedTask[] },
): Answer {
  const { sections: _none, ...answer } = sayTasks(texts, {
    ...list,
    sections: [{ title: "", tasks: list.tasks ?? [] }],
  });
  const lines = [...(list.lines ?? []), ...(answer.notes ?? [])];
  return { ...answer, text: [texts.answers.headed(answer.subtitle ?? "", list.head), ...lines].join("\n") };
}

const guesses = (texts: Texts, reading: Reading): string[] =>
  reading.guessed
    .filter(({ body }) => reading.bodies.includes(body))
    .map(({ words, body }) => texts.answers.guessed(words, body.name));

const everyday = (texts: Texts, { taken, topics }: Reading): string[] =>
  taken
    .filter(({ meant }) => topics.some((topic) => topic.includes(meant)))
    .map(({ said, meant }) => texts.answers.takenFor(said, meant));

/** "12. 标题（牵头；只承担第3小项；时限2018-12-31；未启动）" */
export function sayTask(texts: Texts, owned: OwnedTask, more: readonly string[] = []): string {
  const { answers, common } = texts;
  const facts = [...sayPart(texts, owned), sayLimit(texts, owned), common.states[owned.state], ...more];
  return answers.line(owned.task.number, taskTitle(owned.task), facts.join(answers.and));
}

/** 牵头, 只承担第3小项; empty where no body's part is told. */
export const sayPart = ({ answers }: Texts, { role, group, items }: OwnedTask): string[] => [
  ...(role ? [group ? answers.through(group, answers.roleOf[role]) : answers.roleOf[role]] : []),
  ...(items ? [answers.items(items)] : []),
];

export function sayLimit(texts: Texts, { task }: OwnedTask): string {
  if (task.due) return texts.answers.due(task.due);
  return task.deadline ? texts.answers.limit(task.deadline.text.replace(/\s+/g, "")) : texts.answers.noLimit;
}

/** By role in the domain's order, what comes through groups after all that names the body. */
export function byRole(texts: Texts, tasks: readonly OwnedTask[]): Section[] {
  const { answers } = texts;
  const sections: Section[] = [];
  for (const via of ["direct", "collective"] as const) {
    for (const role of roles) {
      const fitting = tasks.filter((owned) => owned.via === via && owned.role === role);
      if (via === "direct") sections.push({ title: answers.roleOf[role], tasks: fitting });
      else {
        const groups = [...new Set(fitting.map((owned) => owned.group ?? ""))];
        for (const group of groups) {
          const through = fitting.filter((owned) => (owned.group ?? "") === group);
          sections.push({ title: answers.through(group, answers.roleOf[role]), tasks: through });
        }
      }
    }
  }
  return sections.filter((section) => section.tasks.length > 0);
}
