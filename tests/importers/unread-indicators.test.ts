import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { importDocument } from "../../src/importers/import-document.ts";
import { readText } from "../../src/importers/read/read-file.ts";

const warned = (text: string): boolean =>
  importDocument(readText(text)).warnings.some(({ message }) => message.includes("指标表"));
const sample = (name: string): Promise<string> =>
  readFile(new URL(`../../data/plans/${name}`, import.meta.url), "utf8");

test("a table of indicators that the file has scattered is not guessed, and not dropped in silence", async () => {
  const draft = importDocument(readText(await sample("003-xiqing-145-plan.txt")));
  expect(draft.indicators).toEqual([]);
  const found = draft.warnings.find(({ message }) => message.includes("指标表"));
  expect(found?.text).toContain("约束性");
  expect(found?.line).toBeGreaterThan(0);
});

test("scattered cells one a line are warned of too", () => {
  expect(
    warned(
      "东湖区规划\n主要指标\n死亡率\n受灾人次\n下降20%\n约束性\n预期性\n一、主要任务\n1.开展整治。（区应急局负责）",
    ),
  ).toBe(true);
});

test.each(["000-xiqing-2017-division.txt", "002-daxing-135-plan.txt", "004-haicang-135-division.txt"])(
  "%s, whose indicators are read or only spoken of, has no such warning",
  async (name) => {
    expect(warned(await sample(name))).toBe(false);
  },
);
