import { avatar } from "./avatar.ts";
import { h, icon } from "./dom.ts";
import { chatOf, type PageState } from "./page-state.ts";
import { suggestionsFor } from "./texts.ts";

export interface TryActions {
  say(text: string): unknown;
  moveClock(to: string): Promise<void>;
  pickPerson(): unknown;
}

/** What a newcomer may try, one click each: with a greeting, under the bot's own, or in a window with a title. */
export function tryPanel(
  state: PageState,
  actions: TryActions,
  size: "whole" | "brief" | "bare",
): HTMLElement {
  const { texts, language, me, world } = state;
  const isGroup = chatOf(state)?.type === "group";
  const prefix = isGroup ? `@${world.bot.name} ` : "";
  const chips = suggestionsFor(me.role, language)
    .filter((words) => size === "bare" || !isOffered(state, words))
    .slice(0, isGroup ? 3 : 6)
    .map((words) =>
      h("button", { type: "button", class: "chip", onclick: () => actions.say(`${prefix}${words}`) }, words),
    );
  return h(
    "div",
    { class: `try-panel ${size}` },
    size === "whole"
      ? [
          avatar("bot", world.bot.name, "large"),
          h("h3", {}, texts.welcome),
          h("p", {}, isGroup ? texts.welcomeGroup : texts.welcomeText),
        ]
      : size === "brief"
        ? h("p", { class: "hint" }, texts.tryTitle)
        : null,
    h("div", { class: "chips" }, chips),
    h("p", { class: "hint" }, texts.tryMore),
    h(
      "div",
      { class: "chips" },
      h(
        "button",
        { type: "button", class: "chip quiet", onclick: actions.pickPerson },
        icon("group"),
        texts.personSuggestion,
      ),
      h(
        "button",
        { type: "button", class: "chip quiet", onclick: () => void actions.moveClock("week") },
        icon("clock"),
        texts.clockSuggestion,
      ),
    ),
  );
}

/** The bot's greeting may hold the same question as a button; once is enough. */
const isOffered = ({ messages }: PageState, words: string): boolean =>
  messages.some(
    (message) => message.card && JSON.stringify(message.card).includes(words.replace(/[？?]$/, "")),
  );

/** The same in a window of its own, for when the chat is no longer empty. */
export function tryDialog(state: PageState, actions: TryActions): void {
  const leave =
    <T extends unknown[], R>(act: (...args: T) => R) =>
    (...args: T) => {
      dialog.close();
      return act(...args);
    };
  const dialog = h("dialog", { class: "dialog try-dialog", "aria-label": state.texts.tryTitle });
  dialog.append(
    h(
      "div",
      { class: "dialog-head" },
      h("h2", {}, state.texts.tryTitle),
      h(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": state.texts.close,
          onclick: () => dialog.close(),
        },
        icon("close"),
      ),
    ),
    tryPanel(
      state,
      {
        say: leave(actions.say),
        moveClock: leave(actions.moveClock),
        pickPerson: leave(actions.pickPerson),
      },
      "bare",
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}
