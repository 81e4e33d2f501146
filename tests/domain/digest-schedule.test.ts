import { expect, test } from "vitest";
import { digestDayAfter, periodOfDay } from "../../src/domain/digest-schedule.ts";
import { addDays } from "../../src/domain/task-state.ts";

const since = "2018-06-04";
const monday = { rhythm: "weekly", weekday: 1, time: "09:00", since } as const;

test("Monday's digest speaks of the week before it, and is named after that week", () => {
  expect(periodOfDay(monday, "2018-06-11")).toEqual({
    week: "2018-W23",
    from: "2018-06-04",
    on: "2018-06-10",
  });
});

test("a fortnight is counted from the week it was chosen in, also over a year of 53 weeks", () => {
  const schedule = { ...monday, rhythm: "fortnightly" } as const;
  expect(digestDayAfter(schedule, "2018-06-04")).toBe("2018-06-18");
  expect(periodOfDay(schedule, "2018-06-18")).toEqual({
    week: "2018-W24",
    from: "2018-06-04",
    on: "2018-06-17",
  });
  const turn = { ...schedule, since: "2020-12-21" };
  expect(digestDayAfter(turn, "2020-12-21")).toBe("2021-01-04");
});

test("monthly is the first such day of the month", () => {
  const schedule = { ...monday, rhythm: "monthly", weekday: 5 } as const;
  expect(digestDayAfter(schedule, "2018-06-01")).toBe("2018-07-06");
  expect(periodOfDay(schedule, "2018-07-06")).toEqual({
    week: "2018-W27",
    from: "2018-06-01",
    on: "2018-07-05",
  });
});

test.each(["weekly", "fortnightly", "monthly"] as const)(
  "%s digests leave no day out and tell none twice",
  (rhythm) => {
    const schedule = { ...monday, rhythm, weekday: 3 };
    let day = digestDayAfter(schedule, "2018-01-01");
    for (let count = 0; count < 30; count++) {
      const next = digestDayAfter(schedule, day);
      expect(periodOfDay(schedule, next).from).toBe(addDays(periodOfDay(schedule, day).on, 1));
      day = next;
    }
  },
);
