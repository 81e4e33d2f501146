import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFile } from "../../../src/importers/read/read-file.ts";
import { pdf } from "./build-pdf.ts";
import { flat, refusal, table } from "./page-view.ts";

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

test("a drawn table over two pages is the table of the docx, its sentences are whole", async () => {
  const fromPdf = await readFile(fixture("table.pdf"), "方案.pdf");
  const fromDocx = await readFile(fixture("table.docx"), "方案.docx");
  expect(fromPdf.source).toBe("pdf");
  expect(fromPdf.blocks.map(flat)).toEqual(fromDocx.blocks.map(flat));
  expect(table(fromPdf)).toMatchObject({ rowCount: 41, colCount: 4 });
});

test("the same table without drawn lines keeps its rows; only merged cells cannot be seen", async () => {
  const unmerged = async (name: string) => {
    const { cells } = table(await readFile(fixture(name), name));
    return cells.filter((cell) => cell.col !== 1).map((cell) => `${cell.row} ${cell.col} ${cell.text}`);
  };
  expect((await unmerged("columns.pdf")).sort()).toEqual((await unmerged("table.docx")).sort());
});

const line = (y: number, text: string, x = 70) => ({ x, y, text });
const full = "The district office checks every plant before winter and reports to the committee x";

test("running heads and page numbers are left out, figures of the text at a page's edge are not", async () => {
  const page = (number: number, last: string) => [
    line(800, "Plan of the district 2018"),
    line(700, `Task ${number} is led by the office`),
    line(680, full),
    line(666, "Short line"),
    line(60, last),
    line(30, `- ${number} -`),
  ];
  const read = await readFile(
    pdf([page(1, "2018"), page(2, "2019"), page(3, "2020"), page(4, "2021")]),
    "a.pdf",
  );
  const shown = read.blocks.map(flat);
  expect(shown).not.toContain("Plan of the district 2018");
  expect(shown.join(" ")).not.toMatch(/- \d -/);
  expect(shown).toContain("2019");
  expect(shown).toContain("Task 3 is led by the office");
});

test("bare page numbers go when they count with the pages", async () => {
  const pages = [7, 8, 9].map((number) => [
    line(700, full),
    line(686, "Short line"),
    line(672, "45"),
    line(30, String(number)),
  ]);
  const shown = (await readFile(pdf(pages), "a.pdf")).blocks.map(flat);
  expect(shown.filter((text) => text === "45")).toHaveLength(3);
  expect(shown).not.toContain("8");
});

test("a sentence goes on over the line and the page; a short line and an indent end it", async () => {
  const first = [
    line(700, full),
    line(686, "and goes on here."),
    line(672, full, 90),
    line(658, full),
    line(100, full),
  ];
  const read = await readFile(pdf([first, [line(800, "to its end."), line(700, "Next")]]), "a.pdf");
  const shown = read.blocks.map(flat);
  expect(shown[0]).toBe(`${full} and goes on here.`);
  expect(shown[1]).toBe(`${full} ${full}`);
  expect(shown[2]).toBe(`${full} to its end.`);
});

test("columns without lines are a table; its rows begin where their numbers stand", async () => {
  const rows = [1, 2, 3].flatMap((n) => [
    line(720 - 40 * n, String(n), 70),
    line(720 - 40 * n, `Task ${n} of the fire office is`, 120),
    line(720 - 40 * n, "Fire office", 300),
    line(706 - 40 * n, "written on two lines", 120),
  ]);
  const read = await readFile(pdf([rows]), "a.pdf");
  expect(table(read)).toMatchObject({ rowCount: 3, colCount: 3 });
  expect(table(read).cells.map((cell) => cell.text.replace(/\s+/g, " "))).toContain(
    "Task 2 of the fire office is written on two lines",
  );
});

test("two columns of the kind stay lines with tabs", async () => {
  const rows = [1, 2, 3].flatMap((n) => [
    line(720 - 20 * n, `Task ${n}`, 120),
    line(720 - 20 * n, "Fire office", 400),
  ]);
  expect((await readFile(pdf([rows]), "a.pdf")).blocks.map(flat)).toEqual([
    "Task 1\tFire office",
    "Task 2\tFire office",
    "Task 3\tFire office",
  ]);
});

test("locked, scanned, cut-off and oversized files are refused by code", async () => {
  expect(await refusal(fixture("locked.pdf"), "a.pdf")).toMatchObject({ code: "encrypted" });
  expect(await refusal(pdf([[]]), "a.pdf")).toMatchObject({ code: "scanned" });
  const whole = fixture("table.pdf");
  expect(await refusal(whole.slice(0, whole.length / 2), "a.pdf")).toMatchObject({ code: "damaged" });
  expect(await refusal(new TextEncoder().encode("%PDF-1.4\nrubbish\n%%EOF"), "a.pdf")).toMatchObject({
    code: "damaged",
  });
  const many = Array.from({ length: 1_001 }, () => [line(700, "x")]);
  expect(await refusal(pdf(many), "a.pdf")).toMatchObject({ code: "too-large", facts: { unit: "pages" } });
});

test("a drawing of very many lines is no table and takes no time", async () => {
  const strokes = Array.from(
    { length: 20_000 },
    (_, i) => `${50 + (i % 500)} ${50 + i / 40} m ${54 + (i % 500) + (i % 60)} ${50 + i / 40} l S`,
  );
  const read = await readFile(pdf([[line(700, "Text beside a drawing")]], strokes.join("\n")), "a.pdf");
  expect(read.blocks.map(flat)).toEqual(["Text beside a drawing"]);
}, 10_000);
