import type { PersonView } from "../page-views.ts";
import { avatar } from "./avatar.ts";
import { h, icon } from "./dom.ts";
import { describe, type PageState } from "./page-state.ts";

const order = ["clerk", "leader", "liaison", "head"];

/** Lets the visitor choose whom to play. */
export function pickPerson(state: PageState, chosen: (person: PersonView) => void): void {
  const { texts } = state;
  const list = h("ul", { class: "people", "aria-label": texts.switchPerson });
  const search = h("input", {
    type: "search",
    class: "control",
    placeholder: texts.searchPeople,
    "aria-label": texts.searchPeople,
    autocomplete: "off",
  });
  const dialog = h(
    "dialog",
    { class: "dialog picker-dialog", "aria-labelledby": "picker-title" },
    h(
      "div",
      { class: "dialog-head" },
      h("h2", { id: "picker-title" }, texts.switchPerson),
      h(
        "button",
        { type: "button", class: "icon-button", "aria-label": texts.close, onclick: () => dialog.close() },
        icon("close"),
      ),
    ),
    h("p", { class: "hint" }, texts.switchPersonHint),
    search,
    list,
  );
  const choose = (person: PersonView) => {
    dialog.close();
    chosen(person);
  };
  const show = () => list.replaceChildren(...entries(state, search.value, choose));
  search.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => walk(event, search, list));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  show();
  document.body.append(dialog);
  dialog.showModal();
  // On a phone the keyboard would cover the list.
  if (!matchMedia("(max-width: 720px)").matches) search.focus();
}

function entries(state: PageState, wanted: string, choose: (person: PersonView) => void): Node[] {
  const { texts, world, me } = state;
  const words = wanted.toLowerCase().split(/\s+/);
  const found = world.people
    .filter((person) => {
      const all = `${person.name} ${describe(state, person)}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  if (found.length === 0) return [h("li", { class: "hint" }, texts.nobodyFound)];
  return found.map((person) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "person-entry",
          "aria-current": person.openId === me.openId ? "true" : null,
          onclick: () => choose(person),
        },
        avatar("person", person.name),
        h(
          "span",
          { class: "person-text" },
          h("span", { class: "person-name" }, person.department || person.name),
          h("span", { class: "person-role" }, texts.roles[person.role] ?? person.role),
        ),
        person.unread > 0
          ? h("span", { class: "badge", "aria-label": texts.unread(person.unread) }, String(person.unread))
          : null,
      ),
    ),
  );
}

/** Arrow keys walk the list; Enter in the search box takes the first. */
function walk(event: KeyboardEvent, search: HTMLInputElement, list: HTMLElement): void {
  const buttons = [...list.querySelectorAll("button")];
  if (event.key === "Enter" && event.target === search && !event.isComposing) {
    event.preventDefault();
    buttons[0]?.click();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = buttons.findIndex((button) => button.matches(":focus"));
  (buttons[at + step] ?? search).focus();
}
