import type { Answer } from "../../chat/answer.ts";
import type { Context } from "../../chat/context.ts";
import type { Reading } from "../../chat/reading.ts";
import type { Memory } from "../../chat/understand/situation.ts";
import { chatMemory, rememberChat } from "../../store/chat-memory.ts";

/** A follow-up after this time is a new question. */
const holdsMs = 2 * 3_600_000;

/** What was last answered to this person here; nothing on the command line, where every question stands alone. */
export async function recall(context: Context): Promise<Memory | null> {
  const { chat } = context.place;
  const { person } = context.actor;
  if (!chat || !person) return null;
  const kept = await chatMemory(context.db, chat, person);
  return kept && context.clock.now() - kept.at <= holdsMs ? kept.said : null;
}

export async function remember(context: Context, reading: Reading, answer: Answer): Promise<void> {
  const { chat } = context.place;
  const { person } = context.actor;
  if (!chat || !person || answer.intent === "unknown" || answer.intent === "help") return;
  const said: Memory = {
    words: reading.words,
    intent: answer.intent,
    plan: answer.plan,
    bodies: reading.bodies.map((body) => body.id),
    groups: reading.groups,
    mine: reading.mine || answer.intent === "my_tasks",
    roles: reading.roles,
    topics: reading.topics,
    tasks: (answer.sections?.flatMap((section) => section.tasks) ?? answer.tasks).map((task) => task.seq),
  };
  await rememberChat(context.db, chat, person, said, context.clock.now());
}
