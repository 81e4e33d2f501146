import type { PlacedElement } from "./card-tree.ts";
import { chatEvent, idsOf, messageEvent } from "./events.ts";
import { findComponent, isPressable, type Matcher, valuesByName } from "./find-component.ts";
import { isField, optionsOf, type Typed } from "./form-values.ts";
import { type Interaction, interact, type Touch } from "./interact.ts";
import type { Delivery, Push } from "./push.ts";
import type { Chat, Person, StoredMessage } from "./state.ts";
import { keepFile, type SayOptions, utter } from "./utterance.ts";
import { personOf, privateChat, type World } from "./world.ts";

export interface Said {
  message: StoredMessage;
  /** null: the message does not reach the bot (not in the group, or only mentions do). */
  delivery: Delivery | null;
  /** What the bot posted because of it, in any chat, oldest first. */
  replies: StoredMessage[];
}

export type Clicked = Interaction & { message: StoredMessage; replies: StoredMessage[] };

/** A person with the app open: everything goes through the same door as at the real platform. */
export interface PersonInChat {
  person: Person;
  says(text: string, options?: SayOptions): Promise<Said>;
  sendsFile(name: string, bytes: Uint8Array, options?: SayOptions): Promise<Said>;
  clicks(message: StoredMessage, matcher: Matcher): Promise<Clicked>;
  /** Chooses an option of a select, overflow menu or date picker outside forms, or ticks a checker. */
  chooses(message: StoredMessage, matcher: Matcher, value: Typed): Promise<Clicked>;
  /** Fills in the fields of the card's form (by name or label) and presses its submit button, or the one named. */
  fills(
    message: StoredMessage,
    values: Record<string, Typed>,
    options?: { submit?: Matcher },
  ): Promise<Clicked>;
  /** Opens the private chat. */
  opens(): Promise<StoredMessage[]>;
  addsBot(chat: string): Promise<StoredMessage[]>;
  removesBot(chat: string): Promise<StoredMessage[]>;
  disbands(chat: string): Promise<StoredMessage[]>;
  /** Presses an item of the bot's menu. */
  pressesMenu(key: string): Promise<StoredMessage[]>;
}

export interface ChatRoom {
  world: World;
  push: Push;
  /** Waits for what the bot does after its answer. */
  settled: () => Promise<void>;
  /** Which group messages reach the bot: all, or only those that mention it. */
  groupMessages: "all" | "mentioned";
}

export function personInChat(room: ChatRoom, openId: string): PersonInChat {
  const person = personOf(room.world, openId);
  return { person, ...speaking(room, person), ...touching(room, person), ...moving(room, person) };
}

/** Does something and gathers what the bot posts because of it. */
async function withReplies<T>(
  room: ChatRoom,
  act: () => Promise<T>,
): Promise<{ result: T; replies: StoredMessage[] }> {
  const { messages } = room.world.state;
  const before = messages.size;
  const result = await act();
  await room.settled();
  const replies = [...messages.values()].slice(before).filter((message) => message.sender.kind === "app");
  return { result, replies };
}

function speaking(room: ChatRoom, person: Person): Pick<PersonInChat, "says" | "sendsFile"> {
  const { world, push } = room;
  async function says(text: string, options: SayOptions = {}): Promise<Said> {
    const message = utter(world, person, text, options);
    const chat = world.state.chats.get(message.chatId)!;
    if (!reachesBot(room, chat, message)) return { message, delivery: null, replies: [] };
    const event = messageEvent(world, message, chat, person);
    const { result, replies } = await withReplies(room, () => push.event("im.message.receive_v1", event));
    return { message, delivery: result, replies };
  }
  return {
    says,
    sendsFile(name, bytes, options = {}) {
      const { kind, key } = keepFile(world, person, name, bytes);
      const content = kind === "image" ? { image_key: key } : { file_key: key, file_name: name };
      return says("", { ...options, raw: { type: kind, content } });
    },
  };
}

function touching(room: ChatRoom, person: Person): Pick<PersonInChat, "clicks" | "chooses" | "fills"> {
  const { world, push } = room;
  async function touches(message: StoredMessage, placed: PlacedElement, touch: Touch): Promise<Clicked> {
    const act = () => interact(world, push, person.openId, message, placed.path, touch);
    const { result, replies } = await withReplies(room, act);
    return { ...result, message, replies };
  }
  return {
    clicks: async (message, matcher) => touches(message, findComponent(message, matcher, isPressable), {}),
    async chooses(message, matcher, value) {
      const placed = findComponent(
        message,
        matcher,
        (element) => element.tag === "overflow" || isField(element),
      );
      const byText = optionsOf(placed.element).find((option) => option.text === value)?.value;
      return touches(message, placed, { value: byText ?? value });
    },
    async fills(message, values, { submit = /(?:)/ } = {}) {
      const button = findComponent(message, submit, (element) => element.form_action_type === "submit");
      return touches(message, button, { form: valuesByName(message, button, values) });
    },
  };
}

type Moving = "opens" | "addsBot" | "removesBot" | "disbands" | "pressesMenu";

function moving(room: ChatRoom, person: Person): Pick<PersonInChat, Moving> {
  const { world, push } = room;
  const notice = async (type: string, event: unknown) =>
    (await withReplies(room, () => push.event(type, event))).replies;

  function changesChat(type: string, chatId: string, change: Partial<Chat>): Promise<StoredMessage[]> {
    const chat = world.state.chats.get(chatId);
    if (!chat) throw new Error(`There is no chat ${chatId}`);
    Object.assign(chat, change);
    world.changed({ kind: "chat", chatId });
    return notice(type, chatEvent(world, chat, person));
  }

  return {
    opens() {
      const chatId = privateChat(world, person.openId);
      const last = [...world.state.messages.values()].findLast((message) => message.chatId === chatId);
      return notice("im.chat.access_event.bot_p2p_chat_entered_v1", {
        chat_id: chatId,
        operator_id: idsOf(person),
        last_message_id: last?.messageId ?? "",
        last_message_create_time: last ? String(last.createdAt) : "",
      });
    },
    addsBot: (chat) => changesChat("im.chat.member.bot.added_v1", chat, { botIn: true }),
    removesBot: (chat) => changesChat("im.chat.member.bot.deleted_v1", chat, { botIn: false }),
    disbands: (chat) => changesChat("im.chat.disbanded_v1", chat, { dissolved: true }),
    pressesMenu: (key) =>
      notice("application.bot.menu_v6", {
        operator: { operator_name: person.name, operator_id: idsOf(person) },
        event_key: key,
        timestamp: Math.floor(world.clock.real() / 1000),
      }),
  };
}

function reachesBot(room: ChatRoom, chat: Chat, message: StoredMessage): boolean {
  if (!chat.botIn || chat.dissolved) return false;
  if (chat.type === "p2p" || room.groupMessages === "all") return true;
  return message.mentions.some((mention) => mention.openId === room.world.app.botOpenId);
}
