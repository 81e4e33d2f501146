import { defineCommand } from "../src/chat/define-command.ts";
import { answerOfBodies } from "../src/services/ask/answer-of-bodies.ts";

/** `/单位 区安监局`: another body's tasks. */
export const bodyTasks = defineCommand({
  intent: "body_tasks",
  slash: ["单位", "body"],
  summary: { zh: "某个单位的任务", en: "another body's tasks" },
  examples: {
    zh: ["公安分局负责什么", "/单位 区安监局", "公安分局和消防支队共同的任务"],
    en: ["/body Fire Brigade", "what does the fire brigade lead"],
  },
  who: "guest",
  run: answerOfBodies,
});
