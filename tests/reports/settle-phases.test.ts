import { afterEach, beforeEach, expect, test } from "vitest";
import { importPlan } from "../../src/services/plans/import-plan.ts";
import { taskById } from "../../src/store/tasks.ts";
import { draftOf, fieldsOf, type Office, openOffice, plan, pressing, type TaskSketch } from "./office.ts";

const shared: TaskSketch["owners"] = [
  ["区安监局", "responsible"],
  ["区水务局", "responsible"],
];
const content = "开展危险化学品整治";
const id = `${plan}:1`;

let office: Office;
beforeEach(async () => {
  office = await openOffice([{ content, due: "2018-12-31", owners: shared }]);
});
afterEach(() => office.close());

const clerk = () => office.as("clerk", "clerk");
const phase = async () => (await taskById(office.db, id))?.phase;
async function done(body: string): Promise<void> {
  const member = office.as(body, "member", body);
  const { say } = await office.tap(member, { do: "report.open", task: id });
  const fields = { state: "done", percent: "100", progress: `${body}已完成` };
  await office.tap(member, pressing(say?.card, "report.submit"), fields);
}
const imported = (owners: TaskSketch["owners"]) =>
  importPlan(
    office.db,
    { actor: "cli", body: null, chat: null, at: Date.parse("2018-06-05T01:00:00Z") },
    "2018-06-05",
    plan,
    draftOf([{ content, due: "2018-12-31", owners }]),
  );

test("an amendment that adds a body takes back an application which that body has not made", async () => {
  await done("区安监局");
  await done("区水务局");
  expect(await phase()).toBe("awaiting");
  await imported([...shared, ["区教育局", "responsible"]]);
  expect(await phase()).toBe("open");
  const trace = await office.db.all("SELECT before, after FROM audit WHERE action = 'task.phase'");
  expect(trace).toEqual([{ before: '{"phase":"awaiting"}', after: '{"phase":"open"}' }]);
});

test("an amendment that drops the silent body leaves an application that all have made", async () => {
  await done("区安监局");
  expect(await phase()).toBe("open");
  await imported([["区安监局", "responsible"]]);
  expect(await phase()).toBe("awaiting");
});

test("what the clerk has reopened stays open, whatever was said before", async () => {
  await done("区安监局");
  await done("区水务局");
  await office.tap(clerk(), { do: "review.close", task: id }, { checked: "papers" });
  office.moveTo("2018-06-05", "08:00");
  await office.tap(clerk(), { do: "task.move", move: "reopened", task: id }, { reason: "现场未完工" });
  expect(await phase()).toBe("open");
  await imported([["区安监局", "responsible"]]);
  expect(await phase()).toBe("open");
});

test("the switch for tasks without a lead decides anew whose word closes", async () => {
  await done("区安监局");
  const { card } = await office.tap(clerk(), { do: "rules.show", plan });
  await office.tap(clerk(), pressing(card, "rules.save"), { ...fieldsOf(card), withoutLead: "first" });
  expect(await phase()).toBe("awaiting");
});
