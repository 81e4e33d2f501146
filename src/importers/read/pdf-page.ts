/** A piece of text on a page: its left edge, baseline (upwards from the foot), width and size in points. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** A drawn line, across (`at` is its y) or down (`at` is its x), from `from` to `to`. */
export interface Rule {
  at: number;
  from: number;
  to: number;
}

/** What a page shows, in points from its lower left corner. */
export interface PdfPage {
  pieces: Piece[];
  across: Rule[];
  down: Rule[];
  hasPicture: boolean;
}

type Matrix = [number, number, number, number, number, number];

/** Drawing operations of pdf.js 4; later versions pack paths differently, so the version is pinned. */
const op = {
  save: 10,
  restore: 11,
  transform: 12,
  moveTo: 13,
  closePath: 18,
  rectangle: 19,
  stroke: 20,
  fill: 22,
  evenOddFill: 23,
  closeEvenOddFillStroke: 27,
  endPath: 28,
  constructPath: 91,
} as const;
const pictures = new Set([82, 83, 84, 85, 86, 87, 88]);
/** Numbers each step of a path takes, from moveTo (13) on: move, line, three kinds of curve, close, rectangle. */
const stepSizes = [2, 2, 6, 4, 4, 0, 4];
/** A filled box thinner than this is a line (points). */
const thin = 3;

export interface TextItem {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

/** Pieces without the blanks that pdf.js makes up for gaps (they have no height): the gaps themselves tell more. */
export function textPieces(items: TextItem[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { str, transform, width, height } of items) {
    const [a = 0, b = 0, , , x = 0, y = 0] = transform;
    const size = Math.hypot(a, b);
    const slanted = Math.abs(b) > Math.abs(a) * 0.2;
    if (str.trim() === "" && (height === 0 || str === "")) continue;
    if (size === 0 || slanted) continue;
    pieces.push({ text: str.replaceAll("\0", ""), x, y, width, size });
  }
  return pieces;
}

export function drawnRules(
  functions: number[],
  args: unknown[],
): Pick<PdfPage, "across" | "down" | "hasPicture"> {
  const found = { across: [] as Rule[], down: [] as Rule[], hasPicture: false };
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  let path: Point[][] = [];
  functions.forEach((code, index) => {
    if (pictures.has(code)) found.hasPicture = true;
    else if (code === op.save) saved.push(matrix);
    else if (code === op.restore) matrix = saved.pop() ?? matrix;
    else if (code === op.transform) matrix = multiply(matrix, numbers(args[index]));
    else if (code === op.constructPath) path.push(...subpaths(args[index], matrix));
    else if (code >= op.stroke && code <= op.endPath) {
      if (code === op.fill || code === op.evenOddFill) for (const points of path) addThinBox(found, points);
      else if (code !== op.endPath) for (const points of path) addLines(found, points);
      path = [];
    }
  });
  return found;
}

type Point = [x: number, y: number];

function subpaths(args: unknown, matrix: Matrix): Point[][] {
  if (!Array.isArray(args)) return [];
  const steps = numbers(args[0]);
  const places = numbers(args[1]);
  const found: Point[][] = [];
  let at = 0;
  for (const step of steps) {
    const size = stepSizes[step - op.moveTo] ?? 0;
    const [x = 0, y = 0] = places.slice(at + Math.max(0, size - 2), at + size);
    at += size;
    const current = found.at(-1);
    if (step === op.rectangle) {
      const [left = 0, low = 0] = places.slice(at - 4);
      const corners: Point[] = [
        [left, low],
        [left + x, low],
        [left + x, low + y],
        [left, low + y],
        [left, low],
      ];
      found.push(corners.map(([px, py]) => apply(matrix, px, py)));
    } else if (step === op.moveTo) found.push([apply(matrix, x, y)]);
    else if (step !== op.closePath) current?.push(apply(matrix, x, y));
    else if (current?.[0]) current.push(current[0]);
  }
  return found;
}

function addLines(found: Pick<PdfPage, "across" | "down">, points: Point[]): void {
  for (let i = 1; i < points.length; i += 1) addLine(found, points[i - 1]!, points[i]!);
}

function addLine(found: Pick<PdfPage, "across" | "down">, [x1, y1]: Point, [x2, y2]: Point): void {
  if (Math.abs(y1 - y2) < 1 && Math.abs(x1 - x2) > 1) {
    found.across.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  } else if (Math.abs(x1 - x2) < 1 && Math.abs(y1 - y2) > 1) {
    found.down.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  }
}

function addThinBox(found: Pick<PdfPage, "across" | "down">, points: Point[]): void {
  // A box has four corners and its first one again; what has many more is a drawing.
  if (points.length > 8) return;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (high - low <= thin && right - left > high - low)
    found.across.push({ at: (low + high) / 2, from: left, to: right });
  else if (right - left <= thin) found.down.push({ at: (left + right) / 2, from: low, to: high });
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) || value instanceof Float32Array ? Array.from(value, Number) : [];
}

function multiply(m: Matrix, by: number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = by;
  return [
    m[0] * a + m[2] * b,
    m[1] * a + m[3] * b,
    m[0] * c + m[2] * d,
    m[1] * c + m[3] * d,
    m[0] * e + m[2] * f + m[4],
    m[1] * e + m[3] * f + m[5],
  ];
}

function apply(m: Matrix, x: number, y: number): Point {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}
