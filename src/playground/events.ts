import type { Chat, Person, StoredMessage } from "./state.ts";
import type { World } from "./world.ts";

/** The three ids the platform gives for a person; `user_id` only with its own scope, which the demo app has. */
export const idsOf = (person: Person) => ({
  union_id: person.unionId,
  user_id: person.userId,
  open_id: person.openId,
});

/** `im.message.receive_v1` for a stored message. */
export function messageEvent(world: World, message: StoredMessage, chat: Chat, sender: Person) {
  const { tenantKey } = world.app;
  return {
    sender: { sender_id: idsOf(sender), sender_type: "user", tenant_key: tenantKey },
    message: {
      message_id: message.messageId,
      ...(message.rootId ? { root_id: message.rootId, parent_id: message.parentId } : {}),
      create_time: String(message.createdAt),
      update_time: String(message.updatedAt),
      chat_id: message.chatId,
      ...(message.threadId ? { thread_id: message.threadId } : {}),
      chat_type: chat.type,
      message_type: message.type,
      content: message.content,
      ...(message.mentions.length > 0 ? { mentions: message.mentions.map((m) => mentionOf(world, m)) } : {}),
    },
  };
}

function mentionOf(world: World, mention: StoredMessage["mentions"][number]) {
  const person = world.state.people.get(mention.openId);
  return {
    key: mention.key,
    id: person ? idsOf(person) : { union_id: "", user_id: "", open_id: mention.openId },
    mentioned_type: mention.type,
    name: mention.name,
    tenant_key: world.app.tenantKey,
  };
}

/** `im.chat.member.bot.added_v1`, `…deleted_v1` and `im.chat.disbanded_v1` carry the same fields. */
export function chatEvent(world: World, chat: Chat, operator: Person) {
  return {
    chat_id: chat.chatId,
    operator_id: idsOf(operator),
    external: false,
    operator_tenant_key: world.app.tenantKey,
    name: chat.name,
    i18n_names: { zh_cn: chat.name, en_us: chat.name, ja_jp: chat.name },
  };
}

/** A v2 envelope. Callbacks count `create_time` in µs, events in ms. */
export function envelope(world: World, eventType: string, event: unknown) {
  const ms = String(Math.floor(world.clock.real()));
  return {
    schema: "2.0",
    header: {
      event_id: world.ids.next(""),
      token: world.app.verificationToken,
      create_time: eventType === "card.action.trigger" ? `${ms}000` : ms,
      event_type: eventType,
      tenant_key: world.app.tenantKey,
      app_id: world.app.appId,
    },
    event,
  };
}

export type Envelope = ReturnType<typeof envelope>;
