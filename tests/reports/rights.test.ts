import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "../../src/chat/context.ts";
import { reportsOfTask } from "../../src/store/reports.ts";
import { body, fieldsOf, type Office, openOffice, plan, pressing } from "./office.ts";

const task = `${plan}:1`;
let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

/** Everything that a tap could change: the chain has a row for each change but those of drafts. */
const state = async (): Promise<unknown> =>
  office.db.all(`SELECT (SELECT count(*) FROM audit) AS rows, (SELECT count(*) FROM drafts) AS drafts,
    (SELECT group_concat(phase || coalesce(due, '')) FROM tasks) AS tasks`);

async function sentReport(): Promise<string> {
  const liaison = office.as("wang", "member", "区安监局");
  const { say } = await office.tap(liaison, { do: "report.open", task });
  const fields = { state: "done", percent: "100", progress: "已完成" };
  await office.tap(liaison, pressing(say?.card, "report.submit"), fields);
  return (await reportsOfTask(office.db, task))[0]!.id;
}

/** What only the clerk may do, pressed with values taken from the clerk's cards. */
const clerksOwn: [string, (report: string) => Record<string, unknown>, Record<string, unknown>][] = [
  ["review.show", () => ({ plan }), {}],
  ["review.open", (report) => ({ report }), {}],
  ["review.accept", (report) => ({ report }), {}],
  ["review.acceptAll", (report) => ({ plan, ids: [report] }), {}],
  ["review.model", (report) => ({ report }), {}],
  ["review.return", (report) => ({ report }), { reason: "不行" }],
  ["review.correct", (report) => ({ report }), { progress: "改写", reason: "错字" }],
  ["review.close", () => ({ task }), { checked: "papers" }],
  ["review.refuseClose", () => ({ task }), { reason: "不行" }],
  ["assign.save", () => ({ tasks: [task] }), { lead: "区水务局", reason: "划转" }],
  ["task.move", () => ({ task, move: "suspended" }), { reason: "暂缓" }],
  ["task.evidence", () => ({ task, needed: true }), {}],
  ["rules.save", () => ({ plan }), { rhythm: "weekly", dueDay: "1", dueTime: "17:00" }],
];

test.each(clerksOwn)(
  "%s is the clerk's: from anybody else it changes nothing and says why",
  async (id, value, form) => {
    const report = await sentReport();
    const before = await state();
    const others: Context[] = [
      office.as("wang", "member", "区安监局"),
      office.as("head", "head", "区安监局"),
      office.as("leader", "leader"),
      office.as("guest", "guest"),
    ];
    for (const other of others) {
      const { toast } = await office.tap(other, { do: id, ...value(report) }, form);
      expect(toast?.type).toBe("error");
      expect(toast?.content).toBeTruthy();
    }
    expect(await state()).toEqual(before);
  },
);

test.each([
  ["leader", [] as string[]],
  ["guest", []],
  ["member", ["区水务局"]],
] as const)("a %s cannot save, repeat or send the cycle of another body", async (right, bodies) => {
  const before = await state();
  const about = { plan, body: body("区安监局"), task };
  for (const id of ["cycle.show", "cycle.go", "cycle.save", "cycle.same", "cycle.restSame", "cycle.send"]) {
    const form = { state: "onTrack", percent: "1", progress: "乱填" };
    const { toast } = await office.tap(office.as("x", right, ...bodies), { do: id, ...about }, form);
    expect(toast?.type).toBe("error");
  }
  expect(await state()).toEqual(before);
});

test.each([
  ["a task of another plan", { task: "nowhere:1" }],
  ["a body that does not have the task", { body: body("公安西青分局") }],
  ["a body that is none", { body: "西青区/不存在局" }],
  ["no form", { form: null }],
  ["a form without an id", { form: { id: "", seen: null, cycle: "2018-06", wording: "" } }],
  ["a form of a kind of its own", { form: "abc" }],
])("a callback forged with %s saves nothing and says why", async (_what, forged) => {
  const liaison = office.as("wang", "member", "区安监局");
  const { say } = await office.tap(liaison, { do: "report.open", task });
  const before = await state();
  const value = { ...pressing(say?.card, "report.submit"), ...forged };
  const fields = { ...fieldsOf(say?.card), state: "onTrack", percent: "5", progress: "伪造" };
  const { toast } = await office.tap(liaison, value, fields);
  expect(toast).toMatchObject({
    type: "error",
    content: expect.stringMatching(/没有保存|没有改动|责任单位/),
  });
  expect(await state()).toEqual(before);
});
