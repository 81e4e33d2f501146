import {
  type OutgoingContent,
  type Platform,
  PlatformError,
  type Receiver,
} from "../../src/chat/platform.ts";
import { checkCard } from "../../src/feishu/card-rules.ts";

export interface Delivered {
  to: string;
  content: OutgoingContent;
  uuid: string;
  /** ms by the bot's clock. */
  at: number;
}

/**
 * What happens to one call: it goes well, nothing is done and this error comes back, the message is delivered and its
 * answer is lost, or the process dies on it, before or after the platform has it.
 */
export type Fate = "well" | PlatformError | "delivered, answer lost" | "dies before" | "dies after";

/** The process that made the call is gone: nothing after it runs. */
export class Death extends Error {}

/**
 * The sending half of the platform with its rules: one delivery for each `uuid` within an hour, five calls a second to one
 * receiver, fifty to all, a thousand a minute, and cards that would be refused are refused.
 */
export function fakePlatform(clock: { now(): number; real(): number }) {
  const delivered: Delivered[] = [];
  const byUuid = new Map<string, { at: number; id: string }>();
  const calls: { to: string; real: number }[] = [];
  let fate: (to: string, content: OutgoingContent) => Fate = () => "well";
  const dead = new Promise<never>(() => {});

  async function send(receiver: Receiver, content: OutgoingContent, uuid: string) {
    const to = "chat" in receiver ? receiver.chat : receiver.person;
    if (uuid.length > 50) throw new PlatformError("refused", 230001, "uuid too long");
    const drawn = fate(to, content);
    if (drawn === "dies before") return dead;
    if (drawn instanceof PlatformError) throw drawn;
    const real = clock.real();
    const lately = (ms: number) => calls.filter((call) => call.real > real - ms);
    if (lately(1000).filter((call) => call.to === to).length >= 5)
      throw new PlatformError("retry", 230020, "too many for one receiver");
    if (lately(1000).length >= 50 || lately(60_000).length >= 1000)
      throw new PlatformError("retry", 99991400, "too many", { retryAfterMs: 1000 });
    calls.push({ to, real });
    const problems = content.kind === "card" ? checkCard(content.card) : [];
    if (problems.length > 0)
      throw new PlatformError("refused", 230099, problems.map((problem) => problem.message).join("; "));
    const known = byUuid.get(uuid);
    const id = known && known.at > real - 3_600_000 ? known.id : `om_${delivered.length + 1}`;
    if (known?.id !== id) {
      byUuid.set(uuid, { at: real, id });
      delivered.push({ to, content, uuid, at: clock.now() });
    }
    if (drawn === "dies after") return dead;
    if (drawn === "delivered, answer lost") throw new PlatformError("unknown", 0, "no answer");
    return { messageId: id, chatId: to };
  }

  const never = () => Promise.reject(new Error("a tick only sends"));
  const platform: Platform = {
    send,
    reply: never,
    updateCard: never,
    download: never,
    upload: never,
    user: never,
    department: never,
    departmentParents: never,
    botOpenId: never,
    slashCommands: never,
    putSlashCommand: never,
    deleteSlashCommand: never,
  };
  return {
    platform,
    delivered,
    calls,
    to: (receiver: string) => delivered.filter((message) => message.to === receiver),
    /** From now on calls end like this. */
    fate(next: typeof fate) {
      fate = next;
    },
  };
}

export const lost = () => new PlatformError("unknown", 0, "connection lost");
export const busy = (retryAfterMs?: number) =>
  new PlatformError("retry", 230020, "busy", retryAfterMs === undefined ? {} : { retryAfterMs });
export const gone = () => new PlatformError("gone", 232009, "chat dissolved");
export const refused = () => new PlatformError("refused", 230099, "card refused");
export const noScope = () => new PlatformError("config", 230027, "scope missing");
export const noQuota = () => new PlatformError("quota", 99991403, "monthly quota used up");
