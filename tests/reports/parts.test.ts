import { afterEach, beforeEach, expect, test } from "vitest";
import { reportsOfTask } from "../../src/store/reports.ts";
import { body, fieldsOf, type Office, openOffice, plan, pressing, wordsOn } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const task = (number: string): string => `${plan}:${number}`;

async function report(person: string, name: string, number: string, progress: string) {
  const actor = office.as(person, "member", name);
  const { say } = await office.tap(actor, { do: "report.open", task: task(number), body: body(name) });
  const fields = { ...fieldsOf(say?.card), percent: "40", progress };
  return office.tap(actor, pressing(say?.card, "report.submit"), fields);
}

test("the lead sees the parts and who is missing, takes one over by a tap and keeps what was typed", async () => {
  const lead = office.as("wang", "member", "区安监局");
  const empty = await office.tap(lead, { do: "report.open", task: task("1") });
  expect(wordsOn(empty.say?.card)).toContain("未报：区水务局");
  await report("sun", "区水务局", "1", "已提供水文资料");
  const { say } = await office.tap(lead, { do: "report.open", task: task("1") });
  expect(wordsOn(say?.card)).toContain("已提供水文资料");
  const typed = { ...fieldsOf(say?.card), percent: "50", progress: "初稿已成" };
  const taken = await office.tap(lead, pressing(say?.card, "report.take"), typed);
  expect(fieldsOf(taken.card)).toMatchObject({
    percent: "50",
    progress: "初稿已成\n区水务局：已提供水文资料",
  });
  const sent = await office.tap(lead, pressing(taken.card, "report.submit"), fieldsOf(taken.card));
  expect(sent.toast?.type).toBe("success");
  expect((await reportsOfTask(office.db, task("1"))).map((one) => one.progress)).toEqual([
    "初稿已成\n区水务局：已提供水文资料",
    "已提供水文资料",
  ]);
});

test("parts of a group are merged as counts plus texts", async () => {
  await report("zhong", "中北镇", "3", "宣传12场");
  await report("da", "大寺镇", "3", "宣传8场");
  const lead = office.as("wang", "member", "区安监局");
  const { say } = await office.tap(lead, { do: "report.open", task: task("3") });
  const { part: _one, ...all } = pressing(say?.card, "report.take");
  const taken = await office.tap(lead, all, fieldsOf(say?.card));
  expect(fieldsOf(taken.card).progress).toBe("2个单位已报（推进中2）。\n中北镇：宣传12场\n大寺镇：宣传8场");
});

test("a body that gives a part sees none, and cannot take any over", async () => {
  await report("wang", "区安监局", "1", "初稿已成");
  const support = office.as("sun", "member", "区水务局");
  const { say } = await office.tap(support, { do: "report.open", task: task("1") });
  expect(wordsOn(say?.card)).not.toContain("初稿已成");
  const forged = { ...pressing(say?.card, "report.submit"), do: "report.take", body: body("区安监局") };
  expect((await office.tap(support, forged)).toast?.type).toBe("error");
});
