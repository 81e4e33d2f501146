import { imageType } from "./api/files.ts";
import { isRecord } from "./card-tree.ts";
import type { Mention, Person, StoredFile, StoredMessage } from "./state.ts";
import { humanPauseMs, privateChat, type World } from "./world.ts";

export interface SayOptions {
  /** A group's id; the private chat with the bot when left out. */
  chat?: string;
  /** Mentions the bot before the text. */
  mention?: boolean;
  /** Other people mentioned after it, by open_id. */
  mentions?: string[];
  replyTo?: StoredMessage;
  /** What is sent instead of text, e.g. a sticker. */
  raw?: { type: string; content: unknown };
}

/** Puts what a person says into the chat, with mentions as the keys `@_user_1` … that the platform uses. */
export function utter(world: World, person: Person, text: string, options: SayOptions): StoredMessage {
  const chatId = options.chat ?? privateChat(world, person.openId);
  const chat = world.state.chats.get(chatId);
  if (!chat) throw new Error(`There is no chat ${chatId}`);
  if (!chat.members.includes(person.openId))
    throw new Error(`${person.name} is not a member of ${chat.name}`);
  if (chat.dissolved) throw new Error(`${chat.name} has been dissolved`);
  world.pass(humanPauseMs);
  const mentions = mentionsOf(world, options);
  const before = options.mention ? "@_user_1 " : "";
  const after = mentions
    .slice(options.mention ? 1 : 0)
    .map((mention) => ` ${mention.key}`)
    .join("");
  const { type, content } = options.raw ?? { type: "text", content: { text: `${before}${text}${after}` } };
  const { replyTo } = options;
  return world.store({
    chatId,
    sender: { kind: "user", openId: person.openId },
    type,
    content: JSON.stringify(content),
    mentions,
    ...(replyTo
      ? {
          parentId: replyTo.messageId,
          rootId: replyTo.rootId ?? replyTo.messageId,
          threadId: replyTo.threadId,
        }
      : {}),
  });
}

function mentionsOf(world: World, { mention, mentions = [] }: SayOptions): Mention[] {
  const people = mentions.map((openId) => ({
    openId,
    name: world.state.people.get(openId)?.name ?? openId,
    type: "user" as const,
  }));
  const bot = { openId: world.app.botOpenId, name: world.app.botName, type: "bot" as const };
  return [...(mention ? [bot] : []), ...people].map((one, index) => ({ key: `@_user_${index + 1}`, ...one }));
}

/** A file or picture a person is about to send. */
export function keepFile(world: World, person: Person, name: string, bytes: Uint8Array): StoredFile {
  const picture = imageType(bytes);
  const kind = picture ? "image" : "file";
  const file: StoredFile = {
    key: world.ids.next(picture ? "img_v3_" : "file_v3_"),
    kind,
    name,
    bytes: new Uint8Array(bytes),
    contentType: picture ?? "application/octet-stream",
    owner: person.openId,
  };
  world.state.files.set(file.key, file);
  return file;
}

/** What stands in the message for a reader, mentions with their names. */
export function plainWords(world: World, message: StoredMessage): string {
  const content: unknown = JSON.parse(message.content);
  const text = isRecord(content) && typeof content.text === "string" ? content.text : "";
  const named = text.replace(/<at user_id="([^"]*)">([^<]*)<\/at>/g, (_tag, openId: string, name: string) => {
    return `@${name || (world.state.people.get(openId)?.name ?? openId)}`;
  });
  // The last key first: @_user_1 is the beginning of @_user_10.
  return message.mentions.reduceRight(
    (words, mention) => words.replaceAll(mention.key, `@${mention.name}`),
    named,
  );
}
