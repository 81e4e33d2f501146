import { afterEach, beforeEach, expect, test } from "vitest";
import { cycleStatus } from "../../src/services/reports/cycle-status.ts";
import { reportsOfTask } from "../../src/store/reports.ts";
import { fieldsOf, type Office, openOffice, plan, pressing, wordsOn } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const clerk = () => office.as("clerk", "clerk");

test("the clerk sets rhythm, hour and milestones; what was reported keeps its 期", async () => {
  const member = office.as("wang", "member", "区安监局");
  const { say } = await office.tap(member, { do: "report.open", task: `${plan}:1` });
  await office.tap(member, pressing(say?.card, "report.submit"), {
    state: "onTrack",
    percent: "5",
    progress: "启动",
  });
  const { card } = await office.tap(clerk(), { do: "rules.show", plan });
  const typed = {
    ...fieldsOf(card),
    rhythm: "weekly",
    dueDay: "５",
    dueTime: "9:30",
    midtermOpens: "2018-06-05 +0800",
    midtermDue: "2018-07-15 +0800",
  };
  const saved = await office.tap(clerk(), pressing(card, "rules.save"), typed);
  expect(saved.toast?.type).toBe("success");
  expect(wordsOn(saved.card)).toContain("2018年第23周，6月8日09:30前报");
  expect((await cycleStatus(office.db, plan, "2018-06-05"))?.cycle.key).toBe("2018-midterm");
  expect(await reportsOfTask(office.db, `${plan}:1`)).toMatchObject([{ cycle: "2018-06" }]);
});

test.each([
  [{ rhythm: "weekly", dueDay: "9" }, "截止日不在"],
  [{ rhythm: "daily" }, "多久报一次"],
  [{ dueTime: "25:00" }, "17:00"],
  [{ midtermDue: "2018-06-30 +0800" }, "开始日"],
])("%o is refused with what was typed kept", async (wrong: Record<string, string>, why) => {
  const { card } = await office.tap(clerk(), { do: "rules.show", plan });
  const answer = await office.tap(clerk(), pressing(card, "rules.save"), { ...fieldsOf(card), ...wrong });
  expect(answer.toast).toMatchObject({ type: "error", content: expect.stringContaining(why) });
  expect((await cycleStatus(office.db, plan, "2018-06-05"))?.cycle.key).toBe("2018-06");
});

test("where no lead is printed, the switch makes the first-listed body answer for the task", async () => {
  const owing = async () =>
    [...((await cycleStatus(office.db, plan, "2018-06-05"))?.owing.entries() ?? [])].flatMap(
      ([body, duties]) => duties.filter(({ task }) => task.number === "2").map(() => body),
    );
  expect(await owing()).toHaveLength(2);
  const { card } = await office.tap(clerk(), { do: "rules.show", plan });
  await office.tap(clerk(), pressing(card, "rules.save"), { ...fieldsOf(card), withoutLead: "first" });
  expect(await owing()).toEqual(["西青区/区安监局"]);
});

test("nobody else changes how a plan asks", async () => {
  const answer = await office.tap(
    office.as("wang", "member", "区安监局"),
    { do: "rules.save", plan },
    { rhythm: "weekly" },
  );
  expect(answer.toast?.type).toBe("error");
});
