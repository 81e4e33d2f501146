import { type Block, type Page, type Table, Unreadable } from "../../../src/importers/read/page-model.ts";
import { readFile } from "../../../src/importers/read/read-file.ts";

/** A block as one string for expectations: cells by "|", rows by line, "⏎" for a break inside a cell, "^"/"<" where a merged cell reaches. */
export function flat(block: Block): string {
  if (block.kind === "paragraph") return block.text;
  const rows = Array.from({ length: block.rowCount }, () => Array.from({ length: block.colCount }, () => ""));
  for (const cell of block.cells) {
    for (let r = 0; r < cell.rowSpan; r += 1) {
      for (let c = 0; c < cell.colSpan; c += 1) {
        rows[cell.row + r]![cell.col + c] = r > 0 ? "^" : c > 0 ? "<" : cell.text.replaceAll("\n", "⏎");
      }
    }
  }
  return rows.map((row) => row.join("|")).join("\n");
}

export function table(page: Page, index = 0): Table {
  const found = page.blocks.filter((block) => block.kind === "table")[index];
  if (!found) throw new Error(`no table ${index}`);
  return found;
}

/** Code and facts of the refusal; anything else is a failure of the test. */
export async function refusal(bytes: Uint8Array, name: string): Promise<{ code: string; facts: object }> {
  try {
    await readFile(bytes, name);
  } catch (error) {
    if (error instanceof Unreadable) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error("was read");
}
