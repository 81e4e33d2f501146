import { limits } from "./limits.ts";
import { type PdfLine, pieceRows, textLines } from "./pdf-lines.ts";
import type { Piece } from "./pdf-page.ts";
import { cellText, type RuledCell, type RuledTable } from "./pdf-tables.ts";

/** Pieces that stand together on a line, and where; a gap of most of a letter parts them. */
interface Segment {
  left: number;
  right: number;
  pieces: Piece[];
}

interface Column {
  left: number;
  right: number;
}

interface Row {
  y: number;
  size: number;
  segments: Segment[];
}

const partingGap = 0.8;
/** Fewest columns, and fewest lines with as many, that make a table of text without drawn lines. */
const fewestColumns = 3;
const fewestLines = 3;

/** Finds tables without lines by their columns: stretches of lines whose parts stand below each other throughout. */
export function takeColumns(pieces: Piece[]): { tables: RuledTable[]; rest: Piece[] } {
  const rows = pieceRows(pieces).map(asRow);
  if (pieces.length > limits.pdfPagePieces) return { tables: [], rest: pieces };
  const margin = Math.max(...pieces.map((piece) => piece.x + piece.width));
  const rest: Piece[] = [];
  const tables: RuledTable[] = [];
  for (let at = 0; at < rows.length; ) {
    const { end, columns } = growRegion(rows, at);
    const isFirst =
      tables.length === 0 && end > at && rows.slice(0, at).every((row) => continuesCells(row, columns));
    const region = rows.slice(isFirst ? 0 : at, end);
    const table = end > at ? asTable(region, columns, margin) : undefined;
    if (table && isFirst) rest.length = 0;
    if (table) tables.push(table);
    else
      rest.push(
        ...rows
          .slice(at, Math.max(end, at + 1))
          .flatMap((row) => row.segments.flatMap((part) => part.pieces)),
      );
    at = Math.max(end, at + 1);
  }
  return { tables, rest };
}

function asRow(pieces: Piece[]): Row {
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    if (last && piece.x - last.right < partingGap * piece.size) {
      last.pieces.push(piece);
      last.right = Math.max(last.right, piece.x + piece.width);
    } else segments.push({ left: piece.x, right: piece.x + piece.width, pieces: [piece] });
  }
  return { y: pieces[0]!.y, size: Math.max(...pieces.map((piece) => piece.size)), segments };
}

/** From a line of several parts downwards, as long as no part reaches over two columns. */
function growRegion(rows: Row[], start: number): { end: number; columns: Column[] } {
  const first = rows[start]!;
  if (first.segments.length < fewestColumns) return { end: start, columns: [] };
  let columns: Column[] = first.segments.map(({ left, right }) => ({ left, right }));
  let end = start + 1;
  while (end < rows.length && rows[end - 1]!.y - rows[end]!.y < 4 * rows[end]!.size) {
    const wider = widened(columns, rows[end]!.segments);
    if (!wider) break;
    columns = wider;
    end += 1;
  }
  return { end, columns };
}

/** The rest of a row that the page break cut: its parts begin where columns begin, behind the first one. */
function continuesCells(row: Row, columns: Column[]): boolean {
  const margin = columns[0]!.left;
  return row.segments.every(({ left, right }) => {
    const touched = columns.filter((column) => left < column.right && right > column.left);
    const own = touched[0];
    return left > margin + 4 && touched.length <= 1 && (!own || Math.abs(own.left - left) < 4);
  });
}

/** Columns with another line in them; a part beside all of them is a column that had no text so far. */
function widened(columns: Column[], segments: Segment[]): Column[] | undefined {
  const wider = columns.map((column) => ({ ...column }));
  for (const { left, right } of segments) {
    const touched = wider.filter((column) => left < column.right && right > column.left);
    const own = touched[0];
    if (touched.length > 1) return undefined;
    if (own) {
      own.left = Math.min(own.left, left);
      own.right = Math.max(own.right, right);
    } else wider.push({ left, right });
  }
  wider.sort((a, b) => a.left - b.left);
  const apart = wider.every((column, index) => index === 0 || column.left > wider[index - 1]!.right);
  return apart ? wider : undefined;
}

function asTable(region: Row[], columns: Column[], margin: number): RuledTable | undefined {
  const full = region.filter((row) => row.segments.length >= fewestColumns).length;
  if (full < fewestLines || !isAligned(region, columns)) return undefined;
  const starts = rowStarts(region, columns);
  const last = region.at(-1)!;
  const ys = [...starts.map((index) => region[index]!.y + region[index]!.size), last.y - 0.3 * last.size];
  const xs = [...columns.map((column) => column.left), columns.at(-1)!.right];
  const cells: RuledCell[] = [];
  columns.forEach((column, col) => {
    const next = columns[col + 1];
    const width = next ? next.left - column.left - last.size : lastWidth(column, last.size, margin);
    const contents = starts.map((from, row) =>
      inColumn(region.slice(from, starts[row + 1] ?? region.length), column),
    );
    cells.push(...(isVertical(contents) ? verticalCells(contents, col) : plainCells(contents, col, width)));
  });
  return { top: ys[0]!, bottom: ys.at(-1)!, xs, ys, cells, edgeSlack: 15 };
}

/**
 * Nothing shows how wide the last column is. Text beside or below the table that reaches further tells; else only long
 * lines count as full, since two short ones are rather two names than one.
 */
function lastWidth(column: Column, size: number, margin: number): number {
  const longest = column.right - column.left;
  if (margin > column.right + size) return margin - column.left;
  return longest > 12 * size ? longest : longest + 2 * size;
}

/** In a table the parts of a column share their left edge or their middle; tab stops of single lines do not. */
function isAligned(region: Row[], columns: Column[]): boolean {
  const shares = columns.map((column) => {
    const parts = region
      .flatMap((row) => row.segments)
      .filter((part) => part.left < column.right && part.right > column.left);
    const lefts = commonest(parts.map((part) => part.left));
    const middles = commonest(parts.map((part) => (part.left + part.right) / 2));
    return Math.max(lefts, middles) / parts.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) > 0.7 * shares.length;
}

function commonest(places: number[]): number {
  return Math.max(...places.map((place) => places.filter((other) => Math.abs(other - place) < 2).length));
}

/** A row begins where its number stands; without numbers, where most columns have text. */
function rowStarts(region: Row[], columns: Column[]): number[] {
  const numbered = columns.slice(0, 2).find((column) => {
    const texts = region.flatMap((row) => inColumn([row], column)).map((piece) => piece.text.trim());
    return (
      texts.length >= fewestLines &&
      texts.filter((text) => /^\d{1,4}$/.test(text)).length >= 0.6 * texts.length
    );
  });
  const begins = (row: Row) =>
    numbered ? inColumn([row], numbered).length > 0 : row.segments.length > Math.max(1, 0.6 * columns.length);
  return region.map((_, index) => index).filter((index) => index === 0 || begins(region[index]!));
}

function inColumn(rows: Row[], column: Column): Piece[] {
  return rows.flatMap((row) =>
    row.segments
      .filter((part) => part.left < column.right && part.right > column.left)
      .flatMap((part) => part.pieces),
  );
}

function plainCells(contents: Piece[][], col: number, width: number): RuledCell[] {
  return contents.map((pieces, row) => {
    const lines = textLines(pieces);
    const end = lines.at(-1);
    const full = end !== undefined && end.right - end.left + end.size > width;
    return { row, col, rowSpan: 1, colSpan: 1, text: cellText(lines, width), full };
  });
}

/** One letter a line: a merged cell written downwards over many rows. */
function isVertical(contents: Piece[][]): boolean {
  const lines = contents.flatMap((pieces) => textLines(pieces));
  const single = lines.filter((line) => /^\p{Script=Han}$/u.test(line.text));
  return single.length >= fewestLines && single.length > 0.6 * lines.length;
}

/** Letters that follow each other down the page are one cell; it reaches to the row where the next one begins. */
function verticalCells(contents: Piece[][], col: number): RuledCell[] {
  const cells: RuledCell[] = [];
  let before: PdfLine | undefined;
  contents.forEach((pieces, row) => {
    for (const line of textLines(pieces)) {
      const current = cells.at(-1);
      const isLetter = line.text.length === 1;
      if (current && isLetter && before?.text.length === 1 && before.y - line.y < 2 * line.size)
        current.text += `\n${line.text}`;
      else cells.push({ row, col, rowSpan: 1, colSpan: 1, text: line.text, full: false });
      before = line;
    }
  });
  cells.forEach((cell, index) => {
    cell.rowSpan = Math.max(1, (cells[index + 1]?.row ?? contents.length) - cell.row);
  });
  return cells;
}
