import { expect, test } from "vitest";
import { cycleBefore, cycleOn, defaultRules, isLate, type ReportingRules } from "../../src/domain/cycle.ts";
import { addDays } from "../../src/domain/task-state.ts";

const rules = (change: Partial<ReportingRules>): ReportingRules => ({ ...defaultRules, ...change });

test.each([
  ["monthly", 25, "2018-06-04", "2018-06", "2018-06-01", "2018-06-25", "2018-06-30"],
  ["monthly", 31, "2018-02-28", "2018-02", "2018-02-01", "2018-02-28", "2018-02-28"],
  ["weekly", 5, "2018-06-04", "2018-W23", "2018-06-04", "2018-06-08", "2018-06-10"],
  ["weekly", 7, "2018-12-31", "2019-W01", "2018-12-31", "2019-01-06", "2019-01-06"],
  ["fortnightly", 12, "2018-06-14", "2018-F12", "2018-06-04", "2018-06-15", "2018-06-17"],
  ["fortnightly", 14, "2020-12-29", "2020-F27", "2020-12-28", "2021-01-03", "2021-01-03"],
  ["quarterly", 20, "2018-06-04", "2018-Q2", "2018-04-01", "2018-06-20", "2018-06-30"],
  ["halfYearly", 30, "2018-12-31", "2018-H2", "2018-07-01", "2018-12-30", "2018-12-31"],
] as const)("%s by day %d: %s lies in %s", (rhythm, dueDay, date, key, opensOn, dueOn, endsOn) => {
  expect(cycleOn(rules({ rhythm, dueDay }), date)).toMatchObject({ key, opensOn, dueOn, endsOn });
});

test.each(["weekly", "fortnightly", "monthly", "quarterly", "halfYearly"] as const)(
  "%s: every day of six years lies in exactly one 期, and they follow each other without a gap",
  (rhythm) => {
    const asked = rules({ rhythm, dueDay: 5 });
    let cycle = cycleOn(asked, "2015-12-30");
    for (let date = "2015-12-30"; date < "2022-01-10"; date = addDays(date, 1)) {
      const now = cycleOn(asked, date);
      expect(
        now.opensOn <= date && date <= now.endsOn && now.dueOn >= now.opensOn && now.dueOn <= now.endsOn,
      ).toBe(true);
      if (now.key !== cycle.key) {
        expect(now.opensOn).toBe(addDays(cycle.endsOn, 1));
        expect(cycleBefore(asked, now).key).toBe(cycle.key);
      }
      cycle = now;
    }
  },
);

test("a milestone takes the place of the ordinary 期 while it is open: nothing is asked twice", () => {
  const asked = rules({ milestones: [{ kind: "midterm", opensOn: "2018-06-01", dueOn: "2018-07-15" }] });
  expect(cycleOn(asked, "2018-06-20")).toMatchObject({ key: "2018-midterm", dueOn: "2018-07-15" });
  expect(cycleOn(asked, "2018-07-16").key).toBe("2018-07");
  expect(cycleOn(asked, "2018-05-31").key).toBe("2018-05");
});

test("late begins after the due hour", () => {
  const cycle = cycleOn(defaultRules, "2018-06-25");
  expect([
    isLate(cycle, "2018-06-25", "17:00"),
    isLate(cycle, "2018-06-25", "17:01"),
    isLate(cycle, "2018-06-26", "08:00"),
  ]).toEqual([false, true, true]);
});
