import { h, icon } from "./dom.ts";
import { chatOf, type PageState } from "./page-state.ts";
import { createSuggestions } from "./suggestions.ts";

export interface ComposerActions {
  say(text: string): unknown;
  sendFile(file: File): unknown;
}

export interface Composer {
  node: HTMLElement;
  /** Fits the hint to the open chat. */
  update(): void;
  focus(): void;
}

/** Where one writes: Enter sends, Shift+Enter begins a line, "/" shows the bot's commands, "@" the bot. */
export function composer(state: PageState, actions: ComposerActions): Composer {
  const { texts } = state;
  const box = h("textarea", {
    id: "say",
    rows: 1,
    maxlength: 4000,
    "aria-autocomplete": "list",
    "aria-controls": "suggestions",
    autocomplete: "off",
  });
  const suggestions = createSuggestions(state, box, resize);
  const file = h("input", { type: "file", class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  const tool = (label: string, name: "clip" | "at" | "slash", act: () => void) =>
    h(
      "button",
      { type: "button", class: "icon-button", "aria-label": label, title: label, onclick: act },
      icon(name),
    );
  const sendButton = h(
    "button",
    { type: "button", class: "send", "aria-label": texts.send, title: texts.send, onclick: send },
    icon("send"),
  );

  function resize(): void {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 140)}px`;
    sendButton.disabled = box.value.trim() === "";
  }
  function send(): void {
    const text = box.value.trim();
    if (!text) return;
    box.value = "";
    resize();
    suggestions.update();
    box.focus();
    actions.say(text);
  }
  function insert(text: string): void {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.focus();
    resize();
    suggestions.update();
  }

  box.addEventListener("input", () => {
    resize();
    suggestions.update();
  });
  box.addEventListener("keydown", (event) => {
    // While an input method composes, Enter belongs to it.
    if (event.isComposing || suggestions.handles(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen) actions.sendFile(chosen);
    file.value = "";
  });

  const tools = h(
    "div",
    { class: "tools" },
    tool(texts.attach, "clip", () => file.click()),
    tool(texts.mentionBot(state.world.bot.name), "at", () => insert(`@${state.world.bot.name} `)),
    tool(texts.slash, "slash", () => insert(box.value === "" ? "/" : "")),
    file,
  );
  const node = h(
    "div",
    { class: "composer" },
    suggestions.node,
    h("div", { class: "composer-box" }, box, h("div", { class: "composer-foot" }, tools, sendButton)),
  );
  return {
    node,
    update() {
      const chat = chatOf(state);
      const hint =
        chat?.type === "group" ? texts.messageGroup(state.world.bot.name) : texts.message(chat?.name ?? "");
      box.placeholder = hint;
      box.setAttribute("aria-label", hint);
      resize();
    },
    focus: () => box.focus(),
  };
}
