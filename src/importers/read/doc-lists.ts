import { type Fib, FibPart, type Stream } from "./doc-stream.ts";
import { ListCounters, type ListLevel } from "./list-numbers.ts";

/** Number formats by their code in the file ([MS-OSHARED] 2.2.1.3), named as in docx. */
const formats: Record<number, string> = {
  0: "decimal",
  1: "upperRoman",
  2: "lowerRoman",
  3: "upperLetter",
  4: "lowerLetter",
  10: "ideographDigital",
  11: "japaneseCounting",
  14: "decimalFullWidth",
  16: "japaneseLegal",
  17: "japaneseDigitalTenThousand",
  18: "decimalEnclosedCircle",
  19: "decimalFullWidth2",
  22: "decimalZero",
  23: "bullet",
  26: "decimalEnclosedFullstop",
  27: "decimalEnclosedParen",
  28: "decimalEnclosedCircleChinese",
  29: "ideographEnclosedCircle",
  30: "ideographTraditional",
  31: "ideographZodiac",
  33: "taiwaneseCounting",
  34: "ideographLegalTraditional",
  35: "taiwaneseCountingThousand",
  36: "taiwaneseDigital",
  37: "chineseCounting",
  38: "chineseLegalSimplified",
  39: "chineseCountingThousand",
  255: "none",
};

interface Override {
  list: number;
  starts: Map<number, number>;
  levels: Map<number, ListLevel>;
}

/** Automatic lists of a doc file ([MS-DOC] 2.9.131 to 2.9.150). */
export class DocLists {
  private readonly lists = new Map<number, ListLevel[]>();
  private readonly overrides: Override[] = [];
  private readonly counters = new Map<number, ListCounters>();
  private readonly begun = new Set<number>();

  constructor(fib: Fib) {
    const lists = fib.partOnwards(FibPart.lists);
    if (lists) this.readLists(lists);
    const overrides = fib.part(FibPart.overrides);
    if (overrides) this.readOverrides(overrides);
  }

  /** The number printed before the next paragraph of this list and level, "" where there is none. */
  next(list = 0, level = 0): string {
    const override = this.overrides[list - 1];
    const base = override && this.lists.get(override.list);
    if (!override || !base || level > 8) return "";
    const counters = this.counters.get(override.list) ?? new ListCounters();
    this.counters.set(override.list, counters);
    if (!this.begun.has(list)) {
      this.begun.add(list);
      for (const [index, start] of override.starts) counters.restart(index, start);
    }
    const levels = [...base];
    for (const [index, own] of override.levels) levels[index] = own;
    return counters.next(levels, level);
  }

  private readLists(stream: Stream): void {
    const count = Math.max(0, stream.i16(0));
    let at = 2 + 28 * count;
    for (let i = 0; i < count; i += 1) {
      const simple = (stream.u8(2 + 28 * i + 26) & 1) === 1;
      const levels: ListLevel[] = [];
      for (let j = 0; j < (simple ? 1 : 9); j += 1) {
        const { level, size } = readLevel(stream, at);
        levels.push(level);
        at += size;
      }
      this.lists.set(stream.i32(2 + 28 * i), levels);
    }
  }

  private readOverrides(stream: Stream): void {
    const count = Math.min(stream.u32(0), Math.floor(stream.length / 16));
    let at = 4 + 16 * count;
    for (let i = 0; i < count; i += 1) {
      const override: Override = { list: stream.i32(4 + 16 * i), starts: new Map(), levels: new Map() };
      this.overrides.push(override);
      const changes = stream.u8(4 + 16 * i + 12);
      at += 4;
      for (let j = 0; j < changes && at + 8 <= stream.length; j += 1) {
        const flags = stream.u32(at + 4);
        if (flags & 0x10) override.starts.set(flags & 0xf, stream.i32(at));
        at += 8;
        if (!(flags & 0x20)) continue;
        const { level, size } = readLevel(stream, at);
        override.levels.set(flags & 0xf, level);
        at += size;
      }
    }
  }
}

/** LVL: 28 bytes, two property lists, then the text in which characters 0 to 8 stand for the numbers of the levels. */
function readLevel(stream: Stream, at: number): { level: ListLevel; size: number } {
  const flags = stream.u8(at + 5);
  const textAt = at + 28 + stream.u8(at + 24) + stream.u8(at + 25);
  const length = stream.u16(textAt);
  const text = new TextDecoder("utf-16le").decode(stream.slice(textAt + 2, 2 * length).bytes);
  const pattern = [...text].map((char) => (char <= "\x08" ? `%${char.charCodeAt(0) + 1}` : char)).join("");
  const level: ListLevel = {
    start: stream.i32(at),
    format: formats[stream.u8(at + 4)] ?? "decimal",
    pattern,
    legal: (flags & 0x4) !== 0,
  };
  if (flags & 0x8) level.restartAfter = stream.u8(at + 26);
  return { level, size: textAt + 2 + 2 * length - at };
}
