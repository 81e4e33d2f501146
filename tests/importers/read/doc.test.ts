import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFile } from "../../../src/importers/read/read-file.ts";
import { flat, refusal } from "./page-view.ts";

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

test("an old Word file shows what the same docx shows: numbers, levels, fields, merged and nested cells", async () => {
  const page = await readFile(fixture("features.doc"), "分工.doc");
  expect(page.source).toBe("doc");
  expect(page.blocks.map((block) => [block.line, flat(block)])).toEqual([
    [1, "安全生产工作任务分工"],
    [2, "重点任务"],
    [3, "一、总体要求"],
    [4, "（一）基本原则"],
    [5, "1. 落实责任"],
    [6, "2. 检查整改"],
    [7, "（二）主要目标"],
    [8, "1. 再查"],
    [9, "二、任务"],
    [10, "二.1 细目"],
    [11, "圆点"],
    [12, "五、新表"],
    [13, "甲新\t乙"],
    [13, "丙"],
    [14, "链接之后"],
    [
      15,
      "专项|<|任务|内容|单位\n约⏎束|1|甲|内容一|区安监局\n^|2|乙|共同|<\n综合|<|丙|外⏎一\t二⏎三\t四|区公安分局⏎区住建委\n^|^|2.|丁|区教育局\n总计|<|<|<|<",
    ],
    [44, "注：下同"],
  ]);
  expect(page.blocks[1]).toMatchObject({ level: 2 });
});

test("a real table of seventy rows is the same from docx and from doc", async () => {
  const fromDocx = await readFile(fixture("division.docx"), "分工.docx");
  const fromDoc = await readFile(fixture("division.doc"), "分工.doc");
  expect(fromDoc.blocks).toEqual(fromDocx.blocks);
  expect(fromDoc.blocks.at(-1)).toMatchObject({ rowCount: 70, colCount: 6 });
});

test("a locked file, one before Word 97 and a cut-off one are refused by code", async () => {
  const locked = fixture("features.doc");
  const at = mainStream(locked);
  locked[at + 0x0b]! |= 0x01;
  expect(await refusal(locked, "a.doc")).toMatchObject({ code: "encrypted" });
  const ancient = fixture("features.doc");
  ancient.set([0xdc, 0xa5], at);
  expect(await refusal(ancient, "a.doc")).toMatchObject({ code: "kind-unknown" });
  const whole = fixture("features.doc");
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    expect(await refusal(whole.slice(0, whole.length * share), "a.doc")).toMatchObject({ code: "damaged" });
  }
});

/** Where the main stream begins: behind the header, at its mark. */
function mainStream(bytes: Uint8Array): number {
  for (let at = 512; at < bytes.length; at += 512)
    if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) return at;
  throw new Error("no main stream");
}
