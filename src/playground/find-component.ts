import { type CardElement, isRecord, type PlacedElement, placedElements, textOf } from "./card-tree.ts";
import { isField, type Typed } from "./form-values.ts";
import type { StoredMessage } from "./state.ts";

/** How to find a component: by what it says (a whole text or a pattern), its name, or what it sends back. */
export type Matcher =
  | string
  | RegExp
  | { name?: string; text?: string | RegExp; value?: Record<string, unknown> };

/** What can be pressed. */
export const isPressable = (element: CardElement): boolean =>
  element.tag === "button" || element.tag === "interactive_container";

/** The first component of the card that fits; an error listing what there is when none does. */
export function findComponent(
  message: StoredMessage,
  matcher: Matcher,
  isKind: (element: CardElement) => boolean,
): PlacedElement {
  if (!message.card) throw new Error(`The message is no card: ${message.content}`);
  const candidates = placedElements(message.card).filter((placed) => isKind(placed.element));
  const found =
    candidates.find((placed) => fits(placed.element, matcher, true)) ??
    candidates.find((placed) => fits(placed.element, matcher, false));
  if (found) return found;
  const there = candidates.map(
    (placed) => labelOf(placed.element) || String(placed.element.name ?? placed.element.tag),
  );
  throw new Error(
    `Nothing on the card fits ${describe(matcher)}; there is: ${there.join(" | ") || "nothing"}`,
  );
}

const describe = (matcher: Matcher): string =>
  matcher instanceof RegExp ? String(matcher) : JSON.stringify(matcher);

function fits(element: CardElement, matcher: Matcher, whole: boolean): boolean {
  if (typeof matcher === "string" || matcher instanceof RegExp) {
    return element.name === matcher || says(element, matcher, whole);
  }
  if (matcher.name !== undefined && element.name !== matcher.name) return false;
  if (matcher.text !== undefined && !says(element, matcher.text, whole)) return false;
  return matcher.value === undefined || sendsBack(element, matcher.value);
}

function says(element: CardElement, wanted: string | RegExp, whole: boolean): boolean {
  const label = labelOf(element);
  if (wanted instanceof RegExp) return wanted.test(label);
  return whole ? label === wanted : label.includes(wanted);
}

/** What stands on a component, in both languages' default. */
function labelOf(element: CardElement): string {
  const own = textOf(element.text) || textOf(element.label) || textOf(element.placeholder);
  if (own || !Array.isArray(element.elements)) return own;
  return element.elements
    .filter(isRecord)
    .map((inner) => textOf(inner.text) || textOf(inner))
    .join(" ");
}

function sendsBack(element: CardElement, wanted: Record<string, unknown>): boolean {
  const behaviors = Array.isArray(element.behaviors) ? element.behaviors.filter(isRecord) : [];
  return behaviors.some(({ value }) =>
    Object.entries(wanted).every(
      ([key, part]) => isRecord(value) && JSON.stringify(value[key]) === JSON.stringify(part),
    ),
  );
}

/** The values under the fields' names; a field may also be called by its label or placeholder. */
export function valuesByName(
  message: StoredMessage,
  button: PlacedElement,
  values: Record<string, Typed>,
): Record<string, Typed> {
  const fields = placedElements(message.card!).filter(
    (one) => one.form === button.form && isField(one.element),
  );
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field =
        fields.find(({ element }) => element.name === key) ??
        fields.find(({ element }) => labelOf(element) === key);
      if (field) return [String(field.element.name), value];
      throw new Error(
        `The form has no field ${key}; it has: ${fields.map((one) => one.element.name).join(", ")}`,
      );
    }),
  );
}
