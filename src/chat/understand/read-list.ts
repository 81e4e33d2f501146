import { numberFrom } from "./han-number.ts";

/** 前1000项 is a slip, not a question. */
const maxRange = 999;

/** A number in either writing. */
export const one = "\\d{1,3}|[零一二两三四五六七八九十百]{1,5}";
/** The first so many; none where nobody asks for so many. */
export const upTo = (count: number): string[] => (count > maxRange ? [] : between(1, count));

const between = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

/** 12-15、18; 十九到二十一: every number meant, in the order said. */
export function readList(words: string): string[] {
  const numbers: string[] = [];
  let previous: number | null = null;
  let open = false;
  for (const [token] of words.matchAll(new RegExp(`${one}|[-~—–]+|至|到|to`, "g"))) {
    const value = numberFrom(token);
    if (value === null) {
      open = true;
      continue;
    }
    const from = open ? previous : null;
    // 20到15: what is between, whichever stands first.
    if (from === null) numbers.push(String(value));
    else if (value > from) numbers.push(...between(from + 1, value));
    else numbers.push(...between(value, from - 1));
    previous = value;
    open = false;
  }
  return numbers;
}
