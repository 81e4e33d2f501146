import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asker, asker } from "../harness/asker.ts";

let bot: Asker;
beforeAll(async () => {
  bot = await asker(["xiqing-2017", "haicang-135"]);
});
afterAll(() => bot.close());

const text = async (question: string, plan: string): Promise<string> =>
  (await bot.ask(question, { plan }))?.text ?? "";

test("who has most: in all roles, or in the one asked for", async () => {
  expect(await text("哪个单位任务最多", "xiqing-2017")).toContain(
    "任务最多的单位（点名）：区安监局38项、开发区管委会35项",
  );
  expect(await text("哪个单位牵头任务最多", "xiqing-2017")).toContain(
    "牵头任务最多的单位（点名）：区安监局36项、区应急办4项、消防西青支队3项",
  );
});

test("who is slowest is said with the numbers, and nobody is where nothing is late", async () => {
  expect(await text("哪些单位最慢", "haicang-135")).toMatch(/逾期最多的单位：\S+\d+项/);
  expect(await text("哪些单位最慢", "xiqing-2017")).toContain("没有进度落后的单位");
});
