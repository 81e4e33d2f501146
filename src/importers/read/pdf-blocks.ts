import { Budget } from "./grid.ts";
import type { Block, Cell, Paragraph, Table } from "./page-model.ts";
import { isWrapped, joinLines, type PdfLine, type TabStops } from "./pdf-lines.ts";
import { appendTable, inColumns, matchColumns } from "./pdf-table-pages.ts";
import type { RuledTable } from "./pdf-tables.ts";

/** A page made ready: its lines of running text and its tables, each from above to below. */
export interface PageParts {
  lines: PdfLine[];
  tables: RuledTable[];
  height: number;
}

/** Blocks of all pages in reading order; tables and sentences go on over page breaks. */
export function pdfBlocks(pages: PageParts[], stops?: TabStops): Block[] {
  const writer = new BlockWriter(pages, stops);
  for (const page of pages) writer.addPage(page);
  return writer.blocks;
}

class BlockWriter {
  readonly blocks: Block[] = [];
  private readonly budget = new Budget();
  private readonly left: number;
  private readonly width: number;
  private readonly pitch: number;
  private readonly tabStops: Set<number>;
  /** Without short lines nothing shows where paragraphs end: the text is one. */
  private readonly hasShortLines: boolean;
  private line = 0;
  /** Left edge of the first line of the paragraph being written. */
  private firstLeft = 0;
  private last: PdfLine | undefined;
  private atTop = true;
  /** Number of the last row, in a table whose cells stand one a line; 0 outside and where rows have none. */
  private rowNumber = 0;
  private lastTable: RuledTable | undefined;
  /** Columns whose lowest cell on the page is written full. */
  private fullColumns = new Set<number>();

  constructor(
    pages: PageParts[],
    private readonly stops: TabStops | undefined,
  ) {
    const lines = pages.flatMap((page) => page.lines);
    this.left = quantile(
      lines.map((line) => line.left),
      0.05,
    );
    this.width = fullRight(lines) - this.left;
    this.pitch =
      mode(pages.flatMap((page) => page.lines.slice(1).map((line, i) => page.lines[i]!.y - line.y))) || 15;
    this.tabStops = repeatedIndents(lines, this.left);
    const short = lines.filter((line) => line.right < this.left + this.width - 2 * line.size).length;
    this.hasShortLines = short > lines.length * 0.03;
  }

  addPage(page: PageParts): void {
    const parts = [
      ...page.lines.map((line) => ({ y: line.y, add: () => this.addLine(line) })),
      ...page.tables.map((table) => ({ y: table.top, add: () => this.addTable(table) })),
    ].sort((a, b) => b.y - a.y);
    // The first line of a page follows the last one of the page before as if there were no break.
    if (this.last) this.last = { ...this.last, y: (parts[0]?.y ?? 0) + this.pitch };
    this.atTop = true;
    for (const part of parts) part.add();
  }

  private addLine(line: PdfLine): void {
    this.budget.row();
    this.budget.text(line.text);
    const before = this.last;
    const paragraph = this.blocks.at(-1);
    if (before && paragraph?.kind === "paragraph" && this.continues(before, line)) {
      // A tab that no longer fitted into the line begins the next one.
      const tab = this.stops && line.left > this.left + line.size ? "\t" : "";
      paragraph.text = tab ? paragraph.text + tab + line.text : joinLines(paragraph.text, line.text);
    } else {
      // Lines are counted as the text had them before it was set: one a paragraph, and one for an empty line.
      const isApart = before !== undefined && before.y - line.y > 1.4 * this.pitch;
      const isTab = this.tabStops.has(Math.round(line.left));
      // An empty line at a page's end cannot be seen; text set in paragraphs has one oftener than not.
      this.line += isApart || (this.atTop && !isTab) ? 2 : 1;
      this.firstLeft = line.left;
      const tab = isTab ? "\t" : "";
      if (!isTab && startsPart.test(line.text)) this.rowNumber = 0;
      const mayBeRow = isApart || (this.atTop && /^\d+$/.test(line.text));
      if (before && isTab && mayBeRow) this.addEmptyCell(before, line);
      this.blocks.push({ kind: "paragraph", text: tab + line.text, line: this.line } satisfies Paragraph);
    }
    this.last = line;
    this.atTop = false;
  }

  /**
   * In a table whose cells stand one a line, an empty line ends a row and a cell without text also leaves one. Where
   * rows have numbers, a gap that no number follows was such a cell; elsewhere only the second of two is.
   */
  private addEmptyCell(before: PdfLine, line: PdfLine): void {
    const value = Number(line.text);
    const isNext = this.rowNumber > 0 && value > this.rowNumber && value <= this.rowNumber + 3;
    if (isNext || (value === 1 && !this.atTop)) {
      this.rowNumber = value;
      return;
    }
    // Blank lines behind a line without a tab stand inside a cell.
    if (!this.tabStops.has(Math.round(before.left))) return;
    if (this.rowNumber > 0) {
      this.blocks.push({ kind: "paragraph", text: "\t", line: this.line - 1 });
      return;
    }
    // An empty line is set in Latin letters, which take about four fifths of the height.
    const missing = Math.round(((before.y - line.y) / this.pitch - 1) / 0.8);
    for (let i = 1; i < Math.min(missing, 10); i += 1) {
      this.blocks.push({ kind: "paragraph", text: "\t", line: this.line });
      this.line += 1;
    }
  }

  /** Whether the paragraph being written is a row of cells parted by tabs. */
  private get rowOpen(): boolean {
    const block = this.blocks.at(-1);
    return block?.kind === "paragraph" && /\S\t/.test(block.text);
  }

  /** A line goes on with the one before it when that one was full and this one begins at the margin, right below. */
  private continues(before: PdfLine, line: PdfLine): boolean {
    const room = this.left + this.width - before.left;
    if (this.stops && this.rowOpen && !/^(\d{1,4}|序号)\t/.test(line.text)) {
      const isFull = before.right > this.left + this.width - this.stops.distance;
      return isFull || isWrapped(before, line, room - 0.3 * line.size);
    }
    const indented = line.left > this.left + 1.2 * line.size && line.left > before.left + 0.5 * line.size;
    const apart = before.y - line.y > 1.6 * this.pitch && before.y - line.y > 1.8 * line.size;
    const otherSize = Math.abs(before.size - line.size) > 1;
    if (indented || apart || otherSize || this.width < narrow * line.size) return false;
    // A row of columns is not the rest of another one.
    if (before.text.includes("\t") && line.text.includes("\t")) return false;
    // Where paragraphs are indented, a line at the margin begins none, whatever it begins with.
    const marked = this.firstLeft > line.left + 1.2 * line.size;
    if (!marked && this.hasShortLines && startsItem.test(line.text) && endsSentence.test(before.text))
      return false;
    if (isWrapped(before, line, room - 0.3 * line.size)) return true;
    return (
      !endsSentence.test(before.text) &&
      before.text.length > 20 &&
      before.right > this.left + this.width - 4 * line.size
    );
  }

  private addTable(table: RuledTable): void {
    this.last = undefined;
    const before = this.blocks.at(-1);
    const made = this.asTable(table);
    const columns = this.lastTable && matchColumns(this.lastTable.xs, table.xs, table.edgeSlack);
    if (before?.kind === "table" && columns) appendTable(before, inColumns(made, columns), this.fullColumns);
    else {
      this.blocks.push(made);
      this.lastTable = table;
    }
    const lowest = table.cells.filter((cell) => cell.row + cell.rowSpan === table.ys.length - 1);
    this.fullColumns = new Set(
      lowest.filter((cell) => cell.full).map((cell) => columns?.[cell.col] ?? cell.col),
    );
  }

  private asTable(table: RuledTable): Table {
    const rowCount = table.ys.length - 1;
    const line = this.line + 1;
    for (let i = 0; i < rowCount; i += 1) this.budget.row();
    this.line += rowCount;
    const cells = table.cells.map(({ full: _, ...cell }): Cell => {
      this.budget.cell(cell.text);
      return { ...cell, line: line + cell.row };
    });
    return { kind: "table", line, rowCount, colCount: table.xs.length - 1, cells };
  }
}

/** Text narrower than this many letters is a list, whose full lines say nothing. */
const narrow = 15;
const startsItem =
  /^(第?[一二三四五六七八九十百]+[、章节条．.]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、](?!\d)|[①-⑳]|[一二三四五六七八九十]是[，,]|附件|附表)/;
const startsPart = /^(第.{1,3}[章节]|[一二三四五六七八九十]+、|附[件表])/;
const endsSentence = /[。；：！？）;:!?)]$/;

/** Indents deeper than a paragraph's that come back line after line: columns of a flattened table, once a tab. */
function repeatedIndents(lines: PdfLine[], left: number): Set<number> {
  const counts = new Map<number, number>();
  for (const line of lines) {
    if (line.left - left > 2.6 * line.size) {
      counts.set(Math.round(line.left), (counts.get(Math.round(line.left)) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= 8).map(([place]) => place));
}

/** Where full lines end: marks that hang over the margin must not push it out. */
function fullRight(lines: PdfLine[]): number {
  const furthest = quantile(
    lines.map((line) => line.right),
    0.98,
  );
  const full = lines.filter((line) => line.right > furthest - 1.5 * line.size).map((line) => line.right);
  return quantile(full, 0.5);
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function mode(values: number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
