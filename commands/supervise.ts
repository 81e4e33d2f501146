import { aboutTask } from "../src/cards/about-task.ts";
import { superviseAnswer } from "../src/cards/supervise-answer.ts";
import { defineCommand } from "../src/chat/define-command.ts";

/** `/督办 12`: drafts a 催办单 or a numbered 督办通知单, or records a 警示 or 约谈. */
export const supervise = defineCommand({
  intent: "remind",
  slash: ["督办", "supervise"],
  summary: { zh: "起草催办单、督办通知单，记录警示和约谈", en: "draft a supervision notice" },
  examples: { zh: ["/督办 12", "给第12项发督办通知单"], en: ["/supervise 12"] },
  who: "clerk",
  run: (context, reading) =>
    aboutTask(context, reading, {
      intent: "remind",
      word: reading.language === "zh" ? "督办" : "supervise",
      work: (found) => superviseAnswer(context, found, reading),
    }),
});
