import type { Stream } from "./doc-stream.ts";
import { limits } from "./limits.ts";
import { Unreadable } from "./page-model.ts";

const pageBytes = 512;

/** A stretch of the main stream (by byte) with the properties kept for it. */
export interface Run {
  start: number;
  end: number;
  properties: Stream | undefined;
}

/**
 * Property runs of paragraphs or characters: the table stream lists pages of 512 bytes, each holding runs and, from
 * its end, their properties ([MS-DOC] 2.9.33, 2.9.34).
 */
export function readRuns(main: Stream, index: Stream | undefined, kind: "paragraph" | "character"): Run[] {
  if (!index) return [];
  const pages = Math.floor((index.length - 4) / 8);
  const runs: Run[] = [];
  for (let i = 0; i < pages; i += 1) {
    const number = index.u32(4 * (pages + 1) + 4 * i) & 0x3fffff;
    const page = main.slice(number * pageBytes, pageBytes);
    const count = page.u8(511);
    for (let j = 0; j < count; j += 1) {
      const entry = 4 * (count + 1) + j * (kind === "paragraph" ? 13 : 1);
      const at = page.u8(entry) * 2;
      runs.push({
        start: page.u32(4 * j),
        end: page.u32(4 * j + 4),
        properties: at > 0 ? properties(page, at, kind) : undefined,
      });
    }
    if (runs.length > 40 * limits.paragraphs)
      throw new Unreadable("too-complex", { limit: limits.paragraphs, unit: "runs" });
  }
  return runs.sort((a, b) => a.start - b.start);
}

function properties(page: Stream, at: number, kind: "paragraph" | "character"): Stream | undefined {
  const size = page.u8(at);
  let start = at + 1;
  let length = size;
  if (kind === "paragraph") {
    start = size === 0 ? at + 2 : at + 1;
    length = size === 0 ? 2 * page.u8(at + 1) : 2 * size - 1;
  }
  return start + length <= pageBytes ? page.slice(start, length) : undefined;
}

/** The run that holds a byte of the main stream. */
export function runAt(runs: Run[], byte: number): Run | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle]!;
    if (byte < run.start) high = middle - 1;
    else if (byte >= run.end) low = middle + 1;
    else return run;
  }
  return undefined;
}
