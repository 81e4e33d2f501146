import { plain, refusal, tasksNamed } from "../src/cards/about-task.ts";
import { openAssigning } from "../src/cards/assign-actions.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import type { TypedOwners } from "../src/services/assignments/read-owners.ts";

/** `/分工 12`: owners and limit of one task or of many; a sentence only fills the card in. */
export const assign = defineCommand({
  intent: "assign",
  slash: ["分工", "assign"],
  summary: { zh: "给任务定责任单位和时限", en: "give tasks their owners and limit" },
  examples: { zh: ["/分工 12", "/分工 3-8", "第12项改由区水务局牵头"], en: ["/assign 12", "/assign 3-8"] },
  who: "clerk",
  async run(context, reading) {
    const word = reading.language === "zh" ? "分工" : "assign";
    const found = await tasksNamed(context, reading, word);
    if (!Array.isArray(found)) return plain("assign", found);
    try {
      return await openAssigning(context, found, saidOwners(reading));
    } catch (cause) {
      return refusal(context, "assign", found, cause);
    }
  },
});

function saidOwners(reading: Reading): Partial<TypedOwners & { due: string; reason: string }> {
  const [role] = reading.roles ?? [];
  const names = reading.bodies.map((body) => body.name).join("、");
  const due = reading.due?.to ?? null;
  return {
    ...(names ? { [role ?? "lead"]: names } : {}),
    ...(due ? { due } : {}),
    ...(reading.slash === null ? { reason: reading.words.slice(0, 200) } : {}),
  };
}
