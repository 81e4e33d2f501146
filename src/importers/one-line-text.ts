import { type ColumnKind, columnKind, isOwnerColumn } from "./column-kinds.ts";
import { fold } from "./fold.ts";
import type { Line } from "./line.ts";
import { readMarker } from "./numbering.ts";

/** A whole document on one line, as some PDF converters write it: line ends have become blanks. */
const minLength = 500;
const minNumbers = 3;
const maxCharactersPerBlank = 90;

export function isOneLineText(text: string): boolean {
  if (tableStart(text) !== null) return true;
  if (text.length < minLength) return false;
  const blanks = text.split(/ +/).length - 1;
  const numbers =
    text.match(/ (?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[、.](?!\d))/g)
      ?.length ?? 0;
  return (
    numbers >= minNumbers &&
    text.length / Math.max(1, blanks) < maxCharactersPerBlank &&
    /[\u4e00-\u9fff]/.test(text)
  );
}

/** Cuts such a text back into paragraphs: page numbers and contents go, headings end where their printed line ended. */
export function linesOfOneLineText(text: string, line: number): Line[] {
  const table = tableStart(text);
  if (table !== null) {
    const cells = text.slice(table).split(/ +/).filter(Boolean);
    const before = text.slice(0, table).trim();
    const above =
      before === "" ? [] : isOneLineText(before) ? linesOfOneLineText(before, line) : [lineOf(before, line)];
    return [...above, ...cells.map((cell) => lineOf(cell, line))];
  }
  const body = withoutPageNumbers(withoutContents(text));
  const paragraphs = body.split("\n").flatMap((part, index) => joinPrinted(printedLines(part), index === 0));
  return paragraphs.map((paragraph) => lineOf(paragraph, line));
}

const lineOf = (text: string, line: number): Line => ({ kind: "line", text, line, gap: true });

const minTableLength = 60;
const minHeadings = 3;

/** Where a table begins whose cells stand apart by blanks only: a run of column headings, the first of them 序号 or a task. */
function tableStart(text: string): number | null {
  if (text.length < minTableLength || !/序\s?号|编号|任务|事项|项目名称|指标/.test(text)) return null;
  let run = 0;
  let start = 0;
  let fields = 0;
  let first: ColumnKind | null = null;
  for (const match of text.matchAll(/[^ ]+/g)) {
    const kind = /[:：。]/.test(match[0]) ? null : columnKind(match[0]);
    const unknown = kind === null && run === 1 && first === "seq" && /^[\u4e00-\u9fff]{2,8}$/.test(match[0]);
    if (kind === null && !unknown) {
      if (run >= minHeadings && fields > 0 && match[0].length < 40) return start;
      run = 0;
      fields = 0;
      continue;
    }
    if (run++ === 0) {
      start = match.index;
      first = kind;
    }
    if (kind !== null && (isOwnerColumn(kind) || kind === "deadline")) fields++;
  }
  return null;
}

/**
 * Takes out the contents (entries with dot leaders and page numbers) and uses them: a title they list is a heading of
 * its own where it comes back in the text, also when the blanks around it were lost.
 */
function withoutContents(text: string): string {
  const leaders = [...text.matchAll(/[.…·]{4,}\s*\d{1,3}(?=\D|$)/g)];
  if (leaders.length < 3) return text;
  const first = /目\s*录/.exec(text)?.index ?? leaders[0]!.index;
  const last = leaders.at(-1)!;
  const contents = text.slice(first, last.index + last[0].length);
  const body = text.slice(last.index + last[0].length);
  return `${text.slice(0, Math.min(first, leaders[0]!.index)).trimEnd()}\n${setApart(body, contents)}`;
}

function setApart(body: string, contents: string): string {
  const titles = contents
    .replace(/-+\s*\d{1,3}\s*-+/g, " ")
    .split(/[.…·]{4,}\s*\d{1,3}/)
    .map((title) => title.replace(/目\s*录|[.…·]{2,}/g, "").replace(/\s+/g, ""))
    .filter((title) => readMarker(title) !== null && title.length >= 6 && title.length <= 50);
  let apart = body;
  for (const title of titles) {
    const spaced = [...title].map((char) => char.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(" *");
    apart = apart.replace(new RegExp(` *${spaced} *`), `\n${title}\n`);
  }
  return apart;
}

const nearestPage = 150;
const farthestPage = 1600;

/**
 * Page numbers stand as bare numbers between two blanks, one higher each time, a page apart. The longest such chain is
 * theirs; a number before a unit (5 家, 31 起) is a worse link than one before a plain character.
 */
function withoutPageNumbers(text: string): string {
  const marked = text
    .replace(/(?<=\s)-+ \d{1,3} -+(?=\s)/g, " ")
    .replace(
      /(?<=[。；;！）)] )\d{1,3}(?= (?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[、.](?!\d)))/g,
      " ",
    );
  const found = [...marked.matchAll(/(?<= )(\d{1,3})(?= |$)/g)].map((match) => ({
    at: match.index,
    value: Number(match[1]),
    cost: linkCost(marked, match),
  }));
  const best: { score: number; from: number }[] = [];
  let tail = -1;
  let open = 0;
  found.forEach((here, index) => {
    best[index] = { score: 1 - here.cost, from: -1 };
    while (open < index && here.at - found[open]!.at > farthestPage) open++;
    for (let before = open; before < index; before++) {
      const gap = here.at - found[before]!.at;
      if (found[before]!.value !== here.value - 1 || gap < nearestPage) continue;
      const score = best[before]!.score + 1 - here.cost;
      if (score > best[index]!.score) best[index] = { score, from: before };
    }
    if (tail < 0 || best[index]!.score > best[tail]!.score) tail = index;
  });
  if (tail < 0 || best[tail]!.score < 3) return marked;
  let cut = marked;
  for (let index = tail; index >= 0; index = best[index]!.from) {
    const { at, value } = found[index]!;
    cut = `${cut.slice(0, at)}${" ".repeat(String(value).length)}${cut.slice(at + String(value).length)}`;
  }
  return cut;
}

function linkCost(text: string, match: RegExpMatchArray): number {
  const after = text.slice(match.index! + match[0].length).trimStart()[0] ?? "";
  return /[家项个处支起人次小年月日公万余类条名场岁亿元所件座台辆大]/.test(after) ? 0.6 : 0;
}

/** Blanks between Chinese characters are line ends; blanks beside figures and words are spacing. */
function printedLines(text: string): string[] {
  const folded = fold(text);
  const lines: string[] = [];
  let from = 0;
  for (const match of folded.matchAll(/ +/g)) {
    const left = folded[match.index - 1] ?? "";
    const after = folded.slice(match.index + match[0].length, match.index + match[0].length + 8);
    const spacing =
      /[\w%.<>≤≥、(]/.test(left) || (/^[\w<>≤≥]/.test(after) && !/^\d{1,2}(?:、|\.(?!\d))/.test(after));
    if (spacing) continue;
    lines.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  lines.push(text.slice(from));
  return lines.filter((line) => line.trim() !== "");
}

/** Joins printed lines to paragraphs: a new one begins at a number, after a heading, and where a line ends short and stopped. */
function joinPrinted(lines: string[], titled: boolean): string[] {
  const width = lineWidth(lines);
  const paragraphs: string[] = [];
  let current = "";
  let last = "";
  const flush = () => {
    if (current) paragraphs.push(current);
    current = "";
  };
  for (const line of lines) {
    const stopped = /[。;!?:]$/.test(fold(last));
    const short = last.length < width - 3;
    const heading = current !== "" && current === last && isHeading(current) && short;
    const title =
      titled &&
      paragraphs.length === 0 &&
      current === last &&
      short &&
      current.length <= 40 &&
      !/[,。;]/.test(fold(current));
    if (
      startsPart(line, last) ||
      heading ||
      (title && current !== "") ||
      (stopped && short && /^(?:——|[^，,、]{2,14}[:：])/.test(line))
    )
      flush();
    current += line;
    last = line;
  }
  flush();
  return paragraphs;
}

const isHeading = (text: string): boolean =>
  readMarker(text) !== null && !/[。;]/.test(fold(text)) && text.length < 50;

/** A number begins a paragraph; a spoken one (一是) and a bare 1. only after a stop or a heading. */
function startsPart(line: string, last: string): boolean {
  const marker = readMarker(line);
  if (!marker) return false;
  const inside = /[、,和及到约共为是的]$/.test(fold(last));
  return (
    !inside && (marker.rank < 5 || last === "" || /[。;:!?]$/.test(fold(last)) || marker.kind === "number")
  );
}

function lineWidth(lines: readonly string[]): number {
  const lengths = lines.map(({ length }) => length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? 0;
}
