import type { ElementPath } from "../card-tree.ts";
import type { Interaction, Touch } from "../interact.ts";
import type { MessageView, PersonView } from "../page-views.ts";
import { createFrame, type Frame } from "./frame.ts";
import { announce, toast } from "./notices.ts";
import { chatOf, isReading, type PageState, setLanguage, setPerson } from "./page-state.ts";
import { pickPerson } from "./person-picker.ts";
import { ServerProblem, server } from "./server.ts";
import { wholeTime } from "./times.ts";
import { tryDialog } from "./try-panel.ts";
import { rememberTyped } from "./typed-text.ts";

const patienceMs = 6000;

/** What a visitor can do on the page. Every act tells the demo and then shows what came of it. */
export class ChatPage {
  private frame: Frame;
  /** The last message of the open chat that was shown. */
  private seen = 0;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly state: PageState) {
    this.frame = createFrame(state, this);
  }

  say = (text: string) => this.send(() => server.say(this.state.me.openId, this.state.chatId, text));
  sendFile = (file: File) => this.send(() => server.sendFile(this.state.me.openId, this.state.chatId, file));
  pickPerson = () => pickPerson(this.state, (person) => void this.become(person));
  tryIt = () => tryDialog(this.state, this);

  back = () => {
    this.state.view = "list";
    this.frame.drawSides();
    document.querySelector<HTMLElement>(".chat-entry[aria-current]")?.focus();
  };

  openChat = async (chatId: string) => {
    Object.assign(this.state, { chatId, view: "chat", messages: [] });
    this.seen = 0;
    await this.refresh();
    this.frame.focusComposer();
  };

  switchLanguage = () => {
    const putBack = rememberTyped(document);
    setLanguage(this.state, this.state.language === "zh" ? "en" : "zh");
    this.frame = createFrame(this.state, this);
    this.frame.update();
    putBack();
    void this.refresh();
    document.querySelector<HTMLElement>("#language")?.focus();
  };

  moveClock = async (to: string) => {
    const { texts, language } = this.state;
    document.body.classList.add("moving");
    toast("info", texts.moving);
    const world = await this.attempt(() => server.moveClock(to));
    document.body.classList.remove("moving");
    if (!world) return;
    this.state.world = world;
    await this.refresh();
    toast("info", texts.moved(wholeTime(world.now, world.timeZone, language)));
  };

  touch = (message: MessageView, path: ElementPath, touch: Touch): Promise<Interaction | null> =>
    this.attempt(async () => {
      const outcome = await server.touch(this.state.me.openId, message.messageId, path, touch);
      if (outcome.toast) toast(outcome.toast.type, outcome.toast.content);
      if (outcome.error) toast("error", this.state.texts.platformError(outcome.error));
      if (outcome.url && /^https?:\/\//.test(outcome.url)) window.open(outcome.url, "_blank", "noopener");
      await this.load();
      return outcome;
    });

  /** Opens the private chat, which the bot is told of as by the real client. */
  async enter(): Promise<void> {
    await this.attempt(async () => {
      await this.load();
      await server.enter(this.state.me.openId);
      await this.load();
    });
  }

  async reloadWorld(): Promise<void> {
    const world = await this.attempt(() => server.world());
    if (world) this.state.world = world;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    await this.attempt(() => this.load());
  }

  private async become(person: PersonView): Promise<void> {
    setPerson(this.state, person);
    this.seen = 0;
    this.frame = createFrame(this.state, this);
    await this.enter();
    this.frame.focusComposer();
  }

  /** Sends, and shows that an answer is awaited until it is there, or for a few seconds. */
  private async send(act: () => Promise<unknown>): Promise<void> {
    const { state } = this;
    state.awaited = { chatId: state.chatId, after: state.messages.at(-1)?.sequence ?? 0 };
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      state.awaited = null;
      this.frame.update();
    }, patienceMs);
    await this.attempt(act);
    await this.refresh();
  }

  private async attempt<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ServerProblem)) throw error;
      toast("error", error.words?.[this.state.language] ?? this.state.texts.network);
      return null;
    }
  }

  private async load(): Promise<void> {
    const { state } = this;
    const me = state.me.openId;
    const chats = await server.chats(me);
    const chatId = state.chatId || chats[0]?.chatId || "";
    const messages = chatId && isReading(state) ? await server.messages(me, chatId) : state.messages;
    // Somebody else may be played, or another chat open, by the time the answer comes.
    if (state.me.openId !== me || (state.chatId && state.chatId !== chatId)) return;
    Object.assign(state, { chats, chatId, messages });
    const open = chatOf(state);
    if (open && isReading(state)) open.unread = 0;
    const { awaited } = state;
    const isAnswer = (message: MessageView) =>
      message.sender.kind === "app" && message.sequence > (awaited?.after ?? 0);
    if (awaited && (awaited.chatId !== chatId || messages.some(isAnswer))) state.awaited = null;
    this.tellNew(messages);
    this.frame.update();
  }

  private tellNew(messages: MessageView[]): void {
    const last = messages.at(-1);
    if (last && this.seen > 0 && last.sequence > this.seen && last.sender.openId !== this.state.me.openId) {
      const { texts, language } = this.state;
      const words = last.text || last.file?.name || chatOf(this.state)?.last?.[language] || texts.card;
      announce(texts.newFrom(last.sender.name, words));
    }
    this.seen = last?.sequence ?? this.seen;
  }
}
