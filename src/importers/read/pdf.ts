import { getDocumentProxy } from "unpdf";
import { limits } from "./limits.ts";
import { type Page, Unreadable } from "./page-model.ts";
import { type PageParts, pdfBlocks } from "./pdf-blocks.ts";
import { takeColumns } from "./pdf-columns.ts";
import { findTabStops, type TabStops, textLines } from "./pdf-lines.ts";
import { dropMargins } from "./pdf-margins.ts";
import { drawnRules, type PdfPage, type Piece, type TextItem, textPieces } from "./pdf-page.ts";
import { type RuledTable, takeTables } from "./pdf-tables.ts";

/** The text layer of a PDF: lines, paragraphs over line and page breaks, and the tables that are drawn with lines. */
export async function readPdf(bytes: Uint8Array): Promise<Page> {
  refuseCutOff(bytes);
  const document = await open(bytes);
  try {
    if (document.numPages > limits.pdfPages) {
      throw new Unreadable("too-large", { limit: limits.pdfPages, unit: "pages" });
    }
    return await withinTime(readPages(document));
  } finally {
    await document.destroy();
  }
}

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy, since the library takes the memory over; pictures are passed over without being unpacked.
    return await withinTime(
      getDocumentProxy(new Uint8Array(bytes), { maxImageSize: 1, verbosity: 0, stopAtErrors: false }),
    );
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    const locked = cause instanceof Error && cause.name === "PasswordException";
    throw new Unreadable(locked ? "encrypted" : "damaged", { kind: "pdf" }, { cause });
  }
}

/** The library mends a file without its end by leaving out what is lost; a plan with lost pages must not pass. */
function refuseCutOff(bytes: Uint8Array): void {
  const end = new TextDecoder("latin1").decode(bytes.subarray(-4096));
  if (!end.includes("%%EOF")) throw new Unreadable("damaged", { kind: "pdf" });
}

async function readPages(document: PdfDocument): Promise<Page> {
  const found: { tables: RuledTable[]; rest: Piece[]; height: number }[] = [];
  const warnings: Page["warnings"] = [];
  let pieces = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const shown = await readPage(page);
    pieces += shown.pieces.length;
    if (pieces > limits.pdfPieces)
      throw new Unreadable("too-complex", { limit: limits.pdfPieces, unit: "pieces" });
    if (shown.pieces.length === 0 && shown.hasPicture) {
      warnings.push({ line: 1, text: "", message: `第 ${number} 页是图片，没有可读的文字，请核对` });
    }
    found.push({ ...takeTables(shown), height: (page.view[3] ?? 0) - (page.view[1] ?? 0) });
    page.cleanup();
  }
  if (pieces === 0) throw new Unreadable("scanned", { kind: "pdf" });
  const stops = findTabStops(found.map((page) => page.rest));
  const pages = found.map((page) => pageParts(page, stops));
  dropMargins(pages);
  const blocks = pdfBlocks(pages, stops);
  if (blocks.length === 0) throw new Unreadable("empty", { kind: "pdf" });
  return { source: "pdf", blocks, warnings };
}

/** Text set with tabs has no columns, though its gaps may look like some. */
function pageParts(
  page: { tables: RuledTable[]; rest: Piece[]; height: number },
  stops: TabStops | undefined,
): PageParts {
  if (stops) return { lines: textLines(page.rest, stops), tables: page.tables, height: page.height };
  const { tables, rest } = takeColumns(page.rest);
  return { lines: textLines(rest), tables: [...page.tables, ...tables], height: page.height };
}

async function readPage(page: Awaited<ReturnType<PdfDocument["getPage"]>>): Promise<PdfPage> {
  const text = await page.getTextContent();
  const drawing = await page.getOperatorList();
  const items = text.items.filter((item): item is typeof item & TextItem => "str" in item);
  return { pieces: textPieces(items), ...drawnRules(drawing.fnArray, drawing.argsArray) };
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Unreadable("too-complex", { limit: limits.pdfMs / 1000, unit: "seconds" });
    timer = setTimeout(() => reject(error), limits.pdfMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
