import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";

/** What is not for this bot is met with a friendly line; what names something of the plan was not understood, and is told how to ask. */
export const unknown = defineCommand({
  intent: "unknown",
  slash: [],
  summary: { zh: "没看懂或不归督办管的话", en: "what was not understood" },
  examples: { zh: [], en: [] },
  who: "guest",
  run: async (context, reading) => ({
    intent: "unknown",
    plan: reading.plan,
    body: null,
    role: null,
    tasks: [],
    text: speaksOfPlan(reading) ? context.texts.answers.unknown : context.texts.answers.friendly,
  }),
});

const speaksOfPlan = ({ bodies, groups, tasks, known, roles }: Reading): boolean =>
  bodies.length > 0 || groups.length > 0 || tasks.length > 0 || known.length > 0 || roles !== null;
