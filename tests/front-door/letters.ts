import { envelope, idsOf, messageEvent } from "../../src/playground/events.ts";
import type { PersonInChat } from "../../src/playground/person-in-chat.ts";
import type { FeishuPlatform } from "../../src/playground/platform.ts";
import {
  encrypt,
  type SignedRequest,
  type SigningOptions,
  signBody,
  signEvent,
} from "../../src/playground/sign-event.ts";
import { utter } from "../../src/playground/utterance.ts";

export type Letter = ReturnType<typeof envelope>;

/** A message that a person wrote and that has not been delivered yet. */
export function messageLetter(platform: FeishuPlatform, person: PersonInChat, text: string): Letter {
  const { world } = platform;
  const message = utter(world, person.person, text, {});
  const chat = world.state.chats.get(message.chatId)!;
  return envelope(world, "im.message.receive_v1", messageEvent(world, message, chat, person.person));
}

/** A tap on a card's button. */
export function clickLetter(
  platform: FeishuPlatform,
  person: PersonInChat,
  value: Record<string, unknown>,
): Letter {
  const { world } = platform;
  return envelope(world, "card.action.trigger", {
    operator: { tenant_key: world.app.tenantKey, ...idsOf(person.person) },
    token: "c-1",
    action: { tag: "button", value },
    host: "im_message",
    context: { open_message_id: "om_1", open_chat_id: platform.privateChat(person.person.openId) },
  });
}

/** What makes a forger's letters: the platform's own, changed in one place. */
export function forger(platform: FeishuPlatform) {
  const { encryptKey } = platform.app;
  const seconds = (ms: number): string => String(Math.floor(ms / 1000));
  const now = (): string => seconds(platform.world.clock.real());
  const sign = (letter: unknown, options: Partial<SigningOptions> = {}): Promise<SignedRequest> =>
    signEvent(letter, { encryptKey, timestamp: now(), ...options });
  return {
    sign,
    signText: (body: string) => signBody(body, { encryptKey, timestamp: now() }),
    seal: (text: string, key = encryptKey) => encrypt(text, key),
    hoursOff: (letter: unknown, hours: number, unit: "s" | "ms" = "s") => {
      const ms = platform.world.clock.real() + hours * 3_600_000;
      return sign(letter, { timestamp: unit === "s" ? seconds(ms) : String(ms) });
    },
  };
}

export const without = (request: SignedRequest, header: string): SignedRequest => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== header)),
});

export const withHeader = (request: SignedRequest, header: string, value: string): SignedRequest => ({
  ...request,
  headers: { ...request.headers, [header]: value },
});
