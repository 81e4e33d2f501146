import { afterEach, beforeEach, expect, test } from "vitest";
import { reminderLevel, reminderSnooze } from "../../src/cards/reminder-message.ts";
import type { Context } from "../../src/chat/context.ts";
import type { Click } from "../../src/chat/define-action.ts";
import { cardText } from "../../src/playground/card-tree.ts";
import { zh } from "../../src/texts/zh.ts";
import { type Bureau, bureau } from "../jobs/bureau.ts";
import { busy } from "../jobs/fake-platform.ts";

const plan = "xiqing";
const safety = "西青区/区安监局";
const police = "西青区/公安西青分局";
let office: Bureau;

beforeEach(async () => {
  office = await bureau("2018-06-01 08:00");
  await office.plan(plan, [
    { due: "2018-06-20" }, // 1
    {
      due: "2018-06-24",
      owners: [
        ["公安西青分局", "lead"],
        ["区安监局", "support"],
      ],
    }, // 2: a Sunday
    { due: "standing" }, // 3
    { due: "2018-06-18" }, // 4: 端午
  ]);
  await office.liaison("ou_safety", safety);
  await office.liaison("ou_police", police);
  await office.liaison("ou_leader", safety, "leader");
});
afterEach(() => office.close());

const day = async (date: string, time = "09:00"): Promise<void> => {
  office.go(date, time);
  await office.tick();
  await office.tick();
};
const said = (person: string): string[] =>
  office.platform.to(person).map(({ content }) => (content.kind === "card" ? cardText(content.card) : ""));
const daysOf = (person: string): string[] =>
  office.platform.to(person).map(({ at }) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10));

test("the cycle opens on the first working day: one message, to those who owe, not to leaders", async () => {
  await day("2018-06-01");
  expect(said("ou_safety")).toHaveLength(1);
  expect(said("ou_safety")[0]).toContain("共 2 项");
  expect(said("ou_police")[0]).toContain("共 1 项");
  expect(said("ou_leader")).toHaveLength(0);
});

test("a month of working days: each day at most one message, gathering everything, none on free days", async () => {
  for (let date = 1; date <= 30; date++) {
    for (const time of ["08:30", "09:00", "14:00", "22:00"])
      await day(`2018-06-${String(date).padStart(2, "0")}`, time);
  }
  // 1 June opens; limits of task 4 (18 June, a holiday): 11, 15 (3 days and, the holiday before it, the day itself);
  // of task 1 (20 June): 13, 15 (17 is a Sunday), 20; the cycle is due on 25 June, so 22 is its last working day before.
  expect(daysOf("ou_safety")).toEqual([
    "2018-06-01",
    "2018-06-11",
    "2018-06-13",
    "2018-06-15",
    "2018-06-20",
    "2018-06-22",
  ]);
  expect(said("ou_safety")[3]).toContain("4. 任务4：还有 3 天到期");
  expect(said("ou_safety")[3]).toContain("1. 任务1：还有 5 天到期");
  expect(new Set(daysOf("ou_police")).size).toBe(daysOf("ou_police").length);
});

test("who has reported is left in peace", async () => {
  await day("2018-06-01");
  await office.report(plan, 1, { body: safety, on: "2018-06-04" });
  await office.report(plan, 4, { body: safety, on: "2018-06-04" });
  for (const date of ["2018-06-11", "2018-06-13", "2018-06-15", "2018-06-20", "2018-06-22"]) await day(date);
  expect(said("ou_safety")).toHaveLength(1);
});

test("who reports after it was queued hears nothing either", async () => {
  await day("2018-06-01");
  office.go("2018-06-11", "09:00");
  office.platform.fate(() => busy());
  await office.tick();
  office.platform.fate(() => "well");
  await office.report(plan, 4, { body: safety, on: "2018-06-11" });
  office.wait(60_000);
  await office.tick();
  expect(said("ou_safety")).toHaveLength(1);
  expect((await office.outbox())["reminder:2018-06-11:ou_safety"]).toBe("dropped");
});

const contextOf = (person: string): Context => ({
  db: office.db,
  clock: office.clock,
  log: office.deps.log,
  actor: { person, right: "member", bodies: [safety], unknownBodyName: null },
  place: { chat: "oc_p2p", kind: "p2p", plan: null },
  clerks: [],
  language: "zh",
  texts: zh,
});
const click = (value: Record<string, unknown>): Click => ({
  id: "c1",
  value,
  name: null,
  form: {},
  option: null,
  messageId: null,
});

test("light: only the day itself and the last working day of the cycle", async () => {
  await reminderLevel.run(contextOf("ou_safety"), click({ level: "light" }));
  for (const date of ["2018-06-01", "2018-06-11", "2018-06-13", "2018-06-15", "2018-06-20", "2018-06-22"])
    await day(date);
  expect(daysOf("ou_safety")).toEqual(["2018-06-15", "2018-06-20", "2018-06-22"]);
});

test("snoozed for three days, by the one who taps, for the one who taps", async () => {
  office.go("2018-06-11", "08:00");
  const answer = await reminderSnooze.run(contextOf("ou_safety"), click({ person: "ou_police" }));
  expect(answer.toast?.content).toContain("2018-06-14");
  await day("2018-06-11");
  await day("2018-06-13");
  expect(said("ou_safety")).toHaveLength(0);
  await day("2018-06-15");
  expect(said("ou_safety")).toHaveLength(1);
});

test("down all day: the day's reminder is not sent the day after", async () => {
  await day("2018-06-11", "20:00");
  await day("2018-06-12");
  expect(said("ou_safety")).toHaveLength(0);
});
