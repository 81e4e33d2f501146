import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asker, type Asking, asker, numbersOf, talkWith } from "../../harness/asker.ts";

let bot: Asker;
beforeAll(async () => {
  bot = await asker(["xiqing-2017", "haicang-135", "daxing-135"]);
});
afterAll(() => bot.close());

/** Chats of several people. */
let places = 0;
/** A chat with somebody of the body, in which one sentence follows another. */
function chat(as: string, plan: string, kind?: "p2p" | "group", id?: string) {
  const say = talkWith(bot, as, plan, kind, id);
  return async (words: string) => {
    const answer = await say(words);
    return answer && { intent: answer.intent, body: answer.body, tasks: numbersOf(answer) };
  };
}

test("an ordinal means the last list, not the number", async () => {
  const say = chat("区编办", "xiqing-2017");
  expect(await say("我们牵头的任务")).toMatchObject({ tasks: "30 36" });
  expect(await say("第二个呢")).toEqual({ intent: "task_detail", body: null, tasks: "36" });
});

test("a role, a body, a topic, a year alone change the last question", async () => {
  const say = chat("公安分局", "haicang-135");
  await say("我们负责什么");
  expect(await say("只看2018年到期的")).toMatchObject({
    intent: "due_soon",
    body: "公安分局",
    tasks: "3 12 13 16 57",
  });
  await say("消防大队有哪些任务");
  expect(await say("那教育局呢")).toMatchObject({ intent: "body_tasks", body: "区教育局" });
  await say("谁负责校车");
  expect(await say("那一键报警呢")).toMatchObject({ intent: "who", tasks: "22 65" });
});

test("only the role asked for is kept", async () => {
  const say = chat("区安监局", "xiqing-2017");
  await say("我们负责什么");
  expect(await say("只看牵头的")).toMatchObject({ intent: "my_tasks", body: "区安监局" });
  expect((await say("只看配合的"))?.tasks).toBe("19 20 21 29 32 45");
});

test("it means the one task spoken of", async () => {
  const say = chat("区安监局", "xiqing-2017");
  await say("第33项");
  expect(await say("它的进展怎么样")).toMatchObject({ intent: "progress", tasks: "33" });
});

test("another person, another chat, two hours later: nothing is leaned on", async () => {
  const say = chat("区编办", "xiqing-2017");
  await say("我们牵头的任务");
  const elsewhere = chat("区编办", "xiqing-2017");
  expect(await elsewhere("第二个呢")).toMatchObject({ tasks: "2" });
});

test("small talk: a friendly line in private, silence in groups", async () => {
  expect(await chat("区编办", "xiqing-2017")("今天天气怎么样")).toMatchObject({
    intent: "unknown",
    tasks: "",
  });
  expect(await chat("区编办", "xiqing-2017", "group")("今天天气怎么样")).toBeNull();
  expect(await chat("区编办", "xiqing-2017", "group")("我们牵头什么")).toMatchObject({ tasks: "30 36" });
});

test("a member's command above the right keeps intent and task, and changes nothing", async () => {
  const before = await bot.db.all("SELECT count(*) AS n FROM audit");
  const say = chat("区编办", "xiqing-2017");
  expect(await say("把第12项改由区编办牵头")).toEqual({ intent: "assign", body: "区编办", tasks: "12" });
  expect(await say("导出台账")).toMatchObject({ intent: "export" });
  expect(await bot.db.all("SELECT count(*) AS n FROM audit")).toEqual(before);
});

test("what names no task is of the task last spoken of", async () => {
  const say = chat("区气象局", "xiqing-2017");
  await say("看看17");
  expect(await say("谁牵头")).toMatchObject({ intent: "who", tasks: "17" });
  expect(await say("啥时候截止")).toMatchObject({ intent: "task_detail", tasks: "17" });
  expect(await say("想延半年，设备流标了")).toMatchObject({ intent: "extend", tasks: "17" });
  expect(await say("报一下，覆盖率92%")).toMatchObject({ intent: "report", tasks: "17" });
});

test("places in the last list: the last, the one after, both", async () => {
  const say = chat("区编办", "xiqing-2017");
  await say("我们牵头的任务");
  expect(await say("最后那个")).toMatchObject({ tasks: "36" });
  expect(await say("上一个")).toMatchObject({ tasks: "30" });
  await say("第12项");
  expect(await say("下一项")).toMatchObject({ intent: "task_detail", tasks: "13" });
});

test("a topic's list is narrowed to what is asked of it; a whole question of its own is not", async () => {
  const say = chat("区安监局", "haicang-135");
  const all = await say("危险化学品");
  const due = await say("今年到期的留下");
  expect(all?.tasks.split(" ")).toEqual(expect.arrayContaining(due?.tasks.split(" ") ?? ["?"]));
  expect((await say("2018年到期的任务有哪些"))?.tasks.split(" ").length).toBeGreaterThan(20);
});

test("the same once more for another number", async () => {
  const say = chat("", "daxing-135");
  expect(await say("第54项什么进展")).toMatchObject({ intent: "progress", tasks: "54" });
  expect(await say("59也是")).toMatchObject({ intent: "progress", tasks: "59" });
});

test("in a group what is not for the bot is met with silence, and is not leaned on", async () => {
  const say = chat("区安监局", "haicang-135", "group");
  await say("第65项");
  for (const words of ["收到", "今晚谁值班", "哈哈哈", "下午三点二楼会议室，各单位别迟到"])
    expect(await say(words)).toBeNull();
  expect(await say("谁牵头")).toMatchObject({ intent: "who", tasks: "65" });
});

test("after the bot asked which body is meant a part of its name is enough", async () => {
  const say = chat("区安监局", "xiqing-2017");
  expect(await say("支队的任务")).toMatchObject({ body: null, tasks: "" });
  expect(await say("消防的")).toMatchObject({ intent: "body_tasks", body: "消防西青支队" });
});

test("after the bot asked which body is meant it may be pointed at", async () => {
  const say = chat("区安监局", "xiqing-2017");
  for (const [words, body] of [
    ["第二个", "消防西青支队"],
    ["前面那个", "交通西青支队"],
    ["交通的那个", "交通西青支队"],
  ] as const) {
    expect(await say("支队牵头哪些")).toMatchObject({ body: null, tasks: "" });
    expect(await say(words)).toMatchObject({ intent: "body_tasks", body });
  }
});

test("in a group anybody may ask on; another's we is their body", async () => {
  const group = { id: `oc_${++places}`, kind: "group" as const };
  const say = async (as: string, words: string) => {
    const answer = await bot.ask(words, { as, plan: "xiqing-2017", chat: { ...group, person: `ou_${as}` } });
    return answer && { body: answer.body, tasks: answer.tasks.map((task) => task.seq).join(" ") };
  };
  expect(await say("区编办", "我们牵头的任务")).toMatchObject({ tasks: "30 36" });
  expect(await say("区建委", "第二个谁负责")).toMatchObject({ tasks: "36" });
  expect(await say("区编办", "我们牵头的任务")).toMatchObject({ tasks: "30 36" });
  expect(await say("区水务局", "只看参与的")).toMatchObject({ body: "区编办" });
});

test("which plan or task the bot asked for may be said in words", async () => {
  const anyPlan = chat("", "");
  expect(await anyPlan("16写的什么")).toMatchObject({ intent: "task_detail", tasks: "" });
  expect(await anyPlan("海沧的")).toMatchObject({ intent: "task_detail", tasks: "16" });
  const say = chat("区交通局", "haicang-135");
  expect(await say("那项活儿干完了 申请销号")).toMatchObject({ intent: "report", tasks: "" });
  expect(await say("第52项")).toMatchObject({ intent: "report", tasks: "52" });
});

test("a command's word alone is of the task last spoken of", async () => {
  const say = chat("区气象局", "xiqing-2017");
  await say("第17项");
  expect(await say("谁负责")).toMatchObject({ intent: "who", tasks: "17" });
  expect(await say("进展")).toMatchObject({ intent: "progress", tasks: "17" });
});

test("what says itself what it is about does not lean", async () => {
  const say = chat("区农林水利局", "haicang-135");
  await say("渔船安全谁在管");
  expect(await say("平安渔港创建已完成，老旧渔船还剩3艘没更新")).toMatchObject({ intent: "report" });
  expect(await say("那拖拉机年检谁管")).toMatchObject({ intent: "who", tasks: "28" });
});

test("projects are pointed at by their place in the last list", async () => {
  const asking: Asking = { plan: "daxing-135", chat: { id: `oc_${++places}`, person: "ou_1", kind: "p2p" } };
  const [first, second] = (await bot.ask("重点工程有哪些", asking))?.named ?? [];
  const answer = await bot.ask("第二个多少钱", asking);
  expect(answer).toMatchObject({ intent: "project", named: [second] });
  expect(answer?.text).not.toContain(first);
});

test("what was just reported is corrected in words", async () => {
  const say = chat("区气象局", "xiqing-2017");
  expect(await say("17项移动气象台的车已经到位，正在调试")).toMatchObject({ intent: "report", tasks: "17" });
  expect(await say("刚才写错了，车还没到，下个月才到")).toMatchObject({ intent: "correct", tasks: "17" });
});

test("a body put right after a comma is the one meant", async () => {
  const say = chat("", "daxing-135");
  await say("开发区安监局都负责啥");
  expect(await say("不是开发区的，我问的是区安监局")).toMatchObject({ intent: "body_tasks", body: "安监局" });
});

test("in a group what is said to a colleague by name is met with silence", async () => {
  const say = chat("住建委", "daxing-135", "group");
  await say("44项是谁家的");
  expect(await say("哦是咱们的，小李你记得跟施工科说一声")).toBeNull();
  expect(await say("小企业有哪些任务")).not.toBeNull();
});

test("a number mistyped in a question is put right, in a report it is corrected", async () => {
  const say = chat("", "haicang-135");
  expect(await say("第88项")).toMatchObject({ intent: "task_detail", tasks: "" });
  expect(await say("打错了，是68")).toMatchObject({ intent: "task_detail", tasks: "68" });
  expect(await say("13归谁")).toMatchObject({ intent: "who", tasks: "13" });
  expect(await say("打错，15")).toMatchObject({ intent: "who", tasks: "15" });
  expect(await say("15已完成80%")).toMatchObject({ intent: "report", tasks: "15" });
  expect(await say("报错了，是12")).toMatchObject({ intent: "correct", tasks: "12" });
});

test("what an earlier version of the bot remembered is still leaned on", async () => {
  const say = chat("区安监局", "xiqing-2017", "p2p", "oc_earlier");
  await say("第33项");
  const [row] = await bot.db.all("SELECT said FROM chat_memory WHERE chat = ?", ["oc_earlier"]);
  const { list, choices, due, begins, years, standingKind, states, unreported, via, ...earlier } = JSON.parse(
    String(row?.said),
  );
  await bot.db.write([
    {
      sql: "UPDATE chat_memory SET said = ? WHERE chat = ?",
      args: [JSON.stringify(earlier), "oc_earlier"],
    },
  ]);
  expect(await say("谁牵头")).toMatchObject({ intent: "who", tasks: "33" });
});

test("of one task what another body has, and the same asked of another task", async () => {
  const say = chat("公安分局", "haicang-135");
  expect(await say("16里面我们管哪几小项")).toMatchObject({ body: "公安分局", tasks: "16" });
  expect(await say("那运管所呢")).toEqual({ intent: "task_detail", body: "区运管所", tasks: "16" });
  expect(await say("51报了没")).toMatchObject({ intent: "progress", tasks: "51" });
  expect(await say("53呢")).toMatchObject({ intent: "progress", tasks: "53" });
});

test("back to the whole list of a body", async () => {
  const say = chat("科委", "daxing-135");
  const whole = await say("我们科委都有哪些任务");
  expect((await say("就看跟科技有关的"))?.tasks).not.toBe(whole?.tasks);
  expect(await say("还是回到全部吧")).toEqual(whole);
});

test("an ordinal that is no number of the list means its place, and what follows the last of a list is the plan's next", async () => {
  const say = chat("区编办", "xiqing-2017");
  await say("我们牵头的任务");
  expect(await say("第二项说的是啥")).toMatchObject({ tasks: "36" });
  expect(await say("下一条")).toMatchObject({ tasks: "37" });
});

test("all that was listed is urged", async () => {
  const say = chat("", "xiqing-2017");
  await say("19到21项有人报了吗");
  expect(await say("那就都催一下")).toMatchObject({ intent: "remind", tasks: "19 20 21" });
});

test("a report that fits several tasks is of the one last spoken of", async () => {
  const say = chat("区安监局", "haicang-135");
  await say("资金保障那条啥时候到期");
  expect(await say("不延了，直接报吧：专项资金已经纳入年度预算")).toMatchObject({
    intent: "report",
    tasks: "67",
  });
});

test("before and after the task last spoken of, in either language", async () => {
  const say = chat("", "xiqing-2017");
  await say("12条");
  expect(await say("上一条")).toMatchObject({ intent: "task_detail", tasks: "11" });
  expect(await say("next one")).toMatchObject({ intent: "task_detail", tasks: "12" });
});

test("what is asked for by its own name does not lean: figures after numbers, a year within projects", async () => {
  const say = chat("区安监局", "haicang-135");
  await say("总共几条任务，办结几条了");
  expect((await say("指标呢"))?.intent).toBe("indicator");
  const projects = (await say("我们局的重点工程项目有哪些"))?.tasks.split(" ");
  const due = (await say("2016年的是哪几个"))?.tasks.split(" ");
  expect(due).toEqual(["54", "56"]);
  expect(projects).toEqual(expect.arrayContaining(due!));
});

test("which body is to be added is told in a word", async () => {
  const say = chat("", "daxing-135");
  await say("79");
  expect(await say("这条要加个配合单位")).toMatchObject({ intent: "assign", tasks: "79" });
  expect(await say("宣传部")).toEqual({ intent: "assign", body: "宣传部", tasks: "79" });
});

test("in a group, talk to others and of other things is met with silence", async () => {
  const say = chat("", "daxing-135", "group");
  await say("安责险谁在弄");
  for (const words of [
    "昨天会上领导也提到这事",
    "李科，图纸发我一份",
    "李科，消防的任务有哪些你列一下",
    "这天真热",
    "哈哈哈可以",
  ])
    expect(await say(words)).toBeNull();
});

test("why more time is needed, and until when, is said of the extension asked for", async () => {
  const say = chat("区建设局", "haicang-135");
  expect(await say("第20项想延到明年三月底")).toMatchObject({ intent: "extend", tasks: "20" });
  expect(await say("原因是检测招标流标了")).toMatchObject({ intent: "extend", tasks: "20" });
  const other = chat("应急办", "daxing-135");
  await other("我想申请个延期");
  await other("94");
  expect(await other("到2021年3月吧，评估办法还在征求意见")).toMatchObject({ intent: "extend", tasks: "94" });
});
