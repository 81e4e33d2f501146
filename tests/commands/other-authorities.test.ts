import { afterEach, expect, test } from "vitest";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

test.each([
  "北辰区安监局负责什么",
  "北辰安监局牵头的任务",
  "市安监局负责什么",
  "省安监局有哪些任务",
  "国家安监局的任务",
  "国家安监总局负责什么",
  "武清区的安监局逾期的任务",
  "北辰区安监局的危化品谁负责",
  "两江新区安监局负责什么",
  "市安监局的任务完成了吗",
])("%s is not answered with the tasks of the body here that is called alike", async (question) => {
  here = await world({ plans: ["xiqing-2017"] });
  const { replies } = await here.clerk.says(question);
  expect(read(replies[0])).toMatch(/没有“.*安监(?:总)?局”/);
  expect(read(replies[0])).not.toMatch(/共\s*\d+\s*项/);
});

test.each([
  "区安监局负责什么",
  "西青区安监局负责什么",
  "天津市西青区安监局负责什么",
  "请问区安监局负责什么",
  "市场监管局负责什么",
])("%s is answered", async (question) => {
  here = await world({ plans: ["xiqing-2017"] });
  const { replies } = await here.clerk.says(question);
  expect(read(replies[0])).toMatch(/任务共\d+项/);
});
