import { type CardElement, clip, collapsible, columns, plainText, submitButton } from "../feishu/elements.ts";
import type { Parts } from "../services/reports/parts.ts";
import type { Texts } from "../texts/zh.ts";

/** Parts shown one by one; the others are counted, and all can be taken over at once. */
const shownParts = 6;

/** The parts side by side with who is missing. The buttons send the form, so that what was typed is not lost. */
export function partElements(texts: Texts, parts: Parts, about: Record<string, unknown>): CardElement[] {
  if (parts.given.length + parts.missing.length === 0) return [];
  const { parts: words } = texts.reports;
  const value = { ...about, do: "report.take" };
  const rows = parts.given.slice(0, shownParts).map(({ name, report }, index) =>
    columns([
      {
        weight: 4,
        elements: [
          plainText(`${name} · ${texts.common.selfStates[report.state]} ${report.percent}%`, {
            size: "notation",
            colour: "grey",
          }),
          plainText(clip(report.progress, 200)),
        ],
      },
      {
        elements: [
          submitButton({
            text: words.take,
            name: `take${index}`,
            kind: "default",
            size: "small",
            value: { ...value, part: report.id },
          }),
        ],
      },
    ]),
  );
  const title = words.title(parts.given.length, parts.given.length + parts.missing.length);
  const missing =
    parts.missing.length > 0 ? [plainText(words.missing(parts.missing), { size: "notation" })] : [];
  const all =
    parts.given.length > 1
      ? [submitButton({ text: words.takeAll, name: "takeAll", kind: "default", size: "small", value })]
      : [];
  return [collapsible(title, [...rows, ...missing, ...all], parts.given.length > 0)];
}
