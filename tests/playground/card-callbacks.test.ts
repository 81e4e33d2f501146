import { expect, test } from "vitest";
import { cardText } from "../../src/playground/card-tree.ts";
import { plain, sampleCard, sampleWorld, sendCard } from "./sample-bot.ts";

const toChat = "/im/v1/messages?receive_id_type=chat_id";
const option = (text: string, value: string) => ({ text: plain(text), value });

const form = {
  tag: "form",
  name: "report",
  elements: [
    {
      tag: "select_static",
      name: "state",
      required: true,
      placeholder: plain("状态"),
      options: [option("推进中", "on-track"), option("已完成", "done")],
    },
    {
      tag: "multi_select_static",
      name: "tags",
      required: false,
      placeholder: plain("标签"),
      options: [option("甲", "a"), option("乙", "b")],
    },
    { tag: "date_picker", name: "until", placeholder: plain("日期") },
    { tag: "select_person", name: "who", options: [], placeholder: plain("填报人") },
    { tag: "input", name: "percent", label: plain("完成比例"), default_value: "40", max_length: 3 },
    {
      tag: "input",
      name: "note",
      input_type: "multiline_text",
      rows: 3,
      label: plain("进展情况"),
      max_length: 10,
    },
    {
      tag: "button",
      name: "submit",
      text: plain("提交"),
      form_action_type: "submit",
      behaviors: [{ type: "callback", value: { do: "save" } }],
    },
  ],
};

async function worldWithForm() {
  const world = await sampleWorld();
  const chatId = world.platform.privateChat(world.wang.openId);
  const sent = await world.call("POST", toChat, sendCard(chatId, sampleCard([form])));
  expect(sent.body).toMatchObject({ code: 0 });
  const [message] = world.platform.messages(chatId);
  return { ...world, message: message!, person: world.platform.person(world.wang.openId) };
}

test("a form sends each value in the shape of its component", async () => {
  const { bot, person, message, wang } = await worldWithForm();
  await person.fills(message, {
    state: "已完成",
    tags: ["乙", "a"],
    until: "2018-06-30",
    who: "区安监局联络员",
    进展情况: "初稿\n完成",
  });
  expect(bot.events[0]?.event.action).toEqual({
    tag: "button",
    name: "submit",
    timezone: "Asia/Shanghai",
    value: { do: "save" },
    form_value: {
      state: "done",
      tags: ["b", "a"],
      until: "2018-06-30 +0800",
      who: wang.openId,
      percent: "40",
      note: "初稿\n完成",
    },
  });
});

test("the client keeps back a form with a required field empty or a text too long", async () => {
  const { bot, person, message } = await worldWithForm();
  const kept = await person.fills(message, { note: "一二三四五六七八九十一", until: "明天", percent: "" });
  expect(kept.problems).toEqual({ state: "required", note: "longer than 10", until: "not a date" });
  expect(bot.events).toHaveLength(0);
  const sent = await person.fills(message, { state: "on-track", percent: "" });
  expect(sent.problems).toEqual({});
  expect(bot.events[0]?.event.action?.form_value).toEqual({ state: "on-track", percent: "", note: "" });
});

test("the answer's toast is shown and its card put in place", async () => {
  const { bot, person, message } = await worldWithForm();
  const saved = sampleCard([{ tag: "markdown", content: "已记录" }]);
  bot.answer = () =>
    Response.json({ toast: { type: "success", content: "好" }, card: { type: "raw", data: saved } });
  const clicked = await person.fills(message, { state: "done" });
  expect(clicked.toast).toEqual({ type: "success", content: "好" });
  expect(cardText(message.card!)).toContain("已记录");
  await expect(person.fills(message, { state: "done" })).rejects.toThrow("Nothing on the card fits");
});

test.each([
  ["a status other than 200", () => new Response("", { status: 403 }), 200671],
  ["no JSON", () => new Response("ok"), 200672],
  ["a bare string", () => Response.json("no handler"), 200672],
  ["an unknown toast", () => Response.json({ toast: { type: "fine", content: "a" } }), 200672],
  ["a card without its envelope", () => Response.json({ card: sampleCard([]) }), 200672],
  ["a card of the old kind", () => Response.json({ card: { type: "raw", data: { elements: [] } } }), 200830],
  [
    "a card that breaks a rule",
    () => Response.json({ card: { type: "raw", data: sampleCard([{ tag: "note" }]) } }),
    200673,
  ],
  [
    "no connection",
    () => {
      throw new Error("down");
    },
    200342,
  ],
])("shows the platform's code for %s, never repeats, and leaves the card", async (_name, answer, code) => {
  const { bot, person, message, platform } = await worldWithForm();
  bot.answer = answer;
  const before = message.card;
  expect(await person.fills(message, { state: "done" })).toMatchObject({ error: code, toast: null });
  expect(message.card).toEqual(before);
  expect(await platform.push.repeatDue()).toBe(0);
});

test("a late answer is shown as 200341", async () => {
  const { bot, person, message, clock } = await worldWithForm();
  bot.answer = () => {
    clock.advance(3001);
    return Response.json({ toast: { type: "success", content: "好" } });
  };
  expect(await person.fills(message, { state: "done" })).toMatchObject({ error: 200341, toast: null });
});

test("while a click is answered the card is locked; the update token works after it, twice", async () => {
  const { bot, person, message, call } = await worldWithForm();
  const card = sampleCard([{ tag: "hr" }]);
  const patch = () =>
    call("PATCH", `/im/v1/messages/${message.messageId}`, { content: JSON.stringify(card) });
  const codes: number[] = [];
  bot.answer = async () => {
    codes.push((await patch()).body.code);
    return Response.json({});
  };
  await person.fills(message, { state: "done" });
  expect(codes).toEqual([11310]);
  const update = () =>
    call("POST", "/interactive/v1/card/update", { token: bot.events[0]!.event.token, card });
  expect([(await update()).body.code, (await update()).body.code, (await update()).body.code]).toEqual([
    0, 0, 300040,
  ]);
});

test("outside forms a select, a checker and an overflow menu send what was chosen", async () => {
  const { bot, call, platform, wang } = await sampleWorld();
  const behaviors = [{ type: "callback", value: { k: 1 } }];
  const chatId = platform.privateChat(wang.openId);
  const elements = [
    { tag: "select_static", placeholder: plain("规划"), options: [option("规划一", "p1")], behaviors },
    { tag: "overflow", options: [option("导出", "export")], behaviors },
    { tag: "checker", text: plain("已阅"), behaviors },
  ];
  expect((await call("POST", toChat, sendCard(chatId, sampleCard(elements)))).body).toMatchObject({
    code: 0,
  });
  const [message] = platform.messages(chatId);
  const person = platform.person(wang.openId);
  await person.chooses(message!, "规划", "规划一");
  await person.chooses(message!, { value: { k: 1 } }, "p1");
  await person.chooses(message!, "已阅", true);
  expect(bot.events.map((event) => event.event.action)).toMatchObject([
    { tag: "select_static", option: "p1", value: { k: 1 } },
    { tag: "select_static", option: "p1" },
    { tag: "checker", checked: true },
  ]);
});

test("somebody else who sees the card, forwarded to them, is named as the operator", async () => {
  const { bot, platform, li, message } = await worldWithForm();
  await platform.person(li.openId).fills(message, { state: "done" });
  expect(bot.events[0]?.event.operator).toMatchObject({ open_id: li.openId });
});
