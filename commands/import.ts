import { defineCommand } from "../src/chat/define-command.ts";

/** `/导入`: says how; the file itself is read where it arrives (src/bot/read-document.ts). */
export const importCommand = defineCommand({
  intent: "import",
  slash: ["导入", "import"],
  summary: {
    zh: "把任务分工文件读成任务台账，确认后写入",
    en: "read a division of work into tasks, written once confirmed",
  },
  examples: { zh: ["/导入", "怎么导入规划"], en: ["/import"] },
  who: "clerk",
  run: async (context) => ({
    intent: "import",
    plan: null,
    body: null,
    role: null,
    tasks: [],
    text: context.texts.imports.sendFile,
  }),
});
