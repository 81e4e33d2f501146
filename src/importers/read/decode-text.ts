import { Unreadable } from "./page-model.ts";

export interface Decoded {
  text: string;
  encoding: string;
  /** How many places could not be decoded (each became U+FFFD). */
  undecodable: number;
}

/**
 * Characters that fill any Chinese official text, simplified and traditional. Wrong guesses among the double-byte
 * encodings also give Han characters, but rare ones; only the right one gives these.
 */
const everyday = new Set(
  "，。、；：（）《》“”的一是在和有为年中国工作安全生产区市县省政府部门局委办责任单位牵头配合务" +
    "主要内容时限加强建设管理企业监督实施完成推进组织人民社会发展制度应急救援行法规划项目标会公" +
    "大上下不与及各以对等个到于地方分类别序号负第月日底前二三四五六七八九十" +
    "為產縣門辦責單牽頭務內時強設業監實織會發應規劃項標對與個於類別號負區進處學總統業長開關點員體",
);

/** Text of a file whose encoding nobody states: BOM, else UTF-8, UTF-16, GB18030 (holds GBK) or Big5 by what fits. */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes);
  if (marked) return decode(bytes, marked);
  const utf8 = decode(bytes, "utf-8");
  if (utf8.undecodable === 0 && !looksWide(bytes)) return utf8;
  const sample = bytes.subarray(0, 64 * 1024);
  const candidates = ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5"]
    .map((encoding) => ({ encoding, score: plausibility(decode(sample, encoding).text) }))
    .sort((a, b) => b.score - a.score);
  const best = candidates[0]!;
  if (best.score < 0.5) throw new Unreadable("kind-unknown");
  return best.encoding === "utf-8" ? utf8 : decode(bytes, best.encoding);
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** ASCII inside UTF-16 shows as NUL in every second byte; plain UTF-8 text has none there. */
function looksWide(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const counts = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) counts[i % 2]! += 1;
  });
  const [even = 0, odd = 0] = counts;
  return even + odd > 0 && Math.max(even, odd) > 8 * Math.min(even, odd) && even + odd > sample.length / 50;
}

function decode(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  let undecodable = 0;
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", at + 1)) undecodable += 1;
  return { text, encoding, undecodable };
}

/** Near 1 for text in the right encoding, below 0.5 for bytes that are no text in this encoding. */
function plausibility(text: string): number {
  let points = 0;
  let total = 0;
  for (const char of text) {
    total += 1;
    points += weight(char);
  }
  return total === 0 ? 0 : points / total;
}

function weight(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (everyday.has(char)) return 1.5;
  if (code === 9 || code === 10 || code === 12 || code === 13 || (code >= 0x20 && code < 0x7f)) return 1;
  if (code === 0) return -0.5;
  if (code === 0xfffd || code < 0x20) return -4;
  if (code >= 0x4e00 && code <= 0x9fff) return 0.6;
  if (code >= 0x3000 && code <= 0x303f) return 1;
  if (code >= 0xff01 && code <= 0xff5e) return 1;
  if (code >= 0x2010 && code <= 0x2312) return 0.8;
  if (code >= 0xa0 && code <= 0x17f) return 0.3;
  return -1;
}
