import type { Line } from "../line.ts";
import { type Heading, type Rows, skipRepeatedHeading } from "./listed-cells.ts";

/** B-1, A12, 2.3, PW_04: the codes by which English action tables number their rows. */
const code = /^(?:[A-Z]{1,5}[-_. ]?\d{1,3}(?:[._-]\w{1,3})?|\d{1,2}[.-]\d{1,2}[a-z]?)$/;
const isCode = (line: Line | undefined): boolean => line !== undefined && code.test(line.text.trim());

/** The first row begins with a code, at the latest behind a heading of its group. */
export const beginsCoded = (lines: readonly Line[], { kinds, next }: Heading): boolean =>
  kinds[0] === "seq" && (isCode(lines[next]) || isCode(lines[next + 1]));

/** Cells one a line in rows that begin with a code: as many cells as columns; one more heads the next group. */
export function codedRows(lines: readonly Line[], heading: Heading): Rows {
  const rows: Rows["rows"] = [];
  const width = heading.kinds.length;
  let i = heading.next;
  while (i < lines.length) {
    if (skipRepeatedHeading(lines, i, heading)) {
      i += heading.texts.length;
      continue;
    }
    const { line, text } = lines[i]!;
    if (!isCode(lines[i])) {
      if (!isCode(lines[i + 1]) && !skipRepeatedHeading(lines, i + 1, heading)) break;
      rows.push({ line, texts: [text.trim()], shifted: false });
      i++;
      continue;
    }
    let to = i + 1;
    while (to < Math.min(lines.length, i + width) && !isCode(lines[to])) to++;
    const texts = lines.slice(i, to).map((cell) => cell.text.trim());
    rows.push({ line, texts, shifted: texts.length < width });
    i = to;
  }
  return { rows, next: i };
}
