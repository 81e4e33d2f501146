import type { Piece } from "./pdf-page.ts";

/** A line of text: its pieces put together, with where it stands. */
export interface PdfLine {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
}

/** Where text was set with tabs: their distance, counted from the left margin (points). */
export interface TabStops {
  left: number;
  distance: number;
}

/** Distances that Word, WPS and LibreOffice set tabs at unless told otherwise (points). */
const distances = [35.43, 36, 21, 28.35, 42];
const fewestGaps = 12;

/** The tab stops behind the wide gaps of a text, if nearly all of them end at stops of one distance. */
export function findTabStops(pieces: Piece[][]): TabStops | undefined {
  const left = pieces.flat().reduce((least, piece) => Math.min(least, piece.x), Number.POSITIVE_INFINITY);
  const ends = pieces.flatMap((page) =>
    pieceRows(page).flatMap((row) =>
      row
        .filter((piece, i) => i > 0 && piece.x - row[i - 1]!.x - row[i - 1]!.width > 1.5 * piece.size)
        .map((piece) => piece.x),
    ),
  );
  if (ends.length < fewestGaps) return undefined;
  const fits = (distance: number) =>
    ends.filter((x) => isStop(x, { left, distance })).length > 0.85 * ends.length;
  const distance = distances.find(fits);
  return distance ? { left, distance } : undefined;
}

/** Between Chinese and Latin letters a fifth of a letter is left by itself: that is no tab. */
function isTabGap(gap: number): boolean {
  return gap > 0.28 || (gap > 0.05 && gap < 0.15);
}

function isStop(x: number, { left, distance }: TabStops): boolean {
  const steps = (x - left) / distance;
  return Math.abs(steps - Math.round(steps)) * distance < 0.8;
}

/** Lines from above to below. */
export function textLines(pieces: Piece[], stops?: TabStops): PdfLine[] {
  return pieceRows(pieces)
    .map((row) => lineOf(row, stops))
    .filter((line) => line.text.trim() !== "");
}

/** Pieces belong to one line when their baselines are less than half a size apart; each line from left to right. */
export function pieceRows(pieces: Piece[]): Piece[][] {
  const sorted = [...pieces].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: Piece[][] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    const top = row?.[0];
    if (row && top && top.y - piece.y < 0.5 * Math.max(top.size, piece.size)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

function lineOf(pieces: Piece[], stops: TabStops | undefined): PdfLine {
  let text = "";
  let right = pieces[0]!.x;
  for (const piece of pieces) {
    const gap = (piece.x - right) / piece.size;
    if (text !== "")
      text += stops && isTabGap(gap) && isStop(piece.x, stops) ? "\t" : gapText(text, piece.text, gap);
    text += piece.text;
    right = Math.max(right, piece.x + piece.width);
  }
  const size = Math.max(...pieces.map((piece) => piece.size));
  return { text: text.trim(), left: pieces[0]!.x, right, y: pieces[0]!.y, size };
}

/** A gap in sizes of the letters: a tab between columns, a blank between words, nothing inside justified Chinese. */
function gapText(before: string, after: string, gap: number): string {
  if (/\s$/.test(before) || /^\s/.test(after)) return gap > 1.5 ? "\t" : "";
  if (gap > 1.5) return "\t";
  const chinese = isWide(before.at(-1)) || isWide(after[0]);
  return gap > (chinese ? 0.6 : 0.15) ? " " : "";
}

/** Whether the line was broken only because the next word no longer fitted into `width` points. */
export function isWrapped(line: PdfLine, next: PdfLine, width: number): boolean {
  return line.right - line.left + firstWordWidth(next) > width;
}

/** What cannot be parted at a line's end: a letter of Chinese or a word, with its opening and closing marks. */
function firstWordWidth(line: PdfLine): number {
  const unit = /^[（《“‘〔【「]*(?:[!-~]+|.)[，。、；：）》”’〕】」！？％%]*/.exec(line.text)?.[0] ?? "";
  let width = 0;
  for (const char of unit) width += isWide(char) || /[“”‘’]/.test(char) ? 1 : 0.55;
  return width * line.size;
}

/** Two parts of a broken line as one: a blank only between words of letters. */
export function joinLines(before: string, after: string): string {
  const a = before.at(-1);
  const b = after[0];
  const bare = a === undefined || b === undefined || isWide(a) || isWide(b) || /[-–—\s]$/.test(before);
  return before + (bare ? "" : " ") + after;
}

function isWide(char: string | undefined): boolean {
  return (
    char !== undefined && /[\u2014-\u2026\u2460-\u24ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(char)
  );
}
