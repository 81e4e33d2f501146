import { afterEach, beforeEach, expect, test } from "vitest";
import { subscribe, subscribeChat, unsubscribe } from "../../src/services/digests/subscribe.ts";
import { type Bureau, bureau } from "./bureau.ts";

const plan = "xiqing";
const group = "oc_group";
let office: Bureau;

beforeEach(async () => {
  office = await bureau("2018-06-04 10:00");
  await office.plan(plan, [{ due: "2018-05-31" }, { due: "2020-12-31" }]);
  await subscribeChat(office.db, office.clock, office.doer, { chat: group, plan });
});
afterEach(() => office.close());

const words = (index = 0): string => JSON.stringify(office.platform.to(group)[index]?.content ?? null);

test("Monday at nine the group has last week's digest, once however often it ticks", async () => {
  await office.report(plan, 2, { body: "西青区/区安监局", on: "2018-06-06", progress: "初稿已完成" });
  await office.tick();
  office.go("2018-06-11", "08:59");
  await office.tick();
  expect(office.platform.delivered).toHaveLength(0);
  office.go("2018-06-11", "09:00");
  for (let again = 0; again < 3; again++) await office.tick();
  expect(office.platform.delivered).toHaveLength(1);
  expect(words()).toContain("2018年第23周");
  expect(words()).toContain("初稿已完成");
  expect(await office.outbox()).toEqual({ [`digest:${group}:${plan}:2018-W23`]: "sent" });
});

test("two instances ticking at the same moment send it once", async () => {
  office.go("2018-06-11", "09:00");
  await Promise.all([office.tick(), office.tick(), office.tick()]);
  expect(office.platform.calls).toHaveLength(1);
  expect(office.platform.delivered).toHaveLength(1);
});

test("two processes on one database file, ticking at once, send each of forty digests once", async () => {
  for (let each = 0; each < 40; each++)
    await subscribeChat(office.db, office.clock, office.doer, { chat: `oc_${each}`, plan });
  office.go("2018-06-11", "09:00");
  for (let minute = 0; minute < 4; minute++) {
    await Promise.all([office.tick(), office.otherTick()]);
    office.wait(60_000);
  }
  expect(office.platform.delivered).toHaveLength(41);
  expect(office.platform.calls).toHaveLength(41);
  expect(Object.values(await office.outbox()).every((state) => state === "sent")).toBe(true);
});

test("a week with nothing new is one line", async () => {
  office.go("2018-06-11", "09:00");
  await office.tick();
  expect(office.platform.to(group)[0]?.content).toEqual({
    kind: "text",
    text: "《xiqing安全生产规划》6月4日至6月10日没有新的进展、办结和到期：共 2 项，已完成 0 项，逾期 1 项（@我 发“/逾期”看名单）。",
  });
});

test("端午 lies on Monday 18 June: the digest comes on Tuesday", async () => {
  office.go("2018-06-11", "09:00");
  await office.tick();
  office.go("2018-06-18", "12:00");
  await office.tick();
  expect(office.platform.delivered).toHaveLength(1);
  office.go("2018-06-19", "09:00");
  await office.tick();
  expect(office.platform.delivered).toHaveLength(2);
});

test("down until Thursday it is sent when it comes back, in working hours", async () => {
  office.go("2018-06-14", "21:00");
  await office.tick();
  expect(office.platform.delivered).toHaveLength(0);
  office.go("2018-06-15", "09:00");
  await office.tick();
  expect(office.platform.delivered).toHaveLength(1);
});

test("down all week it is noted, the clerk told once, and the next one comes", async () => {
  office.go("2018-06-20", "10:00");
  await office.tick();
  await office.tick();
  const states = await office.outbox();
  expect(states[`digest:${group}:${plan}:2018-W23`]).toBe("dropped");
  expect(states[`digest:${group}:${plan}:2018-W24`]).toBe("sent");
  const told = office.platform.to("ou_clerk");
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told[0]?.content)).toContain("2018-W23");
  office.go("2018-06-25", "09:00");
  await office.tick();
  await office.tick();
  expect(office.platform.to(group)).toHaveLength(2);
  expect(office.platform.to("ou_clerk")).toHaveLength(1);
});

test("several subscriptions of one chat, each with its own day, scope and rhythm", async () => {
  const wanted = { chat: group, plan, preview: null };
  const { db, clock, doer } = office;
  await subscribe(db, clock, doer, {
    ...wanted,
    scope: "bodies:西青区/区安监局",
    rhythm: "fortnightly",
    weekday: 5,
    time: "16:00",
  });
  for (const [date, time] of [
    ["2018-06-08", "16:00"],
    ["2018-06-11", "09:00"],
    ["2018-06-15", "16:00"],
    ["2018-06-19", "09:00"],
    ["2018-06-22", "15:59"],
    ["2018-06-22", "16:00"],
  ] as const) {
    office.go(date, time);
    await office.tick();
  }
  expect(Object.keys(await office.outbox())).toEqual([
    `digest:${group}:${plan}:2018-W23`,
    `digest:${group}:${plan}:2018-W24`,
    `digest:${group}:${plan}:bodies:西青区/区安监局:2018-W23`,
    `digest:${group}:${plan}:bodies:西青区/区安监局:2018-W25`,
  ]);
});

test("who unsubscribes gets nothing more, not even what was already waiting", async () => {
  office.go("2018-06-18", "09:00");
  await office.tick();
  expect((await office.outbox())[`digest:${group}:${plan}:2018-W24`]).toBe("pending");
  await unsubscribe(office.db, office.doer, group, plan, "plan");
  office.go("2018-06-19", "09:00");
  await office.tick();
  office.go("2018-06-25", "09:00");
  await office.tick();
  expect(office.platform.to(group).map((message) => message.at)).toHaveLength(0);
});

test("a clock set back to the plans' time goes on from there", async () => {
  await office.db.write([
    { sql: "UPDATE subscriptions SET next_at = ?", args: [Date.parse("2026-01-05T01:00:00Z")] },
  ]);
  await office.tick();
  office.go("2018-06-11", "09:00");
  await office.tick();
  expect(office.platform.to(group)).toHaveLength(1);
});
