import { afterEach, expect, test } from "vitest";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

test("a body with many tasks gets a card whose pages turn, for who asked", async () => {
  here = await world({ plans: ["xiqing-2017"] });
  const liaison = here.member("区安监局", "西青区");
  const { replies } = await liaison.says("我们部门负责什么");
  expect(read(replies[0])).toContain("第 1–10 项");
  const { toast } = await here.member("区教育局", "西青区").clicks(replies[0]!, "下一页");
  expect(toast?.type).toBe("warning");
  await liaison.clicks(replies[0]!, "下一页");
  expect(read(replies[0])).toContain("第 11–20 项");
});

test("a task of a list opens by its button, one of several told in words by the menu", async () => {
  here = await world({ plans: ["daxing-135"] });
  const liaison = here.member("安监局");
  const { replies: list } = await liaison.says("我们部门负责什么");
  const { replies: opened } = await liaison.clicks(list[0]!, "查看任务");
  expect(read(opened[0])).toContain("第9项");
  const { replies: owners } = await liaison.says("谁负责危险化学品");
  expect(read(owners[0])).toContain("开发区安监局、消防支队");
  const { replies: chosen } = await liaison.chooses(owners[0]!, "选一项任务查看", "84");
  expect(read(chosen[0])).toContain("第84项");
});

test("which plan is meant is asked by buttons that name the district, and said once", async () => {
  here = await world({ plans: ["haicang-135", "daxing-135"] });
  const { replies } = await here.clerk.says("/催报");
  const words = read(replies[0]);
  expect(words).toContain("要催哪个规划的报送？");
  expect(words.split("海沧区 主要任务及分工情况一览表")).toHaveLength(2);
  const asked = read((await here.clerk.says("/单位目录")).replies[0]);
  expect(asked.split("海沧区 主要任务及分工情况一览表")).toHaveLength(2);
});

test("an answer of one sentence says it once, below its subject", async () => {
  here = await world({ plans: ["haicang-135"] });
  const words = read((await here.member("区教育局", "海沧区").says("/到期 10")).replies[0]);
  expect(words.split("到期的任务")).toHaveLength(2);
  expect(words).toContain("临近时限");
});

test("what was reported stands on the card of /进展", async () => {
  here = await world({ plans: ["xiqing-2017"] });
  const liaison = here.member("区安监局", "西青区");
  await liaison.says("/汇报 7 已完成制度初稿，60%");
  const { replies } = await liaison.says("/进展 7");
  expect(read(replies[0])).toContain("已完成制度初稿，60%");
});
