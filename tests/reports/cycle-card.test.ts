import { afterEach, beforeEach, expect, test } from "vitest";
import { cycleStatus } from "../../src/services/reports/cycle-status.ts";
import { reportsOfTask } from "../../src/store/reports.ts";
import {
  body,
  components,
  fieldsOf,
  type Office,
  openOffice,
  plan,
  pressing,
  type TaskSketch,
  wordsOn,
} from "./office.ts";

const eight: TaskSketch[] = Array.from({ length: 8 }, (_, index) => ({
  content: `第${index + 1}件工作`,
  due: "2018-12-31",
  owners: [["区安监局", "lead"]],
}));

let office: Office;
beforeEach(async () => {
  office = await openOffice(eight);
});
afterEach(() => office.close());

const show = { do: "cycle.show", plan, body: body("区安监局") };
const task = (number: number): string => `xiqing-2017:${number}`;
const filled = {
  state: "onTrack",
  percent: "30",
  progress: "已启动",
  problems: "",
  next: "",
  results: "",
  coordination: "",
};
const liaison = () => office.as("wang", "member", "区安监局");
const has = (card: Parameters<typeof pressing>[0], action: string): boolean => {
  try {
    return Boolean(pressing(card, action));
  } catch {
    return false;
  }
};

/** Reports all eight for the first time; returns how many taps it took from the overview on. */
async function fillAll(): Promise<number> {
  let { card } = await office.tap(liaison(), show);
  ({ card } = await office.tap(liaison(), pressing(card, "cycle.go")));
  let taps = 1;
  for (; has(card, "cycle.save"); taps++)
    ({ card } = await office.tap(liaison(), pressing(card, "cycle.save"), {
      ...filled,
      progress: `进展${taps}`,
    }));
  const answer = await office.tap(liaison(), pressing(card, "cycle.send"));
  expect(answer.toast?.content).toBe("已报送 8 项");
  return taps + 1;
}

test("a cycle of eight tasks, all new, takes at most 12 taps", async () => {
  expect(await fillAll()).toBeLessThanOrEqual(12);
  const status = await cycleStatus(office.db, plan, "2018-06-04");
  expect(status?.reported.size).toBe(8);
  expect(status?.silent.size).toBe(0);
});

test("two of eight changed: the rest is 无变化 in one tap", async () => {
  await fillAll();
  office.moveTo("2018-07-10");
  let { card } = await office.tap(liaison(), show);
  for (const number of [2, 5]) {
    ({ card } = await office.tap(liaison(), {
      do: "cycle.go",
      plan,
      body: body("区安监局"),
      task: task(number),
    }));
    expect(fieldsOf(card).progress).toBe(`进展${number}`);
    await office.tap(liaison(), pressing(card, "cycle.save"), { ...filled, percent: "50" });
  }
  ({ card } = await office.tap(liaison(), show));
  ({ card } = await office.tap(liaison(), pressing(card, "cycle.restSame")));
  const answer = await office.tap(liaison(), pressing(card, "cycle.send"));
  expect(answer.toast?.content).toBe("已报送 8 项");
  expect(await reportsOfTask(office.db, task(5))).toMatchObject([
    { percent: 50, cycle: "2018-07" },
    { percent: 30 },
  ]);
  expect(await reportsOfTask(office.db, task(1))).toMatchObject([
    { percent: 30, cycle: "2018-07" },
    { cycle: "2018-06" },
  ]);
});

test("a draft outlives the card, the person and the connection; it is sent by whoever takes over", async () => {
  const { card } = await office.tap(liaison(), { ...show, do: "cycle.go", task: task(3) });
  await office.tap(liaison(), pressing(card, "cycle.save"), filled);
  expect(await reportsOfTask(office.db, task(3))).toEqual([]);
  office.moveTo("2018-06-22");
  const successor = office.as("li", "member", "区安监局");
  const { card: overview } = await office.tap(successor, show);
  expect(wordsOn(overview)).toContain("待报送 1 项");
  await office.tap(successor, pressing(overview, "cycle.send"));
  expect(await reportsOfTask(office.db, task(3))).toMatchObject([{ person: "ou_li", on: "2018-06-22" }]);
});

test("a step that is not right is shown again and kept all the same", async () => {
  const { card } = await office.tap(liaison(), { ...show, do: "cycle.go", task: task(3) });
  const again = await office.tap(liaison(), pressing(card, "cycle.save"), { ...filled, percent: "300" });
  expect(again.toast?.type).toBe("error");
  const { card: later } = await office.tap(liaison(), { ...show, do: "cycle.go", task: task(3) });
  expect(fieldsOf(later)).toMatchObject({ percent: "300", progress: "已启动" });
  const sent = await office.tap(liaison(), { ...show, do: "cycle.send" });
  expect(sent.toast?.type).toBe("warning");
  expect(await reportsOfTask(office.db, task(3))).toEqual([]);
});

test("sent twice it is sent once", async () => {
  const { card } = await office.tap(liaison(), { ...show, do: "cycle.go", task: task(1) });
  await office.tap(liaison(), pressing(card, "cycle.save"), filled);
  await Promise.all([
    office.tap(liaison(), { ...show, do: "cycle.send" }),
    office.tap(liaison(), { ...show, do: "cycle.send" }),
  ]);
  expect(await reportsOfTask(office.db, task(1))).toHaveLength(1);
});

test("what a colleague has reported since stays a draft and is named", async () => {
  const { card } = await office.tap(liaison(), { ...show, do: "cycle.go", task: task(1) });
  await office.tap(liaison(), pressing(card, "cycle.save"), filled);
  office.moveTo("2018-06-05");
  const colleague = office.as("li", "member", "区安监局");
  const form = await office.tap(colleague, { do: "report.open", task: task(1) });
  await office.tap(colleague, pressing(form.say?.card, "report.submit"), { ...filled, progress: "同事写的" });
  await office.tap(liaison(), { ...show, do: "cycle.send" });
  expect((await reportsOfTask(office.db, task(1))).map((report) => report.progress)).toEqual(["同事写的"]);
});

test("a draft of last cycle only fills the fields of this one", async () => {
  const { card } = await office.tap(liaison(), { ...show, do: "cycle.go", task: task(1) });
  await office.tap(liaison(), pressing(card, "cycle.save"), filled);
  office.moveTo("2018-07-02");
  const sent = await office.tap(liaison(), { ...show, do: "cycle.send" });
  expect(sent.toast?.type).toBe("warning");
  const { card: step } = await office.tap(liaison(), { ...show, do: "cycle.go", task: task(1) });
  expect(fieldsOf(step).progress).toBe("已启动");
});

test("another body's work is neither shown nor sent", async () => {
  const answer = await office.tap(office.as("zhao", "member", "区水务局"), show);
  expect(answer.toast).toMatchObject({ type: "error", content: expect.stringContaining("别的单位") });
});

test("a body with ninety tasks still gets a card the platform takes", async () => {
  office.close();
  office = await openOffice(
    Array.from({ length: 90 }, (_, index) => ({ ...eight[0]!, content: `第${index}件${"很长".repeat(60)}` })),
  );
  const { card } = await office.tap(liaison(), show);
  expect(components(card).length).toBeGreaterThan(5);
});

test("standing tasks ask for an addition only; parts are asked for apart and never owed", async () => {
  office.close();
  office = await openOffice();
  const status = await cycleStatus(office.db, plan, "2018-06-04");
  const kinds = status?.duties.map(
    ({ task: { number }, owner, kind }) => `${number} ${owner.body.slice(4)} ${kind}`,
  );
  expect(kinds).toEqual(
    expect.arrayContaining([
      "1 区安监局 report",
      "1 区水务局 part",
      "2 区安监局 report",
      "2 区水务局 report",
      "3 区安监局 standing",
      "4 中北镇 report",
      "4 大寺镇 report",
    ]),
  );
  expect(kinds?.filter((kind) => kind.startsWith("3 "))).toHaveLength(1);
  expect([...(status?.owing.get(body("区水务局")) ?? [])].map((duty) => duty.task.number)).toEqual(["2"]);
  const { card } = await office.tap(liaison(), { ...show, do: "cycle.go", task: task(3) });
  expect(Object.keys(fieldsOf(card))).toEqual(["progress"]);
  const saved = await office.tap(liaison(), pressing(card, "cycle.save"), { progress: "印发通知" });
  expect(saved.toast).toBeUndefined();
});
