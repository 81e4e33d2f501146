import { afterEach, beforeEach, expect, test } from "vitest";
import { postDigests, previewDigests } from "../../src/jobs/run-digests.ts";
import { read, type World, world } from "../harness/world.ts";

let here: World;
let group: string;

beforeEach(async () => {
  here = await world({ today: "2018-06-04" });
  group = here.group("安委会成员单位群", [here.member("区安监局"), here.clerk]);
  await here.clerk.says("/规划 xiqing-2017", { chat: group, mention: true });
});
afterEach(() => here.close());

const inGroup = async (text: string, who = here.clerk) => {
  const { replies } = await who.says(text, { chat: group, mention: true });
  return replies[0]!;
};
const posted = () => here.platform.messages(group, "app");
const toClerk = () => here.platform.messages(here.platform.privateChat(here.clerk.person.openId), "app");

test("subscribed by one tap, the group has the week's digest on Monday at nine, once", async () => {
  const { toast } = await here.clerk.clicks(await inGroup("/周报"), "订阅：每周一 9:00");
  expect(toast?.content).toContain("已保存");
  const before = posted().length;
  await here.at("2018-06-11", "08:30");
  expect(posted()).toHaveLength(before);
  await here.at("2018-06-11", "09:00");
  await here.at("2018-06-11", "09:01");
  expect(posted()).toHaveLength(before + 1);
});

test("only the clerk sets digests; a member sees this week's without the buttons for it", async () => {
  const member = here.member("区安监局");
  const card = await inGroup("/周报", member);
  expect(read(card)).toContain("2018年第23周");
  await expect(member.clicks(card, "周报设置")).rejects.toThrow("周报设置");
  const { toast } = await member.clicks(await inGroup("/周报"), "周报设置");
  expect(toast).toMatchObject({ type: "error" });
  expect(read(await inGroup("/周报 设置", member))).toContain("只有管理员");
});

test("a subscription by form: a body's tasks, Fridays, previewed first; what is wrong is said and kept", async () => {
  const card = await inGroup("/周报 设置");
  const wrong = await here.clerk.fills(card, {
    scope: "bodies",
    bodies: "区外星局",
    weekday: "5",
    time: "16:00",
    preview: "yes",
  });
  expect(wrong.toast?.content).toContain("区外星局");
  expect(read(card)).toContain("区外星局");
  const right = await here.clerk.fills(card, {
    scope: "bodies",
    bodies: "区安监局",
    weekday: "5",
    time: "16:00",
    preview: "yes",
  });
  expect(right.toast?.type).toBe("success");
  expect(read(card)).toContain("每周 周五 16:00");
  const before = posted().length;
  await here.at("2018-06-08", "16:00");
  await here.at("2018-06-08", "16:05");
  expect(posted()).toHaveLength(before);
  const preview = toClerk().at(-1)!;
  expect(read(preview)).toContain("预览");
  await here.clerk.clicks(preview, "发到群里");
  expect((await here.clerk.clicks(preview, "发到群里")).toast?.type).toBe("warning");
  await here.at("2018-06-08", "16:06");
  expect(posted()).toHaveLength(before + 1);
});

test("the next one is skipped, the one after comes; unsubscribed, none", async () => {
  await here.clerk.clicks(await inGroup("/周报"), "订阅：每周一 9:00");
  const settings = await inGroup("/周报 设置");
  expect((await here.clerk.clicks(settings, "跳过下一期")).toast?.content).toContain("2018-W23");
  const before = posted().length;
  await here.at("2018-06-11", "09:00");
  expect(posted()).toHaveLength(before);
  await here.at("2018-06-19", "09:00");
  expect(posted()).toHaveLength(before + 1);
  await here.clerk.clicks(await inGroup("/周报 设置"), "退订");
  await here.at("2018-06-25", "09:00");
  expect(posted()).toHaveLength(before + 2);
});

test("the run log says what was sent and lets it be sent again", async () => {
  await here.clerk.clicks(await inGroup("/周报"), "订阅：每周一 9:00");
  await here.clerk.clicks(await inGroup("/周报 设置"), "跳过下一期");
  await here.at("2018-06-11", "09:00");
  const { replies } = await here.clerk.says("/周报 记录");
  expect(read(replies[0])).toContain("按要求跳过");
  const before = posted().length;
  await here.clerk.chooses(
    replies[0]!,
    { value: { do: "digest.again" } },
    `digest:${group}:xiqing-2017:2018-W23`,
  );
  await here.bot.tick();
  expect(posted()).toHaveLength(before + 1);
});

test("the whole list, asked for in the group, comes in private with its file", async () => {
  const card = await inGroup("/周报");
  const before = posted().length;
  expect((await here.clerk.clicks(card, "全部任务")).toast?.content).toContain("私聊");
  await here.bot.tick();
  expect(posted()).toHaveLength(before);
  const [list, file] = toClerk().slice(-2);
  expect(read(list)).toContain("全部任务（共 54 项）");
  expect(file?.type).toBe("file");
});

test("the command line builds the same, and posts it once", async () => {
  const choice = { chat: group, plan: "xiqing-2017", week: "2018-W23" };
  const [entry] = await previewDigests(here, choice);
  expect(entry).toMatchObject({
    chat: group,
    plan: "xiqing-2017",
    week: "2018-W23",
    counts: { total: 54, done: 0 },
  });
  expect(entry?.sections.map(({ kind }) => kind)).toEqual([
    "done",
    "updated",
    "overdue",
    "dueSoon",
    "silent",
    "blocked",
  ]);
  const before = posted().length;
  expect(await postDigests(here.bot.deps, choice)).toMatchObject([{ state: "sent" }]);
  await postDigests(here.bot.deps, choice);
  expect(posted()).toHaveLength(before + 1);
  expect(await previewDigests(here, {})).toEqual([]);
  await here.clerk.clicks(await inGroup("/周报"), "订阅：每周一 9:00");
  expect(await previewDigests(here, {})).toMatchObject([{ chat: group, week: "2018-W22" }]);
});
