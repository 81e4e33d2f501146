import * as z from "zod/mini";
import { epochMs } from "./epoch.ts";
import type { IncomingMessage } from "./incoming.ts";
import { MalformedEvent, parseEvent, type RawEvent } from "./parse-event.ts";

const text = z.string().check(z.minLength(1));

const mentionShape = z.object({
  key: text,
  name: z.optional(z.string()),
  /** An object in events; a plain open_id in the answers of the API. */
  id: z.optional(
    z.nullable(z.union([z.string(), z.object({ open_id: z.optional(z.nullable(z.string())) })])),
  ),
});

const messageShape = z.object({
  sender: z.object({
    sender_id: z.optional(z.nullable(z.object({ open_id: z.optional(z.nullable(z.string())) }))),
    sender_type: text,
  }),
  message: z.object({
    message_id: text,
    chat_id: text,
    chat_type: z.enum(["p2p", "group"]),
    message_type: text,
    content: z.string(),
    create_time: z.optional(z.union([z.string(), z.number()])),
    parent_id: z.optional(z.nullable(z.string())),
    thread_id: z.optional(z.nullable(z.string())),
    mentions: z.optional(z.nullable(z.array(mentionShape))),
  }),
});

type Content = Pick<IncomingMessage, "attachment" | "unsupported"> & { text: string };

/** A message by a person; null for one by a bot, so that two bots never talk to each other for ever. */
export async function readMessage(
  raw: RawEvent,
  botOpenId: () => Promise<string>,
): Promise<IncomingMessage | null> {
  const { sender, message } = parseEvent(messageShape, raw.event);
  if (sender.sender_type !== "user") return null;
  const senderId = sender.sender_id?.open_id;
  if (!senderId) throw new MalformedEvent("sender.sender_id.open_id: missing");
  const createdAt = epochMs(message.create_time ?? raw.createdAt ?? "");
  if (createdAt === null) throw new MalformedEvent("message.create_time: no time");
  const content = readContent(message.message_type, message.content);
  const mentions = message.mentions ?? [];
  const people = mentions.flatMap((mention) => {
    const openId = typeof mention.id === "string" ? mention.id : mention.id?.open_id;
    return openId && mention.key !== "@_all" ? [{ openId, name: mention.name ?? "" }] : [];
  });
  const bot = people.length > 0 ? await botOpenId() : null;
  return {
    kind: "message",
    id: message.message_id,
    messageId: message.message_id,
    chatId: message.chat_id,
    chatType: message.chat_type,
    sender: senderId,
    text: withoutMentions(
      content.text,
      mentions.map((mention) => mention.key),
    ),
    mentionsBot: people.some((one) => one.openId === bot),
    mentions: people.filter((one) => one.openId !== bot),
    attachment: content.attachment,
    unsupported: content.unsupported,
    parentId: message.parent_id || null,
    threadId: message.thread_id || null,
    createdAt,
  };
}

/**
 * Removes the placeholders of mentions. At each place the longest known key counts: "@_user_10" is not "@_user_1"
 * and a nought, and "@_user_112" is "@_user_1" with a 12 typed behind it where no other key fits. What looks like a
 * placeholder and is none stays.
 */
export function withoutMentions(source: string, keys: string[]): string {
  const known = [...new Set([...keys, "@_all"])].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `([^\\S\\n]*)(?:${known.map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})([^\\S\\n]*)`,
    "g",
  );
  return source
    .replace(pattern, (whole, before: string, _after: string, offset: number) => {
      const left = source[offset - 1] ?? "";
      const right = source[offset + whole.length] ?? "";
      const joinsWords = /\w/.test(left) && /\w/.test(right);
      return before || joinsWords ? " " : "";
    })
    .trim();
}

const UNREADABLE: Omit<Content, "unsupported"> = { text: "", attachment: null };

const textContent = z.object({ text: z.string() });
const imageContent = z.object({ image_key: text });
const fileContent = z.object({ file_key: text, file_name: z.optional(z.string()) });
const postContent = z.object({
  title: z.optional(z.string()),
  content: z.array(z.array(z.looseObject({ tag: z.string() }))),
});

function readContent(type: string, json: string): Content {
  switch (type) {
    case "text":
      return { text: parse(textContent, json).text, attachment: null, unsupported: null };
    case "post":
      return readPost(json);
    case "image": {
      const { image_key: key } = parse(imageContent, json);
      return { text: "", attachment: { kind: "image", key, name: null }, unsupported: null };
    }
    case "file": {
      const { file_key: key, file_name: name } = parse(fileContent, json);
      return { text: "", attachment: { kind: "file", key, name: name || null }, unsupported: null };
    }
    default:
      return { ...UNREADABLE, unsupported: type };
  }
}

function parse<T extends z.ZodMiniType>(shape: T, json: string): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new MalformedEvent("message.content: no JSON");
  }
  return parseEvent(shape, value);
}

/** Rich text as plain text. Its first picture counts as the attachment where nothing is written beside it. */
function readPost(json: string): Content {
  const { title, content } = parse(postContent, json);
  const lines = content.map((paragraph) => paragraph.map(readPart).join(""));
  const whole = [title ?? "", ...lines].join("\n").trim();
  const picture = content.flat().find((part) => part.tag === "img");
  const key = picture?.image_key;
  const isPicture = whole === "" && typeof key === "string";
  return {
    text: whole,
    attachment: isPicture ? { kind: "image", key, name: null } : null,
    unsupported: null,
  };
}

function readPart(part: { tag: string; [property: string]: unknown }): string {
  // The placeholder, so that it is removed like one in a text.
  if (part.tag === "at") return String(part.user_id ?? "").startsWith("@_") ? `${part.user_id} ` : "";
  return typeof part.text === "string" ? part.text : "";
}
