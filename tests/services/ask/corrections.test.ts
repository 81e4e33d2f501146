import { afterAll, beforeAll, expect, test } from "vitest";
import { isDeclined } from "../../../src/chat/understand/declined.ts";
import { type Asker, asker, numbersOf, talkWith } from "../../harness/asker.ts";

let bot: Asker;
beforeAll(async () => {
  bot = await asker(["xiqing-2017", "daxing-135", "xiqing-145"]);
});
afterAll(() => bot.close());

function chat(as: string, plan: string, kind?: "p2p" | "group") {
  const say = talkWith(bot, as, plan, kind);
  return async (words: string) => {
    const answer = await say(words);
    return answer && { ...answer, tasks: numbersOf(answer) };
  };
}

test.each(["不是，我问的是区商务委", "说错了，是区商务委", "我是说区商务委"])(
  "%s changes the question and binds nobody",
  async (words) => {
    const say = chat("", "xiqing-2017");
    await say("区教育局有哪些任务");
    expect(await say(words)).toMatchObject({ intent: "body_tasks", body: "区商务委" });
  },
);

test("是不是 is no slip: another task is asked about", async () => {
  const say = chat("", "daxing-135");
  await say("第12项谁负责");
  expect((await say("第5项是不是逾期了"))?.intent).not.toBe("who");
});

test.each(["刚才写早了，还差一章", "更正，还没印发，在会签", "数错了，清了102处"])(
  "%s, after a report: it is corrected",
  async (words) => {
    const say = chat("市政市容委", "daxing-135");
    await say("第50项占压清了120处");
    expect(await say(words)).toMatchObject({ intent: "correct", tasks: "50" });
  },
);

test("a number taken back in the same sentence is not meant", async () => {
  const answer = await chat("", "daxing-135")("市政市容委那个58项退回去吧，哦不对，是50项，内容太空了");
  expect(answer).toMatchObject({ intent: "return", tasks: "50" });
});

test.each(["后三个月到期的有哪些", "第二个季度到期的有哪些", "国庆前一个月要完成哪些"])(
  "%s, after a list: an amount of time is no place in it",
  async (words) => {
    const say = chat("", "daxing-135");
    await say("2018年到期的有哪些");
    expect((await say(words))?.intent).not.toBe("task_detail");
  },
);

test("of two the other one", async () => {
  const say = chat("区编办", "xiqing-2017");
  await say("我们牵头的任务");
  await say("第二个呢");
  expect(await say("另外那条呢")).toMatchObject({ intent: "task_detail", tasks: "30" });
});

test("in a group a district, a school and old people are no colleagues", async () => {
  const say = chat("", "xiqing-2017", "group");
  expect(await say("小区去年的消防任务有哪些")).not.toBeNull();
  expect(await say("老人去哪里避难，哪个部门管")).not.toBeNull();
  expect(await say("小李你记得下午把车开过来")).toBeNull();
});

test("a topic whose tasks are left out by a state is not said to be missing", async () => {
  const answer = await chat("", "xiqing-2017")("已完成的消防任务");
  expect(answer?.tasks).toBe("");
  expect(answer?.text).toContain("没有涉及“消防”的已完成的任务");
});

test("when a task is to be done is no question for what is done", async () => {
  expect(await chat("", "xiqing-2017")("烟花爆竹什么时候完成的")).toMatchObject({ tasks: "53" });
});

test("a law is no plan", async () => {
  expect((await chat("", "xiqing-2017")("《消防法》的宣传谁负责"))?.text).toContain("消防");
});

test("a period that no plan was imported for is said to be missing; another is not answered in its place", async () => {
  const answer = await chat("", "xiqing-2017")("十五五规划里消防谁负责");
  expect(answer).toMatchObject({ intent: "who", tasks: "" });
  expect(answer?.text).toContain("十五五");
});

test("what lies outside the plan's numbers is told in one sentence", async () => {
  const answer = await chat("", "xiqing-2017")("50-500项分别谁负责");
  expect(answer?.tasks).toBe("50 51 52 53 54");
  expect(answer?.text).toContain("没有第55—500项");
});

test("a plan made after a body was merged speaks of its heir; one made before, of the body", async () => {
  const after = await bot.ask("anjianju 的任务", { plan: "xiqing-145", on: "2022-06-06" });
  expect(after).toMatchObject({ body: "区应急局" });
  expect(after?.text).toContain("区安监局已于2019-01-01并入区应急局");
  const before = await bot.ask("区安监局的任务", { plan: "xiqing-2017", on: "2022-06-06" });
  expect(before).toMatchObject({ body: "区安监局" });
});

test.each([
  ["What does the fire detachment lead?", "消防西青支队"],
  ["which tasks does Xinkou town have", "辛口镇"],
  ["tasks of the bureau of statistics", "区统计局"],
])("%s", async (words, body) => {
  expect(await bot.ask(words, { plan: "xiqing-2017" })).toMatchObject({ intent: "body_tasks", body });
});

test.each([
  ["38项先别退回，内容我再看一眼", "38"],
  ["41条不是要退回，就看看写了啥", "41"],
])("%s: what is not to be done is not begun", async (words, tasks) => {
  expect(await chat("", "xiqing-2017")(words)).toMatchObject({ intent: "task_detail", tasks });
});

test("这家单位 is the one that has the task spoken of", async () => {
  const say = chat("", "daxing-135");
  expect(await say("农机谁管")).toMatchObject({ intent: "who", tasks: "49" });
  expect(await say("这家单位点名的有哪几条")).toMatchObject({
    intent: "body_tasks",
    body: "农委",
    tasks: "49",
  });
});

test("which of two bodies has a topic is a question for its owner", async () => {
  const say = chat("", "daxing-135");
  expect(await say("安责险试点到底归安监局还是安委办")).toMatchObject({ intent: "who", tasks: "99" });
});

test("the asker's own role beside another body's", async () => {
  const say = chat("区安监局", "xiqing-2017");
  expect(await say("法制办牵头、咱局打配合的那条叫什么")).toMatchObject({ role: "support", tasks: "32" });
});

test("what a project has is asked on", async () => {
  const say = chat("", "daxing-135");
  await say("新区重大项目一共几个");
  expect(await say("消防支队牵头的是哪个")).toMatchObject({ intent: "project", body: "消防支队" });
  expect(await say("建在哪儿")).toMatchObject({ intent: "project" });
});

test("a word in quotes is looked for as it stands", async () => {
  expect(await chat("", "xiqing-145")("“六有”在第几项")).toMatchObject({ intent: "search", tasks: "6" });
});

test("a short word with one wrong character is found", async () => {
  expect(await chat("", "xiqing-2017")("黑明单")).toMatchObject({ intent: "search", tasks: "8 10 13 49" });
});

test("a sentence of one word over and over is read at once", async () => {
  const say = chat("", "xiqing-2017");
  for (const word of ["报", "如期", "事项", "汇报送"])
    expect(await say(`${word.repeat(150)}甲`)).not.toBeNull();
});

test.each([
  ["科委绑定了没", "bind"],
  ["谁绑定了科委", "bind"],
  ["不对，我问的是区商务委", "body_tasks"],
])("%s binds nobody", async (words, intent) => {
  const before = await bot.db.all("SELECT count(*) AS n FROM memberships");
  expect(await chat("", "xiqing-2017")(words)).toMatchObject({ intent });
  expect(await bot.db.all("SELECT count(*) AS n FROM memberships")).toEqual(before);
});

test.each([
  ["46项应该归消防支队管吧，是不是", "who"],
  ["46项由消防支队负责，对吗", "who"],
  ["46项延期批了没", "progress"],
  ["听说46项已经完成80%了，是真的吗", "progress"],
])("%s is a question: nothing is opened", async (words, intent) => {
  expect(await chat("", "daxing-135")(words)).toMatchObject({ intent, tasks: "46" });
});

test("是不是我们牵头 asks whether we lead", async () => {
  const answer = await chat("区安监局", "xiqing-2017")("第1项是不是我们牵头");
  expect(answer?.text).toContain("牵头：区安监局");
});

test.each(["区建设局牵头的任务超过5项没有", "区建设局牵头3项以上吗"])(
  "%s: a count is no task's number",
  async (words) => {
    const answer = await bot.ask(words, { plan: "daxing-135" });
    expect(answer?.tasks.map((task) => task.seq)).not.toEqual(["5"]);
    expect(answer?.intent).not.toBe("assign");
  },
);

test.each(["今年危险化学品谁牵头", "今天有人问危险化学品谁牵头"])(
  "%s: a time that no limit is said of leaves nothing out",
  async (words) => {
    expect((await chat("", "xiqing-2017")(words))?.tasks).not.toBe("");
  },
);

test("a time in an aside narrows nothing", async () => {
  const say = chat("区教育局", "xiqing-2017");
  const all = (await say("我们有哪些任务"))?.tasks;
  expect((await say("今天刚接手，我们有哪些任务"))?.tasks).toBe(all);
  expect((await say("下周一之前要交材料，帮我列出我们的任务"))?.tasks).toBe(all);
});

test.each([
  ["除了职业卫生，我们还有哪些任务", 58],
  ["我们负责的任务里和职业卫生无关的有哪些", 58],
])("%s: what is excluded is left out", async (words, count) => {
  const answer = await bot.ask(words, { as: "安监局", plan: "daxing-135" });
  expect(answer?.tasks).toHaveLength(count);
  expect(answer?.text).toContain("除“职业卫生”以外的");
});

test.each(["哪些任务不归安监局管", "与安监局无关的任务", "安监局以外的单位有哪些任务"])(
  "%s: the tasks it does not have",
  async (words) => {
    expect(await chat("", "xiqing-2017")(words)).toMatchObject({ tasks: "5 13 14 15 16 17 31 36" });
  },
);

test("逾期超过500天的 are only those", async () => {
  expect((await chat("", "daxing-135")("逾期超过500天的"))?.tasks).toBe("3 9 70");
});

test("of a range only those asked for", async () => {
  expect((await chat("", "daxing-135")("任务1到10里哪些逾期了"))?.tasks).toBe("3 4 8 9 10");
});

test("a message of one date over and over is answered", async () => {
  expect(await chat("", "xiqing-2017")("2018年".repeat(100))).not.toBeNull();
});

test.each(["先别报46项", "46项不延期", "第46项我们不想报"])("%s opens nothing", async (words) => {
  expect(await chat("消防支队", "daxing-135")(words)).toMatchObject({ intent: "task_detail", tasks: "46" });
});

test("what is declined in one clause does not stop what the next asks for", async () => {
  expect(await chat("", "daxing-135")("算了先不催，导一份台账给我")).toMatchObject({ intent: "export" });
});

test("a report may say what if, and how often", async () => {
  const say = chat("消防支队", "daxing-135");
  expect(await say("第46项排查已完成八成，如果顺利下月收尾")).toMatchObject({
    intent: "report",
    tasks: "46",
  });
  expect(await say("第46项这月开展了几次夜查，整改隐患30处")).toMatchObject({
    intent: "report",
    tasks: "46",
  });
});

test("分别报送 and 要不要报 decline nothing", async () => {
  const say = chat("区教育局", "xiqing-2017");
  expect(isDeclined("各单位分别报了哪些")).toBe(false);
  expect(isDeclined("我们要不要报进展")).toBe(false);
  expect((await say("第15项要不要报进展"))?.tasks).toBe("15");
});

test("a name of a body is never read as a pattern", async () => {
  const answer = await bot.ask("我们有哪些任务", { as: "([镇", plan: "xiqing-2017" });
  expect(answer).toMatchObject({ intent: "my_tasks", body: "([镇" });
});
