import { Budget, type GridRow, gridBlocks } from "./grid.ts";
import { limits } from "./limits.ts";
import { type Page, Unreadable } from "./page-model.ts";
import { openText } from "./text.ts";

export function readCsv(bytes: Uint8Array): Page {
  const { text, warnings } = openText(bytes);
  const clean = text.replace(/^\uFEFF/, "").replaceAll("\0", "");
  const marked = /^sep=(.)\r?\n/i.exec(clean);
  const body = marked ? clean.slice(marked[0].length) : clean;
  const rows = splitRows(body, marked?.[1] ?? sniffDelimiter(body), marked ? 2 : 1);
  const blocks = gridBlocks(rows);
  if (blocks.length === 0) throw new Unreadable("empty");
  return { source: "csv", blocks, warnings };
}

/** The separator that stands most often outside quotes in the first lines; a comma where none does. */
function sniffDelimiter(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, "");
  const counts = [",", "\t", ";", "|"].map((mark) => ({ mark, count: head.split(mark).length - 1 }));
  counts.sort((a, b) => b.count - a.count);
  return counts[0]!.count > 0 ? counts[0]!.mark : ",";
}

/** RFC 4180 rows: quoted cells may hold the separator, line breaks and doubled quotes. Lines are numbered as in the file. */
function splitRows(text: string, delimiter: string, firstLine: number): GridRow[] {
  const rows: GridRow[] = [];
  const budget = new Budget();
  let line = firstLine;
  let at = 0;
  while (at < text.length) {
    budget.row();
    const row: GridRow = { line, cells: [] };
    for (let col = 0; ; col += 1) {
      if (col >= limits.columns)
        throw new Unreadable("too-large", { limit: limits.columns, unit: "columns" });
      const field = readField(text, at, delimiter);
      line += countBreaks(field.text);
      at = field.end;
      const shown = field.text.replace(/\r\n?/g, "\n").trim();
      if (shown !== "") {
        budget.cell(shown);
        row.cells.push({ col, text: shown, rowSpan: 1, colSpan: 1 });
      }
      if (text[at] !== delimiter) break;
      at += 1;
    }
    row.lastLine = line;
    if (text[at] === "\r" && text[at + 1] === "\n") at += 2;
    else if (at < text.length) at += 1;
    line += 1;
    if (row.cells.length > 0) rows.push(row);
  }
  return rows;
}

function readField(text: string, start: number, delimiter: string): { text: string; end: number } {
  if (text[start] === '"') {
    const close = closingQuote(text, start + 1);
    if (close >= 0) {
      const end = fieldEnd(text, close + 1, delimiter);
      return { text: text.slice(start + 1, close).replaceAll('""', '"') + text.slice(close + 1, end), end };
    }
  }
  const end = fieldEnd(text, start, delimiter);
  return { text: text.slice(start, end), end };
}

/** Index of the quote that ends a quoted cell; -1 where none does, and the quote is then plain text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
