import { plain } from "../src/cards/about-task.ts";
import { cycleAnswer } from "../src/cards/cycle-answer.ts";
import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { SayError } from "../src/errors.ts";
import { planMeant } from "../src/services/reports/choose-task.ts";
import {
  canRepeat,
  cycleWork,
  isUndecided,
  saveSame,
  sendCycle,
} from "../src/services/reports/cycle-work.ts";

/** `/本期`: all tasks of the body in this cycle on one card; 无变化 and 报送 do the same work where cards fail. */
export const cycle = defineCommand({
  intent: "report",
  slash: ["本期", "cycle"],
  summary: { zh: "本单位本期要报的全部任务，一张卡片逐项填", en: "all my tasks of this cycle on one card" },
  examples: {
    zh: ["/本期", "/本期 无变化", "/本期 无变化 3 5", "/本期 报送"],
    en: ["/cycle", "/cycle same", "/cycle send"],
  },
  who: "member",
  async run(context, reading) {
    try {
      return await answerCycle(context, reading);
    } catch (cause) {
      if (cause instanceof SayError) return plain("report", { text: cause.say });
      throw cause;
    }
  },
});

async function answerCycle(context: Context, reading: Reading): Promise<Answer> {
  const { refused, cycleCard } = context.texts.reports;
  const plan = await planMeant(context, { plan: reading.plan, chatPlan: context.place.plan });
  const word = reading.language === "zh" ? "本期" : "cycle";
  if (Array.isArray(plan)) {
    if (plan.length === 0) return plain("report", { text: refused.noPlan });
    const choices = plan.slice(0, 10).map(({ id, title }) => ({ label: title, words: `/${word} ${id}` }));
    return { ...plain("report", { text: refused.which }), choices };
  }
  const named = reading.bodies.map((body) => body.id);
  const may = named.length > 0 ? named : context.actor.bodies;
  const [body] = may;
  if (body === undefined) throw new SayError("no-body", refused.noBody);
  if (may.length > 1) {
    const choices = may.slice(0, 10).map((id) => {
      const name = id.slice(id.indexOf("/") + 1);
      return { label: name, words: `/${word} ${plan.id} ${name}` };
    });
    return { ...plain("report", { text: cycleCard.whichBody }), plan: plan.id, choices };
  }
  const done = context.actor.person ? await workByWords(context, reading, plan.id, body) : "";
  return cycleAnswer(context, await cycleWork(context, plan.id, body), done);
}

/** The same work in words. @returns what was done, "" for nothing */
async function workByWords(context: Context, reading: Reading, plan: string, body: string): Promise<string> {
  const { cycleCard } = context.texts.reports;
  const words = reading.words.replace(/^\S*(?:本期|cycle)/i, "");
  const same = /无变化|没有变化|\b(?:same|no change)\b/i.test(words);
  if (!same && !/报送|提交|\bsend\b/i.test(words)) return "";
  const work = await cycleWork(context, plan, body);
  if (same) {
    const numbers = new Set(reading.tasks.map((task) => task.number));
    const wanted = work.items.filter((item) =>
      numbers.size > 0 ? numbers.has(item.duty.task.number) : isUndecided(item),
    );
    if (!wanted.some(canRepeat)) return cycleCard.nothingToRepeat;
    await saveSame(context, work, wanted.filter(canRepeat));
  }
  const { sent, left } = await sendCycle(context, work);
  if (sent.length === 0 && left.length === 0) return cycleCard.nothingReady;
  return [cycleCard.sent(sent.length), ...left.map(({ number, why }) => cycleCard.left(number, why))].join(
    "\n",
  );
}
