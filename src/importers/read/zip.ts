import { Inflate } from "fflate";
import { limits } from "./limits.ts";
import { Unreadable } from "./page-model.ts";

interface Entry {
  method: number;
  packed: number;
  inflated: number;
  offset: number;
  locked: boolean;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
/** Small steps, since the inflater hands out a step's whole output at once: 16 KB can become 16 MB. */
const stepBytes = 16 * 1024;

/**
 * A zip whose directory is not trusted: declared sizes are checked before, real ones while a part streams out, and
 * only the parts asked for are ever inflated.
 */
export class Zip {
  private readonly entries = new Map<string, Entry>();
  private inflatedBytes = 0;

  /** @throws Unreadable damaged without a directory (cut off), too-complex or too-large beyond the limits */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly inflatedLimit: number = limits.inflatedBytes,
  ) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > limits.zipEntries)
      throw new Unreadable("too-complex", { limit: limits.zipEntries, unit: "parts" });
    let at = view.getUint32(end + 16, true);
    for (let i = 0; i < count; i += 1) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) throw new Unreadable("damaged");
      const nameLength = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      this.entries.set(name.replaceAll("\\", "/").replace(/^\//, ""), {
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        inflated: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
        locked: (view.getUint16(at + 8, true) & 1) === 1,
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  find(pattern: RegExp): string | undefined {
    return this.names.find((name) => pattern.test(name));
  }

  /** Streams a part out, piece by piece. */
  read(name: string, take: (piece: Uint8Array) => void): void {
    const entry = this.entries.get(name);
    if (!entry) throw new Unreadable("damaged");
    if (entry.locked) throw new Unreadable("encrypted");
    this.allow(entry.inflated, entry);
    const packed = this.packedBytes(entry);
    let real = 0;
    const count = (piece: Uint8Array) => {
      real += piece.length;
      this.allow(real, entry);
      take(piece);
    };
    if (entry.method === 0) count(packed);
    else if (entry.method === 8) inflate(packed, count);
    else throw new Unreadable("damaged");
    if (real !== entry.inflated) throw new Unreadable("damaged");
    this.inflatedBytes += real;
  }

  /** A part whole. */
  readWhole(name: string): Uint8Array {
    const pieces: Uint8Array[] = [];
    let length = 0;
    this.read(name, (piece) => {
      pieces.push(piece);
      length += piece.length;
    });
    const whole = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  private allow(inflated: number, entry: Entry): void {
    if (this.inflatedBytes + inflated > this.inflatedLimit) {
      throw new Unreadable("too-large", { limit: this.inflatedLimit / 1024 / 1024, unit: "MB unpacked" });
    }
    if (inflated > limits.ratioFloorBytes && inflated > entry.packed * limits.inflateRatio) {
      throw new Unreadable("too-complex", { limit: limits.inflateRatio, unit: "times packed" });
    }
  }

  private packedBytes(entry: Entry): Uint8Array {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    const at = entry.offset;
    if (at + 30 > this.bytes.length || view.getUint32(at, true) !== 0x04034b50)
      throw new Unreadable("damaged");
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (start + entry.packed > this.bytes.length) throw new Unreadable("damaged");
    return this.bytes.subarray(start, start + entry.packed);
  }
}

/** The directory's end stands in the last 64 KB, behind it at most a comment. */
function findEnd(view: DataView): number {
  const last = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= last; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  throw new Unreadable("damaged");
}

function inflate(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  const stream = new Inflate((piece) => take(piece));
  for (let at = 0; at < packed.length; at += stepBytes) {
    const end = Math.min(at + stepBytes, packed.length);
    stream.push(packed.subarray(at, end), end === packed.length);
  }
}
