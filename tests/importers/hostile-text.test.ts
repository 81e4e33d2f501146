import { expect, test } from "vitest";
import { importDocument } from "../../src/importers/import-document.ts";
import { pageOfText } from "./source-page.ts";

/** Each would take minutes if any step cost the square of its input; the runner's time limit is the judge. */
test.each([
  ["one endless line", "安全生产工作".repeat(30_000)],
  ["brackets never closed", "（责任单位：".repeat(10_000)],
  [
    "lines without a stop",
    Array.from({ length: 8_000 }, () => "推进安全生产责任落实工作机制建设完善各项制度体系保障").join("\n"),
  ],
  ["years without end", "到2020年减少3".repeat(10_000)],
  ["one row of names", `（${"区安监局、".repeat(10_000)}负责）`],
  ["headings over nothing", "序号\n任务\n责任单位\n".repeat(2_000)],
  ["deep brackets", `${"(".repeat(30_000)}${")".repeat(30_000)}`],
])("%s ends within the limit", (_, text) => {
  expect(importDocument(pageOfText(text)).warnings.length).toBeGreaterThanOrEqual(0);
});

test("a document without tasks says so", () => {
  expect(importDocument(pageOfText("会议通知\n请各单位准时参加。")).warnings).toContainEqual(
    expect.objectContaining({ message: "没有找到任何任务" }),
  );
});
