import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeLimits } from "../../src/jobs/tick-limits.ts";
import { subscribeChat } from "../../src/services/digests/subscribe.ts";
import { setQuota } from "../../src/services/outbox/watch-quota.ts";
import { queueMessage } from "../../src/store/outbox.ts";
import { type Bureau, bureau, clerk } from "./bureau.ts";
import { busy, type Fate, gone, lost, noQuota, noScope, refused } from "./fake-platform.ts";

const plan = "xiqing";
const group = "oc_group";
const key = `digest:${group}:${plan}:2018-W23`;
const minute = 60_000;
let office: Bureau;

beforeEach(async () => {
  office = await bureau("2018-06-04 10:00");
  await office.plan(plan, [{ due: "2018-05-31" }, { due: "2020-12-31" }]);
  await subscribeChat(office.db, office.clock, office.doer, { chat: group, plan });
  await office.report(plan, 2, { body: "西青区/区安监局", on: "2018-06-06" });
  office.go("2018-06-11", "09:00");
});
afterEach(() => office.close());

/** The first calls end like this, all later ones well. */
const first = (...fates: Fate[]): void => office.platform.fate(() => fates.shift() ?? "well");
/** Ticks every minute. */
async function minutes(count: number): Promise<void> {
  for (let each = 0; each < count; each++) {
    office.wait(minute);
    await office.tick();
  }
}
const state = async (): Promise<string | undefined> => (await office.outbox())[key];
/** The process is gone: its tick never returns, and nobody waits for it. */
async function die(): Promise<void> {
  void office.tick();
  for (let turns = 0; turns < 200 && office.platform.calls.length === 0; turns++)
    await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
}

test("an answer that was lost: asked again under the same uuid, there once", async () => {
  first("delivered, answer lost", "delivered, answer lost", lost());
  await office.tick();
  await minutes(5);
  expect(office.platform.to(group)).toHaveLength(1);
  expect(await state()).toBe("sent");
});

test("died between claim and send: another process sends it after the lease, once", async () => {
  first("dies before");
  await die();
  await minutes(3);
  expect(office.platform.to(group)).toHaveLength(0);
  await minutes(3);
  expect(office.platform.to(group)).toHaveLength(1);
  expect(await state()).toBe("sent");
});

test("died between send and mark: repeated under the same uuid, there once", async () => {
  first("dies after");
  await die();
  expect(office.platform.to(group)).toHaveLength(1);
  await minutes(10);
  expect(office.platform.calls.length).toBeGreaterThan(1);
  expect(office.platform.to(group)).toHaveLength(1);
  expect(await state()).toBe("sent");
});

test("answers lost for longer than the uuid's hour: unknown, never again, the clerk told once", async () => {
  office.platform.fate((to) => (to === group ? "delivered, answer lost" : "well"));
  await office.tick();
  await minutes(70);
  const calls = office.platform.calls.filter((call) => call.to === group);
  expect(Math.max(...calls.map((call) => call.real)) - calls[0]!.real).toBeLessThan(60 * minute);
  expect(await state()).toBe("unknown");
  await minutes(30);
  expect(office.platform.to(group)).toHaveLength(1);
  expect(office.platform.to(clerk)).toHaveLength(1);
  expect(JSON.stringify(office.platform.to(clerk)[0]?.content)).toContain("2018-W23");
});

test("died and stayed down for two hours: it may have arrived, so it is not sent blindly", async () => {
  first("dies before");
  await die();
  office.wait(120 * minute);
  await office.tick();
  await office.tick();
  expect(await state()).toBe("unknown");
  expect(office.platform.to(group)).toHaveLength(0);
  expect(office.platform.to(clerk)).toHaveLength(1);
});

test("died with forty claimed and six on their way, down for two hours: only those six are in doubt", async () => {
  for (let each = 0; each < 39; each++)
    await subscribeChat(office.db, office.clock, office.doer, { chat: `oc_${each}`, plan });
  office.go("2018-06-19", "09:00");
  office.platform.fate(() => "dies before");
  await die();
  office.platform.fate(() => "well");
  office.wait(120 * minute);
  await office.tick();
  await minutes(2);
  const states = Object.entries(await office.outbox()).filter(([name]) => name.endsWith("2018-W24"));
  expect(states.filter(([, now]) => now === "unknown")).toHaveLength(6);
  expect(states.filter(([, now]) => now === "sent")).toHaveLength(34);
});

test("throttled for two hours: it was never delivered, so it still goes out", async () => {
  const until = office.clock.real() + 120 * minute;
  office.platform.fate(() => (office.clock.real() < until ? busy() : "well"));
  await office.tick();
  await minutes(140);
  expect(office.platform.to(group)).toHaveLength(1);
  expect(await state()).toBe("sent");
});

test("told to wait ninety seconds, it waits ninety seconds", async () => {
  let tries = 0;
  office.platform.fate(() => {
    tries += 1;
    return tries === 1 ? busy(90_000) : "well";
  });
  await office.tick();
  await minutes(1);
  expect(tries).toBe(1);
  await minutes(1);
  expect(tries).toBe(2);
});

test("a refused card goes out as text, once, also when the text's answer is lost", async () => {
  office.platform.fate((_to, content) => (content.kind === "card" ? refused() : "well"));
  await office.tick();
  expect(office.platform.to(group).map(({ content }) => content.kind)).toEqual(["text"]);
  expect(await state()).toBe("sent");
});

test("the text's answer is lost: only the text is repeated, not the card", async () => {
  first(refused(), "delivered, answer lost");
  await office.tick();
  await minutes(3);
  expect(office.platform.to(group).map(({ content }) => content.kind)).toEqual(["text"]);
  expect(await state()).toBe("sent");
});

test("refused after an answer was lost: the first may have been taken, so no text is put beside it", async () => {
  first("delivered, answer lost", refused());
  await office.tick();
  await minutes(5);
  expect(office.platform.to(group)).toHaveLength(1);
  expect(await state()).toBe("sent");
});

test("refused as text too: failed, the clerk told once", async () => {
  office.platform.fate((to) => (to === group ? refused() : "well"));
  await office.tick();
  await minutes(10);
  expect(await state()).toBe("failed");
  expect(office.platform.to(clerk)).toHaveLength(1);
});

test("the group is gone: nothing more is sent there, the clerk told once", async () => {
  office.platform.fate((to) => (to === group ? gone() : "well"));
  await office.tick();
  await minutes(5);
  office.go("2018-06-19", "09:00");
  await office.tick();
  await minutes(2);
  expect(Object.keys(await office.outbox()).filter((one) => one.startsWith("digest:"))).toEqual([key]);
  expect(office.platform.to(clerk)).toHaveLength(1);
});

test("a scope is missing: the administrator is told once a day, and mended it goes out", async () => {
  let mended = false;
  office.platform.fate((to) => (to === group && !mended ? noScope() : "well"));
  await office.tick();
  await minutes(60);
  expect(office.platform.to(clerk)).toHaveLength(1);
  mended = true;
  await minutes(60);
  expect(office.platform.to(group)).toHaveLength(1);
});

test("the month's calls are used up: the rest is not tried in vain, the clerk is told when it works again", async () => {
  for (let each = 0; each < 20; each++)
    await subscribeChat(office.db, office.clock, office.doer, { chat: `oc_${each}`, plan });
  office.go("2018-06-19", "09:00");
  let tries = 0;
  let out = true;
  office.platform.fate(() => {
    tries += 1;
    return out ? noQuota() : "well";
  });
  await office.tick();
  expect(tries).toBeLessThanOrEqual(6);
  out = false;
  office.wait(420 * minute);
  for (let each = 0; each < 3; each++) await minutes(1);
  expect(office.platform.to(clerk)).toHaveLength(1);
  expect(JSON.stringify(office.platform.to(clerk)[0]?.content)).toContain("调用次数");
});

test("one tick sends at most forty, six at a time, within a Worker's fifty calls", async () => {
  for (let each = 0; each < 100; each++)
    await subscribeChat(office.db, office.clock, office.doer, { chat: `oc_${each}`, plan });
  office.go("2018-06-19", "09:00");
  // The first tick of a day looks for reminders too and sends the fewer.
  await office.tick();
  const already = office.platform.delivered.length;
  let running = 0;
  let most = 0;
  const { send } = office.deps.platform;
  office.deps.platform.send = async (...args) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return send(...args);
  };
  let database = 0;
  const { all, read, write } = office.db;
  const counted =
    <A extends unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      database += 1;
      return work(...args);
    };
  Object.assign(office.db, { all: counted(all), read: counted(read), write: counted(write) });
  office.wait(minute);
  await office.tick();
  const sent = office.platform.delivered.length - already;
  expect(sent).toBeGreaterThanOrEqual(30);
  expect(sent).toBeLessThanOrEqual(40);
  expect(sent + database).toBeLessThanOrEqual(50);
  expect(most).toBeLessThanOrEqual(6);
  Object.assign(office.db, { all, read, write });
  await minutes(3);
  expect(office.platform.delivered.filter((message) => message.to !== clerk)).toHaveLength(101);
});

test("a person who gets seven messages at once gets five this second and the rest the next", async () => {
  for (const month of ["01", "02", "03", "04", "05", "06", "07"])
    await office.db.write([
      {
        sql: "INSERT INTO outbox (key, kind, receiver, content, uuid, due_at) VALUES (?, 'digest', ?, ?, ?, 0)",
        args: [
          `digest:${month}`,
          JSON.stringify({ person: "ou_1" }),
          JSON.stringify({
            plan,
            scope: "plan",
            week: "2018-W23",
            from: `2018-${month}-01`,
            on: `2018-${month}-07`,
          }),
          `uuid-${month}`,
        ],
      },
    ]);
  const pauses: number[] = [];
  await office.tick({
    ...nodeLimits,
    pause: async (ms) => {
      pauses.push(ms);
      office.wait(ms);
    },
  });
  await minutes(1);
  expect(office.platform.to("ou_1")).toHaveLength(7);
  expect(office.platform.calls.filter((call) => call.to === "ou_1")).toHaveLength(7);
});

test("at 80 % of the month's calls the clerk is warned once; nothing is held back before he has said which edition it is", async () => {
  await office.db.write([{ sql: "INSERT INTO api_calls (month, calls) VALUES ('2018-06', 9800)" }]);
  await office.tick();
  await minutes(3);
  expect(office.platform.to(group)).toHaveLength(1);
  expect(office.platform.to(clerk)).toHaveLength(1);
  expect(JSON.stringify(office.platform.to(clerk)[0]?.content)).toContain("9800/10000");
  const [row] = await office.db.all("SELECT calls FROM api_calls");
  expect(Number(row?.calls)).toBe(9802);
});

test("on the free edition the last calls are kept for what matters most", async () => {
  await setQuota(office.db, office.doer, 10_000);
  await office.db.write([{ sql: "INSERT INTO api_calls (month, calls) VALUES ('2018-06', 9750)" }]);
  for (const [name, priority] of [
    ["paper", 0],
    ["urge", 1],
    ["reminder", 3],
  ] as const)
    await office.db.write([
      queueMessage({
        key: name,
        kind: "digest",
        receiver: { person: `ou_${name}` },
        data: { plan, scope: "plan", week: "2018-W23", from: "2018-06-04", on: "2018-06-10" },
        dueAt: office.clock.now(),
        priority,
      }),
    ]);
  await office.tick();
  await minutes(2);
  expect(new Set(office.platform.delivered.map(({ to }) => to))).toEqual(
    new Set(["ou_paper", "ou_urge", clerk]),
  );
  expect(await state()).toBe("pending");
});
