/**
 * What Duban needs of a chat platform. `feishu/client.ts` implements it over HTTP; nothing above this line knows Feishu.
 * Every method rejects with a {@link PlatformError}; nothing is retried here beyond one token refresh.
 */
export type CardJson = { schema: "2.0"; [key: string]: unknown };

export type Receiver = { chat: string } | { person: string };

export type OutgoingContent =
  | { kind: "text"; text: string }
  | { kind: "card"; card: CardJson }
  | { kind: "file"; fileKey: string };

export interface SentMessage {
  messageId: string;
  chatId: string;
}

export interface PlatformUser {
  openId: string;
  name: string;
  departmentIds: string[];
  jobTitle: string | null;
  /** False when resigned, frozen or exited. */
  active: boolean;
}

export interface PlatformDepartment {
  id: string;
  name: string;
  parentId: string | null;
  /** open_ids of the leaders, first is the main one. */
  leaderIds: string[];
}

/**
 * How a failed call is to be treated:
 * - `retry`: nothing happened; may be tried again after `retryAfterMs`
 * - `unknown`: the answer was lost; the same `uuid` may be sent again within an hour, never later
 * - `gone`: the receiver is no longer there (chat dissolved, bot removed, person left)
 * - `refused`: the content was refused (card rules, length, sensitive words)
 * - `config`: scope, availability or credentials; an administrator must act
 * - `quota`: the tenant's monthly calls are used up
 */
export type FailureKind = "retry" | "unknown" | "gone" | "refused" | "config" | "quota";

export interface FailureDetail {
  httpStatus?: number;
  logId?: string;
  /** Why a card was refused, and where in it. */
  subCode?: number;
  errPath?: string;
  retryAfterMs?: number;
  /** For `gone`: what is no longer there. A message that is gone says nothing about its chat. */
  gone?: "chat" | "person" | "message" | "department";
  /** What happened and what to do, for whoever runs the bot. */
  advice?: { zh: string; en: string };
}

export class PlatformError extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly code: number,
    message: string,
    readonly detail: FailureDetail = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = "PlatformError";
  }
}

export interface Platform {
  /** `uuid` (≤ 50 chars): the same value is delivered at most once within one hour. */
  send(to: Receiver, content: OutgoingContent, uuid: string): Promise<SentMessage>;
  reply(messageId: string, content: OutgoingContent, uuid: string): Promise<SentMessage>;
  /** Replaces a card already sent (≤ 14 days old). */
  updateCard(messageId: string, card: CardJson): Promise<void>;
  /** Streams a file or picture of a received message; rejects once `maxBytes` is exceeded. */
  download(messageId: string, fileKey: string, kind: "file" | "image", maxBytes: number): Promise<Uint8Array>;
  /** Uploads a file to be sent; ≤ 30 MB, not empty. Returns the file key. */
  upload(name: string, bytes: Uint8Array): Promise<string>;
  user(openId: string): Promise<PlatformUser>;
  department(id: string): Promise<PlatformDepartment>;
  /** Ancestors of a department, nearest first, as far as the app may see. */
  departmentParents(id: string): Promise<PlatformDepartment[]>;
  /** The bot's own open_id. */
  botOpenId(): Promise<string>;
  /** The panel shown when a person types "/": names without the slash. */
  slashCommands(): Promise<{ id: string; command: string; description: string }[]>;
  putSlashCommand(command: { id?: string; command: string; zh: string; en: string }): Promise<void>;
  deleteSlashCommand(id: string): Promise<void>;
}
