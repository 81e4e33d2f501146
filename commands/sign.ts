import { plain, refusal } from "../src/cards/about-task.ts";
import { signAnswerCard } from "../src/cards/sign-card.ts";
import { defineCommand } from "../src/chat/define-command.ts";

/** `/签发`: what waits for the head's signature, where the plan asks for one. */
export const sign = defineCommand({
  intent: "report",
  slash: ["签发", "sign"],
  summary: { zh: "单位负责人签发本单位的汇报", en: "the head signs the body's reports" },
  examples: { zh: ["/签发"], en: ["/sign"] },
  who: "head",
  async run(context) {
    try {
      const card = await signAnswerCard(context);
      return { ...plain("report", { text: context.texts.reports.signing.title("") }), card };
    } catch (cause) {
      return refusal(context, "report", [], cause);
    }
  },
});
