import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import type { Reading } from "../chat/reading.ts";
import { planLabel } from "../domain/plan.ts";
import { button, card, clip, plainText } from "../feishu/elements.ts";
import { answerTasks } from "../services/digests/digest-answer.ts";
import { type Unreported, type UrgeScope, unreported } from "../services/notices/urge.ts";
import { planMeant } from "../services/reports/choose-task.ts";
import { bodyName } from "../services/reports/reporting-task.ts";

/** Bodies listed; the button reaches all of them. */
const mostBodies = 15;

/** Who has not reported, in the document's order, and the button that reminds them; nothing is sent before the tap. */
export async function urgeAnswer(context: Context, reading: Reading): Promise<Answer> {
  const { urge } = context.texts.notices;
  const plan = await planMeant(context, { plan: reading.plan, chatPlan: context.place.plan });
  const answer: Answer = { intent: "remind", plan: null, body: null, role: null, tasks: [], text: "" };
  if (Array.isArray(plan)) {
    if (plan.length === 0) return { ...answer, text: context.texts.bindings.noPlans };
    const choices = plan.map((one) => ({ label: planLabel(one), words: `/催报 ${one.id}` }));
    return { ...answer, text: urge.whichPlan, choices };
  }
  const numbers = new Set(reading.tasks.map((task) => task.number));
  const known =
    numbers.size === 0
      ? []
      : await answerTasks(context.db, context.clock, plan.id, (task) => numbers.has(task.number));
  const here = reading.bodies.filter((body) => body.region === plan.region);
  const scope: UrgeScope = { tasks: known.map(({ id }) => id), bodies: here.map((body) => body.id) };
  const found = await unreported(context.db, context.clock, plan.id, scope);
  const cycle = found ? context.texts.reports.cycle(found.status.cycle) : "";
  const body = here.map(({ name }) => name).join("、") || null;
  if (!found || found.bodies.length === 0)
    return {
      ...answer,
      plan: plan.id,
      body,
      tasks: known.map(({ told }) => told),
      text: urge.everyoneReported(plan.title, cycle),
    };
  const owed = new Set(found.bodies.flatMap(({ tasks }) => tasks));
  const told = await answerTasks(context.db, context.clock, plan.id, ({ id }) => owed.has(id));
  return {
    ...answer,
    plan: plan.id,
    body,
    tasks: told.map((entry) => entry.told),
    ...said(context, found, owed.size, scope),
  };
}

function said(
  context: Context,
  found: Unreported,
  tasks: number,
  { tasks: onlyTasks, bodies: onlyBodies }: UrgeScope,
): Pick<Answer, "text" | "card"> {
  const { urge } = context.texts.notices;
  const { plan, cycle, directory } = found.status;
  const people = new Set(found.bodies.flatMap((entry) => entry.people));
  const shown = found.bodies.slice(0, mostBodies);
  const lines = [
    urge.missing(context.texts.reports.cycle(cycle), cycle.dueOn, found.bodies.length, tasks),
    shown.map(({ body, tasks: owed }) => urge.body(bodyName(directory, body), owed.length)).join("、"),
    ...(found.bodies.length > shown.length ? [urge.more(found.bodies.length - shown.length)] : []),
    people.size > 0 ? urge.how : urge.nobody,
  ];
  const value = {
    do: "notice.urge",
    plan: plan.id,
    ...(onlyTasks.length > 0 ? { tasks: onlyTasks.join(",") } : {}),
    ...(onlyBodies.length > 0 ? { bodies: onlyBodies.join(",") } : {}),
  };
  return {
    text: [`${urge.title} ${planLabel(plan)}`, ...lines].join("\n"),
    card: card({
      title: urge.title,
      subtitle: clip(planLabel(plan), 60),
      colour: "yellow",
      elements: [
        ...lines.map((line) => plainText(line)),
        ...(people.size > 0 ? [button({ text: urge.send(people.size), kind: "primary", value })] : []),
      ],
    }),
  };
}
