import { leadersCard } from "../src/cards/leaders-card.ts";
import { settingsCard, settingsText } from "../src/cards/settings-card.ts";
import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import { doerOf } from "../src/chat/doer.ts";
import { SayError } from "../src/errors.ts";
import { setQuota } from "../src/services/outbox/watch-quota.ts";
import { setReminderLevel } from "../src/services/reminders/reminder-settings.ts";
import { requireClerk } from "../src/services/reports/reporting-task.ts";
import { setOwnDay, settingsView } from "../src/services/settings/settings-view.ts";
import { peopleWithRight } from "../src/store/liaisons.ts";
import { bodies } from "./bodies.ts";
import { reportingRules } from "./reporting-rules.ts";

/** Sentences about the other commands of this intent ("打开单位目录"). */
const bodiesWords = /单位目录|\bdirectory of bodies\b/i;
const rulesWords = /报送|汇报周期|周期|签发|\brhythm\b|\bsigning\b/i;
const reminderWords = /提醒|推送|\breminders?\b/i;
const leaderWords = /领导|\bleaders?\b/i;

/** `/设置`: one's own reminders; the clerk also the working days, the quota, and where the rest is set. */
export const settings = defineCommand({
  intent: "settings",
  slash: ["设置", "settings"],
  summary: { zh: "提醒、工作日历、额度等设置", en: "reminders, working days, quota" },
  examples: {
    zh: ["/设置", "/设置 提醒 少", "/设置 日历 2026-02-14 上班"],
    en: ["/settings", "/settings reminders light"],
  },
  who: "member",
  async run(context, reading) {
    const answer: Answer = { intent: "settings", plan: null, body: null, role: null, tasks: [], text: "" };
    if (bodiesWords.test(reading.words)) {
      requireClerk(context);
      return bodies.run(context, reading);
    }
    if (rulesWords.test(reading.words) && !reminderWords.test(reading.words))
      return reportingRules.run(context, reading);
    if (leaderWords.test(reading.words)) return leaders(context, answer);
    try {
      await setBy(context, reading.words);
    } catch (cause) {
      if (cause instanceof SayError) return { ...answer, text: cause.say };
      throw cause;
    }
    const clerk = context.actor.right === "clerk";
    const view = await settingsView(context.db, context.clock, context.actor.person, clerk);
    return { ...answer, text: settingsText(context, view), card: settingsCard(context, view) };
  },
});

async function leaders(context: Context, answer: Answer): Promise<Answer> {
  requireClerk(context);
  const words = context.texts.bodies.leaders;
  const names = (await peopleWithRight(context.db, "leader")).map(({ person, name }) => name ?? person);
  const text = [words.title, names.length > 0 ? words.now(names.join("、")) : words.none].join("\n");
  return { ...answer, text, card: await leadersCard(context) };
}

/** Sets what the words say; words that say nothing to be set only show. */
async function setBy(context: Context, words: string): Promise<void> {
  const doer = doerOf(context);
  const { person } = context.actor;
  const [, level] = /(?:提醒|reminders?)\s*[:：]?\s*(少|轻|标准|正常|light|standard)/i.exec(words) ?? [];
  if (level && person)
    await setReminderLevel(context.db, doer, person, /少|轻|light/i.test(level) ? "light" : "standard");
  const [, day, kind] = /(\d{4}-\d{2}-\d{2})\s*(上班|放假|取消|working|free|remove)/i.exec(words) ?? [];
  if (day && kind) {
    mustBeClerk(context);
    const working = /取消|remove/i.test(kind) ? null : /上班|working/i.test(kind);
    await setOwnDay(context.db, doer, day, working, "");
  }
  const [, calls] = /(?:额度|quota)\s*[:：]?\s*(\d+|不限|none)/i.exec(words) ?? [];
  if (calls) {
    mustBeClerk(context);
    await setQuota(context.db, doer, /^\d+$/.test(calls) ? Number(calls) : 0);
  }
}

function mustBeClerk({ actor, texts }: Context): void {
  if (actor.right !== "clerk") throw new SayError("no-right", texts.settings.clerkOnly);
}
