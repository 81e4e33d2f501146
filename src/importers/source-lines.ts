import { unflatten } from "./flattened/index.ts";
import { fold } from "./fold.ts";
import { gridOfTable } from "./grid.ts";
import type { Line, Piece } from "./line.ts";
import { isOneLineText, linesOfOneLineText } from "./one-line-text.ts";
import type { Block, Page } from "./read/page-model.ts";
import { splitRunTogether } from "./run-together-text.ts";
import { unstack } from "./stacked-tables.ts";

/** The page as lines and tables, without what converters and printers added: bookmarks, tags, page numbers, headers. */
export function sourcePieces(page: Page): Piece[] {
  const pieces: Piece[] = [];
  let lines: Line[] = [];
  const flush = () => {
    pieces.push(...unflatten(withoutRunningHeads(lines)));
    lines = [];
  };
  const spaced = hasEmptyLines(page);
  let before = 0;
  for (const block of joinOneLineText(page.blocks)) {
    if (block.kind === "table") {
      flush();
      pieces.push(
        ...unstack({ ...gridOfTable(block), knowsMerges: page.source !== "csv" && page.source !== "md" }),
      );
      before = block.line;
      continue;
    }
    for (const part of block.text
      .split(/\r?\n|\f/)
      .flatMap((part) => splitRunTogether(part) ?? unglue(part))) {
      if (pageNumber.test(fold(part.trim())) && !part.startsWith("\t")) continue;
      const text = clean(part);
      if (text.trim() === "" && !/^\t/.test(text)) continue;
      const gap = before === 0 || block.line - before > 1 || !spaced;
      lines.push(...lineOf(text, block.line, gap, block.level));
      before = block.line;
    }
  }
  flush();
  return pieces;
}

/** Whether the text sets paragraphs apart by empty lines. Where it has none, every line is a paragraph of its own. */
function hasEmptyLines(page: Page): boolean {
  const lines = page.blocks.map((block) => block.line);
  const gaps = lines.filter((line, index) => index > 0 && line - lines[index - 1]! > 1).length;
  return gaps > lines.length * 0.05;
}

const glued = [
  /(?<=[\d\u4e00-\u9fff])(?=附件\s?\d{1,2}$)/,
  /(?<=。)(?=[\u4e00-\u9fff]{3,14}[：:](?:负责|牵头|配合|协助|参与))/,
  /(?<=(?:单位|部门|领导|时限|时间|责任人)[：:][^。；;]{2,80}[\u4e00-\u9fff）)。])(?=\d{1,2}[.．、](?!\d)[\u4e00-\u9fff])/,
];

const gluedHeading = /(?<=[\u4e00-\u9fff）)]{4})(?=[一二三四五六七八九十]{1,2}、[^，。；、]{2,30}$)/;
const maxGluedHeading = 70;

/** Lines that a converter ran together: a duty that begins with its office, a number behind a field that ended. */
function unglue(text: string): string[] {
  if (text.length <= maxGluedHeading && !/[\t|]/.test(text) && gluedHeading.test(text))
    return text.split(gluedHeading);
  return glued.reduce((parts, seam) => parts.flatMap((part) => part.split(seam)), [text]);
}

/** Page breaks cut the one line of a one-line document into several; it is read as one. */
function joinOneLineText(blocks: readonly Block[]): readonly Block[] {
  const from = blocks.findIndex((block) => block.kind === "paragraph" && isOneLineText(block.text));
  if (from < 0) return blocks;
  const rest = blocks.slice(from);
  const total = rest.reduce((sum, block) => sum + (block.kind === "paragraph" ? block.text.length : 0), 0);
  if (rest.length < 2 || total / rest.length < minPerBlock || rest.some(({ kind }) => kind === "table"))
    return blocks;
  const text = rest.map((block) => (block.kind === "paragraph" ? block.text : "")).join(" ");
  return [...blocks.slice(0, from), { kind: "paragraph", text, line: rest[0]!.line }];
}

function lineOf(text: string, line: number, gap: boolean, level: number | undefined): Line[] {
  if (isOneLineText(text)) return linesOfOneLineText(text, line);
  const heading = /^(#{1,6}) +(?!.*\t)/.exec(text);
  const own = heading ? text.slice(heading[0].length) : text;
  return [{ kind: "line", text: own, line, gap, level: level ?? (heading ? heading[1]!.length : undefined) }];
}

function clean(text: string): string {
  return text
    .replace(/\[bookmark:[^\]]*\]/g, "")
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/<\/?(?:u|b|i|strong|em|span|p|br|sup|sub|font)\b[^>]*>/gi, "")
    .replace(/\*\*|__(?=\S)/g, "")
    .replace(/[\u200b\ufeff\u00ad]/g, "")
    .replace(/^\s*[-*•]\s+(?=[\u4e00-\u9fff]{2,8}[：:])/, "")
    .replace(/^\s*[-*]\s+(?=[\d一二三四五六七八九十"“(（])/, "")
    .replace(/[ \u3000\r]+$/, "");
}

/** Paragraphs of a one-line document are this long on average; those of an ordinary one are not. */
const minPerBlock = 800;
const pageNumber =
  /^(?:-+\s*\d{1,3}\s*-+|第\s*\d{1,3}\s*页(?:\s*[,/]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*\/\s*\d{1,3}|page\s+\d{1,3}(?:\s+of\s+\d{1,3})?|[ivx]{1,4})$/i;
const minRepeats = 3;
const maxHeadLength = 40;

/** A short line that comes back on many pages is a running head; a first printing of it stays. */
function withoutRunningHeads(lines: Line[]): Line[] {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const key = text.trim();
    if (key.length >= 6 && key.length <= maxHeadLength && !key.startsWith("|"))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const seen = new Set<string>();
  return lines.filter((line) => {
    const key = line.text.trim();
    const repeats = counts.get(key) ?? 0;
    if (repeats < minRepeats || !isRunningHead(key)) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const isRunningHead = (text: string): boolean =>
  !/[：:；;。|\t]/.test(text) &&
  !/(?:单位|部门|时限|任务|局|委|办|政府|街道|镇|中心|支队|大队|负责|坚持|推进|落实)$/.test(text) &&
  !/^[（(]?[一二三四五六七八九十\d]+[)）、.]/.test(text) &&
  /规划|方案|计划|要点|意见|通知|清单|分工|plan/i.test(text);
