import { Unreadable } from "./page-model.ts";

const endOfChain = 0xfffffffe;
const smallStream = 4096;

interface Entry {
  name: string;
  start: number;
  size: number;
  root: boolean;
}

/**
 * The container of the old office formats ([MS-CFB]): a file system of sectors chained in tables. Chains are followed
 * for at most as many steps as the file has sectors, so that a circle ends.
 */
export class OleFile {
  private readonly view: DataView;
  private readonly sectorSize: number;
  private readonly table: Uint32Array;
  private readonly entries: Entry[];
  private small: { sectors: Uint8Array; table: Uint32Array } | undefined;

  static readonly mark = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;

  /** @throws Unreadable damaged where the tables do not hold together */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = bytes.length >= 512 ? this.view.getUint16(30, true) : 0;
    if (shift !== 9 && shift !== 12) throw new Unreadable("damaged");
    this.sectorSize = 1 << shift;
    this.table = this.readTable();
    this.entries = this.readEntries();
  }

  get names(): string[] {
    return this.entries.map((entry) => entry.name);
  }

  /** A stream whole; undefined where there is none of that name. */
  stream(name: string): Uint8Array | undefined {
    const entry = this.entries.find((candidate) => candidate.name === name && !candidate.root);
    if (!entry) return undefined;
    if (entry.size > this.bytes.length) throw new Unreadable("damaged");
    const whole = entry.size < smallStream ? this.smallChain(entry.start) : this.chain(entry.start);
    if (whole.length < entry.size) throw new Unreadable("damaged");
    return whole.subarray(0, entry.size);
  }

  private get sectorCount(): number {
    return Math.ceil(this.bytes.length / this.sectorSize);
  }

  /** Sector numbers of the allocation table stand in the header, further ones in a chain of their own. */
  private readTable(): Uint32Array {
    const sectors: number[] = [];
    for (let i = 0; i < 109; i += 1) sectors.push(this.view.getUint32(76 + 4 * i, true));
    let next = this.view.getUint32(68, true);
    for (let steps = 0; next < endOfChain && steps < this.sectorCount; steps += 1) {
      const list = this.words(this.sector(next));
      sectors.push(...list.subarray(0, -1));
      next = list.at(-1) ?? endOfChain;
    }
    const used = sectors.filter((sector) => sector < this.sectorCount).slice(0, this.sectorCount);
    return this.words(join(used.map((sector) => this.sector(sector))));
  }

  /** The root and what lies directly in it: an embedded file brings streams of the same names further down. */
  private readEntries(): Entry[] {
    const directory = this.chain(this.view.getUint32(48, true));
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    const count = Math.floor(directory.length / 128);
    const root = readEntry(directory, view, 0);
    const entries = [root];
    const waiting = [view.byteLength >= 128 ? view.getUint32(76, true) : count];
    const seen = new Set<number>();
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (index >= count || seen.has(index)) continue;
      seen.add(index);
      entries.push(readEntry(directory, view, index));
      waiting.push(view.getUint32(index * 128 + 68, true), view.getUint32(index * 128 + 72, true));
    }
    return entries;
  }

  private chain(start: number): Uint8Array {
    const parts: Uint8Array[] = [];
    for (let next = start, steps = 0; next < endOfChain; next = this.table[next] ?? endOfChain, steps += 1) {
      if (steps > this.sectorCount) throw new Unreadable("damaged");
      parts.push(this.sector(next));
    }
    return join(parts);
  }

  private smallChain(start: number): Uint8Array {
    const root = this.entries.find((entry) => entry.root);
    this.small ??= {
      sectors: this.chain(root?.start ?? endOfChain),
      table: this.words(this.chain(this.view.getUint32(60, true))),
    };
    const { sectors, table } = this.small;
    const parts: Uint8Array[] = [];
    for (let next = start, steps = 0; next < endOfChain; next = table[next] ?? endOfChain, steps += 1) {
      if (steps > table.length) throw new Unreadable("damaged");
      parts.push(sectors.subarray(next * 64, next * 64 + 64));
    }
    return join(parts);
  }

  /** The last sector of a file may be cut short by its writer; one that is missing whole is damage. */
  private sector(index: number): Uint8Array {
    const at = (index + 1) * this.sectorSize;
    if (at >= this.bytes.length) throw new Unreadable("damaged");
    return this.bytes.subarray(at, at + this.sectorSize);
  }

  private words(bytes: Uint8Array): Uint32Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i, true));
  }
}

function readEntry(directory: Uint8Array, view: DataView, index: number): Entry {
  const at = index * 128;
  if (at + 128 > directory.length) throw new Unreadable("damaged");
  const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
  return {
    name: new TextDecoder("utf-16le").decode(directory.subarray(at, at + length)),
    start: view.getUint32(at + 116, true),
    size: view.getUint32(at + 120, true),
    root: index === 0,
  };
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
