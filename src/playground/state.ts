import type { CardJson } from "../chat/platform.ts";

/** One self-built app of one tenant; the stand-in knows no other. */
export interface AppIdentity {
  appId: string;
  appSecret: string;
  verificationToken: string;
  encryptKey: string;
  tenantKey: string;
  botOpenId: string;
  botName: string;
}

export interface Person {
  openId: string;
  unionId: string;
  userId: string;
  name: string;
  departmentIds: string[];
  jobTitle: string;
  active: boolean;
  /** Outside the app's availability the bot cannot message the person (230013). */
  available: boolean;
  language: "zh_cn" | "en_us";
  /** What the demo's page shows beside the name; the platform itself knows no roles. */
  role: string;
}

export interface Department {
  id: string;
  name: string;
  /** null: directly below the root, which the platform calls "0". */
  parentId: string | null;
  leaderIds: string[];
}

export interface Chat {
  chatId: string;
  type: "p2p" | "group";
  name: string;
  members: string[];
  botIn: boolean;
  dissolved: boolean;
}

export interface Mention {
  key: string;
  openId: string;
  name: string;
  type: "user" | "bot";
}

export interface StoredMessage {
  messageId: string;
  /** Order of arrival over all chats. */
  sequence: number;
  chatId: string;
  sender: { kind: "user" | "app"; openId: string };
  type: string;
  /** The JSON string as sent; for cards see `card`. */
  content: string;
  card: CardJson | null;
  /** Earlier faces of the card, oldest first. */
  history: CardJson[];
  mentions: Mention[];
  rootId: string | null;
  parentId: string | null;
  threadId: string | null;
  createdAt: number;
  updatedAt: number;
  /** Age limits go by this one. */
  sentAtReal: number;
  recalled: boolean;
  /** A click on the card is being answered: updates are refused with 11310 until it is. */
  locked: boolean;
}

export interface StoredFile {
  key: string;
  kind: "file" | "image";
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string;
  owner: string;
}

export interface SlashCommand {
  command_id: string;
  command: string;
  description: { default_value: string; i18n?: Record<string, string> };
}

export interface State {
  people: Map<string, Person>;
  departments: Map<string, Department>;
  chats: Map<string, Chat>;
  messages: Map<string, StoredMessage>;
  files: Map<string, StoredFile>;
  slashCommands: Map<string, SlashCommand>;
}

export function createState(): State {
  return {
    people: new Map(),
    departments: new Map(),
    chats: new Map(),
    messages: new Map(),
    files: new Map(),
    slashCommands: new Map(),
  };
}
