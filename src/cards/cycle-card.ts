import type { CardJson } from "../chat/platform.ts";
import { isStanding } from "../domain/deadline.ts";
import { taskTitle } from "../domain/task.ts";
import {
  button,
  type CardElement,
  card,
  clip,
  collapsible,
  columns,
  form,
  markdown,
  plainText,
  selectNow,
  submitButton,
} from "../feishu/elements.ts";
import { joinMarkdown, type MarkdownText, md } from "../feishu/markdown.ts";
import {
  type CycleItem,
  type CycleWork,
  canRepeat,
  isAnswered,
  isReady,
  isUndecided,
  type StepProblems,
  type TypedStep,
  workBody,
} from "../services/reports/cycle-work.ts";
import type { Texts } from "../texts/zh.ts";
import { figureElements, reportFields } from "./report-fields.ts";

/** Lines in the overview; a body with more tasks sees the rest by stepping through. */
const maxLines = 60;

/** What every button of the card carries: whose work of which plan. */
const about = (work: CycleWork) => ({ plan: work.status.plan.id, body: work.body });

/** All tasks a body is asked for, what is said about each, and what can be done with them at once. */
export function cycleOverviewCard(texts: Texts, work: CycleWork, notice?: string): CardJson {
  const { cycleCard, cycle, by } = texts.reports;
  const { items, status } = work;
  const lines = items
    .slice(0, maxLines)
    .map((item) => md`${statusMark(item)} **${item.duty.task.number}** ${overviewLine(texts, item)}`);
  return card({
    title: cycleCard.title(workBody(work), cycle(status.cycle)),
    subtitle: by(status.cycle),
    colour: items.every(isAnswered) ? "green" : "blue",
    elements: [
      ...(notice ? [markdown(md`<font color='orange'>${notice}</font>`)] : []),
      plainText(headline(texts, work)),
      // The buttons above the list: on a phone forty lines would hide them.
      ...overviewButtons(texts, work),
      ...list(texts, lines),
    ],
  });
}

/** A long list is folded away. */
const openLines = 12;

function list({ reports }: Texts, lines: MarkdownText[]): CardElement[] {
  if (lines.length === 0) return [];
  const text = markdown(joinMarkdown(lines, "\n"));
  return lines.length > openLines ? [collapsible(reports.cycleCard.all(lines.length), [text])] : [text];
}

function headline({ reports }: Texts, { items }: CycleWork): string {
  const { cycleCard } = reports;
  if (items.length === 0) return cycleCard.nothing;
  if (items.every(isAnswered)) return cycleCard.allIn;
  return cycleCard.count(items.filter(isAnswered).length, items.filter(isReady).length, items.length);
}

function statusMark(item: CycleItem): string {
  if (isAnswered(item)) return "✅";
  if (isReady(item)) return "📝";
  return item.duty.returned ? "↩️" : "⬜";
}

export function overviewLine(texts: Texts, item: CycleItem): string {
  const { cycleCard } = texts.reports;
  const { duty, draft } = item;
  const said = ((): string => {
    if (duty.report) return `${cycleCard.answered} ${stateOf(texts, duty.report)}`;
    if (isAnswered(item)) return cycleCard.waiting;
    if (draft?.choice === "same") return cycleCard.same;
    if (draft?.choice === "filled")
      return stateOf(texts, { state: draft.typed.state, percent: draft.typed.percent });
    if (draft?.choice === "open") return cycleCard.open;
    return duty.returned ? cycleCard.returned : "";
  })();
  const kind = duty.kind === "report" ? "" : ` · ${cycleCard[duty.kind]}`;
  return `${taskTitle(duty.task, 22)}${said ? `　${said}` : ""}${kind}`;
}

function stateOf({ common }: Texts, said: { state: string; percent: number | string }): string {
  const names: Record<string, string> = common.selfStates;
  return `${names[said.state] ?? ""} ${said.percent || 0}%`;
}

function overviewButtons(texts: Texts, work: CycleWork): CardElement[] {
  const { cycleCard } = texts.reports;
  const open = work.items.filter((item) => !isAnswered(item));
  const ready = open.filter(isReady);
  const undecided = open.filter(isUndecided);
  const repeatable = undecided.filter(canRepeat);
  if (open.length === 0) return [];
  const buttons = [
    ...(ready.length > 0
      ? [
          button({
            text: cycleCard.send(ready.length),
            kind: "primary",
            value: { do: "cycle.send", ...about(work) },
          }),
        ]
      : []),
    ...(undecided[0]
      ? [
          button({
            text: ready.length > 0 ? cycleCard.goOn : cycleCard.fill,
            ...(ready.length > 0 ? {} : { kind: "primary" as const }),
            value: { do: "cycle.go", ...about(work), task: undecided[0].duty.task.id },
          }),
        ]
      : []),
    ...(repeatable.length > 0
      ? [
          button({
            text: cycleCard.restSame(repeatable.length),
            value: { do: "cycle.restSame", ...about(work) },
          }),
        ]
      : []),
  ];
  const jump = selectNow({
    placeholder: cycleCard.jump,
    options: open.map(({ duty }) => ({
      text: clip(`${duty.task.number} ${taskTitle(duty.task, 24)}`, 40),
      value: duty.task.id,
    })),
    value: { do: "cycle.go", ...about(work) },
  });
  return [
    columns(
      buttons.map((element) => ({ elements: [element] })),
      "flow",
    ),
    ...(open.length > 1 ? [jump] : []),
  ];
}

/** One task of the cycle to be filled in; the next one follows by itself. */
export function cycleStepCard(
  texts: Texts,
  work: CycleWork,
  item: CycleItem,
  again?: TypedStep & StepProblems,
): CardJson {
  const { cycleCard, cycle, by, form: words } = texts.reports;
  const { task, returned } = item.duty;
  const open = work.items.filter((candidate) => !isAnswered(candidate));
  const value = { ...about(work), task: task.id };
  const said = item.last
    ? words.last(texts.reports.day(item.last.on), texts.common.selfStates[item.last.state], item.last.percent)
    : words.firstTime;
  return card({
    title: cycleCard.step(open.indexOf(item) + 1, open.length, task.number, taskTitle(task, 24)),
    subtitle: `${workBody(work)} · ${cycle(work.status.cycle)}，${by(work.status.cycle)}`,
    colour: again ? "orange" : "blue",
    elements: [
      ...(returned
        ? [markdown(md`<font color='orange'>${cycleCard.returnedWhy(returned.reason)}</font>`)]
        : []),
      ...(taskTitle(task, 24) === task.content ? [] : [plainText(clip(task.content, 120), { lines: 2 })]),
      plainText(task.due ? `${words.limit(task.due)} · ${said}` : said, { size: "notation", colour: "grey" }),
      ...(canRepeat(item)
        ? [button({ text: cycleCard.sameStep, kind: "primary", value: { do: "cycle.same", ...value } })]
        : []),
      form("report", [
        ...reportFields(
          texts,
          { typed: again?.typed ?? item.typed, ...(again ? { problems: again.problems } : {}) },
          isStanding(task.deadline) ? "standing" : "step",
        ),
        ...figureElements(texts, {
          list: item.figures.list,
          typed: again?.figures ?? item.figures.typed,
          bad: again?.bad ?? [],
        }),
        submitButton({
          text: cycleCard.saveStep,
          name: "save",
          kind: canRepeat(item) ? "default" : "primary",
          value: { do: "cycle.save", ...value },
        }),
      ]),
      columns([
        {
          elements: [button({ text: cycleCard.later, kind: "text", value: { do: "cycle.later", ...value } })],
        },
        {
          elements: [
            button({ text: cycleCard.overview, kind: "text", value: { do: "cycle.show", ...about(work) } }),
          ],
        },
      ]),
    ],
  });
}
