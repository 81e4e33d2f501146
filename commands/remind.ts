import { urgeAnswer } from "../src/cards/urge-answer.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import { supervise } from "./supervise.ts";

/** What asks for a paper, not for a reminder. */
const paperWords = /督办|通知单|催办单|约谈|警示|\bsupervis|\bnotice\b/i;

/** `/催报`: who has not reported, and one tap to remind them in private; `/催报 12` of one task. */
export const remind = defineCommand({
  intent: "remind",
  slash: ["催报", "remind"],
  summary: { zh: "看谁还没报，一键私聊催报", en: "who has not reported; remind them in private" },
  examples: { zh: ["/催报", "/催报 12", "催一下没报的单位"], en: ["/remind", "/remind 12"] },
  who: "clerk",
  run: (context, reading) =>
    paperWords.test(reading.words) ? supervise.run(context, reading) : urgeAnswer(context, reading),
});
