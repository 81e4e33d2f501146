/**
 * The one page model every reader (docx, doc, xlsx, xls, csv, pdf, txt, md) produces and every layout consumes.
 * Readers say what stands on the page; they never interpret it.
 */
export interface Paragraph {
  kind: "paragraph";
  text: string;
  /** 1-based line (text), paragraph (Word) or row (sheet) of the source. */
  line: number;
  /** Outline level when the file itself says so (Word style "Heading 2", Markdown "##"); undefined when it does not. */
  level?: number;
}

/** A cell of a table whose structure the file itself carries. Merged cells appear once, with their spans. */
export interface Cell {
  text: string;
  row: number;
  col: number;
  rowSpan: number;
  colSpan: number;
  line: number;
}

export interface Table {
  kind: "table";
  line: number;
  rowCount: number;
  colCount: number;
  cells: Cell[];
}

export type Block = Paragraph | Table;

export interface Page {
  /** Kind of the file the blocks came from. "txt" pages carry no tables: flattened tables are a layout's work. */
  source: "docx" | "doc" | "xlsx" | "xls" | "csv" | "pdf" | "txt" | "md";
  blocks: Block[];
  /** What the reader itself was unsure of (undecodable bytes, a sheet skipped as hidden …). */
  warnings: { line: number; text: string; message: string }[];
}

/** Why a file could not be read; the texts for people live in the catalogue under these codes. */
export type UnreadableCode =
  | "kind-unknown"
  | "too-large"
  | "empty"
  | "encrypted"
  | "scanned"
  | "damaged"
  | "too-complex";

export class Unreadable extends Error {
  constructor(
    readonly code: UnreadableCode,
    /** Facts for the sentence: limits with their unit, the kind found. Never content. */
    readonly facts: Record<string, string | number> = {},
    options?: { cause?: unknown },
  ) {
    super(code, options);
    this.name = "Unreadable";
  }
}
