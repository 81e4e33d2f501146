import * as z from "zod/mini";
import { epochMs } from "./epoch.ts";
import type { Incoming, IncomingAction, IncomingNotice } from "./incoming.ts";
import { readMessage } from "./message.ts";
import { MalformedEvent, parseEvent, type RawEvent } from "./parse-event.ts";
import { hex } from "./verify.ts";

const text = z.string().check(z.minLength(1));
const person = z.object({ open_id: text });
const maybePerson = z.optional(z.nullable(z.object({ open_id: z.optional(z.string()) })));

const chatShape = z.object({
  chat_id: text,
  operator_id: maybePerson,
  name: z.catch(z.optional(z.string()), undefined),
});
const enteredShape = z.object({
  chat_id: text,
  operator_id: person,
  last_message_create_time: z.optional(z.union([z.string(), z.number()])),
});
const firstContactShape = z.object({ chat_id: text, operator: maybePerson, user: maybePerson });
const menuShape = z.object({ operator: z.object({ operator_id: person }), event_key: text });
const userShape = z.object({
  object: z.object({
    open_id: text,
    status: z.optional(
      z.object({
        is_resigned: z.optional(z.boolean()),
        is_frozen: z.optional(z.boolean()),
        is_exited: z.optional(z.boolean()),
      }),
    ),
  }),
});
const departmentShape = z.object({
  object: z.object({ open_department_id: z.optional(z.string()), department_id: z.optional(z.string()) }),
});
const actionShape = z.object({
  operator: person,
  token: z.optional(z.string()),
  action: z.object({
    value: z.optional(z.unknown()),
    name: z.optional(z.nullable(z.string())),
    option: z.optional(z.nullable(z.string())),
    form_value: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
    input_value: z.optional(z.nullable(z.string())),
    checked: z.optional(z.nullable(z.boolean())),
  }),
  context: z.optional(
    z.nullable(
      z.object({
        open_message_id: z.optional(z.nullable(z.string())),
        open_chat_id: z.optional(z.nullable(z.string())),
      }),
    ),
  ),
});

type Reader = (event: Record<string, unknown>, id: string) => IncomingNotice;

function chatNotice(kind: "bot-added" | "bot-removed" | "chat-disbanded"): Reader {
  return (event, id) => {
    const { chat_id: chatId, operator_id: operator, name } = parseEvent(chatShape, event);
    return { kind, id, chatId, operator: operator?.open_id || null, name: name || null };
  };
}

function enteredNotice(event: Record<string, unknown>, id: string): IncomingNotice {
  const entered = parseEvent(enteredShape, event);
  const last = entered.last_message_create_time;
  return {
    kind: "chat-entered",
    id,
    chatId: entered.chat_id,
    operator: entered.operator_id.open_id,
    lastMessageAt: last === undefined ? null : epochMs(last),
  };
}

/** Only v1 has it. `operator` is who opened the chat; where the bot did, `user` is the person. */
function firstContactNotice(event: Record<string, unknown>, id: string): IncomingNotice {
  const { chat_id: chatId, operator, user } = parseEvent(firstContactShape, event);
  const openId = user?.open_id || operator?.open_id;
  if (!openId) throw new MalformedEvent("user.open_id: missing");
  return { kind: "chat-entered", id, chatId, operator: openId, lastMessageAt: null };
}

function menuNotice(event: Record<string, unknown>, id: string): IncomingNotice {
  const menu = parseEvent(menuShape, event);
  return { kind: "menu", id, operator: menu.operator.operator_id.open_id, key: menu.event_key };
}

/** Says only whom to ask for again: the event's own departments are empty in practice. */
function personNotice(isGone: boolean): Reader {
  return (event, id) => {
    const { open_id: openId, status } = parseEvent(userShape, event).object;
    const hasLeft = isGone || status?.is_resigned || status?.is_frozen || status?.is_exited;
    return { kind: hasLeft ? "person-left" : "person-changed", id, openId };
  };
}

function departmentNotice(event: Record<string, unknown>, id: string): IncomingNotice {
  const { object } = parseEvent(departmentShape, event);
  // The custom department_id may be given away again after a deletion; the open id never.
  const departmentId = object.open_department_id || object.department_id;
  if (!departmentId) throw new MalformedEvent("object.open_department_id: missing");
  return { kind: "department-changed", id, departmentId };
}

const NOTICES: Record<string, Reader> = {
  "im.chat.member.bot.added_v1": chatNotice("bot-added"),
  "im.chat.member.bot.deleted_v1": chatNotice("bot-removed"),
  "im.chat.disbanded_v1": chatNotice("chat-disbanded"),
  "im.chat.access_event.bot_p2p_chat_entered_v1": enteredNotice,
  p2p_chat_create: firstContactNotice,
  "application.bot.menu_v6": menuNotice,
  "contact.user.created_v3": personNotice(false),
  "contact.user.updated_v3": personNotice(false),
  "contact.user.deleted_v3": personNotice(true),
  "contact.department.created_v3": departmentNotice,
  "contact.department.updated_v3": departmentNotice,
  "contact.department.deleted_v3": departmentNotice,
};

export const MESSAGE_EVENT = "im.message.receive_v1";
export const ACTION_EVENT = "card.action.trigger";

/** Every event type the bot listens to; what the console's subscriptions must name, `p2p_chat_create` optionally. */
export const EVENT_TYPES: readonly string[] = [MESSAGE_EVENT, ACTION_EVENT, ...Object.keys(NOTICES)];

/**
 * Turns a verified event into what the bot knows; null for kinds it does not know and for messages of other bots.
 * `botOpenId` is asked only when a message mentions somebody; its rejection is passed on.
 * @throws MalformedEvent when a known event lacks what its page promises.
 */
export async function normaliseEvent(
  raw: RawEvent,
  botOpenId: () => Promise<string>,
): Promise<Incoming | null> {
  if (raw.type === MESSAGE_EVENT) return readMessage(raw, botOpenId);
  const id = raw.id || (await digest(raw.text));
  if (raw.type === ACTION_EVENT) return readAction(raw.event, id);
  return Object.hasOwn(NOTICES, raw.type) ? (NOTICES[raw.type]?.(raw.event, id) ?? null) : null;
}

async function digest(text: string): Promise<string> {
  return `sha256:${hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))}`;
}

function readAction(event: Record<string, unknown>, id: string): IncomingAction {
  const { operator, token, action, context } = parseEvent(actionShape, event);
  const name = action.name || null;
  return {
    kind: "action",
    id,
    operator: operator.open_id,
    chatId: context?.open_chat_id || null,
    messageId: context?.open_message_id || null,
    value: readValue(action.value),
    name,
    form: action.form_value ?? singleField(name, action.input_value ?? action.checked ?? undefined),
    option: action.option ?? null,
    updateToken: token || null,
  };
}

/** An input or a tick outside a form comes as a field of its own; here it is a form of one field. */
function singleField(name: string | null, value: string | boolean | undefined): Record<string, unknown> {
  return name === null || value === undefined ? {} : { [name]: value };
}

/** We put objects on our buttons; older clients and other cards send them as JSON text. */
function readValue(value: unknown): Record<string, unknown> {
  const shape = z.record(z.string(), z.unknown());
  const direct = z.safeParse(shape, value);
  if (direct.success) return direct.data;
  if (typeof value !== "string") return {};
  try {
    return z.safeParse(shape, JSON.parse(value)).data ?? {};
  } catch {
    return {};
  }
}
