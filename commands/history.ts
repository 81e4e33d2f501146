import { aboutTask } from "../src/cards/about-task.ts";
import { historyCard, historyText } from "../src/cards/history-card.ts";
import { answerTask } from "../src/cards/report-opening.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import { taskHistory } from "../src/services/reports/task-history.ts";

/** `/历史 12`: everything that was said and done about a task, newest first; nothing of it is ever overwritten. */
export const history = defineCommand({
  intent: "progress",
  slash: ["历史", "history"],
  summary: { zh: "一项任务的全部记录", en: "all that was recorded on a task" },
  examples: { zh: ["/历史 12"], en: ["/history 12"] },
  who: "guest",
  run: (context, reading) =>
    aboutTask(context, reading, {
      intent: "progress",
      word: reading.language === "zh" ? "历史" : "history",
      async work(found) {
        const all = await taskHistory(context, found);
        return {
          intent: "progress",
          plan: found.plan.id,
          body: null,
          role: null,
          tasks: [await answerTask(context, found, null)],
          text: historyText(context, found, all),
          card: historyCard(context, found, all, 1),
        };
      },
    }),
});
