import { afterEach, describe, expect, test } from "vitest";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

const bodiesOf = async (person: string): Promise<unknown[]> =>
  (await here.db.all("SELECT body FROM memberships WHERE person = ? AND state = 'confirmed'", [person])).map(
    (row) => row.body,
  );

describe("who belongs to which body is read from the platform's departments", () => {
  test.each([
    ["区教育局", undefined, "西青区/区教育局"],
    ["天津市西青区教育局", undefined, "西青区/区教育局"],
    ["教育局", "西青区", "西青区/区教育局"],
  ])("department %s below %s is %s", async (department, above, body) => {
    here = await world({ plans: ["xiqing-2017"] });
    const liaison = here.member(department, above);
    await liaison.says("/我的任务");
    expect(await bodiesOf(liaison.person.openId)).toEqual([body]);
  });

  test("where two districts have the name, the one above decides", async () => {
    here = await world({ plans: ["xiqing-2017", "haicang-135"] });
    const liaison = here.member("区安监局", "厦门市海沧区");
    await liaison.says("/我的任务");
    expect(await bodiesOf(liaison.person.openId)).toEqual(["海沧区/区安监局"]);
  });

  test("where two districts have the name and none stands above, nobody is bound", async () => {
    here = await world({ plans: ["xiqing-2017", "haicang-135"] });
    const liaison = here.member("区安监局");
    await liaison.says("/我的任务");
    expect(await bodiesOf(liaison.person.openId)).toEqual([]);
  });
});

test("who serves two bodies is asked which, and answers by a tap", async () => {
  here = await world({ plans: ["xiqing-2017"] });
  const liaison = here.member("综合科");
  await liaison.says("你好");
  for (const body of ["区教育局", "区文广局"]) {
    const [directory] = (await here.clerk.says(`/单位目录 ${body}`)).replies;
    await here.clerk.fills(directory!, { words: "综合科联络员" }, { submit: "绑定联络员" });
  }
  expect(await bodiesOf(liaison.person.openId)).toHaveLength(2);
  const [asked] = (await liaison.says("我们部门负责什么")).replies;
  expect(read(asked)).toContain("您服务的单位不止一个");
  const { replies } = await liaison.clicks(asked!, "区文广局");
  expect(read(replies[0])).toMatch(/区文广局任务共\d+项/);
});

describe("/绑定", () => {
  test("the clerk sees the district where two districts have a body of that name", async () => {
    here = await world({ plans: ["xiqing-2017", "haicang-135"] });
    await here.member("神秘部门").says("/绑定 海沧区安监局");
    await here.bot.tick();
    const [request] = here.platform.messages(here.platform.privateChat(here.clerk.person.openId), "app");
    expect(read(request)).toContain("区安监局（海沧区）");
  });

  test("the clerk agrees, the person is told and has the body's tasks", async () => {
    here = await world({ plans: ["xiqing-2017"] });
    const newcomer = here.member("综合科");
    const { replies } = await newcomer.says("/绑定 区教育局");
    expect(read(replies[0])).toContain("交给管理员");
    await here.bot.tick();
    const request = here.platform.messages(here.platform.privateChat(here.clerk.person.openId), "app").at(-1);
    expect(read(request)).toContain("区教育局");
    const { toast } = await here.clerk.clicks(request!, "同意");
    expect(toast?.type).toBe("success");
    expect(await bodiesOf(newcomer.person.openId)).toEqual(["西青区/区教育局"]);
    await here.bot.tick();
    const told = here.platform.messages(here.platform.privateChat(newcomer.person.openId), "app").at(-1);
    expect(read(told)).toContain("您已绑定区教育局");
  });

  test("somebody else who gets hold of the card cannot agree", async () => {
    here = await world({ plans: ["xiqing-2017"] });
    const newcomer = here.member("综合科");
    await newcomer.says("/绑定 区教育局");
    await here.bot.tick();
    const request = here.platform.messages(here.platform.privateChat(here.clerk.person.openId), "app").at(-1);
    const { toast } = await newcomer.clicks(request!, "同意");
    expect(toast).toMatchObject({ type: "error" });
    expect(await bodiesOf(newcomer.person.openId)).toEqual([]);
  });

  test("a body that is not there is said so, with the nearest", async () => {
    here = await world({ plans: ["xiqing-2017"] });
    const { replies } = await here.member("综合科").says("/绑定 区航天局");
    expect(read(replies[0])).toMatch(/没有找到/);
  });
});
