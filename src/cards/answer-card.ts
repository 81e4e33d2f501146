import type { Answer, AnswerTask } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import { type Light, lightOf } from "../domain/task-state.ts";
import {
  button,
  type CardElement,
  card,
  columns,
  type HeaderColour,
  hr,
  markdown,
  plainText,
  selectNow,
} from "../feishu/elements.ts";
import { joinMarkdown, type MarkdownText, md } from "../feishu/markdown.ts";

/** Tasks a page: ten of them are some 70 elements and 8 KB, well below what the platform takes. */
export const tasksPerPage = 10;

/** A title longer than this is cut in a list; the task's own card has it whole. */
const titleLength = 60;

const colours: Partial<Record<Answer["intent"], HeaderColour>> = {
  overdue: "red",
  due_soon: "orange",
  unknown: "grey",
};

const lightMarks: Record<Light, string> = { green: "🟢", yellow: "🟡", red: "🔴", blue: "🔵", grey: "⚪" };

/** Work asked for: what is told about it (a refusal, a question back) needs no buttons to open its tasks. */
const toldInWords: ReadonlySet<Answer["intent"]> = new Set<Answer["intent"]>([
  "report",
  "correct",
  "extend",
  "return",
  "assign",
  "remind",
]);

/** A menu of more tasks than this would use up the card's elements. */
const mostOffered = 60;

/** The card of an answer that brings none of its own: a head, the tasks of one page, the notes, and what to do next. */
export function answerCard(context: Context, answer: Answer, page: number, words = ""): CardJson {
  const { sections } = answer;
  const inWords = !sections || answer.tasks.length === 0;
  const head = answer.heading ?? context.texts.bot.headings[answer.intent];
  const told = inWords ? belowHeading(answer) : "";
  const body = inWords ? [plainText(told || head)] : listElements(context, answer, sections, page, words);
  const next = inWords && !toldInWords.has(answer.intent) ? taskElements(context, answer) : [];
  const notes = inWords ? [] : noteElements(answer.notes ?? []);
  return card({
    // A heading that is the whole answer stands below its subject, once.
    title: inWords && !told ? context.texts.bot.headings[answer.intent] : head,
    ...(answer.subtitle ? { subtitle: answer.subtitle } : {}),
    colour: colours[answer.intent] ?? "blue",
    summary: firstLine(answer.text),
    elements: [...body, ...next, ...choiceElements(answer), ...notes],
  });
}

/** What the head or a button says already is not said twice. */
function belowHeading(answer: Answer): string {
  const { text, heading, choices = [] } = answer;
  const isButton = (line: string): boolean =>
    line.startsWith("· ") && choices.some(({ label }) => withoutId(line.slice(2)) === label);
  const lines = text.split("\n").filter((line) => !isButton(line));
  const [first = "", ...rest] = lines;
  const isHead =
    heading !== undefined && (rest.length > 0 ? first.includes(heading) : saysOnly(first, answer));
  return isHead ? rest.join("\n") : lines.join("\n");
}

/** Nothing but the head and its second line. */
const saysOnly = (line: string, { heading = "", subtitle = "" }: Answer): boolean =>
  line.includes(heading) && !/[\p{L}\p{N}]/u.test(line.replace(subtitle, "").replace(heading, ""));

/** "西青区 规划（xiqing-2017）" → "西青区 规划" */
const withoutId = (line: string): string => line.replace(/\s*[（(][\w-]+[）)]$/, "");

const firstLine = (text: string): string => text.split("\n", 1)[0]!.slice(0, 80);

function listElements(
  context: Context,
  answer: Answer,
  sections: NonNullable<Answer["sections"]>,
  page: number,
  words: string,
): CardElement[] {
  const total = sections.reduce((sum, section) => sum + section.tasks.length, 0);
  const pages = Math.max(1, Math.ceil(total / tasksPerPage));
  const at = Math.min(Math.max(page, 1), pages);
  const from = (at - 1) * tasksPerPage;
  const to = Math.min(from + tasksPerPage, total);
  const elements: CardElement[] = [];
  let seen = 0;
  for (const section of sections) {
    const shown = section.tasks.slice(Math.max(0, from - seen), Math.max(0, to - seen));
    if (shown.length > 0) {
      if (section.title) elements.push(sectionTitle(section.title, section.note));
      elements.push(...shown.map((task) => taskRow(context, task, section.title)));
    }
    seen += section.tasks.length;
  }
  return pages === 1
    ? elements
    : [...elements, hr(), pager(context, answer, words, at, pages, from + 1, to, total)];
}

const sectionTitle = (title: string, note: string | undefined): CardElement =>
  markdown(note ? md`**${title}**　${note}` : md`**${title}**`);

function taskRow(context: Context, task: AnswerTask, under: string): CardElement {
  return columns([
    { weight: 5, elements: [markdown(taskLines(context, task, under))] },
    {
      verticalAlign: "center",
      elements: [
        button({
          text: context.texts.bot.open,
          size: "tiny",
          value: { do: "answer.task", plan: task.plan, number: task.seq },
        }),
      ],
    },
  ]);
}

/** @param under the list's title: a role that stands there is not repeated in each row */
function taskLines(context: Context, task: AnswerTask, under: string): MarkdownText {
  const { common, bot } = context.texts;
  const title = task.title.length > titleLength ? `${task.title.slice(0, titleLength)}…` : task.title;
  const facts = [
    ...(task.role && !under.includes(common.roles[task.role]) ? [common.roles[task.role]] : []),
    ...(task.items ? [bot.items(task.items)] : []),
    task.due ? bot.due(task.due) : task.state === "standing" ? "" : bot.noLimit,
    common.states[task.state],
  ].filter(Boolean);
  const light = lightMarks[lightOf(task.state)];
  return joinMarkdown(
    [md`**${task.seq}**　${title}`, md`${light} <font color='grey'>${facts.join(" · ")}</font>`],
    "\n",
  );
}

function pager(
  context: Context,
  answer: Answer,
  words: string,
  page: number,
  pages: number,
  from: number,
  to: number,
  total: number,
): CardElement {
  const { bot } = context.texts;
  const turn = (text: string, target: number): CardElement =>
    button({
      text,
      size: "small",
      disabled: target < 1 || target > pages,
      value: { do: "answer.page", words, page: target, asker: context.actor.person, plan: answer.plan },
    });
  return columns([
    {
      weight: 3,
      verticalAlign: "center",
      elements: [markdown(md`<font color='grey'>${bot.more(from, to, total)}</font>`)],
    },
    { elements: [turn(bot.previous, page - 1)] },
    { elements: [turn(bot.next, page + 1)] },
  ]);
}

/** One task: what can be done with it. Several: a menu to open one. */
function taskElements(context: Context, { tasks }: Answer): CardElement[] {
  const [first, ...others] = tasks;
  if (!first) return [];
  if (others.length === 0) return [taskButtons(context, first)];
  const options = tasks
    .slice(0, mostOffered)
    .map((task) => ({ text: `${task.seq}　${task.title}`, value: task.seq }));
  return [
    selectNow({
      placeholder: context.texts.bot.pick,
      options,
      value: { do: "answer.task", plan: first.plan },
    }),
  ];
}

function taskButtons(context: Context, task: AnswerTask): CardElement {
  const { bot } = context.texts;
  const value = { plan: task.plan, number: task.seq };
  return columns([
    { elements: [button({ text: bot.report, kind: "primary", value: { do: "report.open", ...value } })] },
    { elements: [button({ text: bot.progress, value: { do: "answer.progress", ...value } })] },
  ]);
}

function choiceElements(answer: Answer): CardElement[] {
  return (answer.choices ?? []).map((choice) =>
    button({ text: choice.label, value: { do: "answer.say", words: choice.words } }),
  );
}

const noteElements = (notes: readonly string[]): CardElement[] =>
  notes.length === 0
    ? []
    : [
        markdown(
          joinMarkdown(
            notes.map((note) => md`<font color='grey'>${note}</font>`),
            "\n",
          ),
          { size: "notation" },
        ),
      ];
