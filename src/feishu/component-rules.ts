import {
  CARD_CODES,
  elements,
  type Fields,
  fields,
  isFields,
  list,
  literal,
  type Place,
  report,
  text,
} from "./card-checks.ts";
import { LIMITS } from "./limits.ts";

/** Rules of single components that the list of their properties cannot say. */

export function columnList(value: unknown, at: Place): void {
  list((item, spot) => {
    if (isFields(item) && item.tag === "column") at.card.visit(item, spot);
    else report(spot, CARD_CODES.malformed, "must be a column");
  }, 1)(value, at);
}

export function imageScale(value: unknown, at: Place): void {
  if (value === "stretch_without_padding") {
    report(at, CARD_CODES.removed, "stretch_without_padding is gone from JSON 2.0");
  } else literal("crop_center", "crop_top", "fit_horizontal")(value, at);
}

export function checkerButtons(value: unknown, at: Place): void {
  fields({ pc_display_rule: text, buttons: elements })(value, at);
  const buttons = isFields(value) ? value.buttons : undefined;
  if (Array.isArray(buttons) && buttons.length > LIMITS.checker.buttons) {
    report(at, CARD_CODES.malformed, `holds more than ${LIMITS.checker.buttons} buttons`);
  }
}

export function checkFormButton(element: Fields, at: Place): void {
  if (at.inForm && element.form_action_type === undefined) {
    report(at, CARD_CODES.malformed, 'a button in a form needs "form_action_type"');
  }
  if (!at.inForm && element.form_action_type !== undefined) {
    report(at, CARD_CODES.malformed, '"form_action_type" belongs into a form');
  }
}

export function checkSubmit(element: Fields, at: Place): void {
  if (!holdsSubmit(element.elements)) {
    report(at, CARD_CODES.malformed, "a form needs at least one submit button");
  }
}

function holdsSubmit(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsSubmit);
  if (!isFields(value)) return false;
  if (value.tag === "button" && value.form_action_type === "submit") return true;
  return holdsSubmit(value.elements) || holdsSubmit(value.columns);
}

export function checkInput(element: Fields, at: Place): void {
  if (element.rows !== undefined && element.input_type !== "multiline_text") {
    report(at, CARD_CODES.malformed, '"rows" needs input_type multiline_text');
  }
  const maxLength = typeof element.max_length === "number" ? element.max_length : LIMITS.input.maxLength;
  if (typeof element.default_value === "string" && element.default_value.length > maxLength) {
    report(at, CARD_CODES.malformed, `"default_value" is longer than max_length ${maxLength}`);
  }
}

export function checkOptions(element: Fields, at: Place): void {
  const entries = Array.isArray(element.options) ? element.options.filter(isFields) : [];
  const values = entries.map((option) => option.value);
  if (new Set(values).size < values.length) {
    report(at, CARD_CODES.malformed, "two options share one value");
  }
  const texts = entries.map((option) => (isFields(option.text) ? option.text.content : undefined));
  if (element.initial_option !== undefined && !texts.includes(element.initial_option)) {
    report(at, CARD_CODES.malformed, '"initial_option" is not the text of an option');
  }
  if (typeof element.initial_index === "number" && element.initial_index > entries.length) {
    report(at, CARD_CODES.malformed, '"initial_index" points behind the last option');
  }
  if (!Array.isArray(element.selected_values)) return;
  if (element.selected_values.some((value) => !values.includes(value))) {
    report(at, CARD_CODES.malformed, '"selected_values" names a value that is no option');
  }
}

export function placeholderUnless(initial: string) {
  return (element: Fields, at: Place) => {
    if (element[initial] === undefined && element.placeholder === undefined) {
      report(at, CARD_CODES.malformed, `needs a placeholder or "${initial}"`);
    }
  };
}
