import type { RenderContext, Rendered, Renderer } from "../cards/define-message.ts";
import { renderDigestList } from "../cards/digest-list.ts";
import { doerOf } from "../chat/doer.ts";
import { ledgerXlsx } from "../exports/ledger.ts";
import { readLedger } from "../services/exports/read-ledger.ts";

/** All tasks of a digest's plan: the list as a card, and the ledger of that day as an Excel file. */
async function renderDigestFile(
  context: RenderContext,
  data: Record<string, unknown>,
): Promise<Rendered | null> {
  const list = await renderDigestList(context, data);
  const on = String(data.on);
  const facts = await readLedger(context.db, doerOf(context), String(data.plan), on);
  if (!list || !facts) return list;
  const name = `${context.texts.exports.ledgerTitle(facts.plan.title)}-${on}.xlsx`;
  return { ...list, file: { name, bytes: await ledgerXlsx(facts, on, context.texts) } };
}

/** Messages that bring a file; they stand here because cards know no exports. Written out, as `messages` is. */
export const fileMessages: Record<string, Renderer> = { "digest.file": renderDigestFile };
