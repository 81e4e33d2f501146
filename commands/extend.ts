import { aboutTask } from "../src/cards/about-task.ts";
import { openRequest } from "../src/cards/request-actions.ts";
import { defineCommand } from "../src/chat/define-command.ts";

/** `/延期 12`: asks the clerk for more time; the limit stays until the clerk agrees. */
export const extend = defineCommand({
  intent: "extend",
  slash: ["延期", "extend"],
  summary: { zh: "申请延期", en: "ask for more time" },
  examples: { zh: ["/延期 12", "第12项申请延期到2018年12月底"], en: ["/extend 12"] },
  who: "member",
  run: (context, reading) =>
    aboutTask(context, reading, {
      intent: "extend",
      word: reading.language === "zh" ? "延期" : "extend",
      work: (found) => {
        const newDue = reading.due?.to ?? null;
        const bodies = reading.bodies.map((body) => body.id);
        const said = { reason: reading.rest, ...(newDue ? { newDue } : {}) };
        return openRequest(context, found, "extension", bodies, said);
      },
    }),
});
