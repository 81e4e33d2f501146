import { describe, expect, test } from "vitest";
import { deadlineInText, readDeadline } from "../../src/importers/deadlines.ts";

const years = { year: 2018, periodStart: 2016, periodEnd: 2020 };

describe("a limit in a field of its own", () => {
  test.each([
    ["2016-2020", "range", 2016, 2020],
    ["2021—2023年", "range", 2021, 2023],
    ["“十三五”期间", "range", 2016, 2020],
    ["2018年3月至6月", "range", "2018-03-01", "2018-06-30"],
    ["2018", "year", 2018, 2018],
    ["2018年内", "year", 2018, 2018],
    ["2018年底前", "date", null, "2018-12-31"],
    ["6月底", "date", null, "2018-06-30"],
    ["2020年2月", "date", null, "2020-02-29"],
    ["2020年12月31日", "date", null, "2020-12-31"],
    ["2019年三季度", "date", null, "2019-09-30"],
    ["上半年", "date", null, "2018-06-30"],
    ["2021.6.30", "date", null, "2021-06-30"],
    ["每年", "annual", null, null],
    ["每季度", "annual", null, null],
    ["工作中\n\n落实", "ongoing", null, null],
    ["长期坚持", "ongoing", null, null],
    ["持续推进", "ongoing", null, null],
    ["December 2024", "date", null, "2024-12-31"],
    ["March 15, 2024", "date", null, "2024-03-15"],
    ["Annually", "annual", null, null],
  ])("%s", (text, kind, start, end) => {
    expect(readDeadline(text, years)).toMatchObject({ kind, start, end });
  });

  test("无 and — are no limit", () => {
    expect(readDeadline("无", years)).toBeNull();
    expect(readDeadline("—", years)).toBeNull();
  });

  test("a month stays without a day where the document has no year", () => {
    expect(readDeadline("6月底前", { year: null, periodStart: null, periodEnd: null })).toMatchObject({
      kind: "date",
      end: null,
    });
  });
});

describe("a limit in running text", () => {
  test.each([
    ["建设平台。到2020年，覆盖率达到95%以上。", 2020],
    ["“十三五”期间，优化布局。", 2020],
    ["8月底前完成整改。", "2018-08-31"],
    ["（1）2016年底前达标；（2）2018年底前全部达标。", "2018-12-31"],
  ])("%s", (text, end) => {
    expect(deadlineInText(text, years)?.end).toBe(end);
  });

  test("years of an indicator's targets and of the past are none", () => {
    expect(deadlineInText("作业人员到2018年减少30%，到2020年减少35%。", years)).toBeNull();
    expect(deadlineInText("在2017年评估的基础上推进。", years)).toBeNull();
  });
});
