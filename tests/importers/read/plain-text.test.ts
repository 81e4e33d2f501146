import iconv from "iconv-lite";
import { expect, test } from "vitest";
import type { Page } from "../../../src/importers/read/page-model.ts";
import { readFile, readText } from "../../../src/importers/read/read-file.ts";
import { flat, refusal, table } from "./page-view.ts";

const sample =
  "主要任务分工\r\n\r\n一、加强安全生产工作\n（区安监局牵头，区公安分局、区住建委配合，2018年底前完成）\n1.落实责任。";
const traditional = "主要任務分工\n一、加強安全生產工作\n（區安監局牽頭，區公安分局配合，2018年底前完成）";

const encodings = ["utf8", "utf-16le", "utf-16be", "gbk", "gb18030"];
for (const encoding of encodings) {
  test(`${encoding} with and without a byte order mark gives the same lines`, async () => {
    const bare = await readFile(iconv.encode(sample, encoding), "方案.txt");
    expect(texts(bare)).toEqual(texts(readText(sample)));
    expect(bare.warnings).toEqual([]);
    if (!encoding.startsWith("gb")) {
      expect(texts(await readFile(iconv.encode(sample, encoding, { addBOM: true }), "方案.txt"))).toEqual(
        texts(bare),
      );
    }
  });
}

test("Big5 and traditional GBK are told apart", async () => {
  for (const encoding of ["big5", "gbk"]) {
    expect(texts(await readFile(iconv.encode(traditional, encoding), "a.txt"))).toEqual(
      traditional.split("\n"),
    );
  }
});

test("a short table in GBK and in UTF-16 without mark reads", async () => {
  const short = "序号\t任务\t牵头单位\n1\t消防检查\t消防支队\n";
  for (const encoding of ["gbk", "utf-16le", "utf-16be"]) {
    expect(texts(await readFile(iconv.encode(short, encoding), "a.txt"))).toEqual(short.trim().split("\n"));
  }
});

test("English plain text stays itself", async () => {
  const text = "Action plan\n1. Review the fire code (lead: Fire Department, by 31 May 2018)";
  expect(texts(await readFile(new TextEncoder().encode(text), "plan.txt"))).toEqual(text.split("\n"));
});

test("lines keep their number and their tabs; blank ones are left out, a lone tab is an empty cell", () => {
  const page = readText("\uFEFF标题\n\n\t1\r\t\r\n第一页\f第二页\u0000尾");
  expect(page.blocks.map((block) => [block.line, flat(block)])).toEqual([
    [1, "标题"],
    [3, "\t1"],
    [4, "\t"],
    [5, "第一页"],
    [5, "第二页尾"],
  ]);
});

test("bytes that fit no encoding leave a warning with line and text", async () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode("甲\n安全生产工作方案由区安监局牵头负责落实"),
    0xff,
    0x41,
  ]);
  const page = await readFile(bytes, "a.txt");
  expect(page.warnings).toMatchObject([{ line: 2 }]);
  expect(page.warnings[0]?.text).toContain("\uFFFD");
});

test("csv: quotes, line breaks inside cells, GBK, semicolons, title and note rows", async () => {
  const csv =
    '附件：任务分工表,,\r\n序号,任务,牵头单位\r\n1,"甲，""乙""\n第二行",区安监局\r\n2,丙,\r\n注：下同,,\r\n';
  const page = await readFile(iconv.encode(csv, "gbk"), "表.csv");
  expect(page.blocks.map((block) => block.kind)).toEqual(["paragraph", "table", "paragraph"]);
  expect(flat(page.blocks[0]!)).toBe("附件：任务分工表");
  expect(flat(table(page))).toBe('序号|任务|牵头单位\n1|甲，"乙"⏎第二行|区安监局\n2|丙|');
  expect(page.blocks.map((block) => block.line)).toEqual([1, 2, 6]);
  expect(flat(table(await readFile(new TextEncoder().encode("a;b,c\n1;2\n"), "x.csv")))).toBe("a|b,c\n1|2");
});

test("markdown: headings, pipe tables, emphasis", async () => {
  const md = [
    "---",
    "title: x",
    "---",
    "# 任务分工",
    "",
    "## （一）**加强**监管 ##",
    "由`区安监局`牵头，*2018年*底前；3*4*5。",
    "",
    "| 序号 | 任务 | 单位 |",
    "|---|:-:|---|",
    "| 1 | 甲\\|乙<br>丙 | **区安监局** |",
    "| 2 |  | 区城管委 |",
    "- 一是落实",
  ].join("\n");
  const page = await readFile(new TextEncoder().encode(md), "plan.md");
  expect(page.blocks.map(flat)).toEqual([
    "任务分工",
    "（一）加强监管",
    "由区安监局牵头，2018年底前；3*4*5。",
    "序号|任务|单位\n1|甲|乙⏎丙|区安监局\n2||区城管委",
    "一是落实",
  ]);
  expect(page.blocks[1]).toMatchObject({ level: 2, line: 6 });
});

test("nothing, blanks, other kinds and binary rubbish are refused by code", async () => {
  expect(await refusal(new Uint8Array(), "a.txt")).toEqual({ code: "empty", facts: {} });
  expect(await refusal(new TextEncoder().encode(" \n\n"), "a.txt")).toMatchObject({ code: "empty" });
  expect(await refusal(new TextEncoder().encode("\n,,\n"), "a.csv")).toMatchObject({ code: "empty" });
  expect(await refusal(new TextEncoder().encode("<html><body>x"), "a.doc")).toMatchObject({
    code: "kind-unknown",
  });
  expect(await refusal(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]), "扫描.png")).toMatchObject({
    code: "scanned",
  });
  expect(await refusal(new TextEncoder().encode("x"), "a.mp4")).toMatchObject({ code: "kind-unknown" });
  const rubbish = new Uint8Array(5000).map((_, i) => (i * 7919 + (i >> 3) * 104729) % 256);
  expect(await refusal(rubbish, "a.txt")).toMatchObject({ code: "kind-unknown" });
  expect(await refusal(new Uint8Array(21 * 1024 * 1024), "a.txt")).toEqual({
    code: "too-large",
    facts: { limit: 20, unit: "MB" },
  });
});

test("a million lines end at the limit", async () => {
  const bytes = new TextEncoder().encode("1,甲\n".repeat(1_000_000));
  expect(await refusal(bytes, "a.csv")).toMatchObject({ code: "too-large", facts: { unit: "rows" } });
  expect(await refusal(bytes, "a.txt")).toMatchObject({ code: "too-large", facts: { unit: "lines" } });
});

function texts(page: Page): string[] {
  return page.blocks.map(flat);
}
