import { aboutTask } from "../src/cards/about-task.ts";
import { openReport } from "../src/cards/report-opening.ts";
import { defineCommand } from "../src/chat/define-command.ts";

/** "第12项上次报错了，应该是60%": a correction is a new report; the card comes filled with the last one. */
export const correct = defineCommand({
  intent: "correct",
  slash: ["更正", "correct"],
  summary: { zh: "更正上一次汇报", en: "correct the last report" },
  examples: { zh: ["/更正 12", "第12项上次报错了，应该是60%"], en: ["/correct 12"] },
  who: "member",
  run: (context, reading) =>
    aboutTask(context, reading, {
      intent: "correct",
      word: reading.language === "zh" ? "更正" : "correct",
      work: (found) => {
        const percent = reading.report?.percent ?? null;
        const typed = percent === null ? {} : { percent: String(percent) };
        const bodies = reading.bodies.map((body) => body.id);
        return openReport(context, { found, bodies, typed, intent: "correct" });
      },
    }),
});
