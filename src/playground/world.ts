import { randomBytes } from "node:crypto";
import { createFaults, type Faults } from "./faults.ts";
import { createIds, type Ids } from "./ids.ts";
import type { PlatformClock } from "./movable-clock.ts";
import { createRateLimits, type RateLimits } from "./rate-limits.ts";
import { type AppIdentity, createState, type Person, type State, type StoredMessage } from "./state.ts";
import { createTenantTokens, type TenantTokens } from "./tenant-tokens.ts";

/** What the page is told about; it then fetches what it needs. */
export type Change =
  | { kind: "message" | "card"; chatId: string; messageId: string }
  | { kind: "chat"; chatId: string }
  | { kind: "clock" };

/** A card-update token (`c-…`): 30 minutes, two uses, only after the callback was answered. */
export interface UpdateToken {
  messageId: string;
  issuedAt: number;
  uses: number;
  answered: boolean;
}

/** Everything the parts of the stand-in share. */
export interface World {
  app: AppIdentity;
  clock: PlatformClock;
  ids: Ids;
  state: State;
  tokens: TenantTokens;
  limits: RateLimits;
  faults: Faults;
  updateTokens: Map<string, UpdateToken>;
  /** Calls left this month for all apps of the tenant (free edition: 10 000); null = no quota. */
  quota: { left: number | null };
  /** Lets time pass for the rate limits alone: a person typing, a demo in fast motion. */
  pass(ms: number): void;
  onChange(listener: (change: Change) => void): () => void;
  changed(change: Change): void;
  store(message: NewMessage): StoredMessage;
}

type NewMessage = Pick<StoredMessage, "chatId" | "sender" | "type" | "content"> &
  Partial<Pick<StoredMessage, "card" | "mentions" | "rootId" | "parentId" | "threadId">>;

export interface WorldOptions {
  clock: PlatformClock;
  app?: Partial<AppIdentity>;
  /** Makes ids repeat from run to run; random when left out. */
  seed?: string;
  quota?: number | null;
}

/** People need time to type: this much passes for the rate limits with each act of a person. */
export const humanPauseMs = 1000;

export function createWorld({ clock, app, seed, quota = null }: WorldOptions): World {
  const ids = createIds(seed ?? randomBytes(8).toString("hex"));
  let paused = 0;
  let sequence = 0;
  const listeners = new Set<(change: Change) => void>();
  const state = createState();
  const changed = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  return {
    app: { ...createIdentity(ids), ...app },
    clock,
    ids,
    state,
    tokens: createTenantTokens(clock, (prefix) => ids.next(prefix)),
    limits: createRateLimits(() => clock.real() + paused),
    faults: createFaults(),
    updateTokens: new Map(),
    quota: { left: quota },
    pass: (ms) => {
      paused += ms;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    store(message) {
      const stored: StoredMessage = {
        card: null,
        mentions: [],
        rootId: null,
        parentId: null,
        threadId: null,
        ...message,
        messageId: ids.next("om_"),
        sequence: ++sequence,
        history: [],
        createdAt: clock.now(),
        updatedAt: clock.now(),
        sentAtReal: clock.real(),
        recalled: false,
        locked: false,
      };
      state.messages.set(stored.messageId, stored);
      changed({ kind: "message", chatId: stored.chatId, messageId: stored.messageId });
      return stored;
    },
  };
}

function createIdentity(ids: Ids): AppIdentity {
  return {
    appId: `cli_${ids.named("", "app").slice(0, 16)}`,
    appSecret: ids.next(""),
    verificationToken: ids.next("v"),
    encryptKey: ids.next("e"),
    tenantKey: ids.named("", "tenant").slice(0, 16),
    botOpenId: ids.named("ou_", "bot"),
    botName: "督办助手",
  };
}

export function personOf(world: World, openId: string): Person {
  const person = world.state.people.get(openId);
  if (!person) throw new Error(`Nobody here has the open_id ${openId}`);
  return person;
}

/** The private chat of a person with the bot, made on first use. */
export function privateChat(world: World, openId: string): string {
  const chatId = world.ids.named("oc_", `p2p/${openId}`);
  if (!world.state.chats.has(chatId)) {
    world.state.chats.set(chatId, {
      chatId,
      type: "p2p",
      name: world.app.botName,
      members: [openId],
      botIn: true,
      dissolved: false,
    });
  }
  return chatId;
}
