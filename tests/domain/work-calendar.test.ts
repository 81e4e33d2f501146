import { expect, test } from "vitest";
import { maySpeak, workCalendar, workingDayBefore, workingDayFrom } from "../../src/domain/work-calendar.ts";

const calendar = workCalendar();

test.each([
  ["2018-06-04", true, "an ordinary Monday"],
  ["2018-06-03", false, "a Sunday"],
  ["2018-06-18", false, "端午"],
  ["2018-02-15", false, "春节, a Thursday"],
  ["2018-02-24", true, "a Saturday worked for 春节"],
  ["2018-09-29", true, "a Saturday worked for 国庆"],
  ["2018-10-05", false, "国庆, a Friday"],
])("%s: working day %s, %s", (date, working) => {
  expect(calendar.isWorkingDay(date)).toBe(working);
});

test("a year not announced has weekends and the fixed holidays, and says that it does not know more", () => {
  expect(calendar.knows("2018-01-01")).toBe(true);
  expect(calendar.knows("2031-06-02")).toBe(false);
  expect(calendar.isWorkingDay("2031-10-01")).toBe(false);
  expect(calendar.isWorkingDay("2031-06-02")).toBe(true);
  expect(calendar.isWorkingDay("2031-06-01")).toBe(false);
});

test("the clerk's days stand over all others", () => {
  const own = workCalendar(
    new Map([
      ["2018-06-04", false],
      ["2018-06-09", true],
    ]),
  );
  expect(own.isWorkingDay("2018-06-04")).toBe(false);
  expect(own.isWorkingDay("2018-06-09")).toBe(true);
});

test("the next and the last working day step over a long holiday", () => {
  expect(workingDayFrom(calendar, "2018-10-01")).toBe("2018-10-08");
  expect(workingDayFrom(calendar, "2018-10-08")).toBe("2018-10-08");
  expect(workingDayBefore(calendar, "2018-10-08")).toBe("2018-09-30");
});

test("the bot speaks first only in working hours", () => {
  expect(maySpeak(calendar, "2018-06-04 09:00")).toBe(true);
  expect(maySpeak(calendar, "2018-06-04 17:59")).toBe(true);
  for (const quiet of ["2018-06-04 08:59", "2018-06-04 18:00", "2018-06-03 10:00", "2018-06-18 10:00"])
    expect(maySpeak(calendar, quiet)).toBe(false);
});
