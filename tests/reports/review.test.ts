import { afterEach, beforeEach, expect, test } from "vitest";
import { messages } from "../../src/cards/messages.ts";
import { verifyChain } from "../../src/services/audit/verify-chain.ts";
import { reportsOfTask } from "../../src/store/reports.ts";
import { eventsOfTask, firstLimits } from "../../src/store/task-events.ts";
import { taskById } from "../../src/store/tasks.ts";
import { body, expectCard, fieldsOf, type Office, openOffice, plan, pressing, wordsOn } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(async () => {
  expect(await verifyChain(office.db)).toMatchObject({ intact: true });
  office.close();
});

const task = (number: string): string => `${plan}:${number}`;
const filled = { state: "onTrack", percent: "60", progress: "完成初稿", problems: "", next: "" };
const done = { ...filled, state: "done", percent: "100", progress: "规划已印发" };
const clerk = () => office.as("clerk", "clerk");

async function report(
  number: string,
  fields: Record<string, string> = filled,
  name = "区安监局",
  person = "wang",
) {
  const member = office.as(person, "member", name);
  const { say } = await office.tap(member, { do: "report.open", task: task(number), body: body(name) });
  const answer = await office.tap(member, pressing(say?.card, "report.submit"), {
    ...fieldsOf(say?.card),
    ...fields,
  });
  expect(answer.toast?.type).toBe("success");
  return (await reportsOfTask(office.db, task(number)))[0]!;
}

/** Messages queued, as their receivers would see them. */
async function queued(kind: string) {
  const rows = await office.db.all("SELECT receiver, content FROM outbox WHERE kind = ?", [kind]);
  return Promise.all(
    rows.map(async (row) => {
      const once = <T>(_key: string, make: () => Promise<T>): Promise<T> => make();
      const rendered = await messages[kind]!({ ...clerk(), once }, JSON.parse(String(row.content)));
      if (rendered?.card) expectCard(rendered.card);
      return { receiver: JSON.parse(String(row.receiver)), rendered };
    }),
  );
}

test("the clerk goes through what came in, one by one or the harmless ones at once", async () => {
  await report("1");
  await report("2");
  await report("5", filled, "公安西青分局", "gong");
  const { card } = await office.tap(clerk(), { do: "review.show", plan });
  expect(wordsOn(card)).toContain("新汇报 3 件");
  expect(wordsOn(card)).toContain("⚠️ 5");
  const all = await office.tap(clerk(), pressing(card, "review.acceptAll"));
  expect(all.toast?.content).toBe("已通过 2 件");
  expect(wordsOn(all.card)).toContain("新汇报 1 件");
  const one = await office.tap(clerk(), pressing(all.card, "review.open"));
  expect(wordsOn(one.card)).toContain("自评与时限不符");
  const last = await office.tap(clerk(), pressing(one.card, "review.accept"));
  expect(wordsOn(last.card)).toContain("没有待办");
  const again = await office.tap(clerk(), pressing(one.card, "review.accept"));
  expect(again.toast?.content).toContain("没有重复处理");
});

test("a returned report no longer counts; its sender gets it as sent, mends it and sends it again", async () => {
  const first = await report("1");
  const asked = await office.tap(clerk(), { do: "review.ask", what: "return", report: first.id });
  const empty = await office.tap(clerk(), pressing(asked.card, "review.return"), { reason: " " });
  expect(empty.toast).toMatchObject({ type: "error" });
  await office.tap(clerk(), pressing(asked.card, "review.return"), { reason: "请写明时间" });
  expect(await reportsOfTask(office.db, task("1"))).toMatchObject([
    { verdict: "returned", reason: "请写明时间", progress: "完成初稿" },
  ]);
  const [message] = await queued("report.returned");
  expect(message?.receiver).toEqual({ person: "ou_wang" });
  expect(fieldsOf(message?.rendered?.card ?? undefined)).toMatchObject(filled);
  const sent = await office.tap(
    office.as("wang", "member", "区安监局"),
    pressing(message?.rendered?.card ?? undefined, "report.submit"),
    {
      ...filled,
      progress: "9月完成初稿",
    },
  );
  expect(sent.toast?.type).toBe("success");
  expect(await reportsOfTask(office.db, task("1"))).toHaveLength(2);
  expect((await queued("report.returned"))[0]?.rendered).toBeNull();
});

test("a slip is corrected with a trace: what was sent stays", async () => {
  const first = await report("1");
  const asked = await office.tap(clerk(), { do: "review.ask", what: "correct", report: first.id });
  await office.tap(clerk(), pressing(asked.card, "review.correct"), {
    progress: "完成初稿。",
    reason: "补句号",
  });
  const [now] = await reportsOfTask(office.db, task("1"));
  expect(now).toMatchObject({ progress: "完成初稿。", asSent: { progress: "完成初稿" } });
  expect(await office.db.all("SELECT progress FROM reports")).toMatchObject([{ progress: "完成初稿" }]);
  const empty = await office.tap(clerk(), pressing(asked.card, "review.correct"), {
    progress: "",
    reason: "删去",
  });
  expect(empty.toast?.type).toBe("error");
});

test("closing is checked before it is agreed; late is told by the day the body said done", async () => {
  await report("2", done);
  await report("2", done, "区水务局", "sun");
  office.moveTo("2018-07-01");
  const { card } = await office.tap(clerk(), { do: "review.show", plan });
  const closing = await office.tap(clerk(), pressing(card, "review.closing"));
  const unchecked = await office.tap(clerk(), pressing(closing.card, "review.close"), {});
  expect(unchecked.toast?.content).toContain("核查方式");
  expect((await taskById(office.db, task("2")))?.phase).toBe("awaiting");
  const closed = await office.tap(clerk(), pressing(closing.card, "review.close"), {
    checked: "site",
    reason: "",
  });
  expect(closed.toast?.content).toBe("已销号：正常办结");
  expect(await taskById(office.db, task("2"))).toMatchObject({ phase: "done", doneOn: "2018-07-01" });
  expect(await eventsOfTask(office.db, task("2"))).toMatchObject([
    { kind: "closed", checked: "site", late: false },
  ]);
  const again = await office.tap(clerk(), pressing(closing.card, "review.close"), { checked: "site" });
  expect(again.toast).toMatchObject({ type: "error", content: expect.stringContaining("没有销号申请") });
  const member = office.as("wang", "member", "区安监局");
  const form = await office.tap(member, { do: "report.open", task: task("2") });
  const refused = await office.tap(member, pressing(form.say?.card, "report.submit"), filled);
  expect(refused.toast?.content).toContain("已销号");
});

test("done after the limit is 超时办结; not agreed, every body gets its own back", async () => {
  await report("5", done, "公安西青分局", "gong");
  const closing = await office.tap(clerk(), { do: "review.closing", task: task("5") });
  const refused = await office.tap(clerk(), pressing(closing.card, "review.refuseClose"), {
    reason: "现场未完工",
  });
  expect(refused.toast?.type).toBe("success");
  expect((await taskById(office.db, task("5")))?.phase).toBe("open");
  expect(await queued("report.returned")).toHaveLength(1);
  await report("5", done, "公安西青分局", "gong");
  const closed = await office.tap(clerk(), pressing(closing.card, "review.close"), { checked: "papers" });
  expect(closed.toast?.content).toBe("已销号：超时办结");
});

test("accepting many never closes a task along the way", async () => {
  const first = await report("5", done, "公安西青分局", "gong");
  await office.tap(clerk(), { do: "review.acceptAll", plan, ids: [first.id] });
  expect((await taskById(office.db, task("5")))?.phase).toBe("awaiting");
  expect(await reportsOfTask(office.db, task("5"))).toMatchObject([{ verdict: "sent" }]);
});

test("an extension counts only once agreed; the first limit stays visible; a second tap decides nothing", async () => {
  const member = office.as("wang", "member", "区安监局");
  const form = await office.tap(member, { do: "request.open", kind: "extension", task: task("2") });
  const wrong = await office.tap(member, pressing(form.say?.card, "request.ask"), {
    reason: "",
    progress: "过半",
    newDue: "2018-06-01 +0800",
  });
  expect(wrong.toast?.type).toBe("error");
  expect(wordsOn(wrong.card)).toContain("新时限应晚于");
  const asked = { reason: "资金未到位", progress: "过半", newDue: "2018-09-30 +0800" };
  await office.tap(member, pressing(wrong.card, "request.ask"), asked);
  expect((await office.tap(member, pressing(wrong.card, "request.ask"), asked)).toast?.content).toContain(
    "没有重复提交",
  );
  expect((await taskById(office.db, task("2")))?.due).toBe("2018-06-10");
  const { card } = await office.tap(clerk(), { do: "review.show", plan });
  const request = await office.tap(clerk(), pressing(card, "request.show"));
  await office.tap(clerk(), pressing(request.card, "request.agree"), {});
  expect((await taskById(office.db, task("2")))?.due).toBe("2018-09-30");
  expect((await firstLimits(office.db, plan)).get(task("2"))).toBe("2018-06-10");
  expect((await queued("request.decided"))[0]?.rendered?.text).toContain("新时限 2018-09-30");
  const again = await office.tap(clerk(), pressing(request.card, "request.refuse"), { reason: "晚了" });
  expect(again.toast).toMatchObject({ type: "error", content: expect.stringContaining("已经答复过") });
});

test("an extension is neither asked nor agreed once the limit has passed", async () => {
  const member = office.as("wang", "member", "区安监局");
  const form = await office.tap(member, { do: "request.open", kind: "extension", task: task("2") });
  await office.tap(member, pressing(form.say?.card, "request.ask"), {
    reason: "慢",
    progress: "过半",
    newDue: "2018-09-30 +0800",
  });
  office.moveTo("2018-06-11");
  const { card } = await office.tap(clerk(), { do: "review.show", plan });
  const request = await office.tap(clerk(), pressing(card, "request.show"));
  const late = await office.tap(clerk(), pressing(request.card, "request.agree"), {});
  expect(late.toast).toMatchObject({ type: "error", content: expect.stringContaining("延期不能再批准") });
  expect((await taskById(office.db, task("2")))?.due).toBe("2018-06-10");
  const again = await office.tap(member, { do: "request.open", kind: "extension", task: task("5") });
  expect(again.toast?.type).toBe("error");
});

test("a task is suspended at its owner's request once the clerk agrees", async () => {
  const member = office.as("wang", "member", "区安监局");
  const form = await office.tap(member, { do: "request.open", kind: "suspension", task: task("1") });
  await office.tap(member, pressing(form.say?.card, "request.ask"), { reason: "上级调整" });
  const { card } = await office.tap(clerk(), { do: "review.show", plan });
  const request = await office.tap(clerk(), pressing(card, "request.show"));
  await office.tap(clerk(), pressing(request.card, "request.agree"), {});
  expect((await taskById(office.db, task("1")))?.phase).toBe("suspended");
});

test.each([
  "review.show",
  "review.open",
  "review.accept",
  "review.acceptAll",
  "review.model",
  "review.ask",
  "review.return",
  "review.correct",
  "review.closing",
  "review.close",
  "review.refuseClose",
  "request.show",
  "request.agree",
  "request.refuse",
])("%s is the clerk's alone", async (action) => {
  const first = await report("5", done, "公安西青分局", "gong");
  const before = await office.db.all("SELECT count(*) AS rows FROM audit");
  const value = { do: action, plan, report: first.id, ids: [first.id], task: task("5"), request: "x" };
  const answer = await office.tap(office.as("gong", "member", "公安西青分局"), value, {
    reason: "我说了算",
    checked: "site",
  });
  expect(answer.toast).toMatchObject({ type: "error", content: expect.stringContaining("安委办") });
  expect(await office.db.all("SELECT count(*) AS rows FROM audit")).toEqual(before);
});
