import type { ActionAnswer } from "./incoming.ts";

/** The legal answer to a card callback: `{}`, a toast, a card, or both; the card as raw JSON of the same schema. */
export function callbackBody(answer: ActionAnswer): Record<string, unknown> {
  return {
    ...(answer.toast && { toast: answer.toast }),
    ...(answer.card && { card: { type: "raw", data: answer.card } }),
  };
}
