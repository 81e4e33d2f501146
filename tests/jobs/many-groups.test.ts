import { expect, test } from "vitest";
import { nodeLimits, type TickLimits } from "../../src/jobs/tick-limits.ts";
import type { Db } from "../../src/store/db.ts";
import { bureau } from "./bureau.ts";

/** Counts what is asked of the database: round trips, and those of them that read plans' facts. */
function counted(db: Db) {
  const calls = { all: 0, facts: 0, claims: 0, writes: 0 };
  const { all, read, write } = db;
  Object.assign(db, {
    all: (...args: Parameters<Db["all"]>) => {
      calls.all += 1;
      return all(...args);
    },
    read: (...args: Parameters<Db["read"]>) => {
      calls.all += 1;
      if (args[0].some(({ sql }) => sql.includes("FROM reports"))) calls.facts += 1;
      return read(...args);
    },
    write: (...args: Parameters<Db["write"]>) => {
      calls.all += 1;
      calls.writes += 1;
      if (args[0].some(({ sql }) => sql.includes("ROW_NUMBER"))) calls.claims += 1;
      return write(...args);
    },
  });
  return calls;
}

async function morning(groups: number) {
  const office = await bureau("2018-06-04 10:00");
  await office.db.all("PRAGMA synchronous = OFF");
  await office.plan("east", [{ due: "2018-05-31" }, { due: "2020-12-31", section: "专项" }]);
  await office.plan("west", [{ due: "2018-06-20" }]);
  const scopes = [
    ["east", "plan"],
    ["east", "section:专项"],
    ["west", "plan"],
  ] as const;
  const next = Date.parse("2018-06-11T09:00:00+08:00");
  await office.db.write(
    Array.from({ length: groups }, (_, index) => ({
      sql: "INSERT INTO subscriptions (chat, plan, scope, next_at, since) VALUES (?, ?, ?, ?, '2018-06-04')",
      args: [`oc_${index}`, ...scopes[index % 3]!, next],
    })),
  );
  await office.report("east", 2, { body: "西青区/区安监局", on: "2018-06-06" });
  await office.report("west", 1, { body: "西青区/区安监局", on: "2018-06-06" });
  office.go("2018-06-11", "09:00");
  const calls = counted(office.db);
  const began = office.clock.real();
  // A process that ticks every twenty seconds; the clock stands still but for its own pauses, so time is what it waits.
  const limits: TickLimits = { ...nodeLimits, pause: async (ms) => office.wait(ms) };
  let ticks = 0;
  const inGroups = () => office.platform.delivered.filter(({ to }) => to.startsWith("oc_"));
  while (inGroups().length < groups && ticks < 200) {
    const tickBegan = office.clock.real();
    await office.tick(limits);
    ticks += 1;
    office.wait(Math.max(0, 20_000 - (office.clock.real() - tickBegan)));
  }
  const minutes = (office.clock.real() - began) / 60_000;
  const refused = office.log.length;
  const receivers = new Set(inGroups().map(({ to }) => to)).size;
  const result = {
    ticks,
    minutes,
    receivers,
    delivered: inGroups().length,
    refused,
    ...calls,
  };
  office.close();
  return result;
}

test("ten thousand groups at the platform's rate: facts are read by plan, the rest by rounds", async () => {
  const few = await morning(30);
  const many = await morning(10_000);
  expect(few).toMatchObject({ delivered: 30, receivers: 30 });
  expect(many).toMatchObject({ delivered: 10_000, receivers: 10_000, refused: 0 });
  // 900 a minute of the 1,000 that the platform takes.
  expect(many.minutes).toBeLessThan(12.5);
  // Once for each plan and tick, not for each group or scope.
  expect(few.facts / few.ticks).toBeLessThanOrEqual(3);
  expect(many.facts / many.ticks).toBeLessThanOrEqual(3);
  // For forty groups a claim, a look at the receivers and three writes; nothing grows faster.
  expect(many.all).toBeLessThanOrEqual((10_000 / 40) * 5.5 + many.ticks * 15);
}, 300_000);
