import { readTroubles } from "../services/outbox/read-troubles.ts";
import type { RenderContext, Rendered } from "./define-message.ts";

const linesShown = 20;

/** To the clerk: what did not go out and why, once. Plain text, so that it arrives where cards do not. */
export async function renderTroubles(
  { db, texts }: RenderContext,
  data: Record<string, unknown>,
): Promise<Rendered | null> {
  const troubles = await readTroubles(db, String(data.batch));
  if (troubles.length === 0) return null;
  const { outbox } = texts;
  const lines = troubles
    .slice(0, linesShown)
    .map((trouble) => outbox.trouble[trouble.kind](trouble.message ?? "", trouble.error ?? ""));
  const more = troubles.length - lines.length;
  return {
    card: null,
    text: [
      outbox.head(troubles.length),
      ...lines,
      ...(more > 0 ? [outbox.more(more)] : []),
      outbox.foot,
    ].join("\n"),
  };
}
