import type { Answer } from "../../chat/answer.ts";
import type { Asked, Context, Right } from "../../chat/context.ts";
import type { Command } from "../../chat/define-command.ts";
import { type Intent, planIntents } from "../../chat/intents.ts";
import type { Reading } from "../../chat/reading.ts";
import { isSmallTalk } from "../../chat/understand/intent-rules.ts";
import { understand } from "../../chat/understand/understand.ts";
import { today } from "../../clock.ts";
import type { Body } from "../../domain/body.ts";
import type { Plan } from "../../domain/plan.ts";
import { SayError } from "../../errors.ts";
import { choosePlan } from "./choose-plan.ts";
import { type Facts, factsOf } from "./kept-facts.ts";
import { remember } from "./memory.ts";
import { namedTasks } from "./named-tasks.ts";
import { withoutStrangers } from "./not-our-body.ts";
import { settleTopics } from "./settle-topics.ts";
import { situationFor } from "./situation-for.ts";
import { taskBySubject } from "./task-by-subject.ts";

const strength: Record<Right, number> = { guest: 0, member: 1, head: 2, leader: 3, clerk: 4 };

/** The clerk's alone, also while no command of that intent is listed. */
const ofTheClerk: ReadonlySet<Intent> = new Set<Intent>([
  "return",
  "assign",
  "import",
  "remind",
  "evaluate",
  "export",
  "settings",
]);

/**
 * Answers one sentence: understands it, chooses the plan, checks the right, runs the command, keeps what the next sentence
 * may lean on. null = nothing is said (small talk in a group). A refusal keeps the intent and the tasks it was about.
 */
export async function ask(
  context: Context,
  commands: readonly Command[],
  sentence: string,
): Promise<Answer | null> {
  const facts = await factsOf(context.db);
  const situation = await situationFor(context, commands, facts, sentence);
  const read = understand(sentence, situation);
  context.log.debug("ask.understood", { intent: read.intent, why: read.why.length });
  if (read.intent === "unknown" && context.place.kind === "group" && isSmallTalk(read.words)) return null;
  const chosen = await choosePlan(context.db, facts.plans, read, context.place.plan, context.actor.bodies);
  const plan = chosen.length === 1 ? chosen[0]! : null;
  const asked = await askedAbout(facts, plan, situation.mine);
  const reading = inDistrict({ ...read, plan: plan?.id ?? null }, plan, asked);
  const settled = plan ? withoutStrangers(await settleTopics(context.db, plan.id, reading)) : reading;
  const subject = await taskBySubject({ ...context, asked }, settled);
  if ("text" in subject) return subject;
  const answer = await answerTo({ ...context, asked }, commands, subject, chosen);
  await remember(context, subject, answer);
  return answer;
}

async function askedAbout(facts: Facts, plan: Plan | null, mine: Body[]): Promise<Asked> {
  const [directory, groups] = await Promise.all([
    facts.directory(plan ? [plan.region] : []),
    plan ? facts.groups(plan.id) : [],
  ]);
  return { plan, directory, groups, asker: plan ? mine.filter((body) => body.region === plan.region) : mine };
}

/** A name that several districts share is, once the plan is known, the body of its district. */
function inDistrict(reading: Reading, plan: Plan | null, asked: Asked): Reading {
  if (!plan) return reading;
  const here = reading.bodies.filter((body) => body.region === plan.region);
  const ambiguous = reading.ambiguous?.bodies.filter((body) => body.region === plan.region) ?? [];
  return {
    ...reading,
    bodies: [...(here.length ? here : reading.bodies), ...(ambiguous.length === 1 ? ambiguous : [])],
    groups: reading.groups.filter((group) => asked.groups.some(({ name }) => name === group)),
    ambiguous: ambiguous.length > 1 && reading.ambiguous ? { ...reading.ambiguous, bodies: ambiguous } : null,
  };
}

async function answerTo(
  context: Context,
  commands: readonly Command[],
  reading: Reading,
  plans: readonly Plan[],
): Promise<Answer> {
  const { answers } = context.texts;
  if (planIntents.has(reading.intent)) {
    if (plans.length === 0) return plainAnswer(reading, answers.noPlan);
    if (plans.length > 1) return whichPlan(context, reading, plans);
  }
  // Several commands may answer one intent (汇报, 本期, 销号): the slash word tells which.
  const command =
    commands.find(({ slash }) => slash.some((word) => word.toLowerCase() === reading.slash)) ??
    commands.find(({ intent }) => intent === reading.intent);
  const needed = command?.who ?? (ofTheClerk.has(reading.intent) ? "clerk" : "member");
  if (strength[context.actor.right] < strength[needed]) {
    return withTasks(context, reading, answers.noRight(answers.rights[needed]));
  }
  if (!command) return withTasks(context, reading, answers.notHere);
  try {
    return await command.run(context, reading);
  } catch (cause) {
    if (!(cause instanceof SayError)) throw cause;
    context.log.info("ask.refused", { intent: reading.intent, code: cause.code });
    return withTasks(context, reading, cause.say);
  }
}

const plainAnswer = (reading: Reading, text: string): Answer => ({
  intent: reading.intent,
  plan: reading.plan,
  body: null,
  role: null,
  tasks: [],
  text,
});

/** What was refused or is not confirmed keeps its intent and its tasks. */
async function withTasks(context: Context, reading: Reading, text: string): Promise<Answer> {
  return {
    ...plainAnswer(reading, text),
    body: reading.bodies[0]?.name ?? null,
    tasks: await namedTasks(context, reading, today(context.clock)),
  };
}

function whichPlan(context: Context, reading: Reading, plans: readonly Plan[]): Answer {
  const { answers } = context.texts;
  const choices = plans.map((plan) => ({ label: plan.title, words: `《${plan.title}》${reading.words}` }));
  const lines = plans.map((plan) => `· ${plan.title}（${plan.id}）`);
  return { ...plainAnswer(reading, [answers.whichPlan, ...lines].join("\n")), choices };
}
