import type { CardJson } from "../chat/platform.ts";

/** Where an element stands in its card: keys and indexes from the root. */
export type ElementPath = (string | number)[];

export type CardElement = { tag: string; [key: string]: unknown };

export interface PlacedElement {
  element: CardElement;
  path: ElementPath;
  /** The form it stands in, if any. */
  form: CardElement | null;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isElement = (value: unknown): value is CardElement =>
  isRecord(value) && typeof value.tag === "string";

/** Every component of a card in reading order, containers before what they hold. */
export function placedElements(card: CardJson): PlacedElement[] {
  const found: PlacedElement[] = [];
  const visit = (elements: unknown, path: ElementPath, form: CardElement | null): void => {
    if (!Array.isArray(elements)) return;
    elements.forEach((element: unknown, index) => {
      if (!isElement(element)) return;
      const here = [...path, index];
      found.push({ element, path: here, form });
      const inside = element.tag === "form" ? element : form;
      for (const key of ["elements", "columns"]) visit(element[key], [...here, key], inside);
      if (isRecord(element.button_area)) {
        visit(element.button_area.buttons, [...here, "button_area", "buttons"], inside);
      }
    });
  };
  if (isRecord(card.body)) visit(card.body.elements, ["body", "elements"], null);
  return found;
}

export function elementAt(card: CardJson, path: ElementPath): PlacedElement | undefined {
  const wanted = JSON.stringify(path);
  return placedElements(card).find((placed) => JSON.stringify(placed.path) === wanted);
}

/** What a text object says in a language: `{ tag, content, i18n_content }`. */
export function textOf(text: unknown, language: "zh_cn" | "en_us" = "zh_cn"): string {
  if (!isRecord(text)) return "";
  const translated = isRecord(text.i18n_content) ? text.i18n_content[language] : undefined;
  if (typeof translated === "string") return translated;
  return typeof text.content === "string" ? text.content : "";
}

/** All texts a person can read on the card, in order, one a line; folded panels and table pages included. */
export function cardText(card: CardJson, language: "zh_cn" | "en_us" = "zh_cn"): string {
  const lines: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isRecord(value)) return;
    if (typeof value.content === "string") {
      lines.push(textOf(value, language));
      return;
    }
    if (value.tag === "table" && Array.isArray(value.rows)) {
      lines.push(...value.rows.map(rowText));
      return;
    }
    if (value.tag === "chart") return;
    for (const [key, child] of Object.entries(value))
      if (key !== "behaviors" && key !== "config") visit(child);
  };
  visit(card.header);
  visit(card.body);
  return lines.join("\n");
}

const rowText = (row: unknown): string =>
  isRecord(row)
    ? Object.values(row)
        .map((cell) =>
          Array.isArray(cell)
            ? cell.map((item) => (isRecord(item) ? item.text : item)).join(" ")
            : String(cell),
        )
        .join(" ")
    : "";
