import type { CardElement } from "../../card-tree.ts";
import { initialValue, optionsOf, type Typed } from "../../form-values.ts";
import { h } from "../dom.ts";
import { type CardScope, type Draw, type FieldControl, place, records, say, str } from "./card-scope.ts";

let count = 0;

type Control = { node: HTMLElement; read: () => Typed; write: (value: Typed) => void; focus: () => void };

/** A field with its label, its control and the place where a problem is shown. */
function field(make: (element: CardElement, scope: CardScope, id: string) => Control): Draw {
  return (element, path, scope) => {
    const id = `field-${++count}`;
    const control = make(element, scope, id);
    const problem = h("div", { class: "field-problem", id: `${id}-problem`, role: "alert" });
    const label = say(element.label, scope);
    const node = h(
      "div",
      { class: `field ${element.label_position === "left" ? "label-left" : ""}` },
      label ? h("label", { for: id, class: "field-label" }, label, required(element)) : null,
      h("div", { class: "field-control" }, control.node, problem),
    );
    if (!label) control.node.querySelector(`#${id}`)?.setAttribute("aria-label", nameOf(element, scope));
    const show = (text: string | null) => {
      problem.textContent = text ?? "";
      node.classList.toggle("wrong", text !== null);
    };
    if (scope.form && str(element.name))
      scope.form.set(str(element.name), formControl(element, control, show));
    else sendAtOnce(node, element, control, show, (value) => scope.context.touch(path, { value }), scope);
    return place(node, element);
  };
}

const required = (element: CardElement) =>
  element.required === true ? h("span", { class: "star", "aria-hidden": "true" }, " *") : null;

const nameOf = (element: CardElement, scope: CardScope): string =>
  say(element.placeholder, scope) || say(element.text, scope) || str(element.name);

const formControl = (element: CardElement, control: Control, show: FieldControl["show"]): FieldControl => ({
  read: control.read,
  show,
  focus: control.focus,
  reset() {
    control.write(initialValue(element));
    show(null);
  },
});

/** Outside forms a value is told as soon as it is chosen; a text when Enter is pressed. */
function sendAtOnce(
  node: HTMLElement,
  element: CardElement,
  control: Control,
  show: FieldControl["show"],
  send: (value: Typed) => Promise<{ problems: Record<string, string> } | null>,
  scope: CardScope,
): void {
  const tell = async () => {
    const outcome = await send(control.read());
    const problem = outcome ? Object.values(outcome.problems)[0] : undefined;
    show(problem ? problemText(problem, scope) : null);
  };
  if (element.tag === "input") {
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
      event.preventDefault();
      void tell();
    });
  } else node.addEventListener("change", () => void tell());
}

/** What the client's own check found, in words. */
export function problemText(problem: string, { context: { texts } }: CardScope): string {
  const max = /^longer than (\d+)$/.exec(problem)?.[1];
  if (max) return texts.tooLong(max);
  return { required: texts.required, "not a date": texts.notDate }[problem] ?? texts.notOption;
}

export const drawInput = field((element, scope, id) => {
  const common = {
    id,
    class: "control",
    placeholder: say(element.placeholder, scope) || null,
    maxlength: typeof element.max_length === "number" ? element.max_length : 1000,
    disabled: element.disabled === true,
    "aria-required": element.required === true ? "true" : null,
    "aria-describedby": `${id}-problem`,
  };
  const isLong = element.input_type === "multiline_text";
  const input = isLong
    ? h("textarea", { ...common, rows: typeof element.rows === "number" ? element.rows : 5 })
    : h("input", {
        ...common,
        type: element.input_type === "password" ? "password" : "text",
        autocomplete: "off",
      });
  input.value = String(initialValue(element) ?? "");
  return {
    node: h("div", {}, input),
    read: () => input.value,
    write: (value) => {
      input.value = String(value ?? "");
    },
    focus: () => input.focus(),
  };
});

const choices = (element: CardElement, scope: CardScope): { value: string; text: string }[] => {
  if (!element.tag.endsWith("_person")) {
    return records(element.options).map((option) => ({
      value: str(option.value),
      text: say(option.text, scope),
    }));
  }
  const named = optionsOf(element).map(({ value }) => ({ value, text: scope.context.nameOf(value) }));
  return named.length > 0
    ? named
    : scope.context.members.map(({ openId, name }) => ({ value: openId, text: name }));
};

export const drawSelect = field((element, scope, id) => {
  const initial = initialValue(element);
  const select = h(
    "select",
    { id, class: "control", disabled: element.disabled === true, "aria-describedby": `${id}-problem` },
    h("option", { value: "" }, say(element.placeholder, scope) || scope.context.texts.choose),
    choices(element, scope).map(({ value, text }) => h("option", { value }, text)),
  );
  const write = (value: Typed) => {
    select.value = String(value ?? "");
    select.classList.toggle("unset", select.value === "");
  };
  write(initial);
  select.addEventListener("change", () => write(select.value));
  return {
    node: h("div", { class: "select" }, select),
    read: () => select.value,
    write,
    focus: () => select.focus(),
  };
});

export const drawMultiSelect = field((element, scope, id) => {
  const { texts } = scope.context;
  const boxes = choices(element, scope).map(({ value, text }) => ({
    box: h("input", { type: "checkbox", value }),
    text,
  }));
  const summary = h("summary", { id, class: "control" });
  const chosen = () => boxes.filter(({ box }) => box.checked);
  const refresh = () => {
    const names = chosen().map(({ text }) => text);
    const long = names.join("、");
    summary.textContent =
      names.length === 0
        ? say(element.placeholder, scope) || texts.choose
        : long.length > 24
          ? texts.chosen(names.length)
          : long;
    summary.classList.toggle("unset", names.length === 0);
  };
  const write = (value: Typed) => {
    for (const { box } of boxes) box.checked = Array.isArray(value) && value.includes(box.value);
    refresh();
  };
  write(initialValue(element));
  const list = h(
    "div",
    { class: "options" },
    boxes.map(({ box, text }) => h("label", {}, box, " ", text)),
  );
  list.addEventListener("change", refresh);
  const node = h("details", { class: "multi-select" }, summary, list);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    node.open = false;
    summary.focus();
  });
  return { node, read: () => chosen().map(({ box }) => box.value), write, focus: () => summary.focus() };
});

const pickerTypes: Record<string, string> = {
  date_picker: "date",
  picker_time: "time",
  picker_datetime: "datetime-local",
};

export const drawPicker = field((element, scope, id) => {
  const hint = say(element.placeholder, scope);
  const input = h("input", {
    id,
    class: "control",
    type: pickerTypes[element.tag],
    disabled: element.disabled === true,
    title: hint || null,
    "aria-describedby": `${id}-problem`,
  });
  const write = (value: Typed) => {
    input.value = String(value ?? "").replace(" ", "T");
  };
  write(initialValue(element));
  const node = h(
    "div",
    { class: "picker" },
    hint && !element.label ? h("span", { class: "picker-hint" }, hint) : null,
    input,
  );
  return { node, read: () => input.value.replace("T", " "), write, focus: () => input.focus() };
});

export const drawChecker = field((element, scope, id) => {
  const box = h("input", { id, type: "checkbox", disabled: element.disabled === true });
  box.checked = element.checked === true;
  const node = h("label", { class: "checker" }, box, h("span", {}, say(element.text, scope)));
  return {
    node,
    read: () => box.checked,
    write: (value) => {
      box.checked = value === true;
    },
    focus: () => box.focus(),
  };
});
