import { DocLists } from "./doc-lists.ts";
import { applySprms, type DocProperties, type DocRow, readStyles } from "./doc-properties.ts";
import { type Run, readRuns, runAt } from "./doc-runs.ts";
import { FibPart, readFib, Stream } from "./doc-stream.ts";
import { type RawParagraph, rawParagraphs } from "./doc-text.ts";
import { type EdgeCell, edgeTable } from "./edge-table.ts";
import { Budget } from "./grid.ts";
import { withListNumber } from "./list-numbers.ts";
import { OleFile } from "./ole.ts";
import { type Block, type Page, Unreadable } from "./page-model.ts";

/**
 * An old binary Word file ([MS-DOC], Word 97 and later), read here and not by a library: those known give the text
 * without its tables, merged cells and automatic numbers, and need Node's streams.
 */
export function readDoc(bytes: Uint8Array): Page {
  const file = new OleFile(bytes);
  const mainBytes = file.stream("WordDocument");
  if (!mainBytes) throw new Unreadable("damaged", { kind: "doc" });
  const main = new Stream(mainBytes);
  const fib = readFib(main, (name) => file.stream(name));
  const dataBytes = file.stream("Data");
  const body = new DocBody(
    readRuns(main, fib.part(FibPart.paragraphRuns), "paragraph"),
    readStyles(fib),
    new DocLists(fib),
    dataBytes && new Stream(dataBytes),
  );
  for (const raw of rawParagraphs(main, fib, readRuns(main, fib.part(FibPart.characterRuns), "character")))
    body.add(raw);
  const blocks = body.finish();
  if (blocks.length === 0) throw new Unreadable(body.pictures > 0 ? "scanned" : "empty", { kind: "doc" });
  return { source: "doc", blocks, warnings: [] };
}

class DocBody {
  pictures = 0;
  private readonly blocks: Block[] = [];
  private readonly budget = new Budget();
  private rows: EdgeCell[][] = [];
  private row: { text: string; line: number }[] = [];
  private cell: { lines: string[]; line: number } | undefined;
  private innerRow: string[] = [];
  private tableLine = 0;
  private line = 0;
  private fields: ("code" | "result")[] = [];

  constructor(
    private readonly runs: Run[],
    private readonly styles: DocProperties[],
    private readonly lists: DocLists,
    private readonly data: Stream | undefined,
  ) {}

  add(raw: RawParagraph): void {
    this.budget.row();
    const properties = this.properties(raw.endByte);
    const isRowEnd = properties.rowEnd || properties.innerRowEnd;
    if (!isRowEnd) this.line += 1;
    const depth = properties.depth ?? (properties.inTable ? 1 : 0);
    const shown = this.shown(raw.text);
    this.budget.text(shown);
    const number = isRowEnd ? "" : this.lists.next(properties.list, properties.listLevel);
    const blank = shown.trim() === "" && !shown.includes("\t");
    if (depth === 0 && raw.end !== "\x07") {
      this.closeTable();
      if (!blank) this.addParagraph(withListNumber(number, shown), properties.outline);
      return;
    }
    if (this.rows.length === 0 && this.row.length === 0 && !this.cell) this.tableLine = this.line;
    if (depth > 1) this.addInner(withListNumber(number, shown), properties);
    else if (properties.rowEnd) this.closeRow(properties.row);
    else this.addToCell(blank ? number : withListNumber(number, shown), raw.end === "\x07");
  }

  finish(): Block[] {
    this.closeTable();
    return this.blocks;
  }

  private properties(endByte: number): DocProperties {
    const list = runAt(this.runs, endByte)?.properties;
    if (!list || list.length < 2) return { ...this.styles[0] };
    const properties: DocProperties = { ...this.styles[list.u16(0)] };
    applySprms(properties, list.slice(2, list.length - 2), this.data);
    return properties;
  }

  /** The text without field codes, marks of pictures and notes; soft breaks as line breaks. */
  private shown(text: string): string {
    let out = "";
    for (const char of text) {
      if (char === "\x13") this.fields.push("code");
      else if (char === "\x14") this.fields.splice(-1, 1, "result");
      else if (char === "\x15") this.fields.pop();
      else if (this.fields.includes("code")) continue;
      else if (char === "\x0b" || char === "\x0e") out += "\n";
      else if (char === "\x1e") out += "-";
      else if (char === "\x01" || char === "\x08") this.pictures += 1;
      else if (char >= " " || char === "\t") out += char;
    }
    // A field whose result never began would hide the rest of the document.
    this.fields = this.fields.filter((state) => state === "result");
    return out;
  }

  private addParagraph(text: string, outline: number | undefined): void {
    const level = outline !== undefined && outline < 9 ? outline + 1 : undefined;
    for (const part of text.split("\n")) {
      if (part.trim() === "" && !part.includes("\t")) continue;
      const block: Block = { kind: "paragraph", text: part, line: this.line };
      this.blocks.push(level ? { ...block, level } : block);
    }
  }

  private addToCell(text: string, ends: boolean): void {
    this.cell ??= { lines: [], line: this.line };
    if (text.trim() !== "") this.cell.lines.push(text);
    if (!ends) return;
    this.budget.cell("");
    this.row.push({ text: this.cell.lines.join("\n").trim(), line: this.cell.line });
    this.cell = undefined;
  }

  /** A table inside a cell gives one line a row to the cell around it. */
  private addInner(text: string, properties: DocProperties): void {
    if (!properties.innerRowEnd) this.innerRow.push(text);
    else
      this.addToCell(
        this.innerRow
          .splice(0)
          .filter((part) => part.trim() !== "")
          .join("\t"),
        false,
      );
  }

  private closeRow(definition: DocRow | undefined): void {
    const fits = definition && definition.edges.length > this.row.length;
    const cells = this.row.map(
      ({ text, line }, i): EdgeCell => ({
        text,
        line,
        left: fits ? definition.edges[i]! : i * 1000,
        right: fits ? definition.edges[i + 1]! : (i + 1) * 1000,
        joinsAbove: definition?.joinsAbove[i] ?? false,
        joinsBefore: definition?.joinsBefore[i] ?? false,
      }),
    );
    if (cells.length > 0) this.rows.push(cells);
    this.row = [];
  }

  private closeTable(): void {
    if (this.row.length > 0) this.closeRow(undefined);
    const table = this.rows.length > 0 ? edgeTable(this.rows, this.tableLine) : undefined;
    if (table?.cells.some((cell) => cell.text !== "")) this.blocks.push(table);
    this.rows = [];
    this.cell = undefined;
  }
}
