import { looksLikeBody } from "../body-names.ts";
import { type ColumnKind, columnKind, isOwnerColumn } from "../column-kinds.ts";
import { fold, isChinese } from "../fold.ts";
import { gridOfTexts } from "../grid.ts";
import type { Line } from "../line.ts";
import { readMarker } from "../numbering.ts";
import { type CellType, typeIn, typeOfCell, typeOfColumn } from "./cell-types.ts";
import { beginsCoded, codedRows } from "./coded-rows.ts";
import type { Flattened } from "./tab-cells.ts";

const maxHeadings = 12;
const maxHeadingLength = 14;
const maxEnglishHeading = 26;

export interface Heading {
  kinds: ColumnKind[];
  texts: string[];
  next: number;
}

/** Tables whose cells come one a line with nothing to mark them: a run of headings, then cells told by what they hold. */
export function readListedCells(lines: readonly Line[], at: number): Flattened | null {
  const heading = readHeadings(lines, at);
  if (!heading) return null;
  const rows = beginsCoded(lines, heading)
    ? codedRows(lines, heading)
    : heading.kinds.includes("seq") && firstNumber(lines, heading.next) !== null
      ? numberedRows(lines, heading)
      : typedRows(lines, heading);
  if (rows.rows.length < 2) return null;
  const texts = [{ line: lines[at]!.line, texts: heading.texts }, ...rows.rows];
  return { grid: gridOfTexts(texts, heading.kinds.length), next: rows.next, strays: [] };
}

function readHeadings(lines: readonly Line[], at: number): Heading | null {
  const kinds: ColumnKind[] = [];
  const texts: string[] = [];
  let i = at;
  let end = { count: 0, next: at };
  while (i < lines.length && kinds.length < maxHeadings && !lines[i]!.text.startsWith("\t")) {
    const text = lines[i]!.text.trim();
    const wrapped = text + (lines[i + 1]?.text.trim() ?? "");
    const alone = headingKind(text);
    const wraps =
      alone === null && text.length <= 4 && wrapped.length <= 8 && !headingKind(wrapped.slice(text.length));
    const joined = wraps ? headingKind(wrapped) : null;
    const unknown = alone === null && joined === null;
    if (unknown && !(kinds[0] === "seq" && mayHead(text))) break;
    kinds.push(alone ?? joined ?? "other");
    texts.push(joined === null ? text : wrapped);
    i += joined === null ? 1 : 2;
    if (!unknown) end = { count: kinds.length, next: i };
  }
  return headed(
    { kinds: kinds.slice(0, end.count), texts: texts.slice(0, end.count), next: end.next },
    lines,
  );
}

/** A run of headings is one when it says what and who or by when; one that knows no word for what must have a 1 below. */
function headed(heading: Heading, lines: readonly Line[]): Heading | null {
  const { kinds, texts } = heading;
  const hasText = kinds.some(
    (kind) => kind === "task" || kind === "content" || kind === "indicator" || kind === "project",
  );
  const hasField = kinds.some((kind) => isOwnerColumn(kind) || kind === "deadline" || kind === "target");
  const unknown = texts.findIndex((text, index) => kinds[index] === "other" && headingKind(text) === null);
  if (kinds.length < 3 || !hasField || new Set(texts).size !== texts.length) return null;
  if (!hasText && unknown >= 0) kinds[unknown] = "task";
  return (hasText && unknown < 0) || (unknown >= 0 && firstNumber(lines, heading.next) !== null)
    ? heading
    : null;
}

const maxUnknownHeading = 10;
/** A short word that is no cell of a row. */
const mayHead = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= maxUnknownHeading &&
  !/[\d、，,。；;:：（()）]/.test(text) &&
  typeOfCell(text) === "text";

const headingKind = (text: string): ColumnKind | null =>
  text.length > (isChinese(text) ? maxHeadingLength : maxEnglishHeading) ||
  readMarker(text) ||
  /[:：。]$|^附|(?:清单|表|方案|规划|计划|通知)$/.test(text)
    ? null
    : columnKind(text);

const numberIn = (text: string): number | null => {
  const match = /^(\d{1,3})[.、．]?$/.exec(fold(text).trim());
  return match ? Number(match[1]) : null;
};

function firstNumber(lines: readonly Line[], from: number): number | null {
  for (let i = from; i < Math.min(from + 4, lines.length); i++) {
    const number = numberIn(lines[i]!.text);
    if (number !== null && number <= 1) return i;
  }
  return null;
}

export type Rows = { rows: { line: number; texts: string[]; shifted: boolean }[]; next: number };

/** With numbers a row runs to the next number of the series. */
function numberedRows(lines: readonly Line[], heading: Heading): Rows {
  const rows: Rows["rows"] = [];
  const kinds = heading.kinds;
  const seqAt = kinds.indexOf("seq");
  let i = heading.next;
  let longest = kinds.length;
  let expected = 1;
  while (i < lines.length) {
    if (skipRepeatedHeading(lines, i, heading)) {
      i += heading.texts.length;
      continue;
    }
    if (numberIn(lines[i]!.text) !== expected) {
      if (isGroupLine(lines, i, expected)) {
        rows.push({ line: lines[i]!.line, texts: [lines[i]!.text], shifted: false });
        i++;
        continue;
      }
      break;
    }
    const from = i + 1;
    let to = from;
    const limit = Math.min(lines.length, from + 200);
    while (
      to < limit &&
      numberIn(lines[to]!.text) !== expected + 1 &&
      !skipRepeatedHeading(lines, to, heading)
    )
      to++;
    const last =
      to >= limit ||
      (skipRepeatedHeading(lines, to, heading) &&
        numberIn(lines[to + heading.texts.length]?.text ?? "") !== expected + 1);
    if (last && numberIn(lines[to]?.text ?? "") !== expected + 1)
      to = endOfLastRow(lines, from, Math.min(to, from + longest + 2));
    const cells = lines.slice(from, to).map(({ text }) => text);
    const others = kinds.filter((_, index) => index !== seqAt);
    const assigned =
      cells.length === others.length
        ? { texts: cells, shifted: false }
        : { texts: assign(cells, others), shifted: cells.length > others.length + 3 };
    assigned.texts.splice(seqAt, 0, String(expected));
    rows.push({ line: lines[i]!.line, ...assigned });
    longest = Math.max(longest, cells.length);
    expected++;
    i = to;
  }
  return { rows, next: i };
}

export const skipRepeatedHeading = (lines: readonly Line[], at: number, heading: Heading): boolean =>
  heading.texts.every((text, index) => lines[at + index]?.text.trim() === text);

/** One line between two rows that is neither: a group heading inside the table. */
const isGroupLine = (lines: readonly Line[], at: number, expected: number): boolean =>
  numberIn(lines[at + 1]?.text ?? "") === expected && lines[at]!.text.length <= 40;

function endOfLastRow(lines: readonly Line[], from: number, to: number): number {
  for (let i = from + 1; i < to; i++) {
    const text = lines[i]!.text;
    const marker = readMarker(text);
    if (
      /^(?:附件|附表|注[:：]|备注[:：])/.test(text.trim()) ||
      (marker && marker.rank <= 4 && text.length < 60)
    )
      return i;
  }
  return to;
}

/** Puts the cells of one row into its columns in order: a cell stays in a column of its type or moves on to the next. */
function assign(cells: readonly string[], kinds: readonly ColumnKind[]): string[] {
  const texts: string[] = kinds.map(() => "");
  let at = 0;
  const owners = cells.filter((cell) => typeIn(cell, kinds) === "owner").length;
  const oneEach = owners === kinds.filter((kind) => typeOfColumn(kind) === "owner").length;
  let missing = Math.max(
    0,
    kinds.filter((kind) => typeOfColumn(kind) === "text").length -
      cells.filter((cell) => typeIn(cell, kinds) === "text").length,
  );
  for (const cell of cells) {
    const type = typeIn(cell, kinds);
    if (type !== "person" && type !== "deadline" && isFragment(cell) && texts[at] !== "") {
      texts[at] += `\n${cell}`;
      continue;
    }
    let col = at;
    while (
      col < kinds.length &&
      (typeOfColumn(kinds[col]!) !== type ||
        (kinds[col] === "group" && missing > 0 && texts[col] === "") ||
        (texts[col] !== "" && (type !== "owner" || oneEach) && hasLater(kinds, col, type)))
    ) {
      if (kinds[col] === "group" && missing > 0) missing--;
      col++;
    }
    if (col >= kinds.length) col = Math.max(at - 0, lastOf(kinds, type, at));
    texts[col] = texts[col] === "" ? cell : `${texts[col]}\n${cell}`;
    at = col;
  }
  return texts;
}

/** The wrapped end of the cell before: one or two characters that say nothing alone. */
const isFragment = (cell: string): boolean =>
  cell.length <= 2 && /^[\u4e00-\u9fff]+$/.test(cell) && cell !== "无" && !looksLikeBody(cell);

const hasLater = (kinds: readonly ColumnKind[], col: number, type: CellType): boolean =>
  kinds.slice(col + 1).some((kind) => typeOfColumn(kind) === type);
const lastOf = (kinds: readonly ColumnKind[], type: CellType, at: number): number => {
  const found = kinds.findLastIndex((kind) => typeOfColumn(kind) === type);
  return found >= 0 ? found : Math.min(at, kinds.length - 1);
};

/** Without numbers a row begins where text follows an owner or a limit. */
function typedRows(lines: readonly Line[], heading: Heading): Rows {
  const kinds = heading.kinds.filter((kind) => kind !== "seq");
  const seqAt = heading.kinds.indexOf("seq");
  const rows: Rows["rows"] = [];
  let cells: { text: string; type: CellType; line: number }[] = [];
  const flush = () => {
    if (cells.length === 0) return;
    const texts = assign(
      cells.map(({ text }) => text),
      kinds,
    );
    if (seqAt >= 0) texts.splice(seqAt, 0, "");
    rows.push({ line: cells[0]!.line, texts, shifted: cells.length > kinds.length });
    cells = [];
  };
  let i = heading.next;
  for (; i < lines.length; i++) {
    const { text, line } = lines[i]!;
    const type = typeOfCell(text);
    if (
      /^(?:附件|附表|注[:：])/.test(text.trim()) ||
      (rows.length + cells.length > 0 && type === "text" && endsTable(lines, i, cells.at(-1)?.type))
    )
      break;
    if (type === "text" && cells.length > 0 && cells.at(-1)!.type !== "text") flush();
    cells.push({ text, type, line });
  }
  flush();
  return { rows, next: i };
}

const endsTable = (lines: readonly Line[], at: number, before: CellType | undefined): boolean =>
  before !== "text" && lines.slice(at, at + 6).every(({ text }) => typeOfCell(text) === "text");
