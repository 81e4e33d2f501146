import { afterEach, beforeEach, expect, test } from "vitest";
import { reportsOfTask } from "../../src/store/reports.ts";
import { taskById } from "../../src/store/tasks.ts";
import { body, fieldsOf, type Office, openOffice, pressing, wordsOn } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const task = (number: string): string => `xiqing-2017:${number}`;
const filled = { state: "onTrack", percent: "60", progress: "完成初稿", problems: "", next: "" };

async function opened(person = "wang", name = "区安监局", number = "1") {
  const { say } = await office.tap(office.as(person, "member", name), {
    do: "report.open",
    task: task(number),
  });
  return say?.card;
}

test("a filled form is saved within the callback, dated and signed with who and for whom", async () => {
  const form = await opened();
  const answer = await office.tap(
    office.as("wang", "member", "区安监局"),
    pressing(form, "report.submit"),
    filled,
  );
  expect(answer.toast?.type).toBe("success");
  expect(wordsOn(answer.card)).toContain("完成初稿");
  expect(await reportsOfTask(office.db, task("1"))).toMatchObject([
    {
      state: "onTrack",
      percent: 60,
      progress: "完成初稿",
      person: "ou_wang",
      body: body("区安监局"),
      on: "2018-06-04",
      cycle: "2018-06",
      chat: "oc_1",
    },
  ]);
});

test("a refused form keeps what was typed, says beside the field what is wrong, and saves nothing", async () => {
  const form = await opened();
  const typed = { ...filled, percent: "一百五", progress: "", problems: "经费未到位" };
  const answer = await office.tap(
    office.as("wang", "member", "区安监局"),
    pressing(form, "report.submit"),
    typed,
  );
  expect(answer.toast?.type).toBe("error");
  expect(fieldsOf(answer.card)).toMatchObject(typed);
  expect(wordsOn(answer.card)).toContain("请填 0 到 100 的整数");
  expect(wordsOn(answer.card)).toContain("请写一句进展情况");
  expect(await reportsOfTask(office.db, task("1"))).toEqual([]);
  const mended = await office.tap(
    office.as("wang", "member", "区安监局"),
    pressing(answer.card, "report.submit"),
    filled,
  );
  expect(mended.toast?.type).toBe("success");
});

test.each([
  ["６０％", 60],
  ["60%", 60],
  ["百分之60", 60],
  [" 0 ", 0],
])("the percentage %s is read as %d", async (percent, value) => {
  const form = await opened();
  await office.tap(office.as("wang", "member", "区安监局"), pressing(form, "report.submit"), {
    ...filled,
    percent,
  });
  expect(await reportsOfTask(office.db, task("1"))).toMatchObject([{ percent: value }]);
});

test.each([
  [{ percent: "101" }, "应在 0 到 100 之间"],
  [{ percent: "-1" }, "应在 0 到 100 之间"],
  [{ percent: "12.5" }, "整数"],
  [{ percent: "" }, "请填写完成比例"],
  [{ state: "forged" }, "请选择状态"],
  [{ state: "done", percent: "90" }, "完成比例应为 100"],
  [{ state: "onTrack", percent: "100" }, "全部做完请选"],
  [{ progress: "长".repeat(1001) }, "最多 1000 字"],
])("case %#: %s", async (wrong: Record<string, string>, why) => {
  const form = await opened();
  const answer = await office.tap(office.as("wang", "member", "区安监局"), pressing(form, "report.submit"), {
    ...filled,
    ...wrong,
  });
  expect(wordsOn(answer.card)).toContain(why);
  expect(await reportsOfTask(office.db, task("1"))).toEqual([]);
});

test("fields that are missing, empty or null all mean empty", async () => {
  const form = await opened();
  const answer = await office.tap(office.as("wang", "member", "区安监局"), pressing(form, "report.submit"), {
    state: "onTrack",
    percent: "5",
    progress: "启动",
    problems: null,
  });
  expect(answer.toast?.type).toBe("success");
});

test("a new form is filled from the last report; a second report is a second row", async () => {
  const member = office.as("wang", "member", "区安监局");
  await office.tap(member, pressing(await opened(), "report.submit"), { ...filled, problems: "缺人" });
  const again = await opened();
  expect(fieldsOf(again)).toMatchObject({
    state: "onTrack",
    percent: "60",
    progress: "完成初稿",
    problems: "缺人",
  });
  await office.tap(member, pressing(again, "report.submit"), {
    ...filled,
    percent: "80",
    progress: "已送审",
  });
  expect((await reportsOfTask(office.db, task("1"))).map((report) => report.percent)).toEqual([80, 60]);
});

test("无变化 repeats the last report in one tap", async () => {
  const member = office.as("wang", "member", "区安监局");
  await office.tap(member, pressing(await opened(), "report.submit"), filled);
  office.moveTo("2018-07-03");
  await office.tap(member, pressing(await opened(), "report.same"));
  expect(await reportsOfTask(office.db, task("1"))).toMatchObject([
    { progress: "完成初稿", on: "2018-07-03", cycle: "2018-07" },
    { progress: "完成初稿", on: "2018-06-04" },
  ]);
});

test("the same form sent twice is one report, also by a colleague", async () => {
  const form = pressing(await opened(), "report.submit");
  await office.tap(office.as("wang", "member", "区安监局"), form, filled);
  const again = await office.tap(office.as("wang", "member", "区安监局"), form, filled);
  const colleague = await office.tap(office.as("li", "member", "区安监局"), form, filled);
  expect([again.toast?.content, colleague.toast?.content]).toEqual(
    Array(2).fill(expect.stringContaining("没有重复记录")),
  );
  expect(await reportsOfTask(office.db, task("1"))).toHaveLength(1);
});

test("two colleagues within the same second: one is saved, the other is told and keeps the text", async () => {
  const [first, second] = [await opened("wang"), await opened("li")];
  const answers = await Promise.all([
    office.tap(office.as("wang", "member", "区安监局"), pressing(first, "report.submit"), filled),
    office.tap(office.as("li", "member", "区安监局"), pressing(second, "report.submit"), {
      ...filled,
      progress: "另一句",
    }),
  ]);
  expect(answers.map((answer) => answer.toast?.type).sort()).toEqual(["success", "warning"]);
  const told = answers.find((answer) => answer.toast?.type === "warning")!;
  expect(await reportsOfTask(office.db, task("1"))).toHaveLength(1);
  expect(told.toast?.content).toContain("您填的内容还在");
  const late = told === answers[0] ? "wang" : "li";
  const sent = await office.tap(
    office.as(late, "member", "区安监局"),
    pressing(told.card, "report.submit"),
    fieldsOf(told.card),
  );
  expect(sent.toast?.type).toBe("success");
  expect((await reportsOfTask(office.db, task("1"))).map((report) => report.progress).sort()).toEqual([
    "另一句",
    "完成初稿",
  ]);
});

test("a form of last cycle asks once more before it counts for this one", async () => {
  const form = await opened();
  office.moveTo("2018-07-02");
  const asked = await office.tap(
    office.as("wang", "member", "区安监局"),
    pressing(form, "report.submit"),
    filled,
  );
  expect(asked.toast).toMatchObject({ type: "warning", content: expect.stringContaining("2018年第7期") });
  expect(await reportsOfTask(office.db, task("1"))).toEqual([]);
  await office.tap(
    office.as("wang", "member", "区安监局"),
    pressing(asked.card, "report.submit"),
    fieldsOf(asked.card),
  );
  expect(await reportsOfTask(office.db, task("1"))).toMatchObject([
    { cycle: "2018-07", progress: "完成初稿" },
  ]);
});

test("a task amended while its form is open is shown anew with what was typed", async () => {
  const form = await opened();
  await office.db.write([
    { sql: "UPDATE tasks SET content = '编制并报批专项规划' WHERE id = ?", args: [task("1")] },
  ]);
  const asked = await office.tap(
    office.as("wang", "member", "区安监局"),
    pressing(form, "report.submit"),
    filled,
  );
  expect(wordsOn(asked.card)).toContain("编制并报批专项规划");
  expect(fieldsOf(asked.card)).toMatchObject(filled);
  expect(await reportsOfTask(office.db, task("1"))).toEqual([]);
});

test("a task removed while its form is open takes nothing and says so", async () => {
  const form = await opened();
  await office.db.write([
    { sql: "UPDATE tasks SET removed_on = '2018-06-04' WHERE id = ?", args: [task("1")] },
  ]);
  const answer = await office.tap(
    office.as("wang", "member", "区安监局"),
    pressing(form, "report.submit"),
    filled,
  );
  expect(answer.toast).toMatchObject({ type: "error", content: expect.stringContaining("已不在规划里") });
});

test.each([
  ["an outsider", "member", ["区教育局"], "只有这些单位"],
  ["a guest", "guest", [], "/绑定"],
  ["a leader", "leader", ["区安监局"], "只看不填"],
] as const)("%s changes nothing with a forwarded form and is told why", async (_who, right, bodies, why) => {
  const form = await opened();
  const answer = await office.tap(
    office.as("zhao", right, ...bodies),
    pressing(form, "report.submit"),
    filled,
  );
  expect(answer.toast).toMatchObject({ type: "error", content: expect.stringContaining(why) });
  expect(await reportsOfTask(office.db, task("1"))).toEqual([]);
});

test("a body that only shares the task cannot report in the lead's name", async () => {
  const forged = { ...pressing(await opened(), "report.submit"), body: body("区安监局") };
  const answer = await office.tap(office.as("sun", "member", "区水务局"), forged, filled);
  expect(answer.toast?.type).toBe("error");
  expect(await reportsOfTask(office.db, task("1"))).toEqual([]);
});

test.each([{}, { form: "x" }, { form: { id: "a b" } }, { task: 5 }])(
  "a forged value %o is refused in words",
  async (value) => {
    const answer = await office.tap(
      office.as("wang", "member", "区安监局"),
      { task: task("1"), body: body("区安监局"), ...value, do: "report.submit" },
      filled,
    );
    expect(answer.toast).toMatchObject({ type: "error", content: expect.stringMatching(/没有保存/) });
  },
);

test("a person of two owning bodies is asked which; a member through a group may report", async () => {
  const both = office.as("wang", "member", "区安监局", "区水务局");
  const asked = await office.tap(both, { do: "report.open", plan: "xiqing-2017", number: "2" });
  expect(wordsOn(asked.say?.card)).toContain("区水务局");
  expect(() => pressing(asked.say?.card, "report.submit")).toThrow();
  const chosen = await office.tap(both, { do: "report.open", task: task("2"), body: body("区水务局") });
  expect(pressing(chosen.say?.card, "report.submit").body).toBe(body("区水务局"));
  const town = office.as("town", "member", "中北镇");
  const form = await office.tap(town, { do: "report.open", task: task("4") });
  expect((await office.tap(town, pressing(form.say?.card, "report.submit"), filled)).toast?.type).toBe(
    "success",
  );
});

test("done by the lead waits for the clerk; a later word takes it back", async () => {
  const member = office.as("wang", "member", "区安监局");
  const saved = await office.tap(member, pressing(await opened(), "report.submit"), {
    ...filled,
    state: "done",
    percent: "100",
  });
  expect(wordsOn(saved.card)).toContain("等待安委办核查");
  expect((await taskById(office.db, task("1")))?.phase).toBe("awaiting");
  await office.tap(member, pressing(await opened(), "report.submit"), { ...filled, percent: "90" });
  expect((await taskById(office.db, task("1")))?.phase).toBe("open");
});

test("done by one of two responsible bodies waits for the other; a supporter's word closes nothing", async () => {
  const done = { ...filled, state: "done", percent: "100" };
  const phase = async (number: string) => (await taskById(office.db, task(number)))?.phase;
  const support = office.as("sun", "member", "区水务局");
  await office.tap(support, pressing(await opened("sun", "区水务局", "1"), "report.submit"), done);
  expect(await phase("1")).toBe("open");
  await office.tap(support, pressing(await opened("sun", "区水务局", "2"), "report.submit"), done);
  expect(await phase("2")).toBe("open");
  await office.tap(
    office.as("wang", "member", "区安监局"),
    pressing(await opened("wang", "区安监局", "2"), "report.submit"),
    done,
  );
  expect(await phase("2")).toBe("awaiting");
});

test("who was bound to a body that has been merged reports for its successor, whose form shows what the old one said", async () => {
  const member = office.as("wang", "member", "区安监局");
  await office.tap(member, pressing(await opened(), "report.submit"), filled);
  await office.db.write([
    {
      sql: "INSERT INTO bodies (id, region, name, aliases, kind) VALUES (?, '西青区', '区应急局', '[]', 'department') ON CONFLICT DO NOTHING",
      args: [body("区应急局")],
    },
    {
      sql: "UPDATE bodies SET ended_on = '2019-01-01', ended_how = 'merged', successor = ? WHERE id = ?",
      args: [body("区应急局"), body("区安监局")],
    },
  ]);
  office.moveTo("2019-01-02");
  const form = await opened();
  expect(pressing(form, "report.submit").body).toBe(body("区应急局"));
  expect(fieldsOf(form).progress).toBe("完成初稿");
  await office.tap(member, pressing(form, "report.submit"), { ...filled, percent: "70" });
  expect(await reportsOfTask(office.db, task("1"))).toMatchObject([
    { body: body("区应急局"), percent: 70 },
    { body: body("区安监局"), percent: 60 },
  ]);
  const { card } = await office.tap(member, {
    do: "cycle.show",
    plan: "xiqing-2017",
    body: body("区安监局"),
  });
  expect(wordsOn(card)).toContain("区应急局");
});
