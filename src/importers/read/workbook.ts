import { read, SSF, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { strFromU8, strToU8, zipSync } from "fflate";
import { workbookPart } from "./file-kind.ts";
import { Budget, type GridRow, gridBlocks } from "./grid.ts";
import { limits } from "./limits.ts";
import { type Page, Unreadable } from "./page-model.ts";
import { Zip } from "./zip.ts";

/** Parts of a workbook that its text comes from; pictures, macros, links and pivots are never unpacked. */
const neededParts =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.(xml|bin)|xl\/_rels\/[^/]+|xl\/worksheets\/[^/]+\.(xml|bin))$/;

const stylesPart = "xl/styles.xml";
const typesPart = "[Content_Types].xml";

/** Built-in formats whose look the file leaves to the country (ECMA-376 §18.8.30, zh-cn); the library shows m/d/yy. */
const chineseFormats = (
  [
    [[14, 30], "yyyy/m/d"],
    [[22], "yyyy/m/d h:mm"],
    [[27, 36, 50, 52, 57], 'yyyy"年"m"月"'],
    [[28, 29, 51, 53, 54, 58], 'm"月"d"日"'],
    [[31], 'yyyy"年"m"月"d"日"'],
  ] as const
).flatMap(([ids, format]) => ids.map((id) => ({ id, format })));

export function readXlsx(bytes: Uint8Array): Page {
  const zip = new Zip(bytes, limits.workbookBytes);
  if (!zip.find(workbookPart)) throw new Unreadable("damaged", { kind: "xlsx" });
  const parts: Record<string, Uint8Array> = {};
  for (const name of zip.names) {
    if (!neededParts.test(name)) continue;
    parts[name] = zip.readWhole(name);
    refuseDocumentType(parts[name]);
  }
  const types = parts[typesPart];
  if (types) parts[typesPart] = strToU8(withoutMissing(strFromU8(types), parts));
  const styles = parts[stylesPart];
  if (styles) parts[stylesPart] = strToU8(withChineseFormats(strFromU8(styles)));
  return workbookPage(openWorkbook(zipSync(parts, { level: 0 })), "xlsx");
}

/** The list of parts without those left packed, which the library would otherwise ask for. */
function withoutMissing(types: string, parts: Record<string, Uint8Array>): string {
  return types.replace(/<(?:\w+:)?Override\b[^>]*>/g, (item) => {
    const name = /PartName="\/([^"]*)"/.exec(item)?.[1] ?? "";
    return parts[name] ? item : "";
  });
}

/** The styles with the Chinese formats written out in front of the file's own, which stay stronger. */
function withChineseFormats(styles: string): string {
  const prefix = /<(\w+:)?styleSheet\b/.exec(styles)?.[1] ?? "";
  const items = chineseFormats
    .map(
      ({ id, format }) =>
        `<${prefix}numFmt numFmtId="${id}" formatCode="${format.replaceAll('"', "&quot;")}"/>`,
    )
    .join("");
  const list = /<(?:\w+:)?numFmts\b[^>]*[^/]>/;
  if (list.test(styles)) return styles.replace(list, (open) => open + items);
  const bare = styles.replace(/<(?:\w+:)?numFmts\b[^>]*\/>/, "");
  return bare.replace(
    /<(?:\w+:)?styleSheet\b[^>]*>/,
    (open) => `${open}<${prefix}numFmts>${items}</${prefix}numFmts>`,
  );
}

export function readXls(bytes: Uint8Array): Page {
  for (const { id, format } of chineseFormats) SSF.load(format, id);
  return workbookPage(openWorkbook(bytes), "xls");
}

function openWorkbook(bytes: Uint8Array): WorkBook {
  try {
    // Formulas are not even parsed: what the file saved as their result is what it shows.
    return read(bytes, {
      type: "array",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      sheetRows: limits.paragraphs + 1,
    });
  } catch (cause) {
    if (/password|encrypt/i.test(String(cause))) throw new Unreadable("encrypted", {}, { cause });
    throw new Unreadable("damaged", {}, { cause });
  }
}

function refuseDocumentType(part: Uint8Array): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(new TextDecoder().decode(part.subarray(0, 4096)))) {
    throw new Unreadable("too-complex", { limit: 0, unit: "document types" });
  }
}

function workbookPage(book: WorkBook, source: "xlsx" | "xls"): Page {
  const page: Page = { source, blocks: [], warnings: [] };
  const budget = new Budget();
  book.SheetNames.forEach((name, index) => {
    const sheet = book.Sheets[name];
    if (!sheet) return;
    const rows = sheetRows(sheet, budget);
    if (rows.length === 0) return;
    if (book.Workbook?.Sheets?.[index]?.Hidden) {
      page.warnings.push({ line: 1, text: name, message: `工作表“${name}”是隐藏的，没有读取` });
      return;
    }
    if (sheet["!fullref"] && sheet["!fullref"] !== sheet["!ref"]) {
      const message = `工作表“${name}”只读取了前 ${limits.paragraphs} 行`;
      page.warnings.push({ line: limits.paragraphs, text: name, message });
    }
    page.blocks.push(...gridBlocks(rows));
  });
  if (page.blocks.length === 0) throw new Unreadable("empty", { kind: source });
  return page;
}

/** Rows that hold text, by going over the cells there are, never over the range the sheet claims to use. */
function sheetRows(sheet: WorkSheet, budget: Budget): GridRow[] {
  const merges = mergedCells(sheet);
  const rows: GridRow[] = [];
  (sheet["!data"] ?? []).forEach((data, r) => {
    const row: GridRow = { line: r + 1, cells: [] };
    data?.forEach((cell, col) => {
      const text = shownText(cell);
      if (text === "" || merges.covered(r, col)) return;
      if (col >= limits.columns)
        throw new Unreadable("too-large", { limit: limits.columns, unit: "columns" });
      budget.cell(text);
      row.cells.push({ col, text, ...merges.spans(r, col) });
    });
    if (row.cells.length === 0) return;
    budget.row();
    rows.push(row);
  });
  return rows;
}

function shownText(cell: { w?: string; v?: unknown } | undefined): string {
  if (!cell) return "";
  const text = cell.w ?? (cell.v === undefined || cell.v === null ? "" : String(cell.v));
  return text.replace(/\r\n?/g, "\n").trim();
}

function mergedCells(sheet: WorkSheet) {
  const ranges = sheet["!merges"] ?? [];
  if (ranges.length > limits.cells)
    throw new Unreadable("too-complex", { limit: limits.cells, unit: "merged cells" });
  const byRow = new Map<number, typeof ranges>();
  let steps = 0;
  for (const range of ranges) {
    for (let r = range.s.r; r <= Math.min(range.e.r, limits.paragraphs); r += 1) {
      steps += 1;
      if (steps > 4 * limits.cells)
        throw new Unreadable("too-complex", { limit: limits.cells, unit: "merged cells" });
      const row = byRow.get(r);
      if (row) row.push(range);
      else byRow.set(r, [range]);
    }
  }
  const at = (r: number, c: number) => byRow.get(r)?.find((range) => range.s.c <= c && c <= range.e.c);
  return {
    covered(r: number, c: number): boolean {
      const range = at(r, c);
      return range !== undefined && (range.s.r !== r || range.s.c !== c);
    },
    spans(r: number, c: number): { rowSpan: number; colSpan: number } {
      const range = at(r, c);
      if (!range) return { rowSpan: 1, colSpan: 1 };
      const lastCol = Math.min(range.e.c, limits.columns - 1);
      return { rowSpan: range.e.r - range.s.r + 1, colSpan: lastCol - range.s.c + 1 };
    },
  };
}
