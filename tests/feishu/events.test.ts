import { describe, expect, test } from "vitest";
import { EVENT_TYPES, normaliseEvent } from "../../src/feishu/events.ts";
import type { IncomingAction, IncomingMessage } from "../../src/feishu/incoming.ts";
import { withoutMentions } from "../../src/feishu/message.ts";

const bot = async () => "ou_bot";
type Fields = Record<string, unknown>;

const read = (type: string, event: Fields, id: string | null = "ev_1", text = "letter") =>
  normaliseEvent({ type, id, createdAt: "1608725989000", event, text }, bot);

async function message(more: Fields, sender: Fields = {}): Promise<IncomingMessage> {
  const incoming = await read("im.message.receive_v1", {
    sender: { sender_id: { open_id: "ou_1" }, sender_type: "user", ...sender },
    message: {
      message_id: "om_1",
      chat_id: "oc_1",
      chat_type: "group",
      create_time: "1609073151345",
      ...more,
    },
  });
  if (incoming?.kind !== "message") throw new Error(`no message: ${JSON.stringify(incoming)}`);
  return incoming;
}

const text = (content: string, mentions?: unknown[]) =>
  message({ message_type: "text", content: JSON.stringify({ text: content }), mentions });
const at = (key: string, openId: string, name = "x") => ({
  key,
  id: { open_id: openId },
  name,
  mentioned_type: "user",
});

describe("messages", () => {
  test("a text in a group with the bot mentioned", async () => {
    expect(await text("@_user_1 我的任务 ", [at("@_user_1", "ou_bot", "督办")])).toEqual({
      kind: "message",
      id: "om_1",
      messageId: "om_1",
      chatId: "oc_1",
      chatType: "group",
      sender: "ou_1",
      text: "我的任务",
      mentionsBot: true,
      mentions: [],
      attachment: null,
      unsupported: null,
      parentId: null,
      threadId: null,
      createdAt: 1_609_073_151_345,
    });
  });

  test("others who are mentioned are told apart from the bot", async () => {
    const both = await text("@_user_1 请 @_user_2 汇报 12", [
      at("@_user_1", "ou_bot"),
      at("@_user_2", "ou_2", "李"),
    ]);
    expect(both).toMatchObject({
      text: "请 汇报 12",
      mentionsBot: true,
      mentions: [{ openId: "ou_2", name: "李" }],
    });
    expect(await text("@_user_1 好", [at("@_user_1", "ou_2")])).toMatchObject({ mentionsBot: false });
  });

  test("@everyone does not mean the bot", async () => {
    const all = { key: "@_all", id: { open_id: "" }, name: "所有人" };
    expect(await text("@_all 开会", [all])).toMatchObject({ text: "开会", mentionsBot: false, mentions: [] });
    const allOfThem = { ...all, id: { open_id: "all" } };
    expect(await text("@_all 开会", [allOfThem])).toMatchObject({ mentions: [] });
    expect(await text("@_all 开会")).toMatchObject({ text: "开会", mentionsBot: false });
  });

  test.each([
    ["@_user_1 @_user_10 @_user_2 12", ["@_user_1", "@_user_2", "@_user_10"], "12"],
    ["@_user_10号", ["@_user_1", "@_user_10"], "号"],
    ["@_user_112", ["@_user_1"], "12"],
    ["@_user_1", ["@_user_1"], ""],
    ["hello @_user_1 world", ["@_user_1"], "hello world"],
    ["report 12@_user_1 done", ["@_user_1"], "report 12 done"],
    ["我们@_user_1 负责什么", ["@_user_1"], "我们负责什么"],
    ["第一行\n@_user_1 第二行", ["@_user_1"], "第一行\n第二行"],
    ["a@_user_1b.com 是邮箱吗", [], "a@_user_1b.com 是邮箱吗"],
    ["$& @(.*) 12", ["@(.*)"], "$& 12"],
  ])("of %j with %j mentioned stays %j", (source, keys, left) => {
    expect(withoutMentions(source, keys)).toBe(left);
  });

  test("a mention's id may be plain, as in the API's answers", async () => {
    expect(await text("@_user_1 x", [{ key: "@_user_1", id: "ou_bot" }])).toMatchObject({
      mentionsBot: true,
    });
  });

  test("rich text becomes text, its mentions included", async () => {
    const content = {
      title: "进展",
      content: [
        [
          { tag: "at", user_id: "@_user_1", user_name: "" },
          { tag: "text", text: "汇报 12 ", style: ["bold"] },
          { tag: "a", href: "https://x", text: "附件" },
          { tag: "emotion", emoji_type: "SMILE" },
        ],
        [{ tag: "hr" }],
        [{ tag: "code_block", language: "GO", text: "x := 1" }],
        [{ tag: "img", image_key: "img_1" }],
      ],
    };
    const mentions = [at("@_user_1", "ou_bot")];
    expect(await message({ message_type: "post", content: JSON.stringify(content), mentions })).toMatchObject(
      {
        text: "进展\n汇报 12 附件\n\nx := 1",
        mentionsBot: true,
        attachment: null,
      },
    );
  });

  test("a picture in rich text with nothing beside it is a picture", async () => {
    const content = JSON.stringify({ title: "", content: [[{ tag: "img", image_key: "img_1" }]] });
    expect(await message({ message_type: "post", content })).toMatchObject({
      text: "",
      attachment: { kind: "image", key: "img_1", name: null },
    });
  });

  test("files and pictures are attachments", async () => {
    const file = JSON.stringify({ file_key: "file_1", file_name: "分工.docx" });
    expect(await message({ message_type: "file", content: file })).toMatchObject({
      text: "",
      attachment: { kind: "file", key: "file_1", name: "分工.docx" },
      unsupported: null,
    });
    expect(await message({ message_type: "image", content: '{"image_key":"img_1"}' })).toMatchObject({
      attachment: { kind: "image", key: "img_1", name: null },
    });
  });

  test.each([
    "audio",
    "sticker",
    "merge_forward",
    "folder",
    "media",
    "interactive",
    "share_chat",
    "location",
  ])("%s cannot be read, and says so", async (type) => {
    expect(await message({ message_type: type, content: "not even JSON" })).toMatchObject({
      text: "",
      attachment: null,
      unsupported: type,
    });
  });

  test("replies know what they answer", async () => {
    const reply = {
      message_type: "text",
      content: '{"text":"x"}',
      parent_id: "om_0",
      root_id: "om_0",
      thread_id: "omt_1",
    };
    expect(await message(reply)).toMatchObject({ parentId: "om_0", threadId: "omt_1" });
  });

  test.each(["bot", "app"])("what a %s says is dropped", async (type) => {
    const event = {
      sender: { sender_id: { open_id: "ou_2" }, sender_type: type },
      message: {
        message_id: "om_1",
        chat_id: "oc_1",
        chat_type: "p2p",
        message_type: "text",
        content: '{"text":"x"}',
      },
    };
    expect(await read("im.message.receive_v1", event)).toBeNull();
  });

  test("without a time of its own a message has its envelope's", async () => {
    const bare = { message_type: "text", content: '{"text":"x"}', create_time: undefined };
    expect((await message(bare)).createdAt).toBe(1_608_725_989_000);
  });

  test("who the bot is is asked only when somebody is mentioned", async () => {
    let asked = 0;
    const event = {
      sender: { sender_id: { open_id: "ou_1" }, sender_type: "user" },
      message: {
        message_id: "om_1",
        chat_id: "oc_1",
        chat_type: "group",
        message_type: "text",
        content: '{"text":"x"}',
      },
    };
    const raw = { type: "im.message.receive_v1", id: "e", createdAt: "1608725989000", event, text: "" };
    await normaliseEvent(raw, async () => String(++asked));
    expect(asked).toBe(0);
  });
});

describe("card callbacks", () => {
  const click = (action: Fields, more: Fields = {}, id: string | null = "ev_1", letter?: string) =>
    read(
      "card.action.trigger",
      {
        operator: { open_id: "ou_1" },
        token: "c-1",
        action: { tag: "button", ...action },
        context: { open_message_id: "om_1", open_chat_id: "oc_1" },
        ...more,
      },
      id,
      letter,
    ) as Promise<IncomingAction>;

  test("a submitted form", async () => {
    const form_value = { percent: "50", bodies: ["a", "b"], note: "" };
    expect(await click({ value: { a: "report", task: 12 }, name: "send", form_value })).toEqual({
      kind: "action",
      id: "ev_1",
      operator: "ou_1",
      chatId: "oc_1",
      messageId: "om_1",
      value: { a: "report", task: 12 },
      name: "send",
      form: form_value,
      option: null,
      updateToken: "c-1",
    });
  });

  test("a value may come as JSON text, and nonsense counts as none", async () => {
    expect((await click({ value: '{"a":"x"}' })).value).toEqual({ a: "x" });
    for (const value of ["x", "[1]", '"x"', null, undefined, 5, [1]]) {
      expect((await click({ value })).value).toEqual({});
    }
  });

  test("a choice and a field outside a form", async () => {
    expect(await click({ option: "done", value: {} })).toMatchObject({ option: "done", form: {} });
    expect(await click({ name: "note", input_value: "好" })).toMatchObject({ form: { note: "好" } });
    expect(await click({ name: "seen", checked: true })).toMatchObject({ form: { seen: true } });
  });

  test("without an event id the letter's digest serves", async () => {
    const first = await click({ value: {} }, {}, null, "letter one");
    const again = await click({ value: {} }, {}, null, "letter one");
    const other = await click({ value: {} }, {}, null, "letter two");
    expect(first.id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  test("a callback without context still has its operator", async () => {
    expect(await click({}, { context: undefined, token: undefined })).toMatchObject({
      chatId: null,
      messageId: null,
      updateToken: null,
    });
  });

  test("a callback of nobody is malformed", async () => {
    await expect(click({}, { operator: {} })).rejects.toThrow("operator.open_id");
  });
});

describe("notices", () => {
  const chat = { chat_id: "oc_1", operator_id: { open_id: "ou_1" }, name: "督办群" };
  const user = (status: Fields) => ({ object: { open_id: "ou_2", name: "x", status } });
  const department = { object: { open_department_id: "od-1", department_id: "D1" } };
  test.each<[string, Fields, Fields]>([
    [
      "im.chat.member.bot.added_v1",
      chat,
      { kind: "bot-added", chatId: "oc_1", operator: "ou_1", name: "督办群" },
    ],
    [
      "im.chat.member.bot.deleted_v1",
      { chat_id: "oc_1" },
      { kind: "bot-removed", chatId: "oc_1", operator: null, name: null },
    ],
    [
      "im.chat.disbanded_v1",
      chat,
      { kind: "chat-disbanded", chatId: "oc_1", operator: "ou_1", name: "督办群" },
    ],
    [
      "im.chat.access_event.bot_p2p_chat_entered_v1",
      { ...chat, last_message_create_time: "1609073151345" },
      { kind: "chat-entered", chatId: "oc_1", operator: "ou_1", lastMessageAt: 1_609_073_151_345 },
    ],
    [
      "im.chat.access_event.bot_p2p_chat_entered_v1",
      { ...chat, last_message_create_time: "" },
      { kind: "chat-entered", chatId: "oc_1", operator: "ou_1", lastMessageAt: null },
    ],
    [
      "p2p_chat_create",
      { chat_id: "oc_1", operator: { open_id: "" }, user: { open_id: "ou_3" } },
      { kind: "chat-entered", chatId: "oc_1", operator: "ou_3", lastMessageAt: null },
    ],
    [
      "application.bot.menu_v6",
      { operator: { operator_id: { open_id: "ou_1" } }, event_key: "mine", timestamp: 1669364458 },
      { kind: "menu", operator: "ou_1", key: "mine" },
    ],
    ["contact.user.created_v3", user({}), { kind: "person-changed", openId: "ou_2" }],
    ["contact.user.updated_v3", user({ is_activated: true }), { kind: "person-changed", openId: "ou_2" }],
    ["contact.user.updated_v3", user({ is_resigned: true }), { kind: "person-left", openId: "ou_2" }],
    ["contact.user.updated_v3", user({ is_frozen: true }), { kind: "person-left", openId: "ou_2" }],
    ["contact.user.updated_v3", user({ is_exited: true }), { kind: "person-left", openId: "ou_2" }],
    ["contact.user.deleted_v3", { object: { open_id: "ou_2" } }, { kind: "person-left", openId: "ou_2" }],
    ["contact.department.created_v3", department, { kind: "department-changed", departmentId: "od-1" }],
    ["contact.department.updated_v3", department, { kind: "department-changed", departmentId: "od-1" }],
    ["contact.department.deleted_v3", department, { kind: "department-changed", departmentId: "od-1" }],
  ])("%s", async (type, event, notice) => {
    expect(await read(type, event)).toEqual({ id: "ev_1", ...notice });
  });

  test("every kind listened to is malformed when it is empty, and never an accident", async () => {
    for (const type of EVENT_TYPES) {
      await expect(read(type, {})).rejects.toMatchObject({ name: "MalformedEvent" });
    }
  });
});
