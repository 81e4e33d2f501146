import { afterEach, beforeEach, expect, test } from "vitest";
import { periodOf } from "../../../src/domain/digest.ts";
import { createOnce, readDigest } from "../../../src/services/digests/read-digest.ts";
import { type Bureau, bureau } from "../../jobs/bureau.ts";

const plan = "xiqing";
let office: Bureau;

beforeEach(async () => {
  office = await bureau("2018-06-06 10:00");
  await office.plan(plan, [
    { due: "2018-05-31" }, // 1: late
    {
      due: "2018-06-15",
      owners: [
        ["公安西青分局", "lead"],
        ["区安监局", "support"],
      ],
    }, // 2: due soon
    { due: "2020-12-31", section: "专项" }, // 3
    { due: "standing" }, // 4
    { due: "2020-12-31", begins: 2019 }, // 5: not begun
    {
      due: "2018-12-31",
      owners: [
        ["区安监局", "responsible"],
        ["公安西青分局", "responsible"],
      ],
    }, // 6: each its part
  ]);
});
afterEach(() => office.close());

const digest = async (week = "2018-W23", day = "2018-06-06", scope = "plan") => {
  const built = await readDigest(office.db, createOnce(), plan, scope, periodOf(week, day));
  if (!built) throw new Error("no plan");
  return built;
};
const numbers = (built: Awaited<ReturnType<typeof digest>>) =>
  Object.fromEntries(built.sections.map(({ kind, lines }) => [kind, lines.map((line) => line.number)]));

test("a fresh plan: nothing begun, the late and the near are seen, standing and future tasks are not silent", async () => {
  const built = await digest();
  expect(built.counts).toEqual({
    total: 6,
    done: 0,
    inProgress: 0,
    notStarted: 6,
    blocked: 0,
    overdue: 1,
    dueSoon: 1,
    reportedThisWeek: 0,
    silent: 4,
  });
  expect(numbers(built)).toEqual({
    done: [],
    updated: [],
    overdue: ["1"],
    dueSoon: ["2"],
    silent: ["1", "2", "3", "6"],
    blocked: [],
  });
  const [overdue] = built.sections.filter(({ kind }) => kind === "overdue");
  expect(overdue?.lines[0]).toMatchObject({ days: 6, late: true, bodies: ["区安监局"] });
});

test("what counts is what the accountable bodies say; what is listed is who reported", async () => {
  await office.report(plan, 2, { body: "西青区/区安监局", state: "blocked", on: "2018-06-05" });
  await office.report(plan, 6, { body: "西青区/区安监局", state: "done", percent: 100, on: "2018-06-05" });
  const built = await digest();
  // A supporting body does not make the lead's task blocked; one of two parts done is not the task done.
  expect(built.counts).toMatchObject({
    blocked: 0,
    notStarted: 5,
    inProgress: 1,
    done: 0,
    reportedThisWeek: 2,
  });
  expect(numbers(built)).toMatchObject({ updated: ["2", "6"], silent: ["1", "2", "3", "6"] });
  await office.report(plan, 2, {
    body: "西青区/公安西青分局",
    state: "blocked",
    problems: "缺经费",
    on: "2018-06-06",
  });
  const again = await digest();
  expect(again.counts).toMatchObject({ blocked: 1, reportedThisWeek: 2 });
  expect(numbers(again)).toMatchObject({ silent: ["1", "3", "6"] });
  expect(again.sections.find(({ kind }) => kind === "blocked")?.lines[0]).toMatchObject({ words: "缺经费" });
});

test("an old week gives the same digest whenever it is asked for", async () => {
  await office.report(plan, 3, { body: "西青区/区安监局", on: "2018-06-05", progress: "第一次" });
  const then = await digest("2018-W23", "2018-06-10");
  await office.report(plan, 3, {
    body: "西青区/区安监局",
    on: "2018-06-13",
    state: "blocked",
    progress: "第二次",
  });
  await office.report(plan, 1, { body: "西青区/区安监局", on: "2018-06-14" });
  await office.db.write([
    {
      sql: "UPDATE tasks SET phase = 'done', done_on = '2018-06-14' WHERE plan = ? AND number = '3'",
      args: [plan],
    },
  ]);
  expect(await digest("2018-W23", "2018-07-30")).toEqual(then);
  const next = await digest("2018-W24", "2018-07-30");
  expect(next.counts).toMatchObject({ done: 1, reportedThisWeek: 2 });
  expect(next.change).toMatchObject({ done: 1, inProgress: 0, reportedThisWeek: 1 });
});

test("a report that was returned counts nowhere, an older one stands again", async () => {
  await office.report(plan, 3, { body: "西青区/区安监局", on: "2018-06-05" });
  await office.report(plan, 3, { body: "西青区/区安监局", on: "2018-06-06", state: "blocked" });
  await office.db.write([
    { sql: "INSERT INTO report_events (report, kind, person, at) VALUES ('r2', 'returned', 'ou_clerk', 1)" },
  ]);
  expect((await digest()).counts).toMatchObject({ blocked: 0, inProgress: 1, reportedThisWeek: 1 });
});

test("a digest of a section or of bodies counts only their tasks", async () => {
  expect((await digest("2018-W23", "2018-06-06", "section:专项")).counts.total).toBe(1);
  const bodies = await digest("2018-W23", "2018-06-06", "bodies:西青区/公安西青分局");
  expect(bodies.counts.total).toBe(2);
  expect(bodies.scopeName).toBe("公安西青分局");
});

test("nothing new is said to be nothing new; a limit that has come near or passed is new", async () => {
  expect((await digest("2018-W21", "2018-06-10")).nothingNew).toBe(true);
  expect((await digest("2018-W22", "2018-06-10")).nothingNew).toBe(false);
  expect((await digest("2018-W24", "2018-07-30")).nothingNew).toBe(false);
  expect((await digest("2018-W27", "2018-07-30")).nothingNew).toBe(true);
  await office.report(plan, 3, { body: "西青区/区安监局", on: "2018-07-03" });
  expect((await digest("2018-W27", "2018-07-30")).nothingNew).toBe(false);
});

test("indicators stand against the year's target with the value last reported by that day", async () => {
  await office.db.write([
    {
      sql: `INSERT INTO indicators (id, plan, ord, name, target, op, value, unit, years, assignments)
            VALUES ('i1', ?, 1, '死亡人数', '下降20%', 'decrease', 20, '%', ?, '[]')`,
      args: [plan, JSON.stringify([{ year: 2018, target: "7%" }])],
    },
    {
      sql: `INSERT INTO indicators (id, plan, ord, name, target, op, years, assignments)
            VALUES ('i2', ?, 2, '火灾', '持平', 'none', '[]', '[]')`,
      args: [plan],
    },
  ]);
  for (const [on, value] of [
    ["2018-06-05", 3],
    ["2018-06-12", 5],
  ] as const) {
    await office.report(plan, 3, { body: "西青区/区安监局", on });
    await office.db.write([
      {
        sql: `INSERT INTO report_figures (report, kind, subject, name, value, unit, at)
              SELECT id, 'indicator', 'i1', '死亡人数', ?, '%', at FROM reports WHERE reported_on = ?`,
        args: [value, on],
      },
    ]);
  }
  const seen = { name: "死亡人数", year: 2018, target: "7%" };
  expect((await digest("2018-W23", "2018-06-20")).indicators).toEqual([
    { ...seen, actual: "3%", on: "2018-06-05" },
  ]);
  expect((await digest("2018-W24", "2018-06-20")).indicators).toEqual([
    { ...seen, actual: "5%", on: "2018-06-12" },
  ]);
});
