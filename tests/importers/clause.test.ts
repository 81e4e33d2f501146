import { describe, expect, test } from "vitest";
import { canonicalNames } from "../../src/importers/canonical-names.ts";
import { readClause } from "../../src/importers/clause.ts";
import { findClauses } from "../../src/importers/clause-spans.ts";
import { mayBeTwo, splitNames } from "../../src/importers/names.ts";

const years = { year: 2018, periodStart: 2016, periodEnd: 2020 };
const read = (text: string, firstIsLead = false) => readClause(text, { years, firstIsLead });
const owners = (text: string, firstIsLead = false) =>
  read(text, firstIsLead).owners.map(
    ({ name, role, items, collective }) =>
      `${role} ${name}${items ? JSON.stringify(items) : ""}${collective ? "*" : ""}`,
  );
const names = (text: string) => splitNames(text).map(({ name }) => name);

describe("roles", () => {
  test.each([
    ["区安监局牵头，区各有关部门参与", ["lead 区安监局", "participate 区各有关部门*"]],
    ["区市场监管局牵头负责", ["lead 区市场监管局"]],
    ["区应急局牵头督导，区工信局负责", ["lead 区应急局", "responsible 区工信局"]],
    ["主办单位：县文旅局；协办单位：县体育局", ["lead 县文旅局", "support 县体育局"]],
    ["汇总单位：市统计局；承办单位：市调查队", ["lead 市统计局", "responsible 市调查队"]],
    ["区气象局负责", ["responsible 区气象局"]],
    ["责任单位：区住建局、区城管局", ["responsible 区住建局", "responsible 区城管局"]],
    ["区建委、水务局等按职责分工负责", ["responsible 区建委", "responsible 水务局"]],
    ["全区所有部门", ["responsible 全区所有部门*"]],
    ["区编办牵头，区财政局支持", ["lead 区编办", "support 区财政局"]],
    ["区发改委会同区财政局负责", ["responsible 区发改委", "participate 区财政局"]],
    ["区工信委、安监局牵头，区国资委参与", ["lead 区工信委", "lead 安监局", "participate 区国资委"]],
    ["市卫健委牵头；市教育局，各区政府配合", ["lead 市卫健委", "support 市教育局", "support 各区政府*"]],
    ["由区民政局牵头，各街道落实", ["lead 区民政局", "responsible 各街道*"]],
    ["责任单位：市委组织部（牵头）、市人社局", ["lead 市委组织部", "responsible 市人社局"]],
    ["牵头单位：市教育局；责任领导：张某某；配合单位：无", ["lead 市教育局"]],
  ])("%s", (text, expected) => {
    expect(owners(text)).toEqual(expected);
  });

  test("a printed rule makes the first-listed lead and the others responsible", () => {
    expect(owners("责任单位：区住建局、区交通局、各街道", true)).toEqual([
      "lead 区住建局",
      "responsible 区交通局",
      "responsible 各街道*",
    ]);
    expect(owners("区住建局牵头，区交通局配合", true)).toEqual(["lead 区住建局", "support 区交通局"]);
  });

  test("names tied to numbered sub-items keep their numbers", () => {
    expect(owners("（1）（3）区运管所\n\n（2）（4）-（9）公安分局")).toEqual([
      "responsible 区运管所[1,3]",
      "responsible 公安分局[2,4,5,6,7,8,9]",
    ]);
    expect(owners("第1、2项由区公安分局牵头，第3项由区教委负责")).toEqual([
      "lead 区公安分局[1,2]",
      "responsible 区教委[3]",
    ]);
  });

  test.each([
    ["牵头单位：县应急局；完成时限：2019年6月底前", "2019-06-30"],
    ["县应急局牵头，2019年底前完成", "2019-12-31"],
    ["责任单位：县应急局，6月底", "2018-06-30"],
  ])("limit in %s", (text, end) => {
    expect(read(text).deadline?.end).toBe(end);
    expect(read(text).owners.map(({ name }) => name)).toEqual(["县应急局"]);
  });
});

describe("name lists", () => {
  test.each([
    ["安委会、各级政府及相关部门", ["安委会", "各级政府", "相关部门"]],
    ["安监局、各属地和消防支队", ["安监局", "各属地", "消防支队"]],
    ["市自然资源和规划局、市文化和旅游局", ["市自然资源和规划局", "市文化和旅游局"]],
    ["区发改委、区建委等有关部门", ["区发改委", "区建委", "有关部门"]],
    ["区发改委、区建委等部门", ["区发改委", "区建委"]],
    ["组织部、人力社 保局、财政局", ["组织部", "人力社保局", "财政局"]],
    ["区经贸局\n\n区发改局", ["区经贸局", "区发改局"]],
    ["区委\n宣传部、区教育局", ["区委宣传部", "区教育局"]],
    ["各县（市、区）人民政府、市直有关部门", ["各县（市、区）人民政府", "市直有关部门"]],
    ["Fire Department; Parks and Recreation", ["Fire Department", "Parks and Recreation"]],
    ["Parks Department and Public Works", ["Parks Department", "Public Works"]],
    ["无", []],
    ["—", []],
  ])("%s", (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test("an elided level is restored only where it belongs", () => {
    const list = splitNames("区发改委、工信委、公安西青分局、市场监管局、北京铁路局天津办事处、各街镇政府");
    const owned = list.map((each) => ({ ...each, items: null }));
    expect(canonicalNames(owned, ["西青区", "西青", "天津"])).toEqual([
      "区发改委",
      "区工信委",
      "公安西青分局",
      "区市场监管局",
      "北京铁路局天津办事处",
      "各街镇政府",
    ]);
  });

  test("a name that may be two is told", () => {
    expect(mayBeTwo("区安监局区建设局")).toBe(true);
    expect(mayBeTwo("区委宣传部")).toBe(false);
  });
});

describe("where a clause stands", () => {
  test.each([
    ["完善制度。（区安监局牵头，区各有关部门参与）", ["区安监局牵头，区各有关部门参与"]],
    ["完善制度。〔责任单位：区安监局〕", ["责任单位：区安监局"]],
    ["完善制度。牵头单位：区安监局；配合单位：各街镇", ["牵头单位：区安监局；配合单位：各街镇"]],
    ["完善制度。（牵头单位：甲区财政局）（完成时限：2020年）", ["牵头单位：甲区财政局；完成时限：2020年"]],
    ["落实监管责任（镇人民政府）和部门责任", []],
    ["依据《意见》（西青政发〔2016〕10号）", []],
    ["区应急局牵头建立联席会议制度，明确了各部门职责。", []],
  ])("%s", (text, expected) => {
    expect(findClauses(text).map((span) => span.text)).toEqual(expected);
  });
});
