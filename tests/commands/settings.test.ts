import { afterEach, beforeEach, expect, test } from "vitest";
import { subscribeChat } from "../../src/services/digests/subscribe.ts";
import { read, type World, world } from "../harness/world.ts";

let here: World;
beforeEach(async () => {
  here = await world({ today: "2018-06-08" });
});
afterEach(() => here.close());

test("a member sets the own reminders, and sees nothing of the clerk's", async () => {
  const member = here.member("区安监局");
  const { replies } = await member.says("/设置");
  expect(read(replies[0])).toContain("我的提醒：标准");
  expect(read(replies[0])).not.toContain("额度 10000 次（");
  await member.clicks(replies[0]!, "以后少提醒");
  expect(read((await member.says("/设置")).replies[0])).toContain("我的提醒：少提醒");
  expect(read((await member.says("/设置 提醒 标准")).replies[0])).toContain("我的提醒：标准");
});

test("the clerk adds a free day: the digest of that Monday comes the day after", async () => {
  const group = here.group("群", [here.clerk]);
  const doer = { actor: "cli", body: null, chat: null, at: here.clock.now() };
  await subscribeChat(here.db, here.clock, doer, { chat: group, plan: "xiqing-2017" });
  const { replies } = await here.clerk.says("/设置");
  const { toast } = await here.clerk.fills(replies[0]!, { day: "2018-06-11", kind: "free", note: "防汛" });
  expect(toast?.type).toBe("success");
  expect(read(replies[0])).toContain("2018-06-11 放假（防汛）");
  await here.at("2018-06-11", "09:00");
  expect(here.platform.messages(group, "app")).toHaveLength(0);
  await here.at("2018-06-12", "09:00");
  expect(here.platform.messages(group, "app")).toHaveLength(1);
});

test("calendar and quota are the clerk's alone", async () => {
  const member = here.member("区安监局");
  for (const words of ["/设置 日历 2018-06-11 放假", "/设置 额度 不限"])
    expect(read((await member.says(words)).replies[0])).toContain("只有管理员");
  expect(await here.db.all("SELECT * FROM calendar_days")).toEqual([]);
  const { replies } = await here.clerk.says("/设置 额度 不限");
  expect(read(replies[0])).toContain("不限额");
  expect((await member.clicks(replies[0]!, /免费版/)).toast?.type).toBe("error");
});
