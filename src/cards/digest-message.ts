import type { Digest, Period } from "../domain/digest.ts";
import { scopeKey } from "../domain/scope.ts";
import { button, card, clip, columns, plainText } from "../feishu/elements.ts";
import { readDigest } from "../services/digests/read-digest.ts";
import type { RenderContext, Rendered } from "./define-message.ts";
import { digestCard, digestElements } from "./digest-card.ts";
import { digestText, nothingNewLine } from "./digest-text.ts";

/** A group's digest: facts are read once for each plan and period, the card is built once for each scope. */
export async function renderDigest(
  context: RenderContext,
  data: Record<string, unknown>,
): Promise<Rendered | null> {
  const { plan, scope, period } = digestData(data);
  const whole = isWhole(data);
  const key = `digest:${plan}:${scope}:${period.from}:${period.on}:${whole}:${context.language}`;
  return context.once(key, async () => {
    const digest = await readDigest(context.db, context.once, plan, scope, period);
    return digest && rendered(digest, context, whole);
  });
}

/** To the one who asked to see it first: the same card, with the two taps that decide. */
export async function renderDigestPreview(
  context: RenderContext,
  data: Record<string, unknown>,
): Promise<Rendered | null> {
  const { plan, scope, period } = digestData(data);
  const digest = await readDigest(context.db, context.once, plan, scope, period);
  if (!digest) return null;
  const { preview } = context.texts.digests;
  const content =
    digest.nothingNew && !isWhole(data)
      ? [plainText(nothingNewLine(digest, context.texts))]
      : digestElements(digest, context.texts);
  const decide = columns([
    {
      elements: [
        button({ text: preview.post, kind: "primary", value: { do: "digest.post", key: String(data.key) } }),
      ],
    },
    { elements: [button({ text: preview.drop, value: { do: "digest.drop", key: String(data.key) } })] },
  ]);
  return {
    card: card({
      title: clip(context.texts.digests.title(digest.planTitle), 60),
      subtitle: clip(preview.note, 60),
      colour: "wathet",
      elements: [decide, ...content],
    }),
    text: `${preview.note}\n${digestText(digest, context.texts)}`,
  };
}

/** The first digest of a subscription, and one that was asked for by name, is never cut to one line. */
const isWhole = (data: Record<string, unknown>): boolean => data.first === 1;

function rendered(digest: Digest, { texts }: Pick<RenderContext, "texts">, whole: boolean): Rendered {
  if (digest.nothingNew && !whole) return { card: null, text: nothingNewLine(digest, texts) };
  return { card: digestCard(digest, texts), text: digestText(digest, texts) };
}

/** What a digest's message and its buttons carry. */
export function digestData(data: Record<string, unknown>): { plan: string; scope: string; period: Period } {
  return {
    plan: String(data.plan),
    scope: String(data.scope ?? scopeKey({ kind: "plan" })),
    period: { week: String(data.week), from: String(data.from), on: String(data.on) },
  };
}
