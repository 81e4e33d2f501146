import { afterAll, beforeAll, expect, test } from "vitest";
import { mendWords } from "../../../src/chat/understand/misspelt-words.ts";
import { type Asker, asker, numbersOf } from "../../harness/asker.ts";

let bot: Asker;
beforeAll(async () => {
  bot = await asker(["xiqing-2017", "haicang-135", "qingxin-135", "xiqing-145"]);
});
afterAll(() => bot.close());

const ask = async (question: string, plan: string, as?: string) => {
  const answer = (await bot.ask(question, { as, plan }))!;
  return { intent: answer.intent, body: answer.body, role: answer.role, tasks: numbersOf(answer) };
};

test.each([
  ["编办签头的有哪些", "编办牵头的有哪些"],
  ["消防配和的任物", "消防配合的任务"],
  ["愈期的有哪些", "逾期的有哪些"],
  ["预期的任务", "逾期的任务"],
  ["我门的人物有哪些", "我们的任务有哪些"],
])("%s is %s", (typed, meant) => {
  expect(mendWords(typed)).toBe(meant);
});

test.each([
  // Parts of other words, amounts, words in their own right.
  "分配和管理的任务",
  "督办单编到几号了",
  "给12配个责任人",
  "约束性的几个，预期的几个",
  "预期性指标有哪些",
  "人物传记",
])("%s stays as it is", (words) => {
  expect(mendWords(words)).toBe(words);
});

test("key words, names and topics with one wrong character", async () => {
  expect(await ask("编办签头的任物", "xiqing-2017")).toMatchObject({ body: "区编办", tasks: "30 36" });
  expect(await ask("编班牵头的事情", "xiqing-2017", "区政府办")).toEqual({
    intent: "body_tasks",
    body: "区编办",
    role: "lead",
    tasks: "30 36",
  });
  expect(await ask("讲到电悌的有哪几项", "qingxin-135")).toMatchObject({ intent: "search", tasks: "7 15" });
  expect(await ask("烟花抱竹禁放谁牵头", "haicang-135")).toMatchObject({ intent: "who", tasks: "25 43" });
});

test("a topic in English, and in a mixture of both", async () => {
  expect(await ask("Which tasks mention volunteers?", "xiqing-145")).toMatchObject({ tasks: "6 7" });
  expect(await ask("find tasks about forest fires", "xiqing-145")).toMatchObject({ tasks: "11 14" });
  expect(await ask("any task about drones 无人机?", "xiqing-145")).toMatchObject({
    intent: "search",
    tasks: "",
  });
});
