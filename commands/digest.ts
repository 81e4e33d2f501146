import { digestCard } from "../src/cards/digest-card.ts";
import { digestSettingsCard, scheduleWords, scopeWords } from "../src/cards/digest-settings.ts";
import { digestText } from "../src/cards/digest-text.ts";
import { runLogCard, runLogText } from "../src/cards/run-log.ts";
import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import { civilTime, today } from "../src/clock.ts";
import { periodOf } from "../src/domain/digest.ts";
import { type Plan, planLabel } from "../src/domain/plan.ts";
import { addWeeks, readWeek, weekOf, weekStart } from "../src/domain/week.ts";
import { readDigestAnswer } from "../src/services/digests/digest-answer.ts";
import { subscriptionView } from "../src/services/digests/subscription-view.ts";
import { readRunLog, receiverNames } from "../src/services/outbox/run-log.ts";
import { planMeant } from "../src/services/reports/choose-task.ts";

const settingWords = /设置|订阅|退订|\b(?:settings?|(?:un)?subscribe)\b/i;
const logWords = /记录|日志|\blog\b/i;
const lastWeekWords = /上(?:一|个)?(?:周|星期)|\blast week/i;

const answer = (plan: string | null, text: string, more: Partial<Answer> = {}): Answer => ({
  intent: "digest",
  plan,
  body: null,
  role: null,
  tasks: [],
  text,
  ...more,
});

/** `/周报`: the week so far, here; `/周报 2018-W22`, `/周报 上周`; `/周报 设置` for the group; `/周报 记录` for the clerk. */
export const digest = defineCommand({
  intent: "digest",
  slash: ["周报", "digest"],
  summary: { zh: "看本周周报；管理员在群里可以订阅和设置", en: "this week's digest; its settings in groups" },
  examples: {
    zh: ["/周报", "/周报 上周", "/周报 设置"],
    en: ["/digest", "/digest 2018-W22", "/digest settings"],
  },
  who: "guest",
  async run(context, reading) {
    const said = `${reading.words} ${reading.rest}`;
    if (logWords.test(said)) return runLog(context);
    const plan = await planMeant(context, { plan: reading.plan, chatPlan: context.place.plan });
    if (Array.isArray(plan)) return whichPlan(context, plan);
    if (settingWords.test(said)) return settings(context, plan);
    return digestOfWeek(context, plan, said);
  },
});

function whichPlan(context: Context, plans: Plan[]): Answer {
  const { digests, bindings } = context.texts;
  if (plans.length === 0) return answer(null, bindings.noPlans);
  const choices = plans.map((plan) => ({ label: planLabel(plan), words: `/周报 ${plan.id}` }));
  return answer(null, digests.whichPlan, { choices });
}

async function digestOfWeek(context: Context, plan: Plan, said: string): Promise<Answer> {
  const { digests } = context.texts;
  const day = today(context.clock);
  const named = said
    .split(/\s+/)
    .map(readWeek)
    .find((week) => week !== null);
  const week = named ?? (lastWeekWords.test(said) ? addWeeks(weekOf(day), -1) : weekOf(day));
  if (weekStart(week) > day) return answer(plan.id, digests.weekAhead(week));
  const read = await readDigestAnswer(context.db, plan.id, periodOf(week, day));
  if (!read) return answer(null, digests.planGone);
  const mayHere = context.actor.right === "clerk" && context.place.kind === "group";
  return answer(plan.id, digestText(read.digest, context.texts), {
    tasks: read.tasks,
    card: digestCard(read.digest, context.texts, mayHere),
  });
}

async function settings(context: Context, plan: Plan): Promise<Answer> {
  const { digests } = context.texts;
  const { kind, chat } = context.place;
  if (context.actor.right !== "clerk") return answer(plan.id, digests.onlyClerk);
  if (kind !== "group" || !chat) return answer(plan.id, digests.onlyGroups);
  const view = await subscriptionView(context.db, chat, plan.id);
  if (!view) return answer(null, digests.planGone);
  const lines = view.subscriptions.map(({ subscription, planTitle }) =>
    digests.settings.entry(
      planTitle,
      scopeWords(subscription.scope, context.texts),
      scheduleWords(subscription, context.texts),
      civilTime(subscription.nextAt, context.clock.timeZone),
      subscription.preview !== null,
    ),
  );
  const text = [digests.settings.title, ...(lines.length > 0 ? lines : [digests.settings.none])].join("\n");
  return answer(plan.id, text, { card: digestSettingsCard(context, view) });
}

async function runLog(context: Context): Promise<Answer> {
  if (context.actor.right !== "clerk") return answer(null, context.texts.digests.onlyClerk);
  const messages = await readRunLog(context.db);
  const receivers = await receiverNames(context.db, messages);
  return answer(null, runLogText(context, messages, receivers), {
    card: runLogCard(context, messages, receivers),
  });
}
