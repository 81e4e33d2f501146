import type { MessageView } from "../page-views.ts";
import type { Change } from "../world.ts";
import { chatList, rail } from "./chat-list.ts";
import { type Composer, composer } from "./composer.ts";
import { type Conversation, type ConversationActions, conversation } from "./conversation.ts";
import { demoBar } from "./demo-bar.ts";
import { byId, h } from "./dom.ts";
import { announce, toast } from "./notices.ts";
import { chatOf, createState, type PageState, setLanguage, setPerson } from "./page-state.ts";
import { pickPerson } from "./person-picker.ts";
import { ServerProblem, server } from "./server.ts";
import { wholeTime } from "./times.ts";
import { tryDialog } from "./try-panel.ts";

const refreshEveryMs = 30_000;

/** The page as a whole: draws it, and keeps it in step with the demo. */
async function start(): Promise<void> {
  const state = createState(await server.world());
  const page = createPage(state);
  await page.enter();
  listen(page, state);
}

function createPage(state: PageState) {
  let parts: { talk: Conversation; write: Composer; bar: HTMLElement; list: HTMLElement; rail: HTMLElement };
  let seen = 0;

  const actions: ConversationActions = {
    back() {
      state.view = "list";
      drawSides();
      byId("app").querySelector<HTMLElement>("[aria-current=true]")?.focus();
    },
    say: (text) => void attempt(() => send(() => server.say(state.me.openId, state.chatId, text))),
    moveClock,
    pickPerson: () => pickPerson(state, (person) => void become(person)),
    tryIt: () => tryDialog(state, actions),
    touch: (message, path, touch) =>
      attempt(async () => {
        const outcome = await server.touch(state.me.openId, message.messageId, path, touch);
        if (outcome.toast) toast(outcome.toast.type, outcome.toast.content);
        if (outcome.error) toast("error", state.texts.platformError(outcome.error));
        if (outcome.url && /^https?:\/\//.test(outcome.url)) window.open(outcome.url, "_blank", "noopener");
        await refresh();
        return outcome;
      }),
  };

  /** Sends, and shows that an answer is awaited until it is there. */
  async function send(act: () => Promise<unknown>): Promise<void> {
    state.waiting++;
    try {
      await act();
    } finally {
      state.waiting--;
      await refresh();
    }
  }

  async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ServerProblem)) throw error;
      toast("error", error.unreachable ? state.texts.network : error.message);
      return null;
    }
  }

  async function moveClock(to: string): Promise<void> {
    document.body.classList.add("moving");
    announce(state.texts.moving);
    const world = await attempt(() => server.moveClock(to));
    document.body.classList.remove("moving");
    if (!world) return;
    state.world = world;
    await refresh();
    toast("info", state.texts.moved(wholeTime(world.now, world.timeZone, state.language)));
  }

  async function become(person: PageState["me"]): Promise<void> {
    setPerson(state, person);
    seen = 0;
    build();
    await enter();
    parts.write.focus();
  }

  async function openChat(chatId: string): Promise<void> {
    state.chatId = chatId;
    state.view = "chat";
    state.messages = [];
    seen = 0;
    await refresh();
    parts.write.focus();
  }

  /** Opens the private chat, which the bot is told of as by the real client. */
  async function enter(): Promise<void> {
    await attempt(async () => {
      await refresh();
      await server.enter(state.me.openId);
      await refresh();
    });
  }

  async function refresh(): Promise<void> {
    const me = state.me.openId;
    const chats = await server.chats(me);
    const chatId = state.chatId || chats[0]?.chatId || "";
    const messages = chatId && isReading(state) ? await server.messages(me, chatId) : state.messages;
    // Somebody else may be played, or another chat open, by the time the answer comes.
    if (state.me.openId !== me || (state.chatId && state.chatId !== chatId)) return;
    Object.assign(state, { chats, chatId, messages });
    if (isReading(state)) for (const chat of chats) if (chat.chatId === chatId) chat.unread = 0;
    tellNew(messages);
    drawSides();
    parts.talk.update();
    parts.write.update();
  }

  function tellNew(messages: MessageView[]): void {
    const last = messages.at(-1);
    if (last && seen > 0 && last.sequence > seen && last.sender.openId !== state.me.openId) {
      const words = last.card
        ? (chatOf(state)?.last?.[state.language] ?? "")
        : last.text || last.file?.name || "";
      announce(state.texts.newFrom(last.sender.name, words));
    }
    seen = last?.sequence ?? seen;
  }

  /** Bar, rail and list are small: they are drawn whole, the focus put back where it was. */
  function drawSides(): void {
    const focused = focusMark();
    const bar = demoBar(state, { ...actions, switchLanguage });
    const list = chatList(state, (chatId) => void openChat(chatId));
    const side = rail(state, { ...actions, showList: actions.back });
    const clockOpen = parts.bar.querySelector<HTMLDetailsElement>("#clock")?.open ?? false;
    bar.querySelector<HTMLDetailsElement>("#clock")!.open = clockOpen;
    parts.bar.replaceWith(bar);
    parts.list.replaceWith(list);
    parts.rail.replaceWith(side);
    Object.assign(parts, { bar, list, rail: side });
    document.body.dataset.view = state.view;
    if (focused) document.querySelector<HTMLElement>(focused)?.focus();
  }

  function switchLanguage(): void {
    setLanguage(state, state.language === "zh" ? "en" : "zh");
    build();
    void refresh();
  }

  function build(): void {
    document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
    document.title = state.texts.title;
    const write = composer(state, {
      say: actions.say,
      sendFile: (file) =>
        void attempt(() => send(() => server.sendFile(state.me.openId, state.chatId, file))),
    });
    const talk = conversation(state, actions, write.node);
    parts = {
      talk,
      write,
      bar: demoBar(state, { ...actions, switchLanguage }),
      list: chatList(state, (chatId) => void openChat(chatId)),
      rail: rail(state, { ...actions, showList: actions.back }),
    };
    byId("app").replaceChildren(parts.bar, h("main", { class: "window" }, parts.rail, parts.list, talk.node));
    document.body.dataset.view = state.view;
    write.update();
  }

  build();
  return { refresh: () => attempt(refresh), enter, reloadWorld };

  async function reloadWorld(): Promise<void> {
    const world = await attempt(() => server.world());
    if (world) state.world = world;
    await attempt(refresh);
  }
}

/** A chat that is not in view stays unread. */
const isReading = (state: PageState): boolean =>
  state.view === "chat" || !matchMedia("(max-width: 720px)").matches;

/** How to find the focused element again after a redraw. */
function focusMark(): string | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  if (element.closest(".conversation, dialog")) return null;
  if (element.dataset.chat) return `[data-chat="${element.dataset.chat}"]`;
  if (element.dataset.clock) return `[data-clock="${element.dataset.clock}"]`;
  if (element.id) return `#${element.id}`;
  const name = element.className.split(" ").filter(Boolean).join(".");
  return name ? `${element.tagName.toLowerCase()}.${name}` : null;
}

/** Changes arrive as they happen; a slow beat catches what a broken line missed. */
function listen(page: ReturnType<typeof createPage>, state: PageState): void {
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      void page.refresh();
    }, 60);
  };
  const changes = new EventSource("/playground/changes");
  changes.onmessage = (event) => {
    const change: Change = JSON.parse(event.data);
    if (change.kind === "clock") void page.reloadWorld();
    else soon();
  };
  changes.onerror = () => announce(state.texts.reconnecting);
  setInterval(() => void page.reloadWorld(), refreshEveryMs);
}

void start();
