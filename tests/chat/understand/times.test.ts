import { expect, test } from "vitest";
import { findTimes } from "../../../src/chat/understand/find-times.ts";

/** Monday. */
const today = "2018-06-04";

const timesIn = (words: string) => findTimes({ typed: words, words, rest: words, why: [] }, today);

test.each([
  // A year said before a part of it counts.
  ["明年3月到期的", "2019-03-01", "2019-03-31"],
  ["去年12月", "2017-12-01", "2017-12-31"],
  ["明年上半年", "2019-01-01", "2019-06-30"],
  ["2019年下半年", "2019-07-01", "2019-12-31"],
  ["2019年三季度", "2019-07-01", "2019-09-30"],
  ["明年一季度", "2019-01-01", "2019-03-31"],
  // Months in Han are months, months counted are amounts.
  ["十一月底前", "2018-06-04", "2018-11-30"],
  ["三月份到期", "2018-03-01", "2018-03-31"],
  ["三月内", "2018-06-04", "2018-09-02"],
  ["后三个月到期", "2018-06-04", "2018-09-02"],
  // Dates in figures; said without a year they look ahead from today.
  ["2018-6-30前", null, "2018-06-30"],
  ["2018.12.31前", null, "2018-12-31"],
  ["2018/06/30前到期", null, "2018-06-30"],
  ["6月15号前", "2018-06-04", "2018-06-15"],
  ["2018年6月前", null, "2018-06-30"],
  ["这个月25日前要到期的", "2018-06-04", "2018-06-25"],
  ["6月30号到期的", "2018-06-30", "2018-06-30"],
  // A day alone: of this month, else of the next.
  ["25日前", "2018-06-04", "2018-06-25"],
  ["3号前", "2018-06-04", "2018-07-03"],
  // Beside today.
  ["上个月到期的", "2018-05-01", "2018-05-31"],
  ["下下周", "2018-06-18", "2018-06-24"],
  ["这个季度", "2018-04-01", "2018-06-30"],
  ["明天到期", "2018-06-05", "2018-06-05"],
  ["最近7天到期的", "2018-06-04", "2018-06-11"],
  ["年底前", "2018-06-04", "2018-12-31"],
  ["2018年底前", null, "2018-12-31"],
  ["2018年前", null, "2017-12-31"],
  ["18年到期", "2018-01-01", "2018-12-31"],
  ["半年内", "2018-06-04", "2018-12-04"],
  ["due in the first quarter", "2018-01-01", "2018-03-31"],
  ["by 2019", null, "2019-12-31"],
])("%s: limits from %s to %s", (words, from, to) => {
  expect(timesIn(words).due).toEqual({ from, to });
});

test.each([
  ["2016年或2018年到期", "2016-01-01", "2018-12-31", [2016, 2018]],
  ["16年、18年、20年到期的", "2016-01-01", "2020-12-31", [2016, 2018, 2020]],
  ["2017和2018年", "2017-01-01", "2018-12-31", undefined],
  ["今明两年到期的", "2018-01-01", "2019-12-31", undefined],
])("%s: from %s to %s, of these years only: %s", (words, from, to, years) => {
  expect(timesIn(words).due).toEqual({ from, to, years });
});

test.each([
  ["上周报的那项"],
  ["昨天说的"],
  ["明天要开会"],
  ["最近7天报了哪些"],
  ["截止到今天超期的"],
  // No dates at all, and times beyond any plan.
  ["13月5日起三个月"],
  ["9999年内"],
  ["十三五期间"],
])("%s: no limit is meant", (words) => {
  expect(timesIn(words)).toEqual({ due: null, begins: null, years: null, standing: null, at: null });
});
