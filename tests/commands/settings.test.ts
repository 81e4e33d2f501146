import { afterEach, beforeEach, expect, test } from "vitest";
import { checkCard } from "../../src/feishu/card-rules.ts";
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

test("the clerk sees how plans ask for reports, and goes on to set it, with a word about another tab", async () => {
  const { replies } = await here.clerk.says("/设置");
  expect(read(replies[0])).toContain("每月报一次，25 日 17:00 前");
  expect(checkCard(replies[0]!.card)).toEqual([]);
  const asked = await here.clerk.clicks(replies[0]!, "报送周期、签发");
  const other = await here.clerk.says("/设置 报送周期");
  const quarterly = { rhythm: "quarterly", dueDay: "20", signing: "yes", withoutLead: "first" };
  const saved = await here.clerk.fills(asked.replies[0]!, quarterly);
  expect(saved.toast?.type).toBe("success");
  const again = await here.clerk.fills(other.replies[0]!, { ...quarterly, dueDay: "21" });
  expect(again.toast).toMatchObject({ type: "warning", content: expect.stringContaining("改过这里") });
  const now = read((await here.clerk.says("/设置")).replies[0]);
  expect(now).toContain("每季度报一次，季末月 21 日 17:00 前");
  expect(now).toContain("排在第一位的单位牵头报");
  const member = here.member("区安监局");
  expect(read((await member.says("/设置 报送周期")).replies[0])).toContain("安委办（管理员）办理");
  expect((await member.fills(other.replies[0]!, { dueDay: "1" })).toast?.type).toBe("error");
});

test("leaders are set by name or open_id, read all, and are taken back", async () => {
  const chief = here.member("区政府办");
  await chief.says("你好");
  const { replies } = await here.clerk.says("/设置");
  await here.clerk.clicks(replies[0]!, "领导");
  const add = async (words: string) => (await here.clerk.fills(replies[0]!, { words })).toast;
  expect(await add("没有这个人")).toMatchObject({
    type: "error",
    content: expect.stringContaining("open_id"),
  });
  expect(checkCard(replies[0]!.card)).toEqual([]);
  expect(await add(here.clerk.person.openId)).toMatchObject({
    type: "error",
    content: expect.stringContaining("管理员"),
  });
  expect(await add("区政府办联络员")).toMatchObject({ type: "success" });
  const right = () => here.db.all("SELECT right FROM people WHERE id = ?", [chief.person.openId]);
  expect(await right()).toEqual([{ right: "leader" }]);
  expect(read((await here.clerk.says("/设置 领导")).replies[0])).toContain("区政府办联络员");
  expect((await chief.clicks(replies[0]!, "取消")).toast?.type).toBe("error");
  await here.clerk.clicks(replies[0]!, "取消");
  expect(await right()).toEqual([{ right: null }]);
  expect(await here.db.all("SELECT seq FROM audit WHERE action = 'person.right'")).toHaveLength(2);
});
