import type { ChatView } from "../page-views.ts";
import { avatar } from "./avatar.ts";
import { h, icon } from "./dom.ts";
import type { PageState } from "./page-state.ts";
import { listTime } from "./times.ts";

/** The chats of the person played, with what was said last. */
export function chatList(state: PageState, open: (chatId: string) => void): HTMLElement {
  const { texts } = state;
  return h(
    "nav",
    { class: "chat-list", "aria-label": texts.chats },
    h("h2", { class: "list-title" }, texts.chats),
    h(
      "ul",
      {},
      state.chats.map((chat) => h("li", {}, entry(state, chat, open))),
    ),
  );
}

function entry(state: PageState, chat: ChatView, open: (chatId: string) => void): HTMLElement {
  const { texts, language, world } = state;
  const { last } = chat;
  const time = last ? listTime(last.at, world.now, world.timeZone, language, texts) : "";
  const words = last
    ? `${last.sender && chat.type === "group" ? `${last.sender}: ` : ""}${last[language] || texts.card}`
    : texts.noMessages;
  return h(
    "button",
    {
      type: "button",
      class: "chat-entry",
      "data-chat": chat.chatId,
      "aria-current": chat.chatId === state.chatId ? "true" : null,
      onclick: () => open(chat.chatId),
    },
    avatar(chat.type === "p2p" ? "bot" : "group", chat.name),
    h(
      "span",
      { class: "chat-text" },
      h(
        "span",
        { class: "chat-line" },
        h("span", { class: "chat-name" }, chat.name),
        chat.type === "p2p" ? h("span", { class: "bot-mark" }, texts.bot) : null,
        h("span", { class: "chat-time" }, time),
      ),
      h(
        "span",
        { class: "chat-line" },
        h("span", { class: "chat-last" }, words),
        chat.unread > 0
          ? h(
              "span",
              { class: "badge", "aria-label": texts.unread(chat.unread) },
              chat.unread > 99 ? "99+" : String(chat.unread),
            )
          : null,
      ),
    ),
  );
}

/** The narrow rail at the left edge of a wide window. */
export function rail(
  state: PageState,
  actions: { pickPerson(): unknown; showList(): void; tryIt(): void },
): HTMLElement {
  const { texts, me } = state;
  const unread = state.chats.reduce((sum, chat) => sum + chat.unread, 0);
  const item = (name: string, label: string, mark: Node, act: () => void, badge = 0) =>
    h(
      "button",
      { type: "button", class: `rail-item ${name}`, onclick: act },
      mark,
      h("span", {}, label),
      badge > 0 ? h("span", { class: "badge", "aria-label": texts.unread(badge) }, String(badge)) : null,
    );
  return h(
    "div",
    { class: "rail" },
    h(
      "button",
      {
        type: "button",
        class: "rail-me",
        "aria-label": texts.switchPerson,
        title: texts.switchPerson,
        onclick: actions.pickPerson,
      },
      avatar("person", me.name),
    ),
    item("active", texts.chats, icon("chat"), actions.showList, unread),
    item("try", texts.tryIt, icon("bulb"), actions.tryIt),
  );
}
