import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import { doerOf } from "../src/chat/doer.ts";
import { type Plan, planLabel } from "../src/domain/plan.ts";
import { bindChat } from "../src/services/plans/bind-chat.ts";
import { allPlans, taskCounts } from "../src/store/plans.ts";

const answer = (plan: string | null, text: string, choices: Answer["choices"] = []): Answer => ({
  intent: "plans",
  plan,
  body: null,
  role: null,
  tasks: [],
  text,
  choices,
});

/** `/规划 [名]`: the plans there are; with a name this chat looks at that one from now on. */
export const plans = defineCommand({
  intent: "plans",
  slash: ["规划", "plans"],
  summary: { zh: "看有哪些规划，或切换本会话看的规划", en: "the plans; switch this chat's plan" },
  examples: {
    zh: ["/规划", "/规划 西青", "有哪些规划"],
    en: ["/plans", "/plans xiqing-2017", "which plans are there"],
  },
  who: "guest",
  async run(context, reading) {
    const all = await allPlans(context.db);
    const { bindings } = context.texts;
    if (all.length === 0) return answer(null, bindings.noPlans);
    // A sentence names the plan itself: 切到海沧. To name one is not yet to ask for it.
    const switches = reading.plans.length > 0 && switching.test(reading.words);
    const words = reading.rest.trim() || (switches ? reading.words : "");
    if (!words) return list(context, all);
    const named = all.filter((plan) => reading.plans.includes(plan.id));
    const found = named.length ? named : matching(all, words);
    if (found.length === 1) return bind(context, found[0]!);
    if (found.length === 0) return answer(null, bindings.planUnknown(words), all.map(choiceOf));
    return answer(null, bindings.planAmbiguous(words), found.map(choiceOf));
  },
});

const switching = /切|换|转到|改[成看]|以后|今后|往后|默认|绑|只看|就看|\b(?:switch|change|use|bind)\b/;

const choiceOf = (plan: Plan) => ({ label: planLabel(plan), words: `/规划 ${plan.id}` });

function matching(all: Plan[], words: string): Plan[] {
  const exact = all.filter((plan) => plan.id.toLowerCase() === words.toLowerCase() || plan.title === words);
  if (exact.length > 0) return exact;
  return all.filter((plan) => `${plan.region} ${plan.title} ${plan.docNumber ?? ""}`.includes(words));
}

async function list(context: Context, all: Plan[]): Promise<Answer> {
  const { bindings } = context.texts;
  const counts = await taskCounts(context.db);
  const lines = all.map((plan) =>
    bindings.planLine(
      plan.id,
      planLabel(plan),
      bindings.period(plan.periodStart, plan.periodEnd),
      counts.get(plan.id) ?? 0,
    ),
  );
  const here = all.find((plan) => plan.id === context.place.plan);
  const text = [
    bindings.plans(all.length),
    ...lines,
    here ? bindings.bound(here.title) : "",
    bindings.switchHow,
  ];
  const choices = all.length > 1 && context.place.kind !== "cli" ? all.map(choiceOf) : [];
  return answer(here?.id ?? null, text.filter(Boolean).join("\n"), choices);
}

async function bind(context: Context, plan: Plan): Promise<Answer> {
  const { bindings } = context.texts;
  const { chat, kind } = context.place;
  if (kind === "group" && context.actor.right !== "clerk")
    return answer(context.place.plan, bindings.clerkBindsGroups);
  if (chat && kind !== "cli") await bindChat(context.db, doerOf(context), chat, kind, plan.id);
  return answer(plan.id, bindings.boundNow(plan.title));
}
