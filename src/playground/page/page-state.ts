import type { ChatView, MessageView, PersonView, WorldView } from "../page-views.ts";
import { type Language, type Texts, textsOf } from "./texts.ts";

/** What the page shows now. One object, changed in place; whoever changes it draws anew what hangs on it. */
export interface PageState {
  language: Language;
  texts: Texts;
  world: WorldView;
  me: PersonView;
  chats: ChatView[];
  /** The open chat. */
  chatId: string;
  messages: MessageView[];
  /** On a phone either the list or the conversation is seen. */
  view: "list" | "chat";
  /** An answer is awaited in this chat, after the message with this number. */
  awaited: { chatId: string; after: number } | null;
}

const storage = {
  get: (name: string) => sessionStorage.getItem(`duban.${name}`),
  set: (name: string, value: string) => sessionStorage.setItem(`duban.${name}`, value),
};

/** Who was played and what was open last in this window; a second window may be somebody else. */
export function createState(world: WorldView): PageState {
  const wanted = location.hash.slice(1) || storage.get("me");
  const me =
    world.people.find((person) => person.openId === wanted) ??
    world.people.find((person) => person.openId === world.startAs) ??
    world.people[0];
  if (!me) throw new Error("The demo has no people");
  const language: Language = storage.get("language") === "en" ? "en" : "zh";
  return {
    language,
    texts: textsOf(language),
    world,
    me,
    chats: [],
    chatId: "",
    messages: [],
    view: matchMedia("(max-width: 720px)").matches ? "list" : "chat",
    awaited: null,
  };
}

export const chatOf = (state: PageState): ChatView | undefined =>
  state.chats.find((chat) => chat.chatId === state.chatId);

export function setLanguage(state: PageState, language: Language): void {
  state.language = language;
  state.texts = textsOf(language);
  storage.set("language", language);
}

export function setPerson(state: PageState, person: PersonView): void {
  state.me = person;
  state.chats = [];
  state.chatId = "";
  state.messages = [];
  storage.set("me", person.openId);
  history.replaceState(null, "", `#${person.openId}`);
}

/** "区安监局 · 联络员" */
export function describe(state: PageState, person: PersonView): string {
  const role = state.texts.roles[person.role] ?? person.role;
  return [person.department || person.name, role].filter(Boolean).join(" · ");
}

/** A chat that is not in view stays unread. */
export const isReading = (state: PageState): boolean =>
  state.view === "chat" || !matchMedia("(max-width: 720px)").matches;
