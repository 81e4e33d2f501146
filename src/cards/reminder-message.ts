import type { Context } from "../chat/context.ts";
import { type Click, defineAction } from "../chat/define-action.ts";
import { doerOf } from "../chat/doer.ts";
import { today } from "../clock.ts";
import { taskTitle } from "../domain/task.ts";
import { addDays } from "../domain/task-state.ts";
import { SayError } from "../errors.ts";
import { button, type CardElement, card, clip, columns, markdown } from "../feishu/elements.ts";
import { joinMarkdown, md } from "../feishu/markdown.ts";
import { readCalendar } from "../services/outbox/rounds.ts";
import { type PlanReminders, remindersFor, statusesOn } from "../services/reminders/body-reminders.ts";
import {
  readReminderSettings,
  setReminderLevel,
  snoozeReminders,
} from "../services/reminders/reminder-settings.ts";
import type { Texts } from "../texts/zh.ts";
import type { RenderContext, Rendered } from "./define-message.ts";

/** Limits shown of one plan; the rest are on the card of the 期. */
const limitsShown = 8;
/** Plans and bodies shown; who serves more opens the card of each. */
const partsShown = 6;
const snoozeDays = 3;

/** The day's one message to a person; null when everything was reported in the meantime, or the person asked for quiet. */
export async function renderReminder(
  context: RenderContext,
  data: Record<string, unknown>,
): Promise<Rendered | null> {
  const { person, bodies } = context.actor;
  const date = String(data.date);
  if (!person) return null;
  const settings = await readReminderSettings(context.db, context.once, person);
  if (settings.snoozedUntil !== null && settings.snoozedUntil > date) return null;
  const calendar = await context.once("calendar", () => readCalendar(context.db));
  const statuses = await statusesOn(context.db, context.once, date);
  const parts = remindersFor(bodies, settings.level, statuses, calendar, date);
  if (parts.length === 0) return null;
  const { reminders } = context.texts;
  return {
    card: card({
      title: reminders.title,
      subtitle: reminders.subtitle(date),
      colour: "wathet",
      elements: [
        ...parts.slice(0, partsShown).flatMap((part) => partElements(part, context.texts)),
        actions(settings.level, context.texts),
      ],
    }),
    text: [reminders.title, ...parts.flatMap((part) => partLines(part, context.texts))].join("\n"),
  };
}

function partLines(part: PlanReminders, { reminders, reports }: Texts): string[] {
  const { plan, cycle, directory } = part.status;
  const name = directory.names.get(part.body) ?? part.body;
  const shown = part.limits.slice(0, limitsShown);
  const more = part.limits.length - shown.length;
  return [
    reminders.plan(clip(plan.title, 40), name, reports.cycle(cycle)),
    ...(part.ends > 0 ? [reminders.ends(part.ends, cycle.dueOn)] : []),
    ...(part.opens > 0 && part.ends === 0 ? [reminders.opens(part.opens, cycle.dueOn)] : []),
    ...shown.map(({ number, days, due, taskId }) =>
      reminders.limit(number, titleOf(part, taskId), days, due),
    ),
    ...(more > 0 ? [reminders.more(more)] : []),
  ];
}

function titleOf({ status }: PlanReminders, taskId: string): string {
  const task = status.duties.find((duty) => duty.task.id === taskId)?.task;
  return task ? taskTitle(task, 30) : "";
}

function partElements(part: PlanReminders, texts: Texts): CardElement[] {
  const [head = "", ...lines] = partLines(part, texts);
  return [
    markdown(joinMarkdown([md`**${head}**`, ...lines.map((line) => md`${clip(line, 80)}`)], "\n")),
    button({
      text: texts.reminders.fill,
      kind: "primary",
      size: "small",
      value: { do: "answer.say", words: `/本期 ${part.status.plan.id}` },
    }),
  ];
}

function actions(level: string, { reminders }: Texts): CardElement {
  const other = level === "light" ? "standard" : "light";
  return columns([
    {
      elements: [
        button({ text: reminders.snooze, size: "small", kind: "text", value: { do: "reminder.snooze" } }),
      ],
    },
    {
      elements: [
        button({
          text: other === "light" ? reminders.lighter : reminders.fuller,
          size: "small",
          kind: "text",
          value: { do: "reminder.level", level: other },
        }),
      ],
    },
  ]);
}

/** What is tapped counts for who taps: a forwarded card changes nobody else's settings. */
function self({ actor, texts }: Context): string {
  if (!actor.person) throw new SayError("no-person", texts.reminders.notYours);
  return actor.person;
}

export const reminderSnooze = defineAction({
  id: "reminder.snooze",
  async run(context) {
    const until = addDays(today(context.clock), snoozeDays);
    await snoozeReminders(context.db, doerOf(context), self(context), until);
    return { toast: { type: "success", content: context.texts.reminders.snoozed(until) } };
  },
});

export const reminderLevel = defineAction({
  id: "reminder.level",
  async run(context, click: Click) {
    const level = click.value.level === "light" ? "light" : "standard";
    await setReminderLevel(context.db, doerOf(context), self(context), level);
    return { toast: { type: "success", content: context.texts.reminders.levelSet[level] } };
  },
});

export const reminderActions = [reminderSnooze, reminderLevel];
