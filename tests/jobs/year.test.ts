import { expect, test } from "vitest";
import { PlatformError } from "../../src/chat/platform.ts";
import { civilTime } from "../../src/clock.ts";
import { addDays } from "../../src/domain/task-state.ts";
import { weekOf } from "../../src/domain/week.ts";
import { workCalendar, workingDayFrom } from "../../src/domain/work-calendar.ts";
import { importDocument } from "../../src/importers/import-document.ts";
import { readText } from "../../src/importers/read/read-file.ts";
import { subscribeChat } from "../../src/services/digests/subscribe.ts";
import { importPlan } from "../../src/services/plans/import-plan.ts";
import { readSamplePlans } from "../harness/sample-plans.ts";
import { bureau } from "./bureau.ts";
import { busy, type Fate, lost, refused } from "./fake-platform.ts";

const plans = ["xiqing-2017", "qingxin-135", "daxing-135", "xiqing-145", "haicang-135"];
const groups = 40;
const people = 200;

/** A small seeded generator, so that the year is the same in every run. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

test("a year of five plans: every digest there once, every reminder at most once a day, all in working hours", async () => {
  const office = await bureau("2018-01-01 10:00");
  // A year of days on disk would be a minute of waiting for the disk; what is lost in a power cut is not asked here.
  await office.db.all("PRAGMA synchronous = OFF");
  for (const { id, text } of await readSamplePlans(plans))
    await importPlan(office.db, office.doer, "2018-01-01", id, importDocument(readText(text)));
  const chats = Array.from({ length: groups }, (_, index) => ({
    chat: `oc_${index}`,
    plan: plans[index % plans.length]!,
  }));
  for (const each of chats) await subscribeChat(office.db, office.clock, office.doer, each);
  const bodies = (
    await office.db.all("SELECT DISTINCT body FROM assignments WHERE body IS NOT NULL ORDER BY body")
  ).map((row) => String(row.body));
  for (let index = 0; index < people; index++)
    await office.liaison(`ou_${index}`, bodies[index % bodies.length]!);
  const tasks = await office.db.all(
    "SELECT t.plan, t.number, a.body FROM tasks t JOIN assignments a ON a.task = t.id WHERE a.body IS NOT NULL AND t.phase = 'open'",
  );

  const draw = drawing(2018);
  const failures: (() => Fate)[] = [
    () => lost(),
    () => "delivered, answer lost",
    () => busy(),
    () => busy(30_000),
    () => new PlatformError("retry", 99991400, "gateway", { retryAfterMs: 5_000 }),
    () => refused(),
  ];
  office.platform.fate(() => (draw() < 0.3 ? failures[Math.floor(draw() * failures.length)]!() : "well"));

  const timeOf = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  async function tickAt(date: string, time: string): Promise<void> {
    if (date === "2018-01-01" && time < "10:00") return;
    office.go(date, time);
    await (draw() < 0.2 ? Promise.all([office.tick(), office.tick()]) : office.tick());
  }
  /** A server that is up ticks on while something waits for an answer. */
  const isBusy = async (): Promise<boolean> =>
    (await office.db.all("SELECT 1 FROM outbox WHERE state IN ('pending', 'sending') LIMIT 1")).length > 0;

  const calendar = workCalendar();
  const last = "2019-01-07";
  for (let date = "2018-01-01"; date <= last; date = addDays(date, 1)) {
    if (calendar.isWorkingDay(date))
      for (let reports = 0; reports < 3; reports++) {
        const task = tasks[Math.floor(draw() * tasks.length)]!;
        await office.report(String(task.plan), Number(task.number), { body: String(task.body), on: date });
      }
    // An outage now and then: nothing ticks before noon. Nights and free days are looked at all the same.
    await tickAt(date, "02:00");
    const from = draw() < 0.1 ? 12 : 9;
    for (let minute = from * 60; minute < (from + 2) * 60; minute += 3) {
      await tickAt(date, timeOf(minute));
      if (!(await isBusy())) break;
    }
    await tickAt(date, "15:00");
    await tickAt(date, "21:00");
  }

  const delivered = office.platform.delivered;
  const wrong = delivered.filter(({ at }) => {
    const time = civilTime(at, "Asia/Shanghai");
    return !calendar.isWorkingDay(time.slice(0, 10)) || time.slice(11) < "09:00" || time.slice(11) > "19:00";
  });
  expect(wrong.map(({ to, at }) => [to, civilTime(at, "Asia/Shanghai")])).toEqual([]);

  // 52 Mondays from 8 January to 31 December, and 7 January.
  const rows = await office.db.all("SELECT key, state, receiver, sent_at FROM outbox WHERE kind = 'digest'");
  expect(rows).toHaveLength(groups * 53);
  expect(rows.filter((row) => row.state !== "sent")).toEqual([]);
  for (const { chat } of chats) {
    const days = office.platform.to(chat).map(({ at }) => civilTime(at, "Asia/Shanghai").slice(0, 10));
    expect(days).toHaveLength(53);
    for (let monday = "2018-01-08"; monday <= last; monday = addDays(monday, 7)) {
      const day = workingDayFrom(calendar, monday);
      expect(days.some((sent) => sent >= day && weekOf(sent) === weekOf(day))).toBe(true);
    }
  }
  for (let index = 0; index < people; index++) {
    const days = office.platform
      .to(`ou_${index}`)
      .map(({ at }) => civilTime(at, "Asia/Shanghai").slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
  }
  expect(office.log.filter(({ event }) => event === "job.failed" || event === "message.unrendered")).toEqual(
    [],
  );
  // Reminders whose answer was lost just before the afternoon's silence stay in doubt; the others arrived.
  const reminders = await office.db.all(
    "SELECT state FROM outbox WHERE kind = 'reminder' AND state <> 'dropped'",
  );
  expect(reminders.length).toBeGreaterThan(4000);
  expect(reminders.filter((row) => row.state !== "sent").length).toBeLessThan(reminders.length / 50);
  office.close();
}, 600_000);
