import type { Answer } from "../../chat/answer.ts";
import type { Context } from "../../chat/context.ts";
import { planIntents } from "../../chat/intents.ts";
import type { Reading } from "../../chat/reading.ts";
import { ofOneTask } from "../../chat/understand/leaning.ts";
import type { Memory } from "../../chat/understand/situation.ts";
import { chatMemory, rememberChat } from "../../store/chat-memory.ts";

/** A follow-up after this time is a new question. */
const holdsMs = 2 * 3_600_000;

const nothingSaid = {
  due: null,
  begins: null,
  years: null,
  standingKind: null,
  states: null,
  unreported: null,
  via: null,
  choices: [],
  list: [],
  named: [],
  owners: [],
  asked: null,
  asker: [],
} satisfies Partial<Memory>;

/**
 * What was last answered here to this person, else to anybody: in a group 第三个呢 is said of a list that all saw. Nothing on the
 * command line, where every question stands alone.
 */
export async function recall(context: Context): Promise<Memory | null> {
  const { chat } = context.place;
  const { person } = context.actor;
  if (!chat || !person) return null;
  const kept = await chatMemory(context.db, chat, person, context.clock.now() - holdsMs);
  if (!kept) return null;
  // What an earlier version kept says nothing of what came later.
  const said = { ...nothingSaid, ...kept.said };
  // Another's "we" is their body.
  return kept.person === person || !said.mine ? said : { ...said, mine: false, bodies: said.asker };
}

/**
 * @param before what was remembered until now
 * @param at when the question came, in milliseconds: of two answered at once the later one is remembered
 */
export async function remember(
  context: Context,
  reading: Reading,
  answer: Answer,
  before: Memory | null,
  at: number,
): Promise<void> {
  const { chat } = context.place;
  const { person } = context.actor;
  if (!chat || !person || answer.intent === "unknown" || answer.intent === "help") return;
  const tasks = (answer.sections?.flatMap((section) => section.tasks) ?? answer.tasks).map(
    (task) => task.seq,
  );
  const picked = reading.tasks.length > 0 || reading.among !== null;
  const list = tasks.length > 0 && !picked ? tasks : listFor(tasks, before);
  // A task looked at out of a list: the list's body is still the one spoken of.
  const ofList = list.length > 1 || before?.tasks.join() === tasks.join();
  const within = before && tasks.length === 1 && ofList && looksAt(reading);
  const said: Memory = {
    words: reading.words,
    intent: answer.intent,
    plan: answer.plan,
    bodies: within ? before.bodies : reading.bodies.map((body) => body.id),
    groups: within ? before.groups : reading.groups,
    mine: within ? before.mine : reading.mine || answer.intent === "my_tasks",
    choices: reading.ambiguous?.bodies.map((body) => body.id) ?? [],
    roles: reading.roles,
    topics: reading.topics,
    due: reading.due,
    begins: reading.begins,
    years: reading.years,
    standingKind: reading.standingKind,
    states: reading.states,
    unreported: reading.unreported,
    via: reading.via,
    tasks: tasks.length || answer.plan !== before?.plan ? tasks : before.tasks,
    list,
    asker: context.asked?.asker.map((body) => body.id) ?? [],
    named: answer.named ?? [],
    owners: answer.owners ?? [],
    asked: askedFor(reading, answer),
  };
  await rememberChat(context.db, chat, person, said, at);
}

function askedFor(reading: Reading, answer: Answer): Memory["asked"] {
  if (reading.plan === null && answer.choices?.length && planIntents.has(answer.intent)) return "plan";
  if (answer.intent === "assign" && reading.tasks.length > 0 && !namesWho(reading)) return "body";
  return ofOneTask.has(answer.intent) && reading.tasks.length === 0 ? "task" : null;
}

const namesWho = ({ bodies, groups, mine }: Reading): boolean =>
  bodies.length > 0 || groups.length > 0 || mine;

/** Names nothing of its own but the task. */
const looksAt = ({ bodies, groups, topics, mine }: Reading): boolean =>
  bodies.length === 0 && groups.length === 0 && topics.length === 0 && !mine;

/** A list stays while what is shown is taken out of it. */
function listFor(tasks: readonly string[], before: Memory | null): string[] {
  if (tasks.length > 1) return [...tasks];
  const known = before ? (before.list.length ? before.list : before.tasks) : [];
  return tasks.every((number) => known.includes(number)) ? known : [];
}
