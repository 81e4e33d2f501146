/** What reaches the bot, whatever the transport (webhook or long connection): verified, decrypted, normalised. */
export interface IncomingMessage {
  kind: "message";
  /** De-duplication key: `message_id` (platform page im.message.receive_v1). */
  id: string;
  messageId: string;
  chatId: string;
  chatType: "p2p" | "group";
  sender: string;
  /** Text with every mention removed and trimmed; "" for a bare mention or a file. */
  text: string;
  mentionsBot: boolean;
  /** Other people mentioned, in order. */
  mentions: { openId: string; name: string }[];
  attachment: { kind: "file" | "image"; key: string; name: string | null } | null;
  /** A type the bot cannot read (sticker, audio, merge_forward …), as the platform names it; null for the rest. */
  unsupported: string | null;
  parentId: string | null;
  threadId: string | null;
  /** ms since the epoch, normalised from s, ms or µs by digit count. */
  createdAt: number;
}

export interface IncomingAction {
  kind: "action";
  /** `event_id`, or a digest of the body where the platform leaves it out. */
  id: string;
  operator: string;
  chatId: string | null;
  messageId: string | null;
  /** What we put on the button; client-echoed, never trusted. */
  value: Record<string, unknown>;
  /** Name of the component used. */
  name: string | null;
  form: Record<string, unknown>;
  option: string | null;
  updateToken: string | null;
}

export type IncomingNotice =
  | {
      kind: "bot-added" | "bot-removed" | "chat-disbanded";
      id: string;
      chatId: string;
      operator: string | null;
      /** The chat's. */
      name: string | null;
    }
  | { kind: "chat-entered"; id: string; chatId: string; operator: string; lastMessageAt: number | null }
  | { kind: "menu"; id: string; operator: string; key: string }
  | { kind: "person-changed" | "person-left"; id: string; openId: string }
  | { kind: "department-changed"; id: string; departmentId: string };

export type Incoming = IncomingMessage | IncomingAction | IncomingNotice;

/** What a card callback answers with, within three seconds. */
export interface ActionAnswer {
  toast?: { type: "info" | "success" | "warning" | "error"; content: string };
  card?: { schema: "2.0"; [key: string]: unknown };
}
