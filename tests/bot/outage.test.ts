import { afterEach, describe, expect, test } from "vitest";
import { claimEvent, claimLeaseMs, finishEvent, releaseEvent, renewClaim } from "../../src/store/inbox.ts";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

const answersTo = (person: { person: { openId: string } }) =>
  here.platform.messages(here.platform.privateChat(person.person.openId), "app");

/** As the process does it: it looks every five seconds. */
async function resumeFor(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5_000) {
    here.clock.advance(5_000);
    await here.bot.resume();
  }
}

test("a question asked while the platform is down for half an hour is answered when it is back", async () => {
  here = await world();
  const liaison = here.member("区教育局", "西青区");
  await liaison.says("你好");
  here.platform.faults.random({ seed: 1, rate: 1, kinds: ["http-500"], path: /messages/ });
  await liaison.says("/任务 12");
  await resumeFor(30 * 60_000);
  const tries = here.platform.faults.hits.length;
  here.platform.faults.clear();
  await resumeFor(30_000);
  expect(answersTo(liaison)).toHaveLength(2);
  expect(read(answersTo(liaison).at(-1))).toContain("第12项");
  // Two calls a try, a try every half minute.
  expect(tries).toBeLessThan(140);
});

test("a platform that says it is still sending has the answer; it is not tried again", async () => {
  here = await world();
  const liaison = here.member("区教育局", "西青区");
  await liaison.says("你好");
  here.platform.faults.next({ method: "POST", path: /messages/, kind: "timeout after delivering" });
  here.platform.faults.next({ method: "POST", path: /messages/, kind: { code: 230049 }, times: 9 });
  await liaison.says("/任务 12");
  await resumeFor(60_000);
  expect(answersTo(liaison)).toHaveLength(2);
  expect(here.log.filter((line) => line.event === "message.failed")).toEqual([]);
});

describe("a claim", () => {
  test("that is renewed is nobody else's", async () => {
    here = await world();
    const start = here.clock.real();
    await claimEvent(here.db, "om_1", "{}", start);
    await renewClaim(here.db, "om_1", start + claimLeaseMs - 1);
    expect(await claimEvent(here.db, "om_1", "{}", start + claimLeaseMs + 1)).toEqual({ state: "working" });
    const later = start + 2 * claimLeaseMs;
    expect(await claimEvent(here.db, "om_1", "{}", later)).toMatchObject({ state: "ours", attempt: 2 });
  });

  test("that was finished is not opened again by a failure that comes late", async () => {
    here = await world();
    const now = here.clock.real();
    await claimEvent(here.db, "om_1", "{}", now);
    await finishEvent(here.db, "om_1", null);
    await releaseEvent(here.db, "om_1");
    expect(await claimEvent(here.db, "om_1", "{}", now)).toMatchObject({ state: "done" });
  });
});
