import { aboutTask } from "../src/cards/about-task.ts";
import { openReport } from "../src/cards/report-opening.ts";
import { defineCommand } from "../src/chat/define-command.ts";

/** `/销号 12`: the report that says done; the clerk checks before the task is closed. */
export const close = defineCommand({
  intent: "report",
  slash: ["销号", "close"],
  summary: { zh: "任务做完了，申请核查销号", en: "done, please check and close" },
  examples: { zh: ["/销号 12"], en: ["/close 12"] },
  who: "member",
  run: (context, reading) =>
    aboutTask(context, reading, {
      intent: "report",
      word: reading.language === "zh" ? "销号" : "close",
      work: (found) =>
        openReport(context, {
          found,
          bodies: reading.bodies.map((body) => body.id),
          typed: { state: "done", percent: "100", ...(reading.rest ? { progress: reading.rest } : {}) },
          intent: "report",
        }),
    }),
});
