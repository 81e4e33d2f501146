import type { Cell, Page, Paragraph, Table } from "../../src/importers/read/page-model.ts";

/** A text as the text reader gives it: one paragraph a line, blank lines left out, line numbers kept. */
export function pageOfText(text: string): Page {
  const blocks = text
    .split("\n")
    .map((line, index): Paragraph => ({ kind: "paragraph", text: line, line: index + 1 }))
    .filter((paragraph) => paragraph.text.trim() !== "" || paragraph.text.startsWith("\t"));
  return { source: "txt", blocks, warnings: [] };
}

/**
 * A page with real tables in a readable notation: rows between [[table and ]], cells apart by " | ", "^" a cell merged
 * with the one above, "<" with the one before, "\n" a line break inside a cell.
 */
export function pageOfNotation(text: string): Page {
  const blocks: Page["blocks"] = [];
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    if (lines[i] === "[[table") {
      const end = lines.indexOf("]]", i);
      blocks.push(tableOf(lines.slice(i + 1, end), i + 2));
      i = end;
    } else if (lines[i]!.trim() !== "") blocks.push({ kind: "paragraph", text: lines[i]!, line: i + 1 });
  }
  return { source: "docx", blocks, warnings: [] };
}

function tableOf(rows: string[], line: number): Table {
  const cells = new Map<string, Cell>();
  const origin: string[][] = [];
  const texts = rows.map((row) => row.split("|").map((cell) => cell.trim()));
  const colCount = Math.max(...texts.map((row) => row.length));
  texts.forEach((row, r) => {
    origin[r] = [];
    for (let c = 0; c < colCount; c++) {
      const text = row[c] ?? "";
      const from = text === "^" ? origin[r - 1]![c]! : text === "<" ? origin[r]![c - 1]! : `${r},${c}`;
      origin[r]![c] = from;
      const known = cells.get(from);
      if (known) {
        known.rowSpan = Math.max(known.rowSpan, r - known.row + 1);
        known.colSpan = Math.max(known.colSpan, c - known.col + 1);
      } else
        cells.set(from, {
          text: text.replaceAll("\\n", "\n"),
          row: r,
          col: c,
          rowSpan: 1,
          colSpan: 1,
          line: line + r,
        });
    }
  });
  return { kind: "table", line, rowCount: rows.length, colCount, cells: [...cells.values()] };
}
