import { type CellObject, CFB, utils, type WorkSheet, write } from "@e965/xlsx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readFile } from "../../../src/importers/read/read-file.ts";
import { flat, refusal, table } from "./page-view.ts";

type Kind = "xlsx" | "biff8";

function workbook(sheets: Record<string, WorkSheet>, kind: Kind = "xlsx", hidden: string[] = []): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })) };
  return new Uint8Array(write(book, { type: "array", bookType: kind }));
}

function sheet(rows: (string | number | CellObject | null)[][], merges: string[] = []): WorkSheet {
  const made = utils.aoa_to_sheet(rows);
  made["!merges"] = merges.map((range) => utils.decode_range(range));
  return made;
}

/** The same workbook with one of its parts changed as text. */
function edited(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part]!))) });
}

const ledger = sheet(
  [
    ["2018年任务分工表", null, null, null],
    [],
    ["序号", "专项", "任务", "单位"],
    [1, "消防", "甲\n二行", "区消防大队"],
    [2, null, "乙", "区公安分局"],
    [3, null, "同上", null],
    ["注：下同"],
  ],
  ["A1:D1", "B4:B6", "C6:D6"],
);

for (const [kind, name] of [
  ["xlsx", "台账.xlsx"],
  ["biff8", "台账.xls"],
] as const) {
  test(`${name}: merged cells once, title and note as paragraphs, rows as lines`, async () => {
    const page = await readFile(workbook({ 表: ledger }, kind), name);
    expect(page.source).toBe(kind === "xlsx" ? "xlsx" : "xls");
    expect(page.blocks.map((block) => [block.kind, block.line])).toEqual([
      ["paragraph", 1],
      ["table", 3],
      ["paragraph", 7],
    ]);
    expect(flat(table(page))).toBe(
      "序号|专项|任务|单位\n1|消防|甲⏎二行|区消防大队\n2|^|乙|区公安分局\n3|^|同上|<",
    );
  });

  test(`${name}: numbers and dates as the sheet shows them`, async () => {
    const n = (v: number, z: string): CellObject => ({ t: "n", v, z });
    const day = 43281; // 2018-06-30
    const rows = sheet([
      [
        n(day, "yyyy-mm-dd"),
        n(day, 'yyyy"年"m"月"d"日"'),
        n(0.2, "0%"),
        n(5000, "#,##0"),
        n(0.25, "General"),
      ],
      ["x", "y", "z", "u", "v"],
    ]);
    expect(flat(table(await readFile(workbook({ 表: rows }, kind), name)))).toBe(
      "2018-06-30|2018年6月30日|20%|5,000|0.25\nx|y|z|u|v",
    );
  });

  test(`${name}: hidden sheets are passed over with a warning, the others come in order`, async () => {
    const made = workbook({ 一: sheet([["甲"]]), 藏: sheet([["密"]]), 二: sheet([["乙"]]) }, kind, ["藏"]);
    const page = await readFile(made, name);
    expect(page.blocks.map(flat)).toEqual(["甲", "乙"]);
    expect(page.warnings).toMatchObject([{ text: "藏" }]);
  });
}

test("dates whose look is left to the country are shown the Chinese way", async () => {
  const rows = sheet([
    [{ t: "n", v: 43281, z: "m/d/yy" }, "x"],
    ["y", "z"],
  ]);
  for (const [id, shown] of [
    [14, "2018/6/30"],
    [31, "2018年6月30日"],
    [57, "2018年6月"],
    [58, "6月30日"],
  ] as const) {
    const made = edited(workbook({ 表: rows }), "xl/styles.xml", (xml) =>
      xml.replace(/(<cellXfs.*<xf numFmtId=)"\d+"/, `$1"${id}"`),
    );
    expect(flat(table(await readFile(made, "a.xlsx"))).split("|")[0]).toBe(shown);
  }
});

test("a formula shows its saved result and is never worked out", async () => {
  const rows = sheet([
    [{ t: "n", v: 42, f: '1/0+HYPERLINK("http://x")' }, "x"],
    [{ t: "n", f: "1+1" }, "y", "z"],
  ]);
  for (const kind of ["xlsx", "biff8"] as const) {
    expect(flat(table(await readFile(workbook({ 表: rows }, kind), "a.xlsx")))).toMatch(
      /^42\|x\|\n(0|)\|y\|z$/,
    );
  }
});

test("a sheet that claims a million rows costs only the rows it has; one that has them ends at the limit", async () => {
  const claims = edited(workbook({ 表: ledger }), "xl/worksheets/sheet1.xml", (xml) =>
    xml.replace(/<dimension ref="[^"]*"/, '<dimension ref="A1:XFD1048576"'),
  );
  expect(table(await readFile(claims, "a.xlsx")).rowCount).toBe(4);
  const row = (r: number) =>
    `<row r="${r}"><c r="A${r}"><v>${r}</v></c><c r="B${r}"><v>${r * 7919}</v></c></row>`;
  const many = edited(workbook({ 表: ledger }), "xl/worksheets/sheet1.xml", (xml) =>
    xml.replace(
      /<sheetData>.*<\/sheetData>/s,
      `<sheetData>${Array.from({ length: 60_000 }, (_, i) => row(i + 1)).join("")}</sheetData>`,
    ),
  );
  expect(await refusal(many, "a.xlsx")).toMatchObject({ code: "too-large", facts: { unit: "rows" } });
});

test("a merge over the whole sheet and a hundred thousand merges end within their limits", async () => {
  const whole = edited(workbook({ 表: ledger }), "xl/worksheets/sheet1.xml", (xml) =>
    xml.replace('ref="C6:D6"', 'ref="C6:XFD1048576"'),
  );
  expect(flat(table(await readFile(whole, "a.xlsx")))).toContain("3|^|同上");
  const merge = '<mergeCell ref="C6:XFD1048576"/>';
  const many = edited(workbook({ 表: ledger }), "xl/worksheets/sheet1.xml", (xml) =>
    xml.replace("</mergeCells>", `${merge.repeat(100_000)}</mergeCells>`),
  );
  expect(await refusal(many, "a.xlsx")).toMatchObject({ code: "too-complex" });
});

test("empty and cut-off workbooks, document types and macros in the zip", async () => {
  expect(await refusal(workbook({ 表: sheet([[]]) }), "a.xlsx")).toMatchObject({ code: "empty" });
  const whole = workbook({ 表: ledger });
  expect(await refusal(whole.slice(0, 3000), "a.xlsx")).toMatchObject({ code: "damaged" });
  const old = workbook({ 表: ledger }, "biff8");
  expect(await refusal(old.slice(0, 2000), "a.xls")).toMatchObject({ code: "damaged" });
  const dtd = edited(whole, "xl/worksheets/sheet1.xml", (xml) =>
    xml.replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
  );
  expect(await refusal(dtd, "a.xlsx")).toMatchObject({ code: "too-complex" });
});

test("a workbook with a password is refused as locked", async () => {
  const container = CFB.read(workbook({ 表: ledger }, "biff8"), { type: "array" });
  const stream = CFB.find(container, "/Workbook");
  if (!stream) throw new Error("no workbook");
  const content = Uint8Array.from(stream.content as Uint8Array);
  const begin = 4 + new DataView(content.buffer).getUint16(2, true);
  // FILEPASS with RC4: the record that stands behind the first one of a locked workbook.
  const lock = new Uint8Array(4 + 54);
  new DataView(lock.buffer).setUint16(0, 0x2f, true);
  new DataView(lock.buffer).setUint16(2, 54, true);
  lock.set([1, 0, 1, 0, 1, 0], 4);
  stream.content = new Uint8Array([...content.subarray(0, begin), ...lock, ...content.subarray(begin)]);
  stream.size = stream.content.length;
  const locked = new Uint8Array(CFB.write(container, { type: "buffer" }) as Uint8Array);
  expect(await refusal(locked, "a.xls")).toMatchObject({ code: "encrypted" });
});
