import { expect, test } from "vitest";
import { readReportWords } from "../../src/domain/report-words.ts";

test.each([
  ["规划初稿已完成，预计9月上会", "onTrack", null],
  ["已完成60%", "onTrack", 60],
  ["完成率６０％", null, 60],
  ["已完成百分之三十五", "onTrack", 35],
  ["任务已全部完成", "done", 100],
  ["已办结", "done", 100],
  ["完成了", "done", 100],
  ["第7项已经完成了", "done", 100],
  ["第7项任务已完成", "done", 100],
  ["第7项已完成，请核查", "done", 100],
  ["第7项已完成，预计9月验收", "onTrack", null],
  ["完成100%", "done", 100],
  ["因资金未到位，进度滞后", "behind", null],
  ["征地受阻，无法推进", "blocked", null],
  ["提前完成主体工程", "ahead", null],
  ["尚未启动", "notStarted", null],
  ["first draft done, 60%", null, 60],
  ["task is completed", "done", 100],
  ["走访了12家企业", null, null],
] as const)("%s → %s %s", (words, state, percent) => {
  expect(readReportWords(words)).toEqual({ state, percent });
});
