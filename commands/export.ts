import { defineCommand } from "../src/chat/define-command.ts";
import { doerOf } from "../src/chat/doer.ts";
import { today } from "../src/clock.ts";
import { ledgerXlsx } from "../src/exports/ledger.ts";
import { readLedger } from "../src/services/exports/read-ledger.ts";
import { planOfChat } from "../src/services/plans/plan-of-chat.ts";

/** `/导出 台账`: the ledger of this chat's plan as an Excel file, posted here. */
export const exportCommand = defineCommand({
  intent: "export",
  slash: ["导出", "export"],
  summary: { zh: "把台账导出成 Excel", en: "the ledger as an Excel file" },
  examples: { zh: ["/导出 台账"], en: ["/export ledger"] },
  who: "clerk",
  async run(context, reading) {
    const { exports } = context.texts;
    const plan = await planOfChat(context, reading.plan);
    const on = today(context.clock);
    const answer = { intent: "export" as const, plan, body: null, role: null, tasks: [] };
    const facts = plan ? await readLedger(context.db, doerOf(context), plan, on) : null;
    if (!facts) return { ...answer, text: exports.whichPlan };
    const name = `${exports.ledgerTitle(facts.plan.title)}-${on}.xlsx`;
    const text = exports.ledgerMade(facts.plan.title, on, facts.tasks.length);
    return { ...answer, text, file: { name, bytes: await ledgerXlsx(facts, on, context.texts) } };
  },
});
