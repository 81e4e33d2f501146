import type { Line, Piece } from "../line.ts";
import { readBarCells } from "./bar-cells.ts";
import { readBoxes } from "./boxes.ts";
import { readLaidOutColumns } from "./laid-out-columns.ts";
import { readListedCells } from "./listed-cells.ts";
import { readSplitRows } from "./split-rows.ts";
import { readTabCells } from "./tab-cells.ts";

const readers = [readTabCells, readBoxes, readBarCells, readLaidOutColumns, readSplitRows, readListedCells];

/** Gives tables that lost their frame back their rows; every other line passes through. */
export function unflatten(lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < lines.length; ) {
    const found = readAt(lines, i);
    if (found) {
      pieces.push(found.grid, ...found.strays);
      i = Math.max(found.next, i + 1);
    } else pieces.push(lines[i++]!);
  }
  return pieces;
}

function readAt(lines: readonly Line[], at: number) {
  for (const read of readers) {
    const found = read(lines, at);
    if (found) return found;
  }
  return null;
}
