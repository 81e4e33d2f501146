import { Unreadable } from "./page-model.ts";

/** Little-endian numbers of a stream; reading beyond its end throws, which makes the file a damaged one. */
export class Stream {
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(at: number): number {
    return this.view.getUint8(at);
  }
  u16(at: number): number {
    return this.view.getUint16(at, true);
  }
  i16(at: number): number {
    return this.view.getInt16(at, true);
  }
  u32(at: number): number {
    return this.view.getUint32(at, true);
  }
  i32(at: number): number {
    return this.view.getInt32(at, true);
  }
  slice(at: number, length: number): Stream {
    if (at < 0 || length < 0 || at + length > this.bytes.length)
      throw new Unreadable("damaged", { kind: "doc" });
    return new Stream(this.bytes.subarray(at, at + length));
  }
  get length(): number {
    return this.bytes.length;
  }
}

/** One property change: its code ([MS-DOC] 2.6) and the operand. */
export interface Sprm {
  code: number;
  operand: Stream;
}

const operandSizes = [1, 1, 2, 4, 2, 2, 0, 3];
const tableDefinition = 0xd608;
const tabStops = 0xc615;

/** The property changes of a list; a list cut short ends where it can no longer be read. */
export function sprms(list: Stream): Sprm[] {
  const found: Sprm[] = [];
  let at = 0;
  while (at + 2 < list.length) {
    const code = list.u16(at);
    at += 2;
    let size = operandSizes[code >> 13] ?? 0;
    if (code === tableDefinition) {
      if (at + 2 > list.length) break;
      size = list.u16(at) - 1;
      at += 2;
    } else if (size === 0) {
      size = list.u8(at);
      at += 1;
      if (code === tabStops && size === 255) break;
    }
    if (size < 0 || at + size > list.length) break;
    found.push({ code, operand: list.slice(at, size) });
    at += size;
  }
  return found;
}

/** Where the parts of the file lie ([MS-DOC] 2.5). */
export interface Fib {
  textLength: number;
  part(index: FibPart): Stream | undefined;
  /** A part with all that follows it in the table stream: list levels lie behind the end that is stated. */
  partOnwards(index: FibPart): Stream | undefined;
}

export const FibPart = {
  styles: 1,
  characterRuns: 12,
  paragraphRuns: 13,
  pieces: 33,
  lists: 73,
  overrides: 74,
} as const;
export type FibPart = (typeof FibPart)[keyof typeof FibPart];

/** @throws Unreadable encrypted, or kind-unknown for the formats before Word 97 */
export function readFib(main: Stream, table: (name: "0Table" | "1Table") => Uint8Array | undefined): Fib {
  if (main.u16(0) !== 0xa5ec || main.u16(2) < 0xc1) throw new Unreadable("kind-unknown", { kind: "Word 95" });
  const flags = main.u16(0x0a);
  if (flags & 0x0100) throw new Unreadable("encrypted");
  const bytes = table(flags & 0x0200 ? "1Table" : "0Table");
  if (!bytes) throw new Unreadable("damaged", { kind: "doc" });
  const stream = new Stream(bytes);
  const place = (index: number) => ({ at: main.u32(154 + 8 * index), length: main.u32(158 + 8 * index) });
  return {
    textLength: main.u32(76),
    part(index) {
      const { at, length } = place(index);
      return length > 0 ? stream.slice(at, length) : undefined;
    },
    partOnwards(index) {
      const { at, length } = place(index);
      return length > 0 ? stream.slice(at, stream.length - at) : undefined;
    },
  };
}
