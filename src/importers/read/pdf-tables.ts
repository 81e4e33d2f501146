import { limits } from "./limits.ts";
import { isWrapped, joinLines, type PdfLine, textLines } from "./pdf-lines.ts";
import type { PdfPage, Piece, Rule } from "./pdf-page.ts";

/** A table on one page. */
export interface RuledTable {
  top: number;
  bottom: number;
  /** Edges of the columns from left to right, and of the rows from above to below. */
  xs: number[];
  ys: number[];
  cells: RuledCell[];
  /** How far an edge may stand elsewhere on the next page and the table be the same (points). */
  edgeSlack: number;
}

export interface RuledCell {
  row: number;
  col: number;
  rowSpan: number;
  colSpan: number;
  text: string;
  /** The last line has no room left: on the next page the sentence goes on. */
  full: boolean;
}

/** Ends of lines that should meet are drawn up to this far apart (points). */
const slack = 3;
/** Room that Word leaves between a cell's edge and its text (points). */
const padding = 5.5;
/** More lines than this are a drawing, not a table. */
const mostRules = 4_000;

/** Finds the tables of a page and takes their pieces out of it; what is left is running text. */
export function takeTables(page: PdfPage): { tables: RuledTable[]; rest: Piece[] } {
  const across = mergeRules(page.across);
  const down = mergeRules(page.down);
  const isDrawing = across.length > mostRules || down.length > mostRules;
  if (isDrawing || page.pieces.length > limits.pdfPagePieces) return { tables: [], rest: page.pieces };
  let rest = page.pieces;
  const tables: RuledTable[] = [];
  for (const group of connected(across, down)) {
    const xs = edges(
      group.down.map((rule) => rule.at),
      group.across,
    );
    const ys = edges(
      group.across.map((rule) => rule.at),
      group.down,
    ).reverse();
    const isGrid =
      xs.length >= 2 &&
      ys.length >= 2 &&
      xs.length + ys.length > 4 &&
      xs.length <= limits.columns &&
      xs.length * ys.length <= limits.pdfGridFields;
    if (!isGrid) continue;
    const inside = (piece: Piece) => isInside(piece, xs, ys);
    const cells = gridCells(xs, ys, group, rest.filter(inside));
    if (!cells.some((cell) => cell.text !== "")) continue;
    rest = rest.filter((piece) => !inside(piece));
    tables.push({ top: ys[0]!, bottom: ys.at(-1)!, xs, ys, cells, edgeSlack: 4 });
  }
  return { tables, rest };
}

/** Lines on one height that touch are one line; borders come in one bit a cell. */
function mergeRules(rules: Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const bands: Rule[][] = [];
  for (const rule of sorted) {
    const band = bands.at(-1);
    if (band && rule.at - band[0]!.at <= slack) band.push(rule);
    else bands.push([rule]);
  }
  return bands.flatMap((band) => {
    const merged: Rule[] = [];
    for (const rule of band.sort((a, b) => a.from - b.from)) {
      const last = merged.at(-1);
      if (last && rule.from - last.to <= slack) last.to = Math.max(last.to, rule.to);
      else merged.push({ at: band[0]!.at, from: rule.from, to: rule.to });
    }
    return merged.filter((rule) => rule.to - rule.from > 2 * slack);
  });
}

interface Group {
  across: Rule[];
  down: Rule[];
}

/** Groups of lines that cross or touch each other. */
function connected(across: Rule[], down: Rule[]): Group[] {
  const groups: Group[] = [];
  const waitingAcross = new Set(across);
  const waitingDown = new Set(down);
  for (const first of across) {
    if (!waitingAcross.delete(first)) continue;
    const group: Group = { across: [first], down: [] };
    for (let i = 0, j = 0; i < group.across.length || j < group.down.length; ) {
      if (i < group.across.length) {
        const rule = group.across[i++]!;
        for (const other of waitingDown)
          if (meet(rule, other) && waitingDown.delete(other)) group.down.push(other);
      } else {
        const rule = group.down[j++]!;
        for (const other of waitingAcross)
          if (meet(other, rule) && waitingAcross.delete(other)) group.across.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function meet(across: Rule, down: Rule): boolean {
  return (
    across.from - slack <= down.at &&
    down.at <= across.to + slack &&
    down.from - slack <= across.at &&
    across.at <= down.to + slack
  );
}

/** Places of the lines, rising, with the ends of the lines that cross them: tables are often open at their sides. */
function edges(places: number[], crossing: Rule[]): number[] {
  if (crossing.length === 0) return [];
  const ends = [Math.min(...crossing.map((rule) => rule.from)), Math.max(...crossing.map((rule) => rule.to))];
  const distinct: number[] = [];
  for (const place of [...places, ...ends].sort((a, b) => a - b)) {
    if (distinct.length === 0 || place - distinct.at(-1)! > 2 * slack) distinct.push(place);
  }
  return distinct;
}

function isInside(piece: Piece, xs: number[], ys: number[]): boolean {
  const [x, y] = center(piece);
  return x > xs[0]! && x < xs.at(-1)! && y < ys[0]! && y > ys.at(-1)!;
}

function center(piece: Piece): [number, number] {
  return [piece.x + piece.width / 2, piece.y + piece.size * 0.35];
}

/** Fields of the grid grow over the sides where no line is drawn: those are the merged cells. */
function gridCells(xs: number[], ys: number[], rules: Group, pieces: Piece[]): RuledCell[] {
  const rows = ys.length - 1;
  const cols = xs.length - 1;
  const owner: (RuledCell | undefined)[] = new Array(rows * cols).fill(undefined);
  const wallRight = (r: number, c: number) => covers(rules.down, xs[c + 1]!, (ys[r]! + ys[r + 1]!) / 2);
  const wallBelow = (r: number, c: number) => covers(rules.across, ys[r + 1]!, (xs[c]! + xs[c + 1]!) / 2);
  const cells: RuledCell[] = [];
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < cols; c += 1) {
      if (owner[r * cols + c]) continue;
      let colSpan = 1;
      while (c + colSpan < cols && !owner[r * cols + c + colSpan] && !wallRight(r, c + colSpan - 1))
        colSpan += 1;
      let rowSpan = 1;
      while (r + rowSpan < rows && !wallBelow(r + rowSpan - 1, c)) rowSpan += 1;
      const cell: RuledCell = { row: r, col: c, rowSpan, colSpan, text: "", full: false };
      for (let i = r; i < r + rowSpan; i += 1)
        for (let j = c; j < c + colSpan; j += 1) owner[i * cols + j] ??= cell;
      cells.push(cell);
    }
  }
  fill(cells, owner, xs, ys, pieces);
  return cells;
}

function covers(rules: Rule[], at: number, middle: number): boolean {
  return rules.some(
    (rule) => Math.abs(rule.at - at) <= 2 * slack && rule.from <= middle && middle <= rule.to,
  );
}

function fill(
  cells: RuledCell[],
  owner: (RuledCell | undefined)[],
  xs: number[],
  ys: number[],
  pieces: Piece[],
): void {
  const contents = new Map<RuledCell, Piece[]>(cells.map((cell) => [cell, []]));
  for (const piece of pieces) {
    const [x, y] = center(piece);
    const col = xs.findIndex((edge) => x < edge) - 1;
    const row = ys.findIndex((edge) => y > edge) - 1;
    const cell = owner[row * (xs.length - 1) + col];
    if (cell) contents.get(cell)!.push(piece);
  }
  for (const [cell, content] of contents) {
    const width = xs[cell.col + cell.colSpan]! - xs[cell.col]! - 2 * padding;
    const lines = textLines(content);
    const last = lines.at(-1);
    cell.text = cellText(lines, width);
    cell.full = last !== undefined && last.right - last.left + last.size > width;
  }
}

/** Lines of a cell; those that were broken only by its width are one again. */
export function cellText(lines: PdfLine[], width: number): string {
  let text = "";
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (!before) text = line.text;
    else text = isWrapped(before, line, width) ? joinLines(text, line.text) : `${text}\n${line.text}`;
  });
  return text;
}
