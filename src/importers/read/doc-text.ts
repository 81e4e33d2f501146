import { type Run, runAt } from "./doc-runs.ts";
import { type Fib, FibPart, type Stream, sprms } from "./doc-stream.ts";
import { limits } from "./limits.ts";
import { Unreadable } from "./page-model.ts";

/** A paragraph of the main text: its characters and the byte at which its end mark is stored. */
export interface RawParagraph {
  text: string;
  /** "\r" paragraph, "\x07" cell or row, "\f" section or page. */
  end: string;
  endByte: number;
}

interface Piece {
  text: string;
  /** Byte of the main stream where the piece begins, and bytes a character. */
  start: number;
  width: 1 | 2;
}

/** Paragraphs of the main text, in order; deleted and hidden stretches are left out. */
export function* rawParagraphs(main: Stream, fib: Fib, characterRuns: Run[]): Generator<RawParagraph> {
  const hidden = characterRuns.filter((run) => run.properties && isHidden(run.properties));
  let text = "";
  for (const piece of pieces(main, fib)) {
    for (let i = 0; i < piece.text.length; i += 1) {
      const char = piece.text[i]!;
      const byte = piece.start + i * piece.width;
      const unseen = hidden.length > 0 && char !== "\x07" && runAt(hidden, byte) !== undefined;
      if (unseen && !isField(char)) continue;
      if (char === "\r" || char === "\x07" || char === "\f") {
        yield { text, end: char, endByte: byte };
        text = "";
      } else text += char;
    }
  }
  if (text !== "") yield { text, end: "\r", endByte: -1 };
}

function isField(char: string): boolean {
  return char >= "\x13" && char <= "\x15";
}

/** sprmCFRMarkDel: taken out by a tracked change; sprmCFVanish: hidden. */
function isHidden(properties: Stream): boolean {
  return sprms(properties).some(
    ({ code, operand }) => (code === 0x0800 || code === 0x083c) && operand.u8(0) === 1,
  );
}

/** The text lies in pieces, each in UTF-16 or in windows-1252 ([MS-DOC] 2.4.1). */
function pieces(main: Stream, fib: Fib): Piece[] {
  const table = pieceTable(fib.part(FibPart.pieces));
  const count = Math.floor((table.length - 4) / 12);
  const found: Piece[] = [];
  let total = 0;
  for (let i = 0; i < count && total < fib.textLength; i += 1) {
    const length = Math.min(table.u32(4 * i + 4) - table.u32(4 * i), fib.textLength - total);
    const place = table.u32(4 * (count + 1) + 8 * i + 2);
    const narrow = (place & 0x40000000) !== 0;
    const start = narrow ? (place & 0x3fffffff) >> 1 : place & 0x3fffffff;
    const width = narrow ? 1 : 2;
    const bytes = main.slice(start, length * width).bytes;
    found.push({ text: new TextDecoder(narrow ? "windows-1252" : "utf-16le").decode(bytes), start, width });
    total += length;
    if (total > limits.characters)
      throw new Unreadable("too-large", { limit: limits.characters, unit: "characters" });
  }
  return found;
}

/** The piece table behind the property lists that quick saves put before it. */
function pieceTable(clx: Stream | undefined): Stream {
  let at = 0;
  while (clx && at < clx.length) {
    if (clx.u8(at) === 2) return clx.slice(at + 5, clx.u32(at + 1));
    if (clx.u8(at) !== 1) break;
    at += 3 + clx.u16(at + 1);
  }
  throw new Unreadable("damaged", { kind: "doc" });
}
