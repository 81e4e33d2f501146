import { Hono } from "hono";
import { ApiRefusal, badParameter } from "../api-refusal.ts";
import { isRecord } from "../card-tree.ts";
import { checkContent, parseCard } from "../message-content.ts";
import type { Chat, StoredMessage } from "../state.ts";
import { privateChat, type World } from "../world.ts";
import { readJson } from "./read-json.ts";

const hourMs = 3_600_000;
const fortnightMs = 14 * 24 * hourMs;

/** `im/v1/messages`: create, reply, update a card, get. */
export function messageRoutes(world: World): Hono {
  const routes = new Hono();
  const sent = new Map<string, { messageId: string; at: number }>();

  /** The same `uuid` is delivered once within an hour; a repeat is answered with the first message. */
  function once(uuid: unknown, deliver: () => StoredMessage): StoredMessage {
    if (uuid === undefined || uuid === "") return deliver();
    if (typeof uuid !== "string" || uuid.length > 50)
      throw badParameter("uuid must be a string of at most 50 characters");
    const before = sent.get(uuid);
    const first =
      before && world.clock.real() - before.at < hourMs && world.state.messages.get(before.messageId);
    if (first) return first;
    const message = deliver();
    sent.set(uuid, { messageId: message.messageId, at: world.clock.real() });
    return message;
  }

  routes.post("/", async (c) => {
    const body = await readJson(c);
    const chat = receiver(world, c.req.query("receive_id_type"), body.receive_id);
    const message = once(body.uuid, () => post(world, chat, body, null));
    return c.json({ code: 0, msg: "success", data: shown(world, message) });
  });

  routes.post("/:id/reply", async (c) => {
    const body = await readJson(c);
    const target = messageOf(world, c.req.param("id"));
    if (target.recalled) throw new ApiRefusal(230011, "The message was recalled");
    const chat = world.state.chats.get(target.chatId)!;
    if (body.reply_in_thread !== undefined && typeof body.reply_in_thread !== "boolean") {
      throw badParameter("reply_in_thread must be a boolean");
    }
    const message = once(body.uuid, () => post(world, chat, body, target));
    return c.json({ code: 0, msg: "success", data: shown(world, message) });
  });

  routes.patch("/:id", async (c) => {
    const body = await readJson(c);
    const message = messageOf(world, c.req.param("id"));
    if (typeof body.content !== "string") throw badParameter("content is not a string");
    assertUpdatable(world, message);
    const card = parseCard(world, body.content);
    if (!isShared(message.card) || !isShared(card)) {
      throw badParameter("update_multi must be true in the card before and after the update");
    }
    const waitMs = world.limits.take(`update/${message.messageId}`, 5, 1000);
    if (waitMs > 0) throw new ApiRefusal(230020, "The request is rate limited by the message");
    replaceCard(world, message, card);
    return c.json({ code: 0, msg: "success", data: {} });
  });

  routes.get("/:id", (c) => {
    const message = messageOf(world, c.req.param("id"));
    return c.json({ code: 0, msg: "success", data: { items: [shown(world, message)] } });
  });

  return routes;
}

const isShared = (card: unknown): boolean =>
  isRecord(card) && isRecord(card.config) && card.config.update_multi === true;

export function messageOf(world: World, messageId: string): StoredMessage {
  const message = world.state.messages.get(messageId);
  if (!message) throw badParameter(`invalid message_id: ${messageId}`);
  return message;
}

/** Whether the app may still put another card in place of this one. */
export function assertUpdatable(world: World, message: StoredMessage): void {
  if (message.sender.kind !== "app") throw new ApiRefusal(230012, "The app is not the sender of the message");
  if (!message.card) throw badParameter("only cards can be updated");
  if (message.recalled) throw new ApiRefusal(230011, "The message was recalled");
  if (world.clock.real() - message.sentAtReal > fortnightMs) {
    throw new ApiRefusal(230031, "The message is older than 14 days and cannot be updated");
  }
  if (message.locked) throw new ApiRefusal(11310, "card action is lock");
}

export function replaceCard(
  world: World,
  message: StoredMessage,
  card: NonNullable<StoredMessage["card"]>,
): void {
  if (message.card) message.history.push(message.card);
  message.card = card;
  message.content = JSON.stringify(card);
  message.updatedAt = world.clock.now();
  world.changed({ kind: "card", chatId: message.chatId, messageId: message.messageId });
}

function receiver(world: World, type: string | undefined, id: unknown): Chat {
  if (typeof id !== "string" || id === "") throw badParameter("receive_id is required");
  if (type === "chat_id") {
    const chat = world.state.chats.get(id);
    if (!chat) throw badParameter(`invalid receive_id: ${id}`);
    return chat;
  }
  const key = { open_id: "openId", union_id: "unionId", user_id: "userId" } as const;
  if (type !== "open_id" && type !== "union_id" && type !== "user_id") {
    throw badParameter("receive_id_type must be one of open_id, union_id, user_id, email, chat_id");
  }
  const person = [...world.state.people.values()].find((one) => one[key[type]] === id);
  if (!person) throw new ApiRefusal(99992361, `The id ${id} is unknown or of another app`);
  if (!person.available || !person.active)
    throw new ApiRefusal(230013, "Bot has NO availability to this user.");
  return world.state.chats.get(privateChat(world, person.openId))!;
}

function post(
  world: World,
  chat: Chat,
  body: Record<string, unknown>,
  target: StoredMessage | null,
): StoredMessage {
  if (chat.dissolved) throw new ApiRefusal(232009, "The chat has been dissolved");
  if (!chat.botIn) throw new ApiRefusal(230002, "The bot is not in the group");
  const person = chat.type === "p2p" ? world.state.people.get(chat.members[0]!) : undefined;
  if (person && !(person.available && person.active)) {
    throw new ApiRefusal(230013, "Bot has NO availability to this user.");
  }
  const content = checkContent(world, body.msg_type, body.content);
  const waitMs = world.limits.take(`chat/${chat.chatId}`, 5, 1000);
  if (waitMs > 0)
    throw new ApiRefusal(230020, "The request is rate limited by the chat or the receiving user");
  const inThread = target?.threadId ?? (body.reply_in_thread === true ? world.ids.next("omt_") : null);
  return world.store({
    chatId: chat.chatId,
    sender: { kind: "app", openId: world.app.botOpenId },
    ...content,
    ...(target
      ? { parentId: target.messageId, rootId: target.rootId ?? target.messageId, threadId: inThread }
      : {}),
  });
}

/** A message as the REST answers show it; a card comes back as a lossy rendering, not as sent. */
function shown(world: World, message: StoredMessage) {
  const { card } = message;
  const title = card && isRecord(card.header) && isRecord(card.header.title) ? card.header.title.content : "";
  return {
    message_id: message.messageId,
    ...(message.rootId ? { root_id: message.rootId, parent_id: message.parentId } : {}),
    ...(message.threadId ? { thread_id: message.threadId } : {}),
    msg_type: message.type,
    create_time: String(message.createdAt),
    update_time: String(message.updatedAt),
    deleted: message.recalled,
    updated: message.history.length > 0,
    chat_id: message.chatId,
    sender:
      message.sender.kind === "app"
        ? { id: world.app.appId, id_type: "app_id", sender_type: "app", tenant_key: world.app.tenantKey }
        : {
            id: message.sender.openId,
            id_type: "open_id",
            sender_type: "user",
            tenant_key: world.app.tenantKey,
          },
    body: { content: card ? JSON.stringify({ title, elements: [[]] }) : message.content },
    mentions: message.mentions.map((m) => ({ key: m.key, id: m.openId, id_type: "open_id", name: m.name })),
  };
}
