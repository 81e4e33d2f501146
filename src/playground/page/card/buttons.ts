import type { CardElement, ElementPath } from "../../card-tree.ts";
import type { Typed } from "../../form-values.ts";
import { h, icon } from "../dom.ts";
import { type CardScope, type Draw, length, place, records, say, str } from "./card-scope.ts";
import { confirmed } from "./confirm-dialog.ts";
import { problemText } from "./fields.ts";

/** Every kind of button; in a form it submits or resets. */
export const drawButton: Draw = (element, path, scope) => {
  const button = h(
    "button",
    {
      type: "button",
      class: `button ${str(element.type) || "default"} size-${str(element.size) || "medium"}`,
      disabled: element.disabled === true,
      title: say(element.disabled === true ? element.disabled_tips : element.hover_tips, scope) || null,
      style:
        element.width === "fill"
          ? "width:100%"
          : length(element.width)
            ? `width:${length(element.width)}`
            : null,
    },
    say(element.text, scope),
  );
  button.addEventListener("click", async () => {
    if (button.classList.contains("busy")) return;
    if (element.form_action_type === "reset") {
      for (const field of scope.form?.values() ?? []) field.reset();
      return;
    }
    if (!(await confirmed(element.confirm, scope))) return;
    button.classList.add("busy");
    button.setAttribute("aria-busy", "true");
    if (element.form_action_type === "submit") await submit(path, scope);
    else await scope.context.touch(path, {});
    button.classList.remove("busy");
    button.removeAttribute("aria-busy");
  });
  return place(button, element);
};

/** Sends the form; what the client's check refuses is shown beside the fields, and nothing typed is lost. */
async function submit(path: ElementPath, scope: CardScope): Promise<void> {
  const fields = scope.form ?? new Map();
  const values: Record<string, Typed> = {};
  for (const [name, field] of fields) {
    field.show(null);
    values[name] = field.read();
  }
  const outcome = await scope.context.touch(path, { form: values });
  const wrong = Object.entries(outcome?.problems ?? {});
  for (const [name, problem] of wrong) fields.get(name)?.show(problemText(problem, scope));
  fields.get(wrong[0]?.[0] ?? "")?.focus();
}

/** The "…" menu. */
export const drawOverflow: Draw = (element, path, scope) => {
  const { texts } = scope.context;
  const button = h(
    "button",
    {
      type: "button",
      class: "button default overflow-button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-label": texts.moreActions,
    },
    icon("more"),
  );
  const menu = h("div", { class: "menu", role: "menu", hidden: true });
  const open = (shown: boolean) => {
    menu.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    if (shown) menu.querySelector("button")?.focus();
  };
  for (const option of records(element.options)) {
    menu.append(
      h(
        "button",
        { type: "button", role: "menuitem", onclick: () => void choose(str(option.value)) },
        say(option.text, scope),
      ),
    );
  }
  async function choose(value: string): Promise<void> {
    open(false);
    button.focus();
    if (await confirmed(element.confirm, scope)) await scope.context.touch(path, { value });
  }
  button.addEventListener("click", () => open(menu.hidden === true));
  const box = h("div", { class: "overflow" }, button, menu);
  box.addEventListener("keydown", (event) =>
    moveInMenu(event, menu, () => {
      open(false);
      button.focus();
    }),
  );
  box.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && box.contains(event.relatedTarget))) open(false);
  });
  return place(box, element);
};

/** Arrow keys walk a menu, Escape leaves it. */
function moveInMenu(event: KeyboardEvent, menu: HTMLElement, leave: () => void): void {
  if (menu.hidden) return;
  if (event.key === "Escape") {
    event.stopPropagation();
    leave();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll("button")];
  const at = items.findIndex((item) => item.matches(":focus"));
  items[(at + step + items.length) % items.length]?.focus();
}

/** A whole area that can be pressed; components inside that can be pressed themselves win. */
export const pressable = (
  node: HTMLElement,
  element: CardElement,
  path: ElementPath,
  scope: CardScope,
): HTMLElement => {
  const tips = say(element.hover_tips, scope);
  if (tips) node.title = tips;
  if (element.disabled === true) {
    node.setAttribute("aria-disabled", "true");
    return node;
  }
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  const press = async () => {
    if (await confirmed(element.confirm, scope)) await scope.context.touch(path, {});
  };
  node.addEventListener("click", (event) => {
    const inner =
      event.target instanceof Element
        ? event.target.closest("button,a,input,select,textarea,summary,[role=button]")
        : null;
    if (inner === node || inner === null) void press();
  });
  node.addEventListener("keydown", (event) => {
    if (event.target !== node || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    void press();
  });
  return node;
};
