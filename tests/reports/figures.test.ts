import { afterEach, beforeEach, expect, test } from "vitest";
import { indicatorsOfPlan } from "../../src/store/figures.ts";
import { reportsOfTask } from "../../src/store/reports.ts";
import { fieldsOf, type Office, openOffice, plan, pressing, wordsOn } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice([
    { content: "道路交通万车死亡率控制在1.20以内", owners: [["区安监局", "lead"]] },
    { content: "港区消防站建设工程", owners: [["区安监局", "lead"]] },
  ]);
  await office.db.write([
    {
      sql: `INSERT INTO indicators (id, plan, ord, name, target, op, years, assignments)
            VALUES ('i1', ?, 1, '道路交通万车死亡率', '1.20以内', '<=', '[]', '[]')`,
      args: [plan],
    },
    {
      sql: "INSERT INTO projects (id, plan, ord, name, lead) VALUES ('p1', ?, 1, '港区消防站建设工程', '[]')",
      args: [plan],
    },
  ]);
});
afterEach(() => office.close());

const member = () => office.as("wang", "member", "区安监局");
const filled = { state: "onTrack", percent: "60", progress: "正在推进" };
const open = async (number: number) =>
  (await office.tap(member(), { do: "report.open", task: `${plan}:${number}` })).say?.card;

test("a task that carries an indicator takes its actual value along with the report", async () => {
  const form = await open(1);
  expect(Object.keys(fieldsOf(form))).toContain("figure:indicator:i1");
  const wrong = await office.tap(member(), pressing(form, "report.submit"), {
    ...filled,
    "figure:indicator:i1": "很低",
  });
  expect(wrong.toast?.type).toBe("error");
  expect(wordsOn(wrong.card)).toContain("请只填数字");
  expect(fieldsOf(wrong.card)).toMatchObject({ ...filled, "figure:indicator:i1": "很低" });
  expect(await reportsOfTask(office.db, `${plan}:1`)).toEqual([]);
  await office.tap(member(), pressing(wrong.card, "report.submit"), {
    ...filled,
    "figure:indicator:i1": "１．０５",
  });
  expect(await indicatorsOfPlan(office.db, plan)).toMatchObject([
    { actual: { value: 1.05, on: "2018-06-04" } },
  ]);
});

test("a project takes what was invested so far; another task's figure is not taken", async () => {
  const form = await open(2);
  expect(wordsOn(form)).toContain("累计完成投资（万元）");
  const fields = { ...filled, "figure:investment:p1": "1,200", "figure:indicator:i1": "0.5" };
  await office.tap(member(), pressing(form, "report.submit"), fields);
  expect(await office.db.all("SELECT kind, subject, value FROM report_figures")).toEqual([
    { kind: "investment", subject: "p1", value: 1200 },
  ]);
});
