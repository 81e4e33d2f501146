import { afterEach, beforeEach, expect, test } from "vitest";
import { indicatorsOfPlan } from "../../src/store/figures.ts";
import { reportsOfTask } from "../../src/store/reports.ts";
import { body, components, fieldsOf, type Office, openOffice, plan, pressing, wordsOn } from "./office.ts";

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

const foldedFields = (card: Parameters<typeof components>[0]): string[] =>
  components(card)
    .filter((node) => node.tag === "collapsible_panel")
    .flatMap((panel) => Object.keys(fieldsOf(panel as never)));

test("the task's own figure is asked for openly; a part of a project is not pressed for the whole's", async () => {
  expect(foldedFields(await open(1))).not.toContain("figure:indicator:i1");
  await office.db.write([
    {
      sql: "UPDATE tasks SET path = '[\"道路交通万车死亡率\"]', content = '开展整治' WHERE number = '1'",
      args: [],
    },
  ]);
  expect(foldedFields(await open(1))).toContain("figure:indicator:i1");
});

test("a step of the cycle asks for it too, keeps it in the draft, and sends it", async () => {
  const show = { do: "cycle.show", plan, body: body("区安监局") };
  const step = (await office.tap(member(), pressing((await office.tap(member(), show)).card, "cycle.go")))
    .card;
  expect(Object.keys(fieldsOf(step))).toContain("figure:indicator:i1");
  const wrong = await office.tap(member(), pressing(step, "cycle.save"), {
    ...filled,
    "figure:indicator:i1": "很低",
  });
  expect(wrong.toast?.type).toBe("error");
  const again = await office.tap(member(), pressing((await office.tap(member(), show)).card, "cycle.go"));
  expect(fieldsOf(again.card)).toMatchObject({ ...filled, "figure:indicator:i1": "很低" });
  await office.tap(member(), pressing(again.card, "cycle.save"), {
    ...filled,
    "figure:indicator:i1": "0.98",
  });
  const sent = await office.tap(member(), pressing((await office.tap(member(), show)).card, "cycle.send"));
  expect(sent.toast?.content).toBe("已报送 1 项");
  expect(await indicatorsOfPlan(office.db, plan)).toMatchObject([{ actual: { value: 0.98 } }]);
  const clerk = office.as("clerk", "clerk");
  const review = await office.tap(clerk, { do: "review.show", plan });
  const report = await office.tap(clerk, pressing(review.card, "review.open"));
  expect(wordsOn(report.card)).toContain("道路交通万车死亡率：0.98");
});

test("the figure of a report that was sent back counts no more; one last said is a hint, not a value", async () => {
  const send = async (value: string) =>
    office.tap(member(), pressing(await open(1), "report.submit"), {
      ...filled,
      "figure:indicator:i1": value,
    });
  await send("1.1");
  office.moveTo("2018-06-05");
  await send("9.9");
  const [newest] = await reportsOfTask(office.db, `${plan}:1`);
  const returning = { do: "review.return", report: newest!.id };
  await office.tap(office.as("clerk", "clerk"), returning, { reason: "数字不对" });
  expect(await indicatorsOfPlan(office.db, plan)).toMatchObject([{ actual: { value: 1.1 } }]);
  const form = await open(1);
  expect(fieldsOf(form)["figure:indicator:i1"]).toBe("");
  expect(JSON.stringify(form)).toContain("上次 2018-06-04：1.1");
});
