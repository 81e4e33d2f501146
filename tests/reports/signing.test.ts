import { afterEach, beforeEach, expect, test } from "vitest";
import { messages } from "../../src/cards/messages.ts";
import { defaultRules } from "../../src/domain/cycle.ts";
import { setRules } from "../../src/services/reports/set-rules.ts";
import { countingReports, reportsOfTask } from "../../src/store/reports.ts";
import { taskById } from "../../src/store/tasks.ts";
import { body, fieldsOf, type Office, openOffice, plan, pressing, wordsOn } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
  await setRules(office.as("clerk", "clerk"), plan, { ...defaultRules, signing: true, withoutLead: "each" });
  await office.db.write([
    { sql: "INSERT INTO people (id, name, right) VALUES ('ou_head', '局长', 'head')" },
    {
      sql: "INSERT INTO memberships (person, body, source, state, since) VALUES ('ou_head', ?, 'clerk', 'confirmed', 0)",
      args: [body("区安监局")],
    },
  ]);
});
afterEach(() => office.close());

const task = `${plan}:1`;
const head = () => office.as("head", "head", "区安监局");
const done = { state: "done", percent: "100", progress: "规划已印发" };

async function report() {
  const member = office.as("wang", "member", "区安监局");
  const { say } = await office.tap(member, { do: "report.open", task });
  return office.tap(member, pressing(say?.card, "report.submit"), { ...fieldsOf(say?.card), ...done });
}

test("a report counts only once the head has signed it", async () => {
  const sent = await report();
  expect(wordsOn(sent.card)).toContain("已转单位负责人签发");
  expect(await countingReports(office.db, [task])).toEqual([]);
  expect((await taskById(office.db, task))?.phase).toBe("open");
  expect(
    wordsOn((await office.tap(office.as("clerk", "clerk"), { do: "review.show", plan })).card),
  ).toContain("没有待办");
  const [queued] = await office.db.all("SELECT receiver, content FROM outbox WHERE kind = 'report.sign'");
  expect(queued?.receiver).toBe(JSON.stringify({ person: "ou_head" }));
  const context = { ...head(), once: <T>(_key: string, make: () => Promise<T>) => make() };
  const rendered = await messages["report.sign"]!(context, JSON.parse(String(queued?.content)));
  expect(wordsOn(rendered?.card ?? undefined)).toContain("规划已印发");
  const signed = await office.tap(head(), pressing(rendered?.card ?? undefined, "sign.all"));
  expect(signed.toast?.content).toBe("已签发 1 件");
  expect((await taskById(office.db, task))?.phase).toBe("awaiting");
  expect(await messages["report.sign"]!(context, JSON.parse(String(queued?.content)))).toBeNull();
});

test("a report that the head sends back goes to who wrote it, as it was", async () => {
  await report();
  const [first] = await reportsOfTask(office.db, task);
  const asked = await office.tap(head(), { do: "sign.ask", report: first?.id });
  expect((await office.tap(head(), pressing(asked.card, "sign.refuse"), { reason: "" })).toast?.type).toBe(
    "error",
  );
  await office.tap(head(), pressing(asked.card, "sign.refuse"), { reason: "数据要核实" });
  expect(await reportsOfTask(office.db, task)).toMatchObject([{ verdict: "returned", reason: "数据要核实" }]);
  expect(await office.db.all("SELECT receiver FROM outbox WHERE kind = 'report.returned'")).toEqual([
    { receiver: JSON.stringify({ person: "ou_wang" }) },
  ]);
});

test("nobody signs for another body, and no liaison signs at all", async () => {
  await report();
  const [first] = await reportsOfTask(office.db, task);
  const other = await office.tap(office.as("boss", "head", "区水务局"), { do: "sign.all", ids: [first?.id] });
  expect(other.toast?.type).toBe("info");
  const liaison = await office.tap(office.as("wang", "member", "区安监局"), {
    do: "sign.all",
    ids: [first?.id],
  });
  expect(liaison.toast?.type).toBe("error");
  expect(await reportsOfTask(office.db, task)).toMatchObject([{ verdict: "unsigned" }]);
});

test("what the head reports is signed as it is; a body without a known head is told what to do", async () => {
  const { say } = await office.tap(head(), { do: "report.open", task });
  const sent = await office.tap(head(), pressing(say?.card, "report.submit"), {
    ...fieldsOf(say?.card),
    ...done,
  });
  expect(wordsOn(sent.card)).toContain("等待安委办核查");
  const water = office.as("sun", "member", "区水务局");
  const form = await office.tap(water, { do: "report.open", task: `${plan}:2` });
  const told = await office.tap(water, pressing(form.say?.card, "report.submit"), {
    ...fieldsOf(form.say?.card),
    ...done,
  });
  expect(wordsOn(told.card)).toContain("还没有登记负责人");
});
