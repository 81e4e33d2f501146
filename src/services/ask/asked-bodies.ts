import type { Answer } from "../../chat/answer.ts";
import type { Asked, Context } from "../../chat/context.ts";
import type { Reading } from "../../chat/reading.ts";
import type { Body } from "../../domain/body.ts";
import type { Plan } from "../../domain/plan.ts";
import { saysItsKind, type Who } from "../tasks/body-tasks.ts";

/** What `ask` found out before the command; a command that needs a plan is never run without one. */
export function askedOf(context: Context): Asked & { plan: Plan } {
  const { asked } = context;
  if (!asked?.plan) throw new Error("a command that needs a plan was run without one");
  return { ...asked, plan: asked.plan };
}

/** Whose tasks are meant, by name; or the answer that asks back or says that there is no such body. */
export type Meant = { whos: Who[] } | { instead: Answer };

/** The bodies and groups a sentence names, or the asker's own. */
export function meant(context: Context, reading: Reading): Meant {
  const { answers } = context.texts;
  const asked = askedOf(context);
  if (reading.ambiguous) {
    return {
      instead: askBack(
        reading,
        answers.whichBody(reading.ambiguous.words),
        reading.ambiguous.bodies,
        answers.ask,
      ),
    };
  }
  const named: Who[] = [
    ...reading.bodies
      .filter((body) => body.region === asked.plan.region)
      .map((body) => heirInPlan(context, body)),
    ...asked.groups.filter((group) => reading.groups.includes(group.name)).map((group) => ({ group })),
  ];
  if (named.length) return { whos: named };
  if (reading.unknownBody) return byName(context, reading, reading.unknownBody.words);
  const [elsewhere] = reading.bodies;
  if (elsewhere) return byName(context, reading, elsewhere.name);
  return own(context, reading);
}

/** Another district's or level's body is asked about: nothing here is an answer to it. null = none is. */
export function aboutAnotherAuthority(context: Context, reading: Reading): Answer | null {
  const other = reading.unknownBody;
  if (!other?.elsewhere || reading.bodies.length || reading.tasks.length) return null;
  const said = byName(context, reading, other.words);
  return "instead" in said ? said.instead : null;
}

/** A name that no directory holds may still say of itself what it is (…街道办事处): its groups are then an inference. */
function byName(context: Context, reading: Reading, name: string): Meant {
  const { answers } = context.texts;
  if (isTown(name)) return { whos: [{ name }] };
  const { directory, plan } = askedOf(context);
  const nearest = (reading.unknownBody?.nearest ?? directory.nearest(name)).filter(
    (body) => body.region === plan.region,
  );
  const text = answers.unknownBody(name, nearest.map((body) => body.name).join("、"));
  const choices = nearest.map((body) => ({ label: body.name, words: answers.ask(body.name) }));
  return { instead: { ...plain(reading, text), body: null, choices } };
}

const isTown = (name: string): boolean => /(?:街道|镇|乡)(?:办事处|办|人民政府|政府)?$/.test(name);

function own(context: Context, reading: Reading): Meant {
  const { answers } = context.texts;
  const { asker } = askedOf(context);
  const { actor } = context;
  if (asker.length > 1) return { instead: askBack(reading, answers.whichOfYours, asker, answers.ask) };
  if (asker[0]) return { whos: [heirInPlan(context, asker[0])] };
  const office = actor.right === "clerk" && /办公室|[我本]办/.test(reading.words) ? officeOf(context) : null;
  if (office) return { whos: [{ body: office }] };
  const name = actor.unknownBodyName;
  if (name && saysItsKind(name)) return { whos: [{ name }] };
  if (name && context.place.kind === "cli") return byName(context, reading, name);
  return {
    instead: plain(reading, actor.right === "clerk" ? answers.clerkHasNoBody : answers.guestHasNoBody),
  };
}

/** The body itself, or who had taken it over before the plan began: such a plan speaks of the heir, and so do its people. */
function heirInPlan(context: Context, body: Body): Who {
  const { directory, plan } = askedOf(context);
  const heir = plan.periodStart ? directory.heirOf(body, `${plan.periodStart}-01-01`) : body;
  return heir === body ? { body } : { body: heir, former: body };
}

/** The administrator who speaks of an office means the committee's (domain: roles and rights). */
function officeOf(context: Context): Body | undefined {
  const { directory, plan } = askedOf(context);
  return directory.bodies.find((body) => body.kind === "office" && body.region === plan.region);
}

function askBack(
  reading: Reading,
  question: string,
  bodies: readonly Body[],
  ask: (body: string) => string,
): Answer {
  const choices = bodies.map((body) => ({ label: body.name, words: ask(body.name) }));
  return { ...plain(reading, [question, ...bodies.map((body) => `· ${body.name}`)].join("\n")), choices };
}

const plain = (reading: Reading, text: string): Answer => ({
  intent: reading.intent,
  plan: reading.plan,
  body: null,
  role: reading.roles?.length === 1 ? reading.roles[0]! : null,
  tasks: [],
  text,
});

export function nameOf(who: Who): string {
  if ("body" in who) return who.body.name;
  return "group" in who ? who.group.name : who.name;
}
