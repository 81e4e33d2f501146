import type { Interaction } from "../interact.ts";
import type { MessageView } from "../page-views.ts";
import { avatar } from "./avatar.ts";
import type { CardContext } from "./card/card-scope.ts";
import { h, icon, setChildren } from "./dom.ts";
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
  const log = h("div", {
    class: "log",
    role: "log",
    "aria-label": texts.chats,
    "aria-live": "off",
    tabindex: "0",
  });
  const thinking = h("div", { class: "thinking" });
  const node = h("section", { class: "conversation" });
  const drawn = new Map<string, { version: string; node: Node }>();
  let drawnChat = "";

  /** The node drawn before under this key, or a new one when there is none or it has another version. */
  const keep: Keep = (key, version, make) => {
    const known = drawn.get(key);
    if (known?.version === version) return known.node;
    const fresh = make();
    if (known && fresh instanceof Element) fresh.classList.add("updated");
    drawn.set(key, { version, node: fresh });
    return fresh;
  };
  const nodeOf = (message: MessageView) =>
    keep(message.messageId, `${message.version}/${state.language}`, () =>
      messageView(state, message, contextFor(state, message, actions)),
    );

  /** What might be tried, until the visitor has said something here. */
  function welcome(): Node[] {
    const isEmpty = state.messages.length === 0;
    const isQuiet = chatOf(state)?.type === "group" && !isEmpty;
    if (isQuiet || state.messages.some((message) => message.sender.openId === state.me.openId)) return [];
    const panel = () => tryPanel(state, actions, isEmpty ? "whole" : "brief");
    return [keep("welcome", `${state.me.openId} ${isEmpty}`, panel)];
  }

  function update(): void {
    const chat = chatOf(state);
    if (!chat) return;
    const isNewChat = drawnChat !== chat.chatId;
    if (isNewChat) drawn.clear();
    drawnChat = chat.chatId;
    const isNew = state.messages.some((message) => !drawn.has(message.messageId));
    const titled = [chat.name, chat.memberIds.length, chat.botIn, chat.dissolved].join();
    setChildren(node, [keep("head", titled, () => headOf(state, actions)), log, thinking, composer]);
    setChildren(log, [...lines(state, keep, nodeOf), ...welcome()]);
    thinking.textContent = isAwaited(state) ? `${state.world.bot.name} ${texts.thinking}` : "";
    if (isNewChat || isNew) showLatest(log, isNewChat);
  }
  return { node, update };
}

/** In a group only those who mention the bot may expect an answer. */
const isAwaited = (state: PageState): boolean => {
  const isHeard =
    chatOf(state)?.type === "p2p" || state.messages.at(-1)?.text.includes(`@${state.world.bot.name}`);
  return state.awaited?.chatId === state.chatId && isHeard === true;
};

type Keep = (key: string, version: string, make: () => Node) => Node;

/** The newest message is brought into view, its beginning first when it is taller than the window. */
function showLatest(log: HTMLElement, atOnce: boolean): void {
  const calm = atOnce || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const last = [...log.querySelectorAll<HTMLElement>(".message")].at(-1);
  const top =
    last && last.offsetHeight > log.clientHeight - 80
      ? last.offsetTop - log.offsetTop - 12
      : log.scrollHeight;
  log.scrollTo({ top, behavior: calm ? "instant" : "smooth" });
}

function headOf(state: PageState, actions: ConversationActions): HTMLElement {
  const { texts } = state;
  const chat = chatOf(state)!;
  return h(
    "div",
    { class: "conversation-head" },
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
  );
}

/** Messages with a line wherever a new day begins. */
function lines(state: PageState, keep: Keep, nodeOf: (message: MessageView) => Node): Node[] {
  const { world, language, texts } = state;
  let day = "";
  return state.messages.flatMap((message) => {
    const thisDay = civilDate(message.createdAt, world.timeZone);
    if (thisDay === day) return [nodeOf(message)];
    day = thisDay;
    const words = dayLine(message.createdAt, world.now, world.timeZone, language, texts);
    return [keep(day, words, () => h("div", { class: "day" }, words)), nodeOf(message)];
  });
}

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
