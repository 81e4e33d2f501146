import { type DocxLists, type DocxStyles, type ParagraphSettings, takeSetting } from "./docx-styles.ts";
import { type EdgeCell, edgeTable } from "./edge-table.ts";
import { Budget } from "./grid.ts";
import { limits } from "./limits.ts";
import { withListNumber } from "./list-numbers.ts";
import { type Block, Unreadable } from "./page-model.ts";
import type { Attributes, XmlReader } from "./xml.ts";

/**
 * Parts of the body that are not its text: what a tracked change took out, how things looked before it, field codes,
 * the second copy of a text box, the reading aid over a word.
 */
const skipped = new Set(
  "del moveFrom instrText delText delInstrText Fallback rt pPrChange rPrChange tblPrChange tblPrExChange tcPrChange trPrChange sectPrChange tblGridChange numberingChange".split(
    " ",
  ),
);

interface Paragraph {
  text: string;
  line: number;
  settings: ParagraphSettings;
  styleId?: string;
  /** Its end mark was deleted by a tracked change: the next paragraph goes on in the same line. */
  joinsNext: boolean;
}

interface TableState {
  line: number;
  grid: number[];
  rows: EdgeCell[][];
  row: EdgeCell[];
  rowDeleted: boolean;
  gridAt: number;
  span: number;
  joinsAbove: boolean;
  joinsBefore: boolean;
  cellBlocks: Block[];
}

/** Follows word/document.xml and collects its blocks in reading order. */
export class DocxBody implements XmlReader {
  readonly blocks: Block[] = [];
  /** Pictures seen; with no text at all the document is a scan. */
  pictures = 0;

  private readonly path: string[] = [];
  private readonly budget = new Budget();
  private readonly tables: TableState[] = [];
  private readonly paragraphs: Paragraph[] = [];
  /** For each field not yet ended, whether its code is still being read; only its result is shown. */
  private fields: ("code" | "result")[] = [];
  private carried = "";
  private lines = 0;
  private skipDepth = 0;
  private hiddenRun = false;

  constructor(
    private readonly styles: DocxStyles,
    private readonly lists: DocxLists,
  ) {}

  open(name: string, attributes: Attributes): void {
    const parent = this.path.at(-1) ?? "";
    this.path.push(name);
    if (this.skipDepth > 0 || (skipped.has(name) && !this.isMark(name, parent))) {
      this.skipDepth += 1;
      return;
    }
    if (parent === "r" || parent === "t") this.openInRun(name, attributes);
    if (parent === "rPr" && name === "vanish" && isOn(attributes)) this.hiddenRun = this.path.at(-3) === "r";
    switch (name) {
      case "p":
        this.openParagraph();
        break;
      case "pStyle":
        if (this.paragraph) this.paragraph.styleId = attributes.val;
        break;
      case "r":
        this.hiddenRun = false;
        break;
      case "tbl":
        this.openTable();
        break;
      default:
        if (this.paragraph) takeSetting(this.paragraph.settings, name, attributes);
        if (this.table) this.openInTable(this.table, name, attributes);
    }
  }

  text(text: string): void {
    if (this.skipDepth > 0 || this.path.at(-1) !== "t") return;
    this.add(text);
  }

  close(name: string): void {
    this.path.pop();
    if (this.skipDepth > 0) {
      this.skipDepth -= 1;
      return;
    }
    if (name === "p") this.closeParagraph();
    else if (name === "tc") this.closeCell();
    else if (name === "tr") this.closeRow();
    else if (name === "tbl") this.closeTable();
  }

  private get paragraph(): Paragraph | undefined {
    return this.paragraphs.at(-1);
  }

  private get table(): TableState | undefined {
    return this.tables.at(-1);
  }

  /** w:del as a mark: inside w:trPr the row, inside the w:rPr of w:pPr the paragraph's end is deleted. */
  private isMark(name: string, parent: string): boolean {
    if (name !== "del" && name !== "moveFrom") return false;
    if (parent === "trPr") {
      if (this.table) this.table.rowDeleted = true;
      return true;
    }
    if (parent !== "rPr") return false;
    if (this.paragraph && this.path.at(-3) === "pPr") this.paragraph.joinsNext = true;
    return true;
  }

  private openInRun(name: string, attributes: Attributes): void {
    if (name === "tab" || name === "ptab") this.add("\t");
    else if (name === "br" || name === "cr") this.add("\n");
    else if (name === "noBreakHyphen") this.add("-");
    else if (name === "drawing" || name === "pict" || name === "object") this.pictures += 1;
    else if (name === "fldChar") this.field(attributes.fldCharType);
  }

  private field(kind: string | undefined): void {
    if (kind === "begin") this.fields.push("code");
    else if (kind === "separate" && this.fields.length > 0) this.fields[this.fields.length - 1] = "result";
    else if (kind === "end") this.fields.pop();
  }

  private add(text: string): void {
    if (!this.paragraph || this.hiddenRun || this.fields.includes("code")) return;
    this.budget.text(text);
    this.paragraph.text += text;
  }

  private openParagraph(): void {
    this.budget.row();
    this.lines += 1;
    this.paragraphs.push({ text: this.carried, line: this.lines, settings: {}, joinsNext: false });
    this.carried = "";
  }

  private closeParagraph(): void {
    const done = this.paragraphs.pop();
    if (!done) return;
    // A field whose result never began would hide the rest of the document.
    this.fields = this.fields.filter((state) => state === "result");
    if (done.joinsNext) {
      this.carried = done.text;
      return;
    }
    const { outline, listId, listLevel } = this.styles.resolve(done.styleId, done.settings);
    const blank = done.text.trim() === "" && !done.text.includes("\t");
    const number = this.lists.next(listId, listLevel);
    // An empty numbered paragraph still counts; its number is a text only in a cell (序号).
    if (blank && (number === "" || !this.table)) return;
    const level = outline !== undefined && outline < 9 ? outline + 1 : undefined;
    for (const text of withListNumber(number, done.text).split("\n")) {
      if (text.trim() === "" && !text.includes("\t")) continue;
      const block: Block = { kind: "paragraph", text, line: done.line };
      this.target.push(level ? { ...block, level } : block);
    }
  }

  /** Where finished blocks go: the cell of the innermost table, else the document. */
  private get target(): Block[] {
    return this.table?.cellBlocks ?? this.blocks;
  }

  private openTable(): void {
    if (this.tables.length >= limits.tableDepth) {
      throw new Unreadable("too-complex", { limit: limits.tableDepth, unit: "tables in tables" });
    }
    this.tables.push({
      line: this.lines + 1,
      grid: [0],
      rows: [],
      row: [],
      rowDeleted: false,
      gridAt: 0,
      span: 1,
      joinsAbove: false,
      joinsBefore: false,
      cellBlocks: [],
    });
  }

  private openInTable(table: TableState, name: string, attributes: Attributes): void {
    const value = attributes.val;
    if (name === "gridCol") table.grid.push(table.grid.at(-1)! + (Number(attributes.w) || 0));
    else if (name === "tr") Object.assign(table, { row: [], rowDeleted: false, gridAt: 0 });
    else if (name === "gridBefore") table.gridAt = columnCount(value);
    else if (name === "tc")
      Object.assign(table, { span: 1, joinsAbove: false, joinsBefore: false, cellBlocks: [] });
    else if (name === "gridSpan") table.span = Math.max(1, columnCount(value));
    else if (name === "vMerge") table.joinsAbove = value !== "restart";
    else if (name === "hMerge") table.joinsBefore = value !== "restart";
  }

  private closeCell(): void {
    const table = this.table;
    if (!table) return;
    const text = table.cellBlocks.map(cellText).join("\n").trim();
    if (text !== "") this.budget.cell("");
    table.row.push({
      left: edgeAt(table, table.gridAt),
      right: edgeAt(table, table.gridAt + table.span),
      text,
      line: table.cellBlocks[0]?.line ?? this.lines,
      joinsAbove: table.joinsAbove,
      joinsBefore: table.joinsBefore,
    });
    table.gridAt += table.span;
    table.cellBlocks = [];
  }

  private closeRow(): void {
    const table = this.table;
    if (table && !table.rowDeleted && table.row.length > 0) table.rows.push(table.row);
  }

  private closeTable(): void {
    const done = this.tables.pop();
    const table = done && edgeTable(done.rows, done.line);
    if (table) this.target.push(table);
  }
}

function columnCount(value: string | undefined): number {
  const count = Number(value) || 0;
  if (count > limits.columns) throw new Unreadable("too-complex", { limit: limits.columns, unit: "columns" });
  return count;
}

/** Where a grid column begins; a file whose grid is missing or empty counts columns instead. */
function edgeAt(table: TableState, index: number): number {
  const { grid } = table;
  const width = grid.at(-1)!;
  if (grid.length < 2 || width === 0) return index * 1000;
  return grid[index] ?? width + (index - grid.length + 1) * 1000;
}

/** Text of a block inside a cell; an inner table gives one line a row. */
function cellText(block: Block): string {
  if (block.kind === "paragraph") return block.text;
  const rows: string[][] = Array.from({ length: block.rowCount }, () => []);
  for (const cell of block.cells) rows[cell.row]?.push(cell.text.replaceAll("\n", " "));
  return rows.map((row) => row.join("\t")).join("\n");
}

function isOn(attributes: Attributes): boolean {
  return attributes.val !== "0" && attributes.val !== "false" && attributes.val !== "off";
}
