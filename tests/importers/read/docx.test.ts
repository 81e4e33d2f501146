import { expect, test } from "vitest";
import { readFile } from "../../../src/importers/read/read-file.ts";
import { docx, p, r, tbl } from "./build-docx.ts";
import { flat, refusal, table } from "./page-view.ts";

const list = (numId: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
const level = (index: number, format: string, pattern: string, more = "") =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;
const plan = `<w:abstractNum w:abstractNumId="0">${level(0, "chineseCountingThousand", "%1、")}${level(1, "chineseCounting", "（%2）")}${level(2, "decimal", "%3.")}${level(3, "decimal", "%1.%4", "<w:isLgl/>")}${level(4, "bullet", "•")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;

async function lines(body: string, parts?: Parameters<typeof docx>[1]) {
  return (await readFile(docx(body, parts), "方案.docx")).blocks.map(flat);
}

test("paragraphs in order with their number in the file, tabs and soft breaks", async () => {
  const page = await readFile(
    docx(`${p("标题")}${p("")}<w:p>${r("甲")}<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>`),
    "a",
  );
  expect(page.source).toBe("docx");
  expect(page.blocks.map((block) => [block.line, flat(block)])).toEqual([
    [1, "标题"],
    [3, "甲\t乙"],
    [3, "丙"],
  ]);
});

test("numbers that Word counts itself are printed, with levels, restarts and legal numbers", async () => {
  const body = [
    p("总体", list(1)),
    p("要求", list(1, 1)),
    p("落实", list(1, 2)),
    p("检查", list(1, 2)),
    p("目标", list(1, 1)),
    p("再查", list(1, 2)),
    p("任务", list(1)),
    p("细目", list(1, 3)),
    p("圆点", list(1, 4)),
    p("新表", list(2)),
    p("无号", list(0)),
  ].join("");
  expect(await lines(body, { numbering: plan })).toEqual([
    "一、总体",
    "（一）要求",
    "1. 落实",
    "2. 检查",
    "（二）目标",
    "1. 再查",
    "二、任务",
    "2.1 细目",
    "圆点",
    "五、新表",
    "无号",
  ]);
});

test("numbers and outline levels also come from styles and those they are based on", async () => {
  const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr>${list(1, 1)}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="x"><w:name w:val="自定"/><w:basedOn w:val="2"/></w:style><w:style w:type="paragraph" w:styleId="y"><w:name w:val="y"/><w:basedOn w:val="y"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`;
  const body = `${p("甲", '<w:pStyle w:val="2"/>')}${p("乙", '<w:pStyle w:val="x"/>')}${p("丙", '<w:pStyle w:val="y"/>')}${p("丁", '<w:outlineLvl w:val="9"/>')}`;
  const page = await readFile(docx(body, { styles, numbering: plan }), "a.docx");
  expect(page.blocks.map((block) => [flat(block), block.kind === "paragraph" && block.level])).toEqual([
    ["（一）甲", 2],
    ["（二）乙", 2],
    ["丙", 1],
    ["丁", undefined],
  ]);
});

test("merged cells come once with their spans, also where edges are a hair apart", async () => {
  const body = `${p("附件")}${tbl(
    [600, 20, 2000, 3000, 1000],
    [
      [["专项", '<w:gridSpan w:val="2"/>'], "任务", "内容", "单位"],
      [["约\n束", '<w:vMerge w:val="restart"/>'], ["甲", '<w:gridSpan w:val="2"/>'], "内容一", "区安监局"],
      [
        ["", "<w:vMerge/>"],
        ["乙", '<w:gridSpan w:val="2"/>'],
        ["共同", '<w:gridSpan w:val="2"/>'],
      ],
      [["总计", '<w:gridSpan w:val="5"/>']],
    ],
  )}`;
  const found = table(await readFile(docx(body), "a.docx"));
  expect(flat(found)).toBe("专项|任务|内容|单位\n约⏎束|甲|内容一|区安监局\n^|乙|共同|<\n总计|<|<|<");
  expect(found).toMatchObject({ line: 2, rowCount: 4, colCount: 4 });
  expect(found.cells.find((cell) => cell.text === "区安监局")?.line).toBe(10);
});

test("a number that Word counts in an otherwise empty cell is the cell's text", async () => {
  const numbered = p("", list(1, 2));
  const body = tbl(
    [500, 3000],
    [
      [numbered, "甲"],
      [numbered, "乙"],
    ],
  );
  expect((await lines(body, { numbering: plan }))[0]).toBe("1.|甲\n2.|乙");
});

test("deleted and moved-away text, old settings, field codes and hidden text are not shown", async () => {
  const body = [
    `<w:p>${r("甲")}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${r("新")}</w:ins><w:moveFrom>${r("走")}</w:moveFrom><w:moveTo>${r("来")}</w:moveTo></w:p>`,
    `<w:p><w:pPr><w:pPrChange><w:pPr>${list(1)}</w:pPr></w:pPrChange></w:pPr>${r("无号")}${r("藏", "<w:vanish/>")}${r("显", '<w:vanish w:val="0"/>')}</w:p>`,
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>${r("码")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("12")}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r("页")}</w:p>`,
    `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r("前半")}</w:p>${p("后半")}`,
    `<w:tbl><w:tr><w:tc>${p("留")}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p("去")}</w:tc></w:tr></w:tbl>`,
  ].join("");
  expect(await lines(body, { numbering: plan })).toEqual(["甲新来", "无号显", "12页", "前半后半", "留"]);
});

test("text boxes are read once, footnotes and headers not at all", async () => {
  const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p("框内")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p("框内")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r("框外")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`;
  const extra = { "word/footnotes.xml": "<w:footnotes/>", "word/header1.xml": "<w:hdr>页眉</w:hdr>" };
  expect(await lines(box, { extra })).toEqual(["框内", "框外"]);
});

test("a table inside a cell gives its rows as lines of the cell", async () => {
  const inner = `${p("外")}${tbl(
    [500, 500],
    [
      ["一", "二"],
      ["三", "四"],
    ],
  )}${p("")}`;
  expect((await lines(tbl([1000, 1000], [[inner, "右"]])))[0]).toBe("外⏎一\t二⏎三\t四|右");
});

test("empty, pictures only and cut-off files are refused by code", async () => {
  expect(await refusal(docx(p("")), "a.docx")).toMatchObject({ code: "empty" });
  expect(await refusal(docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "a.docx")).toMatchObject({
    code: "scanned",
  });
  const whole = docx(p("安全".repeat(5000)));
  expect(await refusal(whole.slice(0, whole.length / 2), "a.docx")).toMatchObject({ code: "damaged" });
  expect(await refusal(docx("<w:p><w:r>"), "a.docx")).toMatchObject({ code: "damaged" });
  expect(await refusal(new TextEncoder().encode("not a zip"), "a.docx")).toMatchObject({ code: "damaged" });
});
