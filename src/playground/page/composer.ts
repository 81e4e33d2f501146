import { h, type IconName, icon } from "./dom.ts";
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

const maxHeight = 140;

/** Where one writes: Enter sends, Shift+Enter begins a line, "/" shows the bot's commands, "@" the bot. */
export function composer(state: PageState, actions: ComposerActions): Composer {
  const box = h("textarea", {
    id: "say",
    rows: 1,
    maxlength: 4000,
    "aria-autocomplete": "list",
    "aria-controls": "suggestions",
    autocomplete: "off",
  });
  const sendButton = iconButton("send", state.texts.send, "send", send);
  const suggestions = createSuggestions(state, box, resize);

  function resize(): void {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, maxHeight)}px`;
    sendButton.disabled = box.value.trim() === "";
  }
  function changed(): void {
    resize();
    suggestions.update();
  }
  function send(): void {
    const text = box.value.trim();
    if (!text) return;
    box.value = "";
    changed();
    box.focus();
    actions.say(text);
  }
  function insert(text: string): void {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.focus();
    changed();
  }

  box.addEventListener("input", changed);
  box.addEventListener("keydown", (event) => {
    // While an input method composes, Enter belongs to it.
    if (event.isComposing || suggestions.handles(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  });
  const foot = h("div", { class: "composer-foot" }, tools(state, actions, box, insert), sendButton);
  return {
    node: h("div", { class: "composer" }, suggestions.node, h("div", { class: "composer-box" }, box, foot)),
    update() {
      box.placeholder = hintOf(state);
      box.setAttribute("aria-label", hintOf(state));
      resize();
    },
    focus: () => box.focus(),
  };
}

function hintOf(state: PageState): string {
  const chat = chatOf(state);
  const { texts, world } = state;
  return chat?.type === "group" ? texts.messageGroup(world.bot.name) : texts.message(chat?.name ?? "");
}

const iconButton = (className: string, label: string, name: IconName, act: () => void): HTMLButtonElement =>
  h(
    "button",
    { type: "button", class: className, "aria-label": label, title: label, onclick: act },
    icon(name),
  );

/** Paper-clip, mention and commands. */
function tools(
  { texts, world }: PageState,
  actions: ComposerActions,
  box: HTMLTextAreaElement,
  insert: (text: string) => void,
): HTMLElement {
  const file = h("input", { type: "file", class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen) actions.sendFile(chosen);
    file.value = "";
  });
  const mention = `@${world.bot.name}`;
  return h(
    "div",
    { class: "tools" },
    iconButton("icon-button", texts.attach, "clip", () => file.click()),
    iconButton("icon-button", texts.mentionBot(world.bot.name), "at", () => insert(`${mention} `)),
    iconButton("icon-button", texts.slash, "slash", () => insert(box.value === "" ? "/" : "")),
    file,
  );
}
