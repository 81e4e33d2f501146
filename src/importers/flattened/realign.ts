import { type ColumnKind, columnKind, isOwnerColumn } from "../column-kinds.ts";
import { type CellType, typeOfCell, typeOfColumn } from "./cell-types.ts";

/**
 * A merged first cell that a converter left out moves the rest of its row to the left and leaves blanks at its end.
 * Moves such a row back when its owner and limit then stand under their headings, and do not as they are.
 */
export function realign(heading: readonly string[], texts: readonly string[]): string[] {
  const kinds = heading.map((text) => columnKind(text));
  const filled = texts.findLastIndex((text) => text.trim() !== "") + 1;
  let best = [...texts];
  let most = fits(kinds, texts);
  for (let by = 1; by <= heading.length - filled; by++) {
    const moved = [...Array.from({ length: by }, () => ""), ...texts.slice(0, heading.length - by)];
    const score = fits(kinds, moved);
    if (score > most) {
      most = score;
      best = moved;
    }
  }
  return best;
}

/** Cells of a telling type (owner, limit) that stand in a column of that type, less those that do not. */
function fits(kinds: readonly (ColumnKind | null)[], texts: readonly string[]): number {
  return texts.reduce((score, text, col) => {
    const kind = kinds[col];
    if (text.trim() === "" || !kind) return score;
    const wanted: CellType = typeOfColumn(kind);
    const type = typeOfCell(text);
    if (type === "text" && wanted === "text") return score;
    return score + (type === wanted ? 1 : isOwnerColumn(kind) || kind === "deadline" ? -1 : 0);
  }, 0);
}
