import { type CardElement, isRecord, textOf } from "./card-tree.ts";
import type { World } from "./world.ts";

/** What a person put into a field: text, an option (by value or by text), several of them, a date, a tick. */
export type Typed = string | number | boolean | string[] | null;

/** Whom it is about: options of a person picker with none of its own are the members of the chat. */
export interface FieldPlace {
  world: World;
  chatMembers: string[];
}

export type FieldRead = { value: unknown } | { problem: string } | { missing: true };

const pickers: Record<string, RegExp> = {
  date_picker: /^\d{4}-\d{2}-\d{2}$/,
  picker_time: /^\d{2}:\d{2}$/,
  picker_datetime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
};

/** Everybody of the stand-in lives in China; the platform sends the offset with every date. */
const userOffset = "+0800";
export const userTimezone = "Asia/Shanghai";

/** Components that hold a value in a form. */
export const isField = (element: CardElement): boolean =>
  element.tag in pickers ||
  [
    "input",
    "select_static",
    "multi_select_static",
    "select_person",
    "multi_select_person",
    "checker",
  ].includes(element.tag);

/** What the field shows before anybody touches it. */
export function initialValue(element: CardElement): Typed {
  switch (element.tag) {
    case "input":
      return typeof element.default_value === "string" ? element.default_value : "";
    case "select_static":
    case "select_person": {
      const options = optionsOf(element);
      const index = typeof element.initial_index === "number" ? element.initial_index : 0;
      const byText = options.find(
        (o) => o.text === element.initial_option || o.value === element.initial_option,
      );
      return byText?.value ?? options[index - 1]?.value ?? null;
    }
    case "multi_select_static":
    case "multi_select_person":
      return Array.isArray(element.selected_values) ? element.selected_values.map(String) : [];
    case "checker":
      return element.checked === true;
    default: {
      const initial = element.initial_date ?? element.initial_time ?? element.initial_datetime;
      return typeof initial === "string" && initial !== "" ? initial : null;
    }
  }
}

export function optionsOf(element: CardElement): { value: string; text: string }[] {
  if (!Array.isArray(element.options)) return [];
  return element.options.filter(isRecord).map((option) => ({
    value: String(option.value ?? ""),
    text: textOf(option.text) || String(option.value ?? ""),
  }));
}

/** The value as the callback carries it (contract of the platform: dates with offset, lists as arrays), checked as the client does. */
export function readField(place: FieldPlace, element: CardElement, typed: Typed): FieldRead {
  const empty = typed === null || typed === "" || (Array.isArray(typed) && typed.length === 0);
  if (empty) return isRequired(element) ? { problem: "required" } : emptyValue(element);
  if (element.tag === "checker") return { value: typed === true };
  if (element.tag === "input") return readInput(element, String(typed));
  const shape = pickers[element.tag];
  if (shape) {
    const text = String(typed).trim();
    return shape.test(text) ? { value: `${text} ${userOffset}` } : { problem: "not a date" };
  }
  const chosen = (Array.isArray(typed) ? typed : [String(typed)]).map((one) =>
    optionValue(place, element, one),
  );
  if (chosen.includes(null)) return { problem: "not an option" };
  return { value: element.tag.startsWith("multi_") ? chosen : chosen[0] };
}

/** An empty text is sent as ""; other fields left empty are not sent at all. */
const emptyValue = (element: CardElement): FieldRead => {
  if (element.tag === "input") return { value: "" };
  if (element.tag === "checker") return { value: false };
  return { missing: true };
};

/** `multi_select_static` counts as required unless the card says otherwise. */
const isRequired = (element: CardElement): boolean =>
  element.required === true || (element.tag === "multi_select_static" && element.required !== false);

function readInput(element: CardElement, text: string): FieldRead {
  const max = typeof element.max_length === "number" ? element.max_length : 1000;
  if ([...text].length > max) return { problem: `longer than ${max}` };
  return { value: element.input_type === "multiline_text" ? text : text.replaceAll("\n", " ") };
}

function optionValue(place: FieldPlace, element: CardElement, wanted: string): string | null {
  const options = optionsOf(element);
  const found =
    options.find((option) => option.value === wanted) ?? options.find((option) => option.text === wanted);
  if (found) return found.value;
  if (!element.tag.endsWith("_person")) return null;
  const allowed = options.length > 0 ? options.map((option) => option.value) : place.chatMembers;
  const person = [...place.world.state.people.values()].find(
    (one) => one.openId === wanted || one.name === wanted,
  );
  return person && allowed.includes(person.openId) ? person.openId : null;
}
