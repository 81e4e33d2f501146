import type { CardJson } from "../chat/platform.ts";
import { isRecord, textOf } from "./card-tree.ts";
import type { Chat, StoredMessage } from "./state.ts";
import { plainWords } from "./utterance.ts";
import { privateChat, type World } from "./world.ts";

/** What the page is told, in the shapes it draws. */
export interface PersonView {
  openId: string;
  name: string;
  role: string;
  department: string;
  unread: number;
}

export interface WorldView {
  now: number;
  timeZone: string;
  bot: { openId: string; name: string };
  people: PersonView[];
  /** Whom a newcomer plays first. */
  startAs?: string | undefined;
  commands: { command: string; zh: string; en: string }[];
}

export interface ChatView {
  chatId: string;
  type: "p2p" | "group";
  name: string;
  memberIds: string[];
  botIn: boolean;
  dissolved: boolean;
  last: { zh: string; en: string; at: number; sender: string } | null;
  unread: number;
}

export interface MessageView {
  messageId: string;
  sequence: number;
  sender: { kind: "user" | "app"; openId: string; name: string };
  text: string;
  file: { key: string; name: string; kind: "file" | "image"; bytes: number } | null;
  card: CardJson | null;
  /** Changes with every update. */
  version: number;
  createdAt: number;
}

/** How far each person has read each chat, by sequence of messages. */
export interface ReadMarks {
  at(openId: string, chatId: string): number;
  mark(openId: string, chatId: string, sequence: number): void;
}

export function createReadMarks(): ReadMarks {
  const marks = new Map<string, number>();
  const key = (openId: string, chatId: string) => `${openId}/${chatId}`;
  return {
    at: (openId, chatId) => marks.get(key(openId, chatId)) ?? 0,
    mark: (openId, chatId, sequence) => void marks.set(key(openId, chatId), sequence),
  };
}

export function worldView(world: World, marks: ReadMarks): WorldView {
  const { people, slashCommands } = world.state;
  return {
    now: world.clock.now(),
    timeZone: "timeZone" in world.clock ? String(world.clock.timeZone) : "Asia/Shanghai",
    bot: { openId: world.app.botOpenId, name: world.app.botName },
    people: [...people.values()].map((person) => ({
      openId: person.openId,
      name: person.name,
      role: person.role,
      department: person.departmentIds.map((id) => departmentPath(world, id)).join("、"),
      unread: chatsOf(world, person.openId).reduce(
        (sum, chat) => sum + unread(world, marks, person.openId, chat),
        0,
      ),
    })),
    commands: [...slashCommands.values()].map(({ command, description: { default_value, i18n } }) => ({
      command,
      zh: i18n?.zh_cn ?? default_value,
      en: i18n?.en_us ?? default_value,
    })),
  };
}

/** "西青区 区安监局" */
function departmentPath(world: World, id: string): string {
  const department = world.state.departments.get(id);
  if (!department) return "";
  return department.parentId
    ? `${departmentPath(world, department.parentId)} ${department.name}`
    : department.name;
}

function chatsOf(world: World, openId: string): Chat[] {
  const own = privateChat(world, openId);
  return [...world.state.chats.values()].filter(
    (chat) => chat.chatId === own || (chat.type === "group" && chat.members.includes(openId)),
  );
}

export const messagesOf = (world: World, chatId: string): StoredMessage[] =>
  [...world.state.messages.values()].filter((message) => message.chatId === chatId && !message.recalled);

const unread = (world: World, marks: ReadMarks, openId: string, chat: Chat): number =>
  messagesOf(world, chat.chatId).filter(
    (message) => message.sequence > marks.at(openId, chat.chatId) && message.sender.openId !== openId,
  ).length;

/** A person's chats, the private one with the bot first, then by last message. */
export function chatViews(world: World, marks: ReadMarks, openId: string): ChatView[] {
  return chatsOf(world, openId)
    .map((chat) => chatView(world, marks, openId, chat))
    .sort(
      (a, b) => Number(b.type === "p2p") - Number(a.type === "p2p") || (b.last?.at ?? 0) - (a.last?.at ?? 0),
    );
}

function chatView(world: World, marks: ReadMarks, openId: string, chat: Chat): ChatView {
  const last = messagesOf(world, chat.chatId).at(-1);
  return {
    chatId: chat.chatId,
    type: chat.type,
    name: chat.type === "p2p" ? world.app.botName : chat.name,
    memberIds: chat.members,
    botIn: chat.botIn,
    dissolved: chat.dissolved,
    last: last
      ? {
          zh: preview(world, last, "zh_cn"),
          en: preview(world, last, "en_us"),
          at: last.createdAt,
          sender: last.sender.openId === openId ? "" : senderName(world, last),
        }
      : null,
    unread: unread(world, marks, openId, chat),
  };
}

const senderName = (world: World, message: StoredMessage): string =>
  message.sender.kind === "app"
    ? world.app.botName
    : (world.state.people.get(message.sender.openId)?.name ?? "");

/** One line for the chat list: a card's summary or title, a file's name. */
function preview(world: World, message: StoredMessage, language: "zh_cn" | "en_us"): string {
  const { card } = message;
  if (!card) return fileOf(message)?.name ?? plainWords(world, message);
  const config = isRecord(card.config) ? card.config : {};
  const summary = isRecord(config.summary) ? textOf(config.summary, language) : "";
  return summary || (isRecord(card.header) ? textOf(card.header.title, language) : "");
}

function fileOf(message: StoredMessage): { key: string; name: string; kind: "file" | "image" } | null {
  if (message.type !== "file" && message.type !== "image") return null;
  const content: unknown = JSON.parse(message.content);
  if (!isRecord(content)) return null;
  const key = String(content[`${message.type}_key`]);
  return { key, name: typeof content.file_name === "string" ? content.file_name : "", kind: message.type };
}

export function messageView(world: World, message: StoredMessage): MessageView {
  const file = fileOf(message);
  const stored = file ? world.state.files.get(file.key) : undefined;
  return {
    messageId: message.messageId,
    sequence: message.sequence,
    sender: { ...message.sender, name: senderName(world, message) },
    text: message.type === "text" ? plainWords(world, message) : "",
    file: file
      ? { ...file, name: file.name || (stored?.name ?? ""), bytes: stored?.bytes.byteLength ?? 0 }
      : null,
    card: message.card,
    version: message.history.length,
    createdAt: message.createdAt,
  };
}
