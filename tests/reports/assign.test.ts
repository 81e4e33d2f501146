import { afterEach, beforeEach, expect, test } from "vitest";
import { ownersOn } from "../../src/domain/owners.ts";
import { importPlan } from "../../src/services/plans/import-plan.ts";
import { directoryOf } from "../../src/store/directory.ts";
import { assignmentsOfTasks, taskById } from "../../src/store/tasks.ts";
import {
  body,
  components,
  draftOf,
  fieldsOf,
  type Office,
  openOffice,
  plan,
  pressing,
  wordsOn,
} from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice([
    { content: "没有分工的任务", owners: [] },
    { content: "也没有分工", owners: [] },
    {
      content: "有分工的任务",
      due: "2018-12-31",
      owners: [
        ["区安监局", "lead"],
        ["区水务局", "support"],
      ],
    },
  ]);
});
afterEach(() => office.close());

const clerk = () => office.as("clerk", "clerk");
const task = (number: number): string => `${plan}:${number}`;
const none = { lead: "", responsible: "", participate: "", support: "" };
const ownersAt = async (number: number, on: string): Promise<string[]> =>
  ownersOn(await assignmentsOfTasks(office.db, [task(number)]), await directoryOf(office.db, plan), on).map(
    (owner) => `${owner.body} ${owner.role}`,
  );

test("tasks of a plan without a division get owners and limit, many at once", async () => {
  const value = { do: "assign.save", tasks: [task(1), task(2)] };
  const saved = await office.tap(clerk(), value, {
    ...none,
    lead: "区安监局",
    support: "水务局、 中北镇",
    due: "2018-09-30 +0800",
    reason: "印发分工",
  });
  expect(wordsOn(saved.card)).toContain("已保存 2 项");
  for (const number of [1, 2]) {
    expect(await ownersAt(number, "2017-01-01")).toContain(`${body("区安监局")} lead`);
    expect(await ownersAt(number, "2018-06-04")).toContain(`${body("区水务局")} support`);
    expect((await taskById(office.db, task(number)))?.due).toBe("2018-09-30");
  }
});

test("a change of owners holds from its day; before it the old ones stay, and their reports with them", async () => {
  const { say } = await office.tap(clerk(), { do: "assign.open", task: task(3) });
  expect(fieldsOf(say?.card)).toMatchObject({ lead: "区安监局", support: "区水务局" });
  const typed = { ...none, lead: "区水务局", from: "2018-07-01 +0800", reason: "职能划转" };
  await office.tap(clerk(), pressing(say?.card, "assign.save"), typed);
  expect(await ownersAt(3, "2018-06-30")).toEqual([
    `${body("区安监局")} lead`,
    `${body("区水务局")} support`,
  ]);
  expect(await ownersAt(3, "2018-07-01")).toEqual([`${body("区水务局")} lead`]);
  const history = await office.tap(office.as("wang", "member", "区安监局"), {
    do: "history.page",
    task: task(3),
    page: 1,
  });
  expect(wordsOn(history.card)).toContain("职能划转");
});

test("an unknown name, no reason, or nothing to change saves nothing and keeps what was typed", async () => {
  const value = { do: "assign.save", tasks: [task(3)] };
  const unknown = await office.tap(clerk(), value, { ...none, lead: "区不存在局", reason: "试" });
  expect(unknown.toast?.type).toBe("error");
  expect(fieldsOf(unknown.card)).toMatchObject({ lead: "区不存在局", reason: "试" });
  expect(
    (await office.tap(clerk(), value, { ...none, lead: "区水务局", reason: "" })).toast?.content,
  ).toContain("理由");
  expect((await office.tap(clerk(), value, { ...none, reason: "无" })).toast?.content).toContain("没有保存");
  expect(await ownersAt(3, "2018-06-04")).toHaveLength(2);
});

test("an application to close made by the owners before is not the new ones'", async () => {
  const member = office.as("wang", "member", "区安监局");
  const { say } = await office.tap(member, { do: "report.open", task: task(3) });
  await office.tap(member, pressing(say?.card, "report.submit"), {
    state: "done",
    percent: "100",
    progress: "完成",
  });
  expect((await taskById(office.db, task(3)))?.phase).toBe("awaiting");
  await office.tap(
    clerk(),
    { do: "assign.save", tasks: [task(3)] },
    { ...none, lead: "区水务局", reason: "划转" },
  );
  expect((await taskById(office.db, task(3)))?.phase).toBe("open");
});

test("reading a document without a division again leaves the owners that the clerk has given", async () => {
  office.close();
  office = await openOffice([{ content: "没有分工的任务", owners: [] }]);
  await office.tap(
    clerk(),
    { do: "assign.save", tasks: [task(1)] },
    { ...none, lead: "区安监局", reason: "印发分工" },
  );
  const doer = { actor: "cli", body: null, chat: null, at: Date.parse("2018-06-05T00:00:00Z") };
  await importPlan(office.db, doer, "2018-06-05", plan, draftOf([{ content: "没有分工的任务", owners: [] }]));
  expect(await ownersAt(1, "2018-06-06")).toEqual([`${body("区安监局")} lead`]);
});

test("only the clerk assigns; a task of no plan is none", async () => {
  const value = { do: "assign.save", tasks: [task(3)] };
  const refused = await office.tap(office.as("wang", "member", "区安监局"), value, {
    ...none,
    lead: "区水务局",
    reason: "我来",
  });
  expect(refused.toast).toMatchObject({ type: "error", content: expect.stringContaining("安委办") });
  const gone = await office.tap(
    clerk(),
    { do: "assign.save", tasks: ["x:1"] },
    { ...none, lead: "区水务局", reason: "试" },
  );
  expect(gone.toast?.type).toBe("error");
  expect(components(gone.card)).toEqual([]);
});

test("the clerk suspends, resumes and asks for evidence from the task's own card, each with its reason", async () => {
  const ask = await office.tap(clerk(), { do: "task.ask", move: "suspended", task: task(3) });
  expect((await office.tap(clerk(), pressing(ask.card, "task.move"), { reason: "" })).toast?.type).toBe(
    "error",
  );
  await office.tap(clerk(), pressing(ask.card, "task.move"), { reason: "上级暂停" });
  expect((await taskById(office.db, task(3)))?.phase).toBe("suspended");
  const resume = await office.tap(clerk(), { do: "task.ask", move: "resumed", task: task(3) });
  const back = await office.tap(clerk(), pressing(resume.card, "task.move"), { reason: "恢复" });
  expect((await taskById(office.db, task(3)))?.phase).toBe("open");
  const again = await office.tap(clerk(), pressing(resume.card, "task.move"), { reason: "恢复" });
  expect(again.toast?.type).toBe("error");
  await office.tap(clerk(), pressing(back.card, "task.evidence"));
  const member = office.as("wang", "member", "区安监局");
  const { say } = await office.tap(member, { do: "report.open", task: task(3) });
  const sent = await office.tap(member, pressing(say?.card, "report.submit"), {
    state: "onTrack",
    percent: "5",
    progress: "启动",
  });
  expect(wordsOn(sent.card)).toContain("要求这项任务附佐证材料");
  const queue = await office.tap(clerk(), { do: "review.show", plan });
  expect(wordsOn((await office.tap(clerk(), pressing(queue.card, "review.open"))).card)).toContain(
    "要求佐证，尚未收到",
  );
});
