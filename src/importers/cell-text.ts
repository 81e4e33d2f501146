import { closeGaps, fold } from "./fold.ts";

/** Text of a cell as one reads it: vertical writing straightened, wrapped lines joined, page-break repetitions dropped. */
export function cellText(text: string): string {
  const lines = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) return "";
  if (isVertical(lines)) return once(lines.join("").replace(/\s+/g, ""));
  let joined = lines[0]!;
  for (const line of lines.slice(1))
    joined +=
      startsItem(line) || /[。；;]$/.test(fold(joined))
        ? `\n${line}`
        : /[a-z,]$/i.test(joined)
          ? ` ${line}`
          : line;
  return closeGapsByLine(joined);
}

const closeGapsByLine = (text: string): string => text.split("\n").map(closeGaps).join("\n");
const startsItem = (line: string): boolean =>
  /^(?:[(（]\d+[)）]|\d+[.、．](?!\d)|[①-⑳]|[一二三四五六七八九十]+(?:是|、)|[•·●-]\s)/.test(line);

/** One or two characters a line. */
const isVertical = (lines: readonly string[]): boolean =>
  lines.length >= 3 &&
  lines.filter((line) => line.length <= 2).length / lines.length > 0.7 &&
  lines.every((line) => /[\u4e00-\u9fff]/.test(line));

/** A merged cell broken over pages prints its text once a page. */
function once(text: string): string {
  for (let period = 3; period <= text.length / 2; period++) {
    if (text.length % period === 0 && text === text.slice(0, period).repeat(text.length / period))
      return text.slice(0, period);
  }
  return text;
}
