import {
  type OutgoingContent,
  type Platform,
  PlatformError,
  type Receiver,
  type SentMessage,
} from "../chat/platform.ts";
import { type Api, type ApiSettings, type Call, dataOf } from "./api.ts";
import { localRefusal } from "./api-failure.ts";
import type { PatchBody, ReplyBody, SendBody, SendQuery, SentData } from "./api-types.ts";
import { LIMITS } from "./limits.ts";

const MESSAGES = "/open-apis/im/v1/messages";

export function messageCalls(
  api: Api,
  settings: ApiSettings,
): Pick<Platform, "send" | "reply" | "updateCard"> {
  async function post(call: Omit<Call, "kind" | "method" | "lost">, uuid: string): Promise<SentMessage> {
    if (uuid.length > LIMITS.message.uuidLength) throw localRefusal(settings, call, 230001);
    const answer = await api.json({ ...call, kind: "message", method: "POST", lost: "unknown" });
    const { message_id: messageId, chat_id: chatId } = dataOf<SentData>(answer);
    if (!messageId || !chatId) {
      throw new PlatformError("unknown", 0, `${call.name}: the answer names no message`);
    }
    return { messageId, chatId };
  }

  return {
    send(to, content, uuid) {
      const body: SendBody = { receive_id: idOf(to), ...messageBody(content), uuid };
      const query: SendQuery = { receive_id_type: "chat" in to ? "chat_id" : "open_id" };
      return post({ name: "send", path: MESSAGES, query, body }, uuid);
    },
    reply(messageId, content, uuid) {
      const body: ReplyBody = { ...messageBody(content), uuid };
      return post({ name: "reply", path: `${messagePath(messageId)}/reply`, body }, uuid);
    },
    async updateCard(messageId, card) {
      const body: PatchBody = { content: JSON.stringify(card) };
      const path = messagePath(messageId);
      await api.json({ name: "update", kind: "message", method: "PATCH", path, body, lost: "retry" });
    },
  };
}

export function messagePath(messageId: string): string {
  return `${MESSAGES}/${encodeURIComponent(messageId)}`;
}

function idOf(to: Receiver): string {
  return "chat" in to ? to.chat : to.person;
}

/** `content` is a string holding JSON, whatever the kind. */
function messageBody(content: OutgoingContent): Pick<SendBody, "msg_type" | "content"> {
  switch (content.kind) {
    case "text":
      return { msg_type: "text", content: JSON.stringify({ text: content.text }) };
    case "card":
      return { msg_type: "interactive", content: JSON.stringify(content.card) };
    case "file":
      return { msg_type: "file", content: JSON.stringify({ file_key: content.fileKey }) };
  }
}
