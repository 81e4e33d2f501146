import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../src/domain/task-state.ts";
import { addWeeks, readWeek, weekdayOf, weekEnd, weekOf, weekStart } from "../../src/domain/week.ts";

test.each([
  ["2018-06-04", "2018-W23"],
  ["2018-06-10", "2018-W23"],
  ["2018-01-01", "2018-W01"],
  ["2017-01-01", "2016-W52"],
  ["2016-01-03", "2015-W53"],
  ["2018-12-31", "2019-W01"],
  ["2020-12-31", "2020-W53"],
  ["2021-01-03", "2020-W53"],
])("%s lies in %s", (date, week) => {
  expect(weekOf(date)).toBe(week);
});

test("a week begins on Monday and ends on Sunday", () => {
  expect([weekStart("2018-W23"), weekEnd("2018-W23")]).toEqual(["2018-06-04", "2018-06-10"]);
  expect([weekStart("2015-W53"), weekEnd("2015-W53")]).toEqual(["2015-12-28", "2016-01-03"]);
});

test("every day lies in the week that its week's days lie in", () => {
  fc.assert(
    fc.property(fc.integer({ min: -20000, max: 40000 }), (days) => {
      const date = addDays("2000-01-01", days);
      const week = weekOf(date);
      expect(weekStart(week) <= date && date <= weekEnd(week)).toBe(true);
      expect(weekdayOf(weekStart(week))).toBe(0);
      expect(readWeek(week)).toBe(week);
      expect(addWeeks(addWeeks(week, 5), -5)).toBe(week);
    }),
  );
});

test("weeks as people write them, and weeks that are none", () => {
  expect(readWeek(" 2018w5 ")).toBe("2018-W05");
  expect(readWeek("2015-W53")).toBe("2015-W53");
  for (const wrong of ["2018-W53", "2018-W00", "2018-W60", "18-W1", "2018-06-04", ""])
    expect(readWeek(wrong)).toBeNull();
});
