import { expect, test } from "vitest";
import {
  civil,
  createDemoClock,
  instantOf,
  nextWorkdayMorning,
  stepsBetween,
  weekOn,
} from "../../src/playground/demo-clock.ts";

const zone = "Asia/Shanghai";
const at = (date: string, time: string) => instantOf(date, time, zone);
const shown = (ms: number) => Object.values(civil(ms, zone)).join(" ");

test("the clock begins on the day asked for, at the machine's time of day, and runs on", () => {
  let real = Date.parse("2026-11-22T10:30:00+08:00");
  const clock = createDemoClock("2018-06-04", zone, () => real);
  expect(shown(clock.now())).toBe("2018-06-04 10:30");
  real += 3_600_000;
  expect(shown(clock.now())).toBe("2018-06-04 11:30");
  expect(clock.real()).toBe(real);
  clock.moveTo(at("2018-06-11", "09:00"));
  expect(shown(clock.now())).toBe("2018-06-11 09:00");
  expect(() => clock.moveTo(at("2018-06-10", "09:00"))).toThrow("forward");
});

test.each([
  ["a Monday morning before nine", "2018-06-04", "08:59", "2018-06-04 09:00"],
  ["a Monday at nine", "2018-06-04", "09:00", "2018-06-05 09:00"],
  ["a Friday", "2018-06-08", "10:00", "2018-06-11 09:00"],
  ["the eve of the Dragon Boat holiday", "2018-06-15", "10:00", "2018-06-19 09:00"],
  ["the eve of a Saturday worked instead", "2018-09-28", "10:00", "2018-09-29 09:00"],
])("the next working morning after %s", (_name, date, time, expected) => {
  expect(shown(nextWorkdayMorning(at(date, time), zone))).toBe(expected);
});

test("a week on is never before nine in the morning, when the digest is posted", () => {
  expect(shown(weekOn(at("2018-06-04", "02:08"), zone))).toBe("2018-06-11 09:00");
  expect(shown(weekOn(at("2018-06-04", "10:30"), zone))).toBe("2018-06-11 10:30");
});

test("a moved clock stops at every hour of the last fortnight, at nine on the days before", () => {
  const week = stepsBetween(at("2018-06-04", "10:30"), at("2018-06-11", "10:30"), zone).map(shown);
  expect(week).toHaveLength(7 * 24 + 1);
  expect(week).toContain("2018-06-11 09:00");
  expect(week.at(-1)).toBe("2018-06-11 10:30");
  const year = stepsBetween(at("2018-06-04", "10:30"), at("2019-06-04", "10:30"), zone).map(shown);
  expect(year).toContain("2018-06-11 09:00");
  expect(year.length).toBeLessThan(365 + 14 * 24 + 2);
  expect([...year].sort()).toEqual(year);
  expect(stepsBetween(at("2018-06-04", "10:30"), at("2048-06-04", "10:30"), zone).length).toBeLessThan(1200);
});
