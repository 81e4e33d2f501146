import { bodyCard, bodyFacts } from "../src/cards/body-card.ts";
import { bodyListCard, bodyListText } from "../src/cards/body-list-card.ts";
import { groupCardNow } from "../src/cards/group-actions.ts";
import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import type { Body, Group } from "../src/domain/body.ts";
import { type Plan, planLabel } from "../src/domain/plan.ts";
import { bodyView } from "../src/services/bodies/body-view.ts";
import { type DirectoryView, directoryView } from "../src/services/bodies/directory-view.ts";
import { planMeant } from "../src/services/reports/choose-task.ts";
import { allPlans } from "../src/store/plans.ts";

const answer = (plan: string | null, text: string, more: Partial<Answer> = {}): Answer => ({
  intent: "settings",
  plan,
  body: null,
  role: null,
  tasks: [],
  text,
  ...more,
});

/** `/单位目录`: the district's bodies, groups and liaisons; `/单位目录 区安监局` one body; `/单位目录 区各有关部门` one group. */
export const bodies = defineCommand({
  intent: "settings",
  slash: ["单位目录", "bodies"],
  summary: { zh: "单位、别名、沿革、集体成员和联络员", en: "bodies, their names, groups and liaisons" },
  examples: { zh: ["/单位目录", "/单位目录 区安监局"], en: ["/bodies"] },
  who: "clerk",
  async run(context, reading) {
    const word = reading.language === "zh" ? "单位目录" : "bodies";
    const texts = context.texts.bodies;
    if (reading.ambiguous) return whichBody(context, word, reading.ambiguous.words, reading.ambiguous.bodies);
    const [body, ...others] = reading.bodies;
    if (others.length > 0) return whichBody(context, word, reading.rest, reading.bodies);
    if (body) return oneBody(context, body, reading.plan);
    const plan = await planMeant(context, { plan: reading.plan, chatPlan: context.place.plan });
    if (Array.isArray(plan)) return whichPlan(context, word, plan);
    const view = await directoryView(context.db, context.clock, plan, context.clerks);
    const group = groupNamed(view, reading);
    if (group) return oneGroup(context, group, view);
    const unknown = reading.unknownBody?.words ?? (withoutPlan(reading, plan) || null);
    if (!unknown) return answer(plan.id, bodyListText(context, view), { card: bodyListCard(context, view) });
    const near = view.directory.nearest(unknown).map((one) => one.name);
    const text = [texts.unknown(unknown), ...(near.length > 0 ? [texts.nearest(near.join("、"))] : [])];
    const choices = near.map((name) => ({ label: name, words: `/${word} ${name}` }));
    return answer(plan.id, text.join(""), { choices });
  },
});

/** What was said after the slash word and is not the plan's id, title or district. */
const withoutPlan = ({ slash, rest, topics }: Reading, plan: Plan): string =>
  slash && topics.length > 0 && !rest.includes(plan.id) && !rest.includes(plan.title) ? rest : "";

const groupNamed = ({ groups }: DirectoryView, reading: Reading): Group | undefined =>
  groups.find((group) => group.name === reading.rest) ??
  groups.find((group) => reading.groups.includes(group.name));

function whichBody(context: Context, word: string, said: string, found: readonly Body[]): Answer {
  const choices = found.map((body) => ({
    label: [body.region, body.name].filter(Boolean).join(" "),
    words: `/${word} ${body.region}${body.name}`,
  }));
  const lines = choices.map(({ label }) => `· ${label}`);
  return answer(null, [context.texts.bodies.whichBody(said), ...lines].join("\n"), { choices });
}

function whichPlan(context: Context, word: string, plans: readonly Plan[]): Answer {
  const { bodies: texts } = context.texts;
  if (plans.length === 0) return answer(null, texts.none);
  const choices = plans
    .slice(0, 10)
    .map((plan) => ({ label: planLabel(plan), words: `/${word} ${plan.id}` }));
  return answer(null, [texts.whichPlan, ...plans.map((plan) => `· ${planLabel(plan)}`)].join("\n"), {
    choices,
  });
}

async function oneBody(context: Context, body: Body, planId: string | null): Promise<Answer> {
  const view = await bodyView(context, body.id, context.clerks);
  const here = (await allPlans(context.db)).filter((plan) => plan.region === body.region);
  const back = here.find((plan) => plan.id === planId) ?? here[0];
  return answer(back?.id ?? null, [body.name, ...bodyFacts(context.texts, view)].join("\n"), {
    body: body.name,
    card: bodyCard(context, view, back?.id ?? ""),
  });
}

async function oneGroup(context: Context, group: Group, view: DirectoryView): Promise<Answer> {
  const { group: words } = context.texts.bodies;
  const names = group.members.map((id) => view.directory.byId(id)?.name ?? id);
  const state = words.state[group.confirmed ? "yes" : "no"];
  const text = [words.title(group.name), state, words.members(names.length, names.join("、"))].join("\n");
  return answer(view.plan.id, text, { card: await groupCardNow(context, group.id) });
}
