import { plain, refusal } from "../src/cards/about-task.ts";
import { rulesCard } from "../src/cards/rules-card.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import { planMeant } from "../src/services/reports/choose-task.ts";

/** `/报送周期`: how a plan asks for reports (rhythm, due day and hour, signing, mid-term and final). */
export const reportingRules = defineCommand({
  intent: "settings",
  slash: ["报送周期", "rhythm"],
  summary: {
    zh: "报送周期、截止日、签发和中期期末报告",
    en: "reporting rhythm, due day, signing, milestones",
  },
  examples: { zh: ["/报送周期"], en: ["/rhythm"] },
  who: "clerk",
  async run(context, reading) {
    try {
      const plan = await planMeant(context, { plan: reading.plan, chatPlan: context.place.plan });
      const { rules, refused } = context.texts.reports;
      if (!Array.isArray(plan))
        return {
          ...plain("settings", { text: rules.title(plan.title) }),
          plan: plan.id,
          card: await rulesCard(context, plan.id),
        };
      const word = reading.language === "zh" ? "报送周期" : "rhythm";
      const choices = plan.slice(0, 10).map(({ id, title }) => ({ label: title, words: `/${word} ${id}` }));
      return { ...plain("settings", { text: plan.length > 0 ? refused.which : refused.noPlan }), choices };
    } catch (cause) {
      return refusal(context, "settings", [], cause);
    }
  },
});
