import { expect, test } from "vitest";
import { splitReport } from "../../src/domain/report-sentence.ts";

test.each([
  ["第9项初稿已完成，预计9月上会", "初稿已完成", "", "预计9月上会"],
  ["第9项规划初稿已完成，预计9月上会", "规划初稿已完成", "", "预计9月上会"],
  ["任务12：已走访12家企业，计划下月全部走完", "已走访12家企业", "", "计划下月全部走完"],
  ["第十二项任务已完成60%", "已完成60%", "", ""],
  ["已完成投资1,200万元，下一步：装修", "已完成投资1,200万元", "", "装修"],
  [
    "已招标。存在问题：资金未到位，人手不足。下一步，抓紧协调",
    "已招标。",
    "资金未到位，人手不足。",
    "下一步，抓紧协调",
  ],
  ["预计9月上会", "预计9月上会", "", ""],
  ["12家企业已检查完", "12家企业已检查完", "", ""],
  ["12项隐患已整改", "12项隐患已整改", "", ""],
  ["第3号楼已封顶", "第3号楼已封顶", "", ""],
  ["第一批设备已到位", "第一批设备已到位", "", ""],
  ["因资金未到位，进度滞后", "因资金未到位，进度滞后", "", ""],
  ["task 9: first draft done, expected in September", "first draft done", "", "expected in September"],
])("%s", (sentence, progress, problems, next) => {
  expect(splitReport(sentence)).toEqual({ progress, problems, next });
});
