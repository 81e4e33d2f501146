import type { Answer } from "../../chat/answer.ts";
import type { Asked, Context, Right } from "../../chat/context.ts";
import type { Command } from "../../chat/define-command.ts";
import { type Intent, planIntents } from "../../chat/intents.ts";
import type { Reading } from "../../chat/reading.ts";
import { isForOthers } from "../../chat/understand/for-others.ts";
import type { Situation } from "../../chat/understand/situation.ts";
import { understand } from "../../chat/understand/understand.ts";
import { today } from "../../clock.ts";
import type { Body } from "../../domain/body.ts";
import { type Plan, planLabel } from "../../domain/plan.ts";
import { SayError } from "../../errors.ts";
import type { Db } from "../../store/db.ts";
import { plansOfBodies } from "../../store/tasks.ts";
import { completed } from "./answered.ts";
import { aboutAnotherAuthority } from "./asked-bodies.ts";
import { choosePlan, missingPeriod } from "./choose-plan.ts";
import { type Facts, factsOf } from "./kept-facts.ts";
import { remember } from "./memory.ts";
import { namedTasks } from "./named-tasks.ts";
import { withoutStrangers } from "./not-our-body.ts";
import { wordsOfPlan } from "./plan-words.ts";
import { situationFor } from "./situation-for.ts";
import { taskBySubject } from "./task-by-subject.ts";

const strength: Record<Right, number> = { guest: 0, member: 1, head: 2, leader: 3, clerk: 4 };

/**
 * Answers one sentence: understands it, chooses the plan, checks the right, runs the command, keeps what the next sentence
 * may lean on. null = nothing is said (small talk in a group). A refusal keeps the intent and the tasks it was about.
 */
export async function ask(
  context: Context,
  commands: readonly Command[],
  sentence: string,
): Promise<Answer | null> {
  const at = context.clock.now();
  const facts = await factsOf(context.db);
  const situation = await situationFor(context, commands, facts, sentence);
  const read = understand(sentence, situation);
  if (context.place.kind === "group" && !read.slash && isForOthers(read.words)) return null;
  const whole = completed(read, situation.memory, situation.plans);
  if (whole && whole !== sentence) return ask(context, commands, whole);
  context.log.debug("ask.understood", { intent: read.intent, why: read.why.length });
  const chosen = await choosePlan(context.db, facts.plans, read, context.place.plan, context.actor.bodies);
  const plan = chosen.length === 1 ? chosen[0]! : null;
  const asked = await askedAbout(facts, plan, situation.mine);
  const reading = plan ? await readIn(context.db, facts, plan, asked, sentence, situation, read) : read;
  const missing = plan && planIntents.has(reading.intent) ? missingPeriod(reading, plan, facts.plans) : null;
  if (missing) return plainAnswer(reading, noSuchPlan(context, missing, facts.plans));
  const subject = await taskBySubject({ ...context, asked }, reading, situation.memory);
  if ("text" in subject) return subject;
  const answer = withBody(await answerTo({ ...context, asked }, commands, subject, chosen), subject, asked);
  // What was not understood is not for the bot: silence in a group, a friendly line in private.
  if (answer.intent === "unknown" && context.place.kind === "group") return null;
  await remember({ ...context, asked }, subject, answer, situation.memory, at);
  return answer;
}

/** Reads once more, now that the plan is known, and with it what its tasks speak of and whose names are meant. */
async function readIn(
  db: Db,
  facts: Facts,
  plan: Plan,
  asked: Asked,
  sentence: string,
  situation: Situation,
  first: Reading,
): Promise<Reading> {
  const spoken = await wordsOfPlan(db, plan.id, first.left);
  const groups = asked.groups.map(({ name }) => name);
  const here = { ...situation, spoken, groups, directory: asked.directory };
  const read = withoutStrangers({ ...understand(sentence, here), plan: plan.id });
  return asOwn(db, plan, asked, await asPrinted(facts, plan, read));
}

/** 我们负责的, where the plan has no such role but 牵头 and 配合: all that they have to do. */
async function asPrinted(facts: Facts, plan: Plan, reading: Reading): Promise<Reading> {
  const verb = reading.roles?.length === 1 && reading.roles[0] === "responsible";
  return verb && !(await facts.roles(plan.id)).has("responsible") ? { ...reading, roles: null } : reading;
}

/** Of these the body is the one named, or else who asks. */
const ofABody: ReadonlySet<Intent> = new Set<Intent>([
  "report",
  "correct",
  "extend",
  "remind",
  "assign",
  "progress",
]);

/** What a body does for itself. */
const ofItself: ReadonlySet<Intent> = new Set<Intent>(["report", "correct", "extend"]);

/** What is done for a body, or could not be, says for which. */
function withBody(answer: Answer, reading: Reading, asked: Asked): Answer {
  if (answer.body !== null || !ofABody.has(answer.intent) || answer.tasks.length === 0) return answer;
  const named = reading.bodies.filter((body) => !asked.plan || body.region === asked.plan.region);
  const own = ofItself.has(answer.intent) && asked.asker.length === 1 ? asked.asker : [];
  const [body, ...others] = named.length ? named : own;
  const role = answer.intent === "assign" && reading.roles?.length === 1 ? reading.roles[0]! : answer.role;
  return body && others.length === 0 ? { ...answer, body: body.name, role } : answer;
}

/** The whole plan is asked about by these words; else a member who asks what is due means the own body's tasks. */
const ofThePlan =
  /任务|事项|工作|时限[写栏列是]|规划|文件|全|各|所有|哪些单位|谁|大家|\b(?:tasks?|all|any|anything|which|what)\b/;

/** 最近有快到期的没, said by a member of a body that has tasks in this plan. */
async function asOwn(db: Db, plan: Plan, asked: Asked, reading: Reading): Promise<Reading> {
  const timed = reading.intent === "due_soon" || reading.intent === "overdue";
  const named =
    reading.mine || reading.bodies.length > 0 || reading.groups.length > 0 || reading.topics.length > 0;
  if (!timed || named || reading.slash || reading.unknownBody || ofThePlan.test(reading.words))
    return reading;
  const [body] = asked.asker;
  const has = body !== undefined && (await plansOfBodies(db, [body.id])).includes(plan.id);
  return has ? { ...reading, mine: true } : reading;
}

async function askedAbout(facts: Facts, plan: Plan | null, mine: Body[]): Promise<Asked> {
  const [directory, groups] = await Promise.all([
    facts.directory(plan ? [plan.region] : []),
    plan ? facts.groups(plan.id) : [],
  ]);
  return { plan, directory, groups, asker: plan ? mine.filter((body) => body.region === plan.region) : mine };
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
    const elsewhere = aboutAnotherAuthority(context, reading);
    if (elsewhere) return elsewhere;
  }
  // Several commands may answer one intent (汇报, 本期, 销号): the slash word tells which.
  const command =
    commands.find(({ slash }) => slash.some((word) => word.toLowerCase() === reading.slash)) ??
    commands.find(({ intent }) => intent === reading.intent);
  // What has no command yet (评估) is the clerk's.
  const needed = command?.who ?? "clerk";
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

function noSuchPlan({ texts }: Context, period: string, plans: readonly Plan[]): string {
  return [texts.answers.noSuchPlan(period), ...plans.map((plan) => `· ${planLabel(plan)}`)].join("\n");
}

function whichPlan(context: Context, reading: Reading, plans: readonly Plan[]): Answer {
  const { answers } = context.texts;
  const choices = plans.map((plan) => ({ label: plan.title, words: `《${plan.title}》${reading.words}` }));
  const lines = plans.map((plan) => `· ${plan.title}（${plan.id}）`);
  return { ...plainAnswer(reading, [answers.whichPlan, ...lines].join("\n")), choices };
}
