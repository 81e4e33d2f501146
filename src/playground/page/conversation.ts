import type { Interaction } from "../interact.ts";
import type { MessageView } from "../page-views.ts";
import { avatar } from "./avatar.ts";
import type { CardContext } from "./card/card-scope.ts";
import { h, icon } from "./dom.ts";
import { messageView } from "./message-view.ts";
import { chatOf, type PageState } from "./page-state.ts";
import { civilDate, dayLine } from "./times.ts";
import { type TryActions, tryPanel } from "./try-panel.ts";

export interface ConversationActions extends TryActions {
  back(): void;
  tryIt(): void;
  touch(message: MessageView, ...args: Parameters<CardContext["touch"]>): Promise<Interaction | null>;
}

/** The open chat: header, messages, and (above the composer) what might be tried. */
export interface Conversation {
  node: HTMLElement;
  /** Brings the messages up to date, touching only what changed: forms being filled in stay as they are. */
  update(): void;
}

export function conversation(
  state: PageState,
  actions: ConversationActions,
  composer: HTMLElement,
): Conversation {
  const { texts } = state;
  const head = h("div", { class: "conversation-head" });
  const log = h("div", {
    class: "log",
    role: "log",
    "aria-label": texts.chats,
    "aria-live": "off",
    tabindex: "0",
  });
  const thinking = h("div", { class: "thinking" });
  const node = h("section", { class: "conversation" }, head, log, thinking, composer);
  const drawn = new Map<string, { version: string; node: HTMLElement }>();
  let drawnChat = "";

  function update(): void {
    const chat = chatOf(state);
    if (!chat) return;
    head.replaceChildren(...headOf(state, actions));
    const isNewChat = drawnChat !== chat.chatId;
    if (isNewChat) drawn.clear();
    const atEnd = isNewChat || log.scrollHeight - log.scrollTop - log.clientHeight < 120;
    const before = drawn.size;
    log.replaceChildren(...lines(state, (message) => nodeOf(message)), ...welcome(state, actions));
    drawnChat = chat.chatId;
    thinking.textContent = state.waiting > 0 ? `${state.world.bot.name} ${texts.thinking}` : "";
    if (atEnd || drawn.size > before) showLatest(log, isNewChat);
  }

  function nodeOf(message: MessageView): HTMLElement {
    const known = drawn.get(message.messageId);
    const version = `${message.version}/${state.language}`;
    if (known?.version === version) return known.node;
    const fresh = messageView(state, message, contextFor(state, message, actions));
    if (known) fresh.classList.add("updated");
    drawn.set(message.messageId, { version, node: fresh });
    return fresh;
  }
  return { node, update };
}

/** The newest message is brought into view, its beginning first when it is taller than the window. */
function showLatest(log: HTMLElement, atOnce: boolean): void {
  const calm = atOnce || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const last = log.querySelector<HTMLElement>(".message:last-of-type");
  const top =
    last && last.offsetHeight > log.clientHeight - 80
      ? last.offsetTop - log.offsetTop - 12
      : log.scrollHeight;
  log.scrollTo({ top, behavior: calm ? "instant" : "smooth" });
}

function headOf(state: PageState, actions: ConversationActions): Node[] {
  const { texts } = state;
  const chat = chatOf(state)!;
  return [
    h(
      "button",
      { type: "button", class: "icon-button back", "aria-label": texts.back, onclick: actions.back },
      icon("back"),
    ),
    avatar(chat.type === "p2p" ? "bot" : "group", chat.name),
    h(
      "div",
      { class: "conversation-title" },
      h("h2", {}, chat.name, chat.type === "p2p" ? h("span", { class: "bot-mark" }, texts.bot) : null),
      h(
        "div",
        { class: "conversation-members" },
        chat.dissolved
          ? texts.dissolved
          : chat.type === "group"
            ? texts.members(chat.memberIds.length + Number(chat.botIn))
            : "",
      ),
    ),
    h(
      "button",
      {
        type: "button",
        class: "icon-button try-button",
        "aria-label": texts.tryIt,
        title: texts.tryIt,
        onclick: actions.tryIt,
      },
      icon("bulb"),
    ),
  ];
}

/** Messages with a line wherever a new day begins. */
function lines(state: PageState, nodeOf: (message: MessageView) => Node): Node[] {
  const { world, language, texts } = state;
  let day = "";
  return state.messages.flatMap((message) => {
    const thisDay = civilDate(message.createdAt, world.timeZone);
    if (thisDay === day) return [nodeOf(message)];
    day = thisDay;
    return [
      h("div", { class: "day" }, dayLine(message.createdAt, world.now, world.timeZone, language, texts)),
      nodeOf(message),
    ];
  });
}

const welcome = (state: PageState, actions: ConversationActions): Node[] =>
  state.messages.length === 0 ? [tryPanel(state, actions)] : [];

function contextFor(state: PageState, message: MessageView, actions: ConversationActions): CardContext {
  const { world } = state;
  const nameOf = (openId: string) =>
    openId === world.bot.openId
      ? world.bot.name
      : (world.people.find((person) => person.openId === openId)?.name ?? openId);
  return {
    language: state.language,
    texts: state.texts,
    timeZone: world.timeZone,
    nameOf,
    members: (chatOf(state)?.memberIds ?? []).map((openId) => ({ openId, name: nameOf(openId) })),
    touch: (path, touch) => actions.touch(message, path, touch),
  };
}
