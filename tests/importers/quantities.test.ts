import { expect, test } from "vitest";
import { goalsIn } from "../../src/importers/goals.ts";
import { readQuantity } from "../../src/importers/quantities.ts";

test.each([
  ["下降20%以上", "", "decrease", 20, "%"],
  ["减少15起", "", "decrease", 15, "起"],
  ["11%", "降幅 2020", "decrease", 11, "%"],
  ["增长8%左右", "", "increase", 8, "%"],
  ["翻一番", "", "increase", 1, "番"],
  ["翻两番", "", "increase", 2, "番"],
  ["控制在0.25以内", "", "<=", 0.25, null],
  ["低于1.2", "", "<=", 1.2, null],
  ["＜0.8", "", "<=", 0.8, null],
  ["降至5%", "", "<=", 5, "%"],
  ["达到100%", "", ">=", 100, "%"],
  ["不低于在职人员的75%", "", ">=", 75, "%"],
  ["90%以上", "", ">=", 90, "%"],
  ["＞60%", "", ">=", 60, "%"],
  ["≥95", "", ">=", 95, null],
  ["控制为零", "", "=", 0, null],
  ["持平", "", "none", null, null],
  ["零增长", "", "none", null, null],
  ["2-3人", "", "none", null, null],
])("%s %s", (target, header, op, value, unit) => {
  expect(readQuantity(target, header)).toEqual({ op, value, unit });
});

test("two figures in one line are two indicators", () => {
  const found = goalsIn("（4）重点车辆入网率、上线率达100%和90%。", 1, null, []);
  expect(found.map(({ name, target }) => [name, target])).toEqual([
    ["重点车辆入网率", "达100%"],
    ["上线率", "达90%"],
  ]);
});
