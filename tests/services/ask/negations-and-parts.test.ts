import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asker, asker } from "../../harness/asker.ts";

let bot: Asker;
beforeAll(async () => {
  bot = await asker(["xiqing-2017", "haicang-135", "daxing-135"]);
}, 60_000);
afterAll(() => bot.close());

const ask = async (question: string, as?: string, plan = "xiqing-2017") => {
  const answer = await bot.ask(question, { as, plan });
  return {
    intent: answer?.intent,
    body: answer?.body,
    roles: [...new Set(answer?.tasks.map((task) => task.role))].sort().join(" "),
    via: [...new Set(answer?.tasks.map((task) => task.via))].join(" "),
    tasks: answer?.tasks.map((task) => task.seq).join(" "),
    text: answer?.text ?? "",
  };
};

test.each(["不是我们牵头的", "不用我们牵头的给我列一下", "非牵头任务", "我们不牵头的有哪些"])(
  "%s: what the body takes part in or supports, and nothing it leads",
  async (question) => {
    expect(await ask(question, "区工信委")).toMatchObject({
      intent: "my_tasks",
      roles: "participate support",
    });
  },
);

test("a role is lost by its negation alone: 有没有牵头的 asks for it", async () => {
  expect(await ask("有没有我们牵头的", "区工信委")).toMatchObject({ roles: "lead", tasks: "11" });
});

test.each([
  "点了我们名字的任务列一下，属于各部门那种不要",
  "只看直接写了我们名字的，笼统的先不看",
  "我们的任务，打包给各部门的别算",
])("%s: only what names the body", async (question) => {
  expect(await ask(question, "区旅游局")).toMatchObject({ intent: "my_tasks", tasks: "15", via: "direct" });
});

test("what is not named but shared by groups is asked for as well", async () => {
  const through = await ask("文件没点我们名、靠“各有关部门”这类集体说法摊上的有哪些", "区财政局");
  expect(through).toMatchObject({ intent: "my_tasks", via: "collective" });
});

test("what is said not to be meant is left out", async () => {
  expect(await ask("我们只是配合的有哪些，牵头的不要", "区安监局")).toMatchObject({ roles: "support" });
  expect(await ask("不牵头、光是参与的那几条给我", "区建委")).toMatchObject({ roles: "participate" });
  expect(await ask("开发区安监局有什么任务，别跟区安监局混了", undefined, "daxing-135")).toMatchObject({
    body: "开发区安监局",
  });
});

test("each body in its own role", async () => {
  expect(await ask("应急办打头，开发区管委会跟着配合的那几项")).toMatchObject({ tasks: "19 20 21 52" });
});

test("each body's own list, in the role asked for, where they are not asked for together", async () => {
  const { tasks } = await ask("建委跟审批局各牵头哪些");
  expect(tasks).toBe("10 16");
});

test("what names the body, or what it has through groups only", async () => {
  expect(await ask("点名给我们的有哪些", "区财政局")).toMatchObject({ via: "direct", tasks: "52" });
  expect(await ask("集体分给我们的有哪些", "区财政局")).toMatchObject({ via: "collective" });
});

test.each([
  ["跟校园沾边的任务", "haicang-135"],
  ["校园的条目都翻出来", "haicang-135"],
])("%s: the topic is found among the words around it", async (question, plan) => {
  expect(await ask(question, undefined, plan)).toMatchObject({ intent: "search", tasks: "22 65" });
});

test("a topic with one wrong character is the one that sounds alike, and is named", async () => {
  const said = await ask("烟花暴竹", undefined, "haicang-135");
  expect(said).toMatchObject({ intent: "search", tasks: "25 43" });
  expect(said.text).toContain("烟花爆竹");
});

test("words that no task speaks of make no topic out of a part of them", async () => {
  expect(await ask("核电站消防", undefined, "haicang-135")).toMatchObject({ intent: "search", tasks: "" });
});

test.each(["三十七项讲什么", "37？", "第三十七项"])("%s is task 37", async (question) => {
  expect(await ask(question, undefined, "daxing-135")).toMatchObject({ tasks: "37" });
});

test("figures of a report are no numbers of tasks", async () => {
  expect(await ask("刚才48报错了，比例该是40不是60", "质监局", "daxing-135")).toMatchObject({
    intent: "correct",
    tasks: "48",
  });
});

test("a body's name before 自己 or in full is the asker's own when they serve it", async () => {
  expect(await ask("区财政局有什么任务", "区财政局")).toMatchObject({ intent: "my_tasks", body: "区财政局" });
});

test.each(["残联牵头什么", "开发区安监局有几条任务", "火箭发射中心承担了哪些任务"])(
  "%s: no such body, and no other's tasks",
  async (question) => {
    const said = await ask(question);
    expect(said).toMatchObject({ intent: "body_tasks", body: null, tasks: "" });
    expect(said.text).toContain("没有");
  },
);

test("a part of a task: named by the task's topic, or asked for where nothing tells which", async () => {
  expect((await ask("谁负责")).text).toContain("您问的是哪件事");
  const alone = await ask("第5小项谁干", undefined, "haicang-135");
  expect(alone).toMatchObject({ intent: "who", tasks: "" });
  expect(alone.text).toContain("您问的是哪件事");
});

test("what is said beside the request not to be meant, and what the last answer was", async () => {
  expect(await ask("光看我们参与的，牵头配合的都不用列", "区文广局")).toMatchObject({
    roles: "participate",
  });
  const rest = await ask("逾期的刨掉，其余的任务发我", "嵩屿街道", "haicang-135");
  expect(rest).toMatchObject({ intent: "my_tasks", tasks: "12 24 36 46" });
  expect(await ask("不是第15项，我要看的是第16项")).toMatchObject({ tasks: "16" });
});

test("several sub-items of one task", async () => {
  const two = await bot.ask("第十六项第2、4条由谁牵头", { plan: "haicang-135" });
  expect(two?.tasks.map(({ seq, items }) => [seq, items])).toEqual([["16", [2, 4]]]);
  expect((await ask("16的第2、4项", undefined, "haicang-135")).text).toMatch(/第2小项：.+\n第4小项：/);
});

test("with another body: what both have, who asks being one of them", async () => {
  expect(await ask("跟应急办并列牵头的是哪一件", "区安监局")).toMatchObject({
    intent: "my_tasks",
    tasks: "52",
  });
  expect(await ask("哪项是我们跟各街道并排牵头的", "区财政局", "haicang-135")).toMatchObject({ tasks: "42" });
  // What each has, not what they share.
  expect(await ask("烟办和安委会都有哪些任务", undefined, "haicang-135")).toMatchObject({ tasks: "7 25" });
});

test("years apart leave out what lies between", async () => {
  const { tasks } = await ask("2016年或2018年到期的任务", undefined, "daxing-135");
  expect(tasks?.split(" ")).toEqual(expect.arrayContaining(["3", "12"]));
  expect(tasks?.split(" ")).not.toContain("4");
});

test("a collective that the document writes in several ways: the answer says which are not listed", async () => {
  const { tasks, text } = await ask("各街镇有哪些任务");
  expect(tasks).toBe("32 33 35 54");
  expect(text).toContain(
    "文件里还有成员相同的集体：“街镇”、“各街镇政府”、“街镇政府”，它们的任务没有列在这里。",
  );
  expect((await ask("消防西青支队有哪些任务")).text).not.toContain("成员相同");
});

test("tasks for which nobody is named in a role", async () => {
  const none = await ask("哪些任务没有牵头单位");
  expect(none).toMatchObject({ intent: "search", tasks: "4 5 6 14 15 17" });
  expect(none.text).toContain("未写明牵头单位的");
  // Of a body it is a role that it does not have.
  expect(await ask("区安监局没有牵头的任务")).toMatchObject({ intent: "body_tasks", body: "区安监局" });
});

test("what is shared with others is one's own", async () => {
  expect(await ask("把白纸黑字写着我们和交通局两家名字的挑出来", "公安交通支队", "daxing-135")).toMatchObject(
    {
      intent: "my_tasks",
      body: "公安交通支队",
      tasks: "45 101",
    },
  );
});

test.each([
  ["我们管委会属于“参与”的（配合的不要）拉个单子", "开发区管委会", "xiqing-2017", "participate"],
  ["只看参与的，配合的不用给我", "杨柳青镇", "xiqing-2017", "participate"],
])("%s: in brackets or after it, what is not wanted", async (question, as, plan, roles) => {
  expect(await ask(question, as, plan)).toMatchObject({ intent: "my_tasks", roles });
});

test("a body said by its line of work or its own ending", async () => {
  expect(await ask("人社口还没交过进展的全列出来", "人力社保局", "daxing-135")).toMatchObject({
    body: "人力社保局",
  });
  expect(await ask("大队单独点名、2018年到期的", "消防大队", "haicang-135")).toMatchObject({
    body: "消防大队",
    tasks: "4 17 61",
  });
  expect(await ask("区档案馆承担了什么任务", undefined, "haicang-135")).toMatchObject({
    intent: "body_tasks",
    tasks: "",
  });
});

test("a topic said before the request narrows it where it is called one", async () => {
  for (const question of ["跟科技沾边的，我们有哪几项", "科技这块归我们的有哪些"])
    expect(await ask(question, "科委", "daxing-135")).toMatchObject({ body: "科委", tasks: "67 69" });
  const hazards = await ask("职业危害、职业病那些，哪些是让我们街道配合的", "赤龙南街道");
  expect(hazards.tasks).toBe("7 36 37 38 39 40 41 42 43");
});

test.each([
  ["五十项跟我们消防支队有关系没有啊", "消防西青支队", "xiqing-2017", "50"],
  ["烟花爆竹那条是我们烟办的吧，第25项", "区烟办", "haicang-135", "25"],
  ["64是不是我们教育局牵头的", "区教育局", "haicang-135", "64"],
])("%s asks for the task with one's own part, and does nothing", async (question, as, plan, tasks) => {
  expect(await ask(question, as, plan)).toMatchObject({ intent: "task_detail", body: as, tasks });
});

test.each([
  ["18项我们规划分局是不是只管加油站布点那一条", "规划分局", "18", [5]],
  ["16条那么长，我们海事具体管第几小点", "海沧海事局", "16", [10]],
  ["严控水陆交通事故那一大项，轮到我们交通局的是第几小项", "区交通局", "16", [10]],
])("%s: the sub-items that are one's own", async (question, as, seq, items) => {
  const answer = await bot.ask(question, { as, plan: "haicang-135" });
  expect(answer?.tasks.map((task) => [task.seq, task.items])).toEqual([[seq, items]]);
});

test("another body's own: 自己 is of the body that is named", async () => {
  expect(await ask("教育局那边除了集体的，自己名下都有啥", "区商务委")).toMatchObject({
    intent: "body_tasks",
    body: "区教育局",
    tasks: "10 15 26",
  });
});

test("负责的 is the role where the plan prints it, and what a body has to do where it does not", async () => {
  expect(await ask("我委负责的任务", "区商务委")).toMatchObject({ roles: "responsible" });
  expect(await ask("我们负责什么", "区商务委")).not.toMatchObject({ roles: "responsible" });
  expect(await ask("我们负责的任务", "区财政局", "haicang-135")).toMatchObject({ tasks: "21 42 67" });
});

test("a town by its first word, said by one of its own", async () => {
  expect(await ask("各街道头上那些任务，我们新阳有几条", "新阳街道", "haicang-135")).toMatchObject({
    intent: "my_tasks",
    tasks: "12 24 30 32 36 37 42 46",
  });
});

test("a task asked about for a body says first what is its part, or that it has none", async () => {
  expect((await ask("第1项是不是我们牵头的", "区安监局")).text).toContain("\n区安监局：牵头\n");
  expect((await ask("第12项是不是我们牵头的", "区安监局")).text).toContain(
    "\n区安监局：通过“各有关部门”参与\n",
  );
  expect((await ask("第18项跟我们有关系吗", "区教育局")).text).toContain(
    "\n区教育局在这项任务里没有职责。\n",
  );
});
