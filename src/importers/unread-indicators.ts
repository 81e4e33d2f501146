import type { ImportWarning, IndicatorDraft } from "./draft.ts";
import { warning } from "./findings.ts";
import type { PlanDocument } from "./plan-document.ts";

/** The nature of an indicator as a cell says it; in a sentence something is said of it (约束性指标考核). */
const nature = /(?:约束性|预期性)(?!指标|目标|任务|要求|[的和与或、，,。；;])/g;
/** One may be a slip or a heading; two are cells of a table. */
const fewest = 2;
/** Characters shown before the place, so that a person finds it. */
const shownBefore = 60;

/**
 * A table of indicators whose cells the file has scattered (names in one place, targets in another) cannot be put together
 * without guessing. That it stands there is told by the natures printed in it: more of them than indicators that took one.
 */
export function unreadIndicators(
  document: PlanDocument,
  indicators: readonly IndicatorDraft[],
): ImportWarning[] {
  const places = document.pieces.flatMap((piece) =>
    piece.kind === "line"
      ? [...piece.text.matchAll(nature)].map((match) => ({ piece, at: match.index }))
      : [],
  );
  const read = indicators.filter(({ binding }) => binding !== null).length;
  const [first] = places;
  if (!first || places.length - read < fewest) return [];
  const text = first.piece.text.slice(Math.max(0, first.at - shownBefore));
  return [warning(document, first.piece.line, text, "unreadIndicators")];
}
