import type { ActionAnswer } from "../feishu/incoming.ts";
import { replaceCard } from "./api/messages.ts";
import { readAnswer } from "./callback-answer.ts";
import {
  type CardElement,
  type ElementPath,
  elementAt,
  isRecord,
  type PlacedElement,
  placedElements,
} from "./card-tree.ts";
import { envelope, idsOf } from "./events.ts";
import { initialValue, isField, readField, type Typed, userTimezone } from "./form-values.ts";
import type { Push } from "./push.ts";
import type { StoredMessage } from "./state.ts";
import { humanPauseMs, personOf, type World } from "./world.ts";

const fortnightMs = 14 * 24 * 3_600_000;

/** What a person sees after touching a card. */
export interface Interaction {
  /** The bot's toast. */
  toast: NonNullable<ActionAnswer["toast"]> | null;
  /** The platform's own code, shown where the bot's answer was missing or wrong. */
  error: number | null;
  /** Fields the client itself refuses, by name; then nothing was sent. */
  problems: Record<string, string>;
  /** A link to open. */
  url: string | null;
}

export interface Touch {
  /** A chosen option, a typed value or a tick, for components outside forms. */
  value?: Typed;
  /** What was put into the form's fields, by name; fields left out keep what they show. */
  form?: Record<string, Typed>;
}

const nothing: Interaction = { toast: null, error: null, problems: {}, url: null };

/** A person touches one component of a card: the client's checks, the callback, and what comes of it. */
export async function interact(
  world: World,
  push: Push,
  openId: string,
  message: StoredMessage,
  path: ElementPath,
  touch: Touch,
): Promise<Interaction> {
  const placed = message.card ? elementAt(message.card, path) : undefined;
  if (!placed || message.recalled) throw new Error("There is no such component on this card any more");
  const { element } = placed;
  if (element.disabled === true) throw new Error("The component is disabled");
  world.pass(humanPauseMs);
  const url = linkOf(element);
  if (element.form_action_type === "reset") return nothing;
  if (!sendsCallback(element)) return { ...nothing, url };
  const read = actionOf(world, message, placed, touch);
  if ("problems" in read) return { ...nothing, problems: read.problems };
  const outcome = await callBack(world, push, openId, message, read.action);
  return { ...nothing, ...outcome, url };
}

const behaviorsOf = (element: CardElement): Record<string, unknown>[] =>
  Array.isArray(element.behaviors) ? element.behaviors.filter(isRecord) : [];

const callbackOf = (element: CardElement) => behaviorsOf(element).find((one) => one.type === "callback");

const sendsCallback = (element: CardElement): boolean =>
  element.form_action_type === "submit" || callbackOf(element) !== undefined;

function linkOf(element: CardElement): string | null {
  const link = behaviorsOf(element).find((one) => one.type === "open_url");
  return typeof link?.default_url === "string" ? link.default_url : null;
}

type Action = Record<string, unknown> & { tag: string };

/** The callback's `action`: only the fields that fit the component appear. */
function actionOf(
  world: World,
  message: StoredMessage,
  { element, form }: PlacedElement,
  touch: Touch,
): { action: Action } | { problems: Record<string, string> } {
  const place = { world, chatMembers: world.state.chats.get(message.chatId)?.members ?? [] };
  const action: Action = { tag: element.tag, timezone: userTimezone };
  const value = callbackOf(element)?.value;
  if (value !== undefined) action.value = value;
  if (typeof element.name === "string") action.name = element.name;
  if (form && element.form_action_type === "submit") {
    const read = readForm(place, form, message, touch.form ?? {});
    if (Object.keys(read.problems).length > 0) return { problems: read.problems };
    return { action: { ...action, form_value: read.values } };
  }
  if (element.tag === "overflow") return { action: { ...action, option: String(touch.value ?? "") } };
  if (!isField(element)) return { action };
  const read = readField(place, element, touch.value ?? initialValue(element));
  if ("problem" in read) return { problems: { [String(element.name ?? element.tag)]: read.problem } };
  const key = { input: "input_value", checker: "checked" }[element.tag] ?? "option";
  return { action: { ...action, [key]: "value" in read ? read.value : "" } };
}

function readForm(
  place: { world: World; chatMembers: string[] },
  form: CardElement,
  message: StoredMessage,
  typed: Record<string, Typed>,
): { values: Record<string, unknown>; problems: Record<string, string> } {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const { element } of placedElements(message.card!).filter(
    (one) => one.form === form && isField(one.element),
  )) {
    const name = String(element.name);
    const read = readField(place, element, Object.hasOwn(typed, name) ? typed[name]! : initialValue(element));
    if ("problem" in read) problems[name] = read.problem;
    else if ("value" in read) values[name] = read.value;
  }
  return { values, problems };
}

/** Sends `card.action.trigger` and puts the answer on the screen. Never repeated, whatever happens. */
async function callBack(
  world: World,
  push: Push,
  openId: string,
  message: StoredMessage,
  action: Action,
): Promise<Pick<Interaction, "toast" | "error">> {
  if (world.clock.real() - message.sentAtReal > fortnightMs) return { toast: null, error: 200340 };
  const token = world.ids.next("c-");
  const life = { messageId: message.messageId, issuedAt: world.clock.real(), uses: 0, answered: false };
  world.updateTokens.set(token, life);
  const body = envelope(world, "card.action.trigger", {
    operator: { tenant_key: world.app.tenantKey, ...idsOf(personOf(world, openId)) },
    token,
    action,
    host: "im_message",
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  });
  message.locked = true;
  try {
    const read = readAnswer(world, await push.request(body));
    message.locked = false;
    if (read.card) replaceCard(world, message, read.card);
    return { toast: read.toast, error: read.error };
  } finally {
    message.locked = false;
    life.answered = true;
  }
}
