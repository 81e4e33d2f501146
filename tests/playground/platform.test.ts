import { expect, test } from "vitest";
import { cardText } from "../../src/playground/card-tree.ts";
import { caller, plain, sampleCard, sampleWorld, sendCard, tenantToken } from "./sample-bot.ts";

const toChat = "/im/v1/messages?receive_id_type=chat_id";

test("a private message reaches the bot signed, encrypted and in the platform's shape", async () => {
  const { platform, bot, wang } = await sampleWorld();
  const said = await platform.person(wang.openId).says("我的任务");
  expect(said.delivery).toMatchObject({ delivered: true, nextAt: null });
  expect(bot.events[0]).toMatchObject({
    header: { event_type: "im.message.receive_v1", token: platform.app.verificationToken },
    event: {
      sender: { sender_id: { open_id: wang.openId }, sender_type: "user" },
      message: { message_id: said.message.messageId, chat_type: "p2p", content: '{"text":"我的任务"}' },
    },
  });
});

test("a mention in a group carries the bot's key and id; without one it reaches the bot only where all do", async () => {
  const { platform, bot, wang, group } = await sampleWorld();
  await platform.person(wang.openId).says("我的任务", { chat: group.chatId, mention: true });
  expect(bot.events[0]?.event.message).toMatchObject({
    chat_type: "group",
    content: '{"text":"@_user_1 我的任务"}',
    mentions: [{ key: "@_user_1", id: { open_id: platform.app.botOpenId }, mentioned_type: "bot" }],
  });
  const strict = await sampleWorld({ groupMessages: "mentioned" });
  const unheard = await strict.platform
    .person(strict.wang.openId)
    .says("大家好", { chat: strict.group.chatId });
  expect(unheard.delivery).toBeNull();
  expect(strict.bot.events).toHaveLength(0);
});

test("an event not answered with 200 is repeated after 15 s, 5 min, 1 h and 6 h, then given up", async () => {
  const { platform, bot, wang, clock } = await sampleWorld();
  bot.answer = () => new Response("", { status: 500 });
  const { delivery } = await platform.person(wang.openId).says("我的任务");
  for (const wait of [15_000, 300_000, 3_600_000, 21_600_000]) {
    clock.advance(wait - 1);
    expect(await platform.push.repeatDue()).toBe(0);
    clock.advance(1);
    expect(await platform.push.repeatDue()).toBe(1);
  }
  clock.advance(100_000_000);
  expect(await platform.push.repeatDue()).toBe(0);
  expect(delivery?.attempts).toHaveLength(5);
  expect(new Set(bot.events.map((event) => event.header.event_id)).size).toBe(1);
});

test("an answer after three seconds does not count", async () => {
  const { platform, bot, wang, clock } = await sampleWorld();
  bot.answer = () => {
    clock.advance(3001);
    return Response.json({});
  };
  const { delivery } = await platform.person(wang.openId).says("我的任务");
  expect(delivery).toMatchObject({ delivered: false, attempts: [{ outcome: "late" }] });
});

test("the token expires after two hours; a wrong secret, a missing and a foreign token are told apart", async () => {
  const { platform, clock, call, wang } = await sampleWorld();
  const send = { receive_id: wang.openId, msg_type: "text", content: '{"text":"好"}' };
  const path = "/im/v1/messages?receive_id_type=open_id";
  expect((await call("POST", path, send)).body.code).toBe(0);
  clock.advance(7_200_000);
  expect((await call("POST", path, send)).body.code).toBe(99991663);
  expect((await caller(platform, await tenantToken(platform))("POST", path, send)).body.code).toBe(0);
  expect((await caller(platform, "u-1")("GET", "/bot/v3/info")).body.code).toBe(99991671);
});

test("under half an hour the token is renewed and the old one stays valid", async () => {
  const { platform, clock, token } = await sampleWorld();
  clock.advance(5_400_000);
  expect(await tenantToken(platform)).toBe(token);
  clock.advance(1);
  expect(await tenantToken(platform)).not.toBe(token);
  expect((await caller(platform, token)("GET", "/bot/v3/info")).body.code).toBe(0);
});

test.each([
  ["no receive_id_type", "", { content: '{"text":"a"}' }, 230001],
  ["content that is no string", "?receive_id_type=chat_id", { content: { text: "a" } }, 230001],
  ["content that is no JSON", "?receive_id_type=chat_id", { content: "a" }, 230001],
  ["an empty text", "?receive_id_type=chat_id", { content: '{"text":""}' }, 230001],
  [
    "too long a text",
    "?receive_id_type=chat_id",
    { content: JSON.stringify({ text: "长".repeat(60_000) }) },
    230025,
  ],
  ["an unknown chat", "?receive_id_type=chat_id", { content: '{"text":"a"}', receive_id: "oc_1" }, 230001],
  ["too long a uuid", "?receive_id_type=chat_id", { content: '{"text":"a"}', uuid: "u".repeat(51) }, 230001],
  ["a file of nobody", "?receive_id_type=chat_id", { msg_type: "file", content: '{"file_key":"x"}' }, 230001],
])("refuses %s", async (_name, query, body, code) => {
  const { call, group, platform } = await sampleWorld();
  const answer = await call("POST", `/im/v1/messages${query}`, {
    receive_id: group.chatId,
    msg_type: "text",
    ...body,
  });
  expect(answer).toMatchObject({ status: 400, body: { code } });
  expect(platform.messages(group.chatId)).toHaveLength(0);
});

test("people outside availability, chats left and chats dissolved are refused with their codes", async () => {
  const { call, platform, wang, li, group } = await sampleWorld();
  const text = { msg_type: "text", content: '{"text":"a"}' };
  wang.available = false;
  const toWang = await call("POST", "/im/v1/messages?receive_id_type=open_id", {
    receive_id: wang.openId,
    ...text,
  });
  expect(toWang.body.code).toBe(230013);
  await platform.person(li.openId).removesBot(group.chatId);
  expect((await call("POST", toChat, { receive_id: group.chatId, ...text })).body.code).toBe(230002);
  await platform.person(li.openId).disbands(group.chatId);
  expect((await call("POST", toChat, { receive_id: group.chatId, ...text })).body.code).toBe(232009);
});

test("the same uuid is delivered once within an hour", async () => {
  const { call, clock, group, platform } = await sampleWorld();
  const body = sendCard(group.chatId, sampleCard([{ tag: "hr" }]), "digest-1");
  const first = await call("POST", toChat, body);
  const second = await call("POST", toChat, body);
  expect(second.body.data.message_id).toBe(first.body.data.message_id);
  clock.advance(3_600_000);
  await call("POST", toChat, body);
  expect(platform.messages(group.chatId)).toHaveLength(2);
});

test("five a second to one chat; fifty a second for the app, with the time to wait", async () => {
  const { call, clock, group } = await sampleWorld();
  const body = { receive_id: group.chatId, msg_type: "text", content: '{"text":"a"}' };
  for (let n = 0; n < 5; n++) expect((await call("POST", toChat, body)).body.code).toBe(0);
  expect(await call("POST", toChat, body)).toMatchObject({ status: 400, body: { code: 230020 } });
  for (let n = 0; n < 44; n++) await call("GET", "/bot/v3/info");
  const refused = await call("GET", "/bot/v3/info");
  expect(refused).toMatchObject({ status: 429, body: { code: 99991400 } });
  expect(refused.headers.get("x-ogw-ratelimit-reset")).toBe("1");
  clock.advance(1000);
  expect((await call("POST", toChat, body)).body.code).toBe(0);
});

test("the monthly quota ends message calls but not the directory", async () => {
  const { call, group, wang } = await sampleWorld({ quota: 1 });
  const body = { receive_id: group.chatId, msg_type: "text", content: '{"text":"a"}' };
  expect((await call("POST", toChat, body)).body.code).toBe(0);
  expect(await call("POST", toChat, body)).toMatchObject({ status: 429, body: { code: 99991403 } });
  expect((await call("GET", `/contact/v3/users/${wang.openId}`)).body.code).toBe(0);
});

test("a card that breaks a rule is refused with 230099 and the platform's sub-code", async () => {
  const { call, group } = await sampleWorld();
  const unknown = await call(
    "POST",
    toChat,
    sendCard(group.chatId, sampleCard([{ tag: "hr", colour: "red" }])),
  );
  expect(unknown.body).toMatchObject({
    code: 230099,
    msg: expect.stringMatching(/ext=ErrCode: \d+;.*ErrPath/),
  });
  const stranger = sampleCard([{ tag: "person", user_id: "ou_nobody" }]);
  expect((await call("POST", toChat, sendCard(group.chatId, stranger))).body.msg).toContain(
    "ErrCode: 100290",
  );
  const long = sampleCard([{ tag: "markdown", content: "长".repeat(11_000) }]);
  expect((await call("POST", toChat, sendCard(group.chatId, long))).body.code).toBe(230025);
});

test("a card can be replaced for 14 days, by an equally shared one, and keeps its history", async () => {
  const { call, clock, group, platform } = await sampleWorld();
  const before = sampleCard([{ tag: "markdown", content: "甲" }]);
  const { message_id } = (await call("POST", toChat, sendCard(group.chatId, before))).body.data;
  const patch = (card: unknown) =>
    caller(platform, "")("PATCH", `/im/v1/messages/${message_id}`, { content: JSON.stringify(card) });
  const after = sampleCard([{ tag: "markdown", content: "乙" }]);
  expect((await patch(after)).body.code).toBe(99991671);
  const path = `/im/v1/messages/${message_id}`;
  expect((await call("PATCH", path, { content: after })).body.code).toBe(230001);
  expect((await call("PATCH", path, { content: JSON.stringify(after) })).body.code).toBe(0);
  const [message] = platform.messages(group.chatId);
  expect(cardText(message!.card!)).toBe("任务\n乙");
  expect(message!.history).toEqual([before]);
  clock.advance(14 * 86_400_000 + 1);
  const late = caller(platform, await tenantToken(platform));
  expect((await late("PATCH", path, { content: JSON.stringify(before) })).body.code).toBe(230031);
});

test("the directory pages its lists and knows parents without the root", async () => {
  const { platform, call, safety } = await sampleWorld();
  const team = platform.addDepartment("监察支队", { parent: safety.id });
  for (let n = 0; n < 12; n++) platform.addPerson({ name: `队员${n}`, departments: [team.id] });
  const parents = await call("GET", `/contact/v3/departments/parent?department_id=${team.id}`);
  expect(parents.body.data.items).toMatchObject([{ name: "区安监局", parent_department_id: "0" }]);
  const first = await call("GET", `/contact/v3/users/find_by_department?department_id=${team.id}`);
  expect(first.body.data).toMatchObject({ has_more: true, page_token: "10" });
  const next = await call(
    "GET",
    `/contact/v3/users/find_by_department?department_id=${team.id}&page_token=10`,
  );
  expect(next.body.data.items).toHaveLength(2);
});

test("files go both ways; a person's file only through its message", async () => {
  const { platform, wang, token } = await sampleWorld();
  const headers = { authorization: `Bearer ${token}` };
  const { message } = await platform.person(wang.openId).sendsFile("台账.xlsx", new Uint8Array([1, 2, 3]));
  const { file_key } = JSON.parse(message.content);
  const url = `http://feishu.invalid/open-apis/im/v1/messages/${message.messageId}/resources/${file_key}`;
  const got = await platform.fetch(`${url}?type=file`, { headers });
  expect([...new Uint8Array(await got.arrayBuffer())]).toEqual([1, 2, 3]);
  expect((await platform.fetch(`${url}x?type=file`, { headers })).status).toBe(400);
  const form = new FormData();
  form.set("file_type", "stream");
  form.set("file_name", "a.xlsx");
  form.set("file", new Blob([]));
  const empty = await platform.fetch("http://feishu.invalid/open-apis/im/v1/files", {
    method: "POST",
    headers,
    body: form,
  });
  expect((await empty.json()).code).toBe(234010);
});

test("faults hit the calls they are meant for, before or after the work is done", async () => {
  const { platform, call, group } = await sampleWorld();
  const body = { receive_id: group.chatId, msg_type: "text", content: '{"text":"a"}' };
  platform.faults.next({ method: "POST", path: "/im/v1/messages", kind: "timeout after delivering" });
  platform.faults.next({ method: "POST", path: "/im/v1/messages", kind: "lost before" });
  platform.faults.next({ method: "POST", path: "/im/v1/messages", kind: { code: 230020 } });
  expect((await call("GET", "/bot/v3/info")).body.code).toBe(0);
  await expect(call("POST", toChat, body)).rejects.toThrow("fetch failed");
  expect(platform.messages(group.chatId)).toHaveLength(1);
  await expect(call("POST", toChat, body)).rejects.toThrow("fetch failed");
  expect((await call("POST", toChat, body)).body.code).toBe(230020);
  expect(platform.messages(group.chatId)).toHaveLength(1);
});

test("random faults repeat with the seed", async () => {
  const outcomes = async () => {
    const { platform, call } = await sampleWorld();
    platform.faults.random({ seed: 7, rate: 0.5, kinds: [{ code: 1 }] });
    const codes = [];
    for (let n = 0; n < 20; n++) codes.push((await call("GET", "/bot/v3/info")).body.code);
    return codes;
  };
  const first = await outcomes();
  expect(new Set(first)).toEqual(new Set([0, 1]));
  expect(await outcomes()).toEqual(first);
});

test("slash commands have unique names and go away", async () => {
  const { call } = await sampleWorld();
  const path = "/application/v7/app_slash_commands";
  const command = { command: "help", description: { default_value: "帮助", i18n: { en_us: "Help" } } };
  const { command_id } = (await call("POST", path, command)).body.data;
  expect((await call("POST", path, command)).body.code).toBe(40000000);
  expect((await call("PATCH", `${path}/${command_id}`, { ...command, command: "帮助" })).body.code).toBe(0);
  expect((await call("GET", path)).body.data.items).toMatchObject([{ command: "帮助" }]);
  await call("DELETE", `${path}/${command_id}`);
  expect((await call("GET", path)).body.data.items).toEqual([]);
});

test("a button sends back its value, name and place", async () => {
  const { bot, call, platform, wang } = await sampleWorld();
  const chatId = platform.privateChat(wang.openId);
  const button = {
    tag: "button",
    text: plain("汇报"),
    behaviors: [{ type: "callback", value: { do: "report", task: "12" } }],
  };
  await call("POST", toChat, sendCard(chatId, sampleCard([button])));
  const [message] = platform.messages(chatId);
  const clicked = await platform.person(wang.openId).clicks(message!, "汇报");
  expect(clicked).toMatchObject({ toast: null, error: null });
  expect(bot.events[0]).toMatchObject({
    header: { event_type: "card.action.trigger" },
    event: {
      action: { tag: "button", value: { do: "report", task: "12" } },
      context: { open_message_id: message!.messageId, open_chat_id: chatId },
    },
  });
  expect(bot.events[0]!.header.create_time).toHaveLength(16);
});
