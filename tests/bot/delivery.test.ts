import { afterEach, describe, expect, test } from "vitest";
import { createBot } from "../../src/bot/create-bot.ts";
import { placedElements } from "../../src/playground/card-tree.ts";
import { envelope } from "../../src/playground/events.ts";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

const answersTo = (person: { person: { openId: string } }) =>
  here.platform.messages(here.platform.privateChat(person.person.openId), "app");

describe("a message is answered once, and never lost", () => {
  test("delivered again after a success it is not answered again", async () => {
    here = await world();
    const liaison = here.member("区教育局", "西青区");
    const { delivery } = await liaison.says("我们部门负责什么");
    await here.platform.push.again(delivery!);
    await here.bot.settled();
    expect(answersTo(liaison)).toHaveLength(1);
  });

  test("delivered twice at the same moment it is answered once", async () => {
    here = await world();
    const liaison = here.member("区教育局", "西青区");
    const { delivery } = await liaison.says("帮助");
    await Promise.all([here.platform.push.again(delivery!), here.platform.push.again(delivery!)]);
    await here.bot.settled();
    expect(answersTo(liaison)).toHaveLength(1);
  });

  test("while the platform takes nothing it waits, and the tick answers it", async () => {
    here = await world();
    const liaison = here.member("区教育局", "西青区");
    await liaison.says("你好");
    here.platform.faults.next({ method: "POST", path: /messages/, kind: "http-500", times: 2 });
    const { replies } = await liaison.says("我们部门负责什么");
    expect(replies).toEqual([]);
    await here.bot.tick();
    expect(read(answersTo(liaison).at(-1))).toContain("区教育局");
  });

  test("an answer that was delivered though its confirmation was lost is not sent twice", async () => {
    here = await world();
    const liaison = here.member("区教育局", "西青区");
    await liaison.says("你好");
    here.platform.faults.next({
      method: "POST",
      path: /messages/,
      kind: "timeout after delivering",
      times: 2,
    });
    await liaison.says("我们部门负责什么");
    await here.bot.tick();
    expect(answersTo(liaison)).toHaveLength(2);
  });

  test("a platform that refuses the repeated uuid of a delivered answer is not sent a second one as text", async () => {
    here = await world();
    const liaison = here.member("区教育局", "西青区");
    await liaison.says("你好");
    here.platform.faults.next({ method: "POST", path: /messages/, kind: "timeout after delivering" });
    here.platform.faults.next({ method: "POST", path: /messages/, kind: { code: 230001 } });
    await liaison.says("我们部门负责什么");
    await here.bot.tick();
    expect(answersTo(liaison)).toHaveLength(2);
  });

  test("a process that dies between the acknowledgement and the answer leaves the work to the next one", async () => {
    here = await world();
    const liaison = here.member("区教育局", "西青区");
    await liaison.says("你好");
    const { delivery } = await liaison.says("帮助");
    // As it stands when the process is killed after its 200: claimed, payload kept, nothing sent.
    const id = (delivery!.body.event as { message: { message_id: string } }).message.message_id;
    const payload = JSON.stringify({
      kind: "message",
      id: "om_dead",
      messageId: id,
      chatId: here.platform.privateChat(liaison.person.openId),
      chatType: "p2p",
      sender: liaison.person.openId,
      text: "/任务 12",
      mentionsBot: false,
      mentions: [],
      attachment: null,
      unsupported: null,
      parentId: null,
      threadId: null,
      createdAt: here.clock.now(),
    });
    await here.db.write([
      {
        sql: "INSERT INTO inbox (id, state, payload, claimed_at) VALUES ('om_dead', 'claimed', ?, ?)",
        args: [payload, here.clock.real()],
      },
    ]);
    await here.bot.tick();
    expect(answersTo(liaison)).toHaveLength(2);
    here.clock.advance(61_000);
    await here.bot.tick();
    expect(read(answersTo(liaison).at(-1))).toContain("第12项");
    const [row] = await here.db.all("SELECT state, payload FROM inbox WHERE id = 'om_dead'");
    expect(row).toMatchObject({ state: "done", payload: null });
  });

  test("the id of an answered question is kept while it may be repeated, and forgotten after a day", async () => {
    here = await world();
    const liaison = here.member("区教育局", "西青区");
    await liaison.says("帮助");
    const kept = async () => (await here.db.all("SELECT id FROM inbox WHERE state = 'done'")).length;
    here.clock.advance(23 * 3_600_000);
    await here.bot.tick();
    expect(await kept()).toBe(1);
    here.clock.advance(2 * 3_600_000);
    await here.bot.tick();
    expect(await kept()).toBe(0);
  });

  test("two instances on one database answer once", async () => {
    here = await world();
    const { deps } = here.bot;
    const other = createBot({ ...here.platform.app, tenantKey: null }, deps);
    const liaison = here.member("区教育局", "西青区");
    const { delivery } = await liaison.says("帮助");
    await Promise.all([here.platform.push.again(delivery!), other.tick(), here.bot.tick()]);
    expect(answersTo(liaison)).toHaveLength(1);
  });
});

test("answers are counted against the month's calls", async () => {
  here = await world();
  const liaison = here.member("区教育局", "西青区");
  await liaison.says("帮助");
  await liaison.says("我们部门负责什么");
  const [row] = await here.db.all("SELECT calls FROM api_calls WHERE month = '2018-06'");
  expect(row?.calls).toBe(2);
});

describe("in a group", () => {
  test("the bot is silent unless it is mentioned", async () => {
    here = await world();
    const liaison = here.member("区教育局", "西青区");
    const group = here.group("工作群", [liaison, here.clerk]);
    await liaison.says("我们部门负责什么", { chat: group });
    expect(here.platform.messages(group, "app")).toEqual([]);
    await liaison.says("我们部门负责什么", { chat: group, mention: true });
    expect(here.platform.messages(group, "app")).toHaveLength(1);
  });

  test("it greets once when it is added, and forgets a group that is gone", async () => {
    here = await world();
    const group = here.platform.addGroup({ name: "新群", members: [here.clerk.person.openId], botIn: false });
    const [hello] = await here.clerk.addsBot(group.chatId);
    expect(read(hello)).toContain("督办");
    await here.clerk.disbands(group.chatId);
    const [row] = await here.db.all("SELECT state FROM chats WHERE id = ?", [group.chatId]);
    expect(row?.state).toBe("dissolved");
  });
});

describe("a tap", () => {
  test("delivered twice is done once and answered the same", async () => {
    here = await world();
    const liaison = here.member("区安监局", "西青区");
    const { replies } = await liaison.says("/汇报 7");
    const submit = placedElements(replies[0]!.card!).find(
      ({ element }) => element.form_action_type === "submit",
    );
    const [behaviour] = submit!.element.behaviors as { value: Record<string, unknown> }[];
    const letter = envelope(here.platform.world, "card.action.trigger", {
      operator: { open_id: liaison.person.openId },
      token: "c-1",
      action: {
        tag: "button",
        name: submit!.element.name,
        value: behaviour!.value,
        form_value: { state: "onTrack", percent: "60", progress: "已完成初稿" },
      },
      host: "im_message",
      context: { open_message_id: replies[0]!.messageId, open_chat_id: replies[0]!.chatId },
    });
    const first = await here.platform.push.request(letter);
    const second = await here.platform.push.request(letter);
    expect(first).toMatchObject({ text: expect.stringContaining("已记录") });
    expect(second).toMatchObject({ text: "text" in first ? first.text : "" });
    expect(await here.db.all("SELECT id FROM reports")).toHaveLength(1);
  });

  test("on a button that no longer exists says so", async () => {
    here = await world();
    const liaison = here.member("区安监局", "西青区");
    const { replies } = await liaison.says("/任务 7");
    const card = JSON.parse(JSON.stringify(replies[0]!.card).replaceAll('"report.open"', '"report.gone"'));
    replies[0]!.card = card;
    const { toast } = await liaison.clicks(replies[0]!, "汇报");
    expect(toast?.content).toContain("失效");
  });
});

test("a program error is told in a sentence with a number, without a stack or a code", async () => {
  here = await world();
  const liaison = here.member("区教育局", "西青区");
  await liaison.says("你好");
  await here.db.script("ALTER TABLE tasks RENAME TO tasks_gone");
  const { replies } = await liaison.says("我们部门负责什么");
  await here.db.script("ALTER TABLE tasks_gone RENAME TO tasks");
  expect(read(replies[0])).toMatch(/程序出了错.*编号/);
  expect(read(replies[0])).not.toMatch(/SQL|Error|at /);
});
