import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";

/** What is not for this bot, or was not understood: a short line that says what may be asked. */
export const unknown = defineCommand({
  intent: "unknown",
  slash: [],
  summary: { zh: "没看懂或不归督办管的话", en: "what was not understood" },
  examples: { zh: [], en: [] },
  who: "guest",
  run: async (context, reading) => unknownAnswer(context, reading),
});

export const unknownAnswer = (context: Context, reading: Reading): Answer => ({
  intent: "unknown",
  plan: reading.plan,
  body: null,
  role: null,
  tasks: [],
  text: reading.intent === "unknown" ? context.texts.answers.friendly : context.texts.answers.unknown,
});
