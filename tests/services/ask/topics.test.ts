import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asker, asker } from "../../harness/asker.ts";

let bot: Asker;
beforeAll(async () => {
  bot = await asker(["xiqing-2017", "haicang-135", "daxing-135"]);
});
afterAll(() => bot.close());

const about = async (question: string, plan: string) => {
  const answer = await bot.ask(question, { plan });
  return { intent: answer?.intent, tasks: answer?.tasks.map(({ seq }) => seq).join(" "), text: answer?.text };
};

test("an everyday word that no task has is looked for as the document says it, and the answer says so", async () => {
  const moved = await about("金达威搬迁是哪一项", "haicang-135");
  expect(moved).toMatchObject({ intent: "search", tasks: "53" });
  expect(moved.text).toContain("没有任务提到“搬迁”，按文件里的“迁出”查找。");
  expect((await about("烟花爆竹", "haicang-135")).text).not.toContain("按文件里的");
});

test("a name is known by its larger and telling half, not by a word of the field", async () => {
  expect(await about("加油站布局归谁管", "haicang-135")).toMatchObject({ intent: "who", tasks: "18" });
  for (const question of ["核电站消防谁管", "核电站气象谁管"])
    expect(await about(question, "xiqing-2017")).toMatchObject({ intent: "who", tasks: "" });
});

test("two topics of one sentence stay two", async () => {
  const [fire, fishing] = [await about("消防", "haicang-135"), await about("渔业", "haicang-135")];
  expect(fishing.tasks).not.toBe("");
  const both = await about("消防和渔业", "haicang-135");
  expect(new Set(both.tasks?.split(" "))).toEqual(
    new Set([...(fire.tasks?.split(" ") ?? []), ...(fishing.tasks?.split(" ") ?? [])]),
  );
});

test("a topic's word ends with a word: 服务|新|机场", async () => {
  expect(await about("服务新机场那项由哪些单位负责", "daxing-135")).toMatchObject({
    intent: "who",
    tasks: "101",
  });
});

test("quotation marks inside a name are none of it", async () => {
  expect((await about("“一键报警”设施", "haicang-135")).tasks).toBe(
    (await about("一键报警设施", "haicang-135")).tasks,
  );
});

test("what leads up to a request names no topic of it, what it is about does", async () => {
  const all = await bot.ask("我们镇的任务", { as: "中北镇", plan: "xiqing-2017" });
  const led = await bot.ask("要开党委会了，咱镇在这个方案里到底摊上哪些事", {
    as: "中北镇",
    plan: "xiqing-2017",
  });
  expect(led?.tasks).toEqual(all?.tasks);
  const fire = await bot.ask("消防这块，我们镇有哪些", { as: "中北镇", plan: "xiqing-2017" });
  expect(fire?.tasks.length).toBeGreaterThan(0);
  expect(fire?.tasks.length).toBeLessThan(all?.tasks.length ?? 0);
});

test("a mistyped topic said alone is looked for", async () => {
  expect(await about("一健报警", "haicang-135")).toMatchObject({ intent: "search", tasks: "22 65" });
});

test("the own body's field of work said as a place is no topic", async () => {
  const mine = await bot.ask("我们的任务", { as: "海沧海事局", plan: "haicang-135" });
  const here = await bot.ask("海事这块儿有什么要我们干的", { as: "海沧海事局", plan: "haicang-135" });
  expect(here?.tasks).toEqual(mine?.tasks);
});

test("the name of a city is no topic", async () => {
  expect(await about("今儿天津有雨没", "xiqing-2017")).toMatchObject({ intent: "unknown", tasks: "" });
});

test("a mistyped name that ends in another of its names is said to be taken for it", async () => {
  const answer = await bot.ask("市正市容委负责什么", { plan: "daxing-135" });
  expect(answer).toMatchObject({ intent: "body_tasks", body: "市政市容委" });
  expect(answer?.text).toContain("“市正市容委”按“市政市容委”理解。");
});
