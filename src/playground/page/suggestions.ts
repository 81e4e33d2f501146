import type { WorldView } from "../page-views.ts";
import { h } from "./dom.ts";
import type { PageState } from "./page-state.ts";
import type { Language } from "./texts.ts";

export interface Suggestions {
  node: HTMLElement;
  update(): void;
  /** Takes the keys that belong to the open list; true when it did. */
  handles(event: KeyboardEvent): boolean;
}

type Suggestion = { insert: string; title: string; text: string };

const maxShown = 8;

/** The panel over the composer: the bot's commands after "/", the bot after "@". */
export function createSuggestions(
  state: PageState,
  box: HTMLTextAreaElement,
  changed: () => void,
): Suggestions {
  const node = h("div", {
    id: "suggestions",
    class: "suggestions",
    role: "listbox",
    "aria-label": state.texts.slash,
    hidden: true,
  });
  let shown: Suggestion[] = [];
  let at = 0;
  let dismissed = "";

  function take(suggestion: Suggestion): void {
    box.value = box.value.replace(/(\/|@)[^\s/@]*$/, suggestion.insert);
    box.focus();
    dismissed = box.value;
    changed();
    update();
  }

  function draw(): void {
    node.hidden = shown.length === 0;
    node.replaceChildren(...shown.map((one, index) => optionNode(one, index, index === at, () => take(one))));
    if (shown.length > 0) box.setAttribute("aria-activedescendant", `suggestion-${at}`);
    else box.removeAttribute("aria-activedescendant");
    node.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  function update(): void {
    if (box.value !== dismissed) dismissed = "";
    shown = dismissed ? [] : suggestionsFor(state, box.value);
    at = 0;
    draw();
  }

  return {
    node,
    update,
    handles(event) {
      const current = shown[at];
      if (!current) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) at = (at + step + shown.length) % shown.length;
      else if (event.key === "Escape") {
        dismissed = box.value;
        shown = [];
      } else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) {
        // A command typed out in full is sent, not chosen once more.
        if (event.key === "Enter" && current.insert.trim() === box.value.trim().split(/\s+/).at(-1))
          return false;
        event.preventDefault();
        take(current);
        return true;
      } else return false;
      event.preventDefault();
      draw();
      return true;
    },
  };
}

const optionNode = (one: Suggestion, index: number, isAt: boolean, take: () => void): HTMLElement =>
  h(
    "div",
    {
      id: `suggestion-${index}`,
      role: "option",
      class: "suggestion",
      "aria-selected": String(isAt),
      // The text box must not lose the focus to a press of the mouse.
      onmousedown: (event: Event) => event.preventDefault(),
      onclick: take,
    },
    h("span", { class: "suggestion-title" }, one.title),
    h("span", { class: "suggestion-text" }, one.text),
  );

function suggestionsFor({ world, language, texts }: PageState, typed: string): Suggestion[] {
  const command = /(?:^|\s)\/([^\s/]*)$/.exec(typed)?.[1];
  if (command !== undefined) return commandsFor(world.commands, command, language);
  const name = /@([^\s@]*)$/.exec(typed)?.[1];
  if (name === undefined || !world.bot.name.startsWith(name)) return [];
  return [{ insert: `@${world.bot.name} `, title: `@${world.bot.name}`, text: texts.bot }];
}

/** After the bare slash one word for each command, in the reader's script; after a letter all that fit. */
function commandsFor(commands: WorldView["commands"], typed: string, language: Language): Suggestion[] {
  // What is typed is the word meant before it is a word of another's description: /设置 is not /周报.
  const rank = ({ command }: { command: string }): number =>
    command === typed ? 0 : command.startsWith(typed) ? 1 : 2;
  const found = commands
    .filter((one) => one.command.startsWith(typed) || one[language].includes(typed))
    .sort((one, other) => rank(one) - rank(other));
  const script = language === "zh" ? /\p{Script=Han}/u : /^[a-z]/;
  const own = found.filter((one) => script.test(one.command));
  const once = own.filter((one, index) => own.findIndex((other) => other.zh === one.zh) === index);
  return (typed === "" ? once : found.slice(0, maxShown)).map((one) => ({
    insert: `/${one.command} `,
    title: `/${one.command}`,
    text: one[language],
  }));
}
