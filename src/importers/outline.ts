import { isClauseLine } from "./clause-spans.ts";
import { fold, isChinese } from "./fold.ts";
import type { Grid } from "./grid.ts";
import type { Line, Piece } from "./line.ts";
import { isSubItem, type Marker, readMarker } from "./numbering.ts";
import { isEnglishOwner } from "./owner-heads.ts";
import { isBulleted } from "./task-texts.ts";

/** A numbered or titled part of the document with what stands under it. */
export interface Section {
  /** Its own line as printed; "" for the root. */
  text: string;
  marker: Marker | null;
  /** The line without its number. */
  title: string;
  line: number;
  rank: number;
  level?: number;
  /** Lines and tables between its own line and its first child. */
  body: Piece[];
  children: Section[];
  /** 附件: begins the document anew and is no step of a path. */
  annex: boolean;
  /** Clause lines printed below its children that speak of the whole section. */
  after: Line[];
}

const maxTitle = 34;

/** `title` is the plan's own: its lines head nothing. */
export function buildOutline(pieces: readonly Piece[], title: string): Section {
  const root: Section = section("", null, 0, -1);
  const head = headEnd(pieces, title);
  const stack: Section[] = [root];
  pieces.forEach((piece, index) => {
    const top = stack.at(-1)!;
    if (piece.kind === "grid") {
      top.body.push(piece);
      return;
    }
    const begun =
      (index < head || title.includes(piece.text.trim())) && readMarker(piece.text) === null
        ? null
        : beginSection(piece, pieces[index + 1], stack);
    if (!begun) {
      top.body.push(piece);
      return;
    }
    while (stack.length > 1 && stack.at(-1)!.rank >= begun.rank) stack.pop();
    stack.at(-1)!.children.push(begun);
    stack.push(begun);
  });
  raiseClauses(root);
  return root;
}

const maxHead = 25;

/** Index of the plan's title line: letterhead, number and addressees above it head nothing and own nothing. */
function headEnd(pieces: readonly Piece[], title: string): number {
  const lines = pieces.slice(0, maxHead);
  const numbered = lines.findIndex((piece) => piece.kind === "grid" || readMarker(piece.text) !== null);
  return lines
    .slice(0, numbered < 0 ? maxHead : numbered)
    .findLastIndex(
      (piece) => piece.kind === "line" && piece.text.length >= 4 && title.startsWith(piece.text.trim()),
    );
}

function section(text: string, marker: Marker | null, line: number, rank: number, level?: number): Section {
  const title = marker ? text.slice(marker.length).trim() : text;
  return { text, marker, title, line, rank, level, annex: false, body: [], children: [], after: [] };
}

function beginSection(piece: Line, next: Piece | undefined, stack: readonly Section[]): Section | null {
  if (/^附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]{0,3}\s*[:.]?\s*$/.test(fold(piece.text))) {
    return { ...section("", null, piece.line, -0.5), annex: true };
  }
  const marker = readMarker(piece.text);
  if (marker && marker.length < piece.text.length) {
    if (marker.kind === "spoken" && countSpoken(piece.text) > 1) return null;
    return section(piece.text, marker, piece.line, marker.rank, piece.level);
  }
  if (piece.level !== undefined)
    return section(piece.text, null, piece.line, levelRank(piece.level, stack), piece.level);
  return isTitle(piece, next) ? section(piece.text, null, piece.line, titleRank(next!, stack)) : null;
}

/** A paragraph that runs through 一是…二是…三是… is one text, not the first of several items. */
const countSpoken = (text: string): number =>
  (fold(text).match(/(?:^|[。;,])[一二三四五六七八九十]{1,2}(?:是|要)/g) ?? []).length;

function levelRank(level: number, stack: readonly Section[]): number {
  const above = stack.findLast((open) => open.level !== undefined && open.level < level);
  return above ? above.rank + 0.5 : (level - 1) * 0.9;
}

/** A short line without a stop, above a paragraph or the start of a numbered list, is a heading without a number. */
function isTitle(piece: Line, next: Piece | undefined): boolean {
  const text = fold(piece.text).trim();
  if (next?.kind !== "line" || text.length > maxTitle || text.length < 4) return false;
  if (
    /^(?:附|表\s*\d|图\s*\d|注:|抄送|主送|\()|20\d{2}年\d{1,2}月|\((?:19|20)\d{2}\)\s*第?\d+号/.test(text) ||
    isClauseLine(piece.text)
  )
    return false;
  if (isBulleted(next.text) && !isChinese(text) && isEnglishOwner(text)) return true;
  const begins = readMarker(next.text)?.value === 1;
  if (/:$/.test(text))
    return begins && !/[,。;]/.test(text) && /(?:目标|指标|工程|项目|任务|重点|措施|治理|内容):$/.test(text);
  if (/[。;,.!?、]$/.test(text) || /,.*,|:/.test(text)) return false;
  if (begins) return true;
  return (
    !readMarker(next.text) &&
    next.text.length > maxTitle &&
    next.text.length > text.length * 1.5 &&
    !/[:：]$/.test(next.text.slice(0, 60))
  );
}

function titleRank(next: Piece, stack: readonly Section[]): number {
  const owner = stack.findLast(
    ({ marker: own, text }) => own === null && text !== "" && isEnglishOwner(text),
  );
  if (owner) return owner.rank;
  const marker = next.kind === "line" ? readMarker(next.text) : null;
  if (marker?.value === 1) return marker.rank - 0.5;
  const numbered = stack.findLast((open) => open.marker !== null && !isParagraph(open));
  return (numbered?.rank ?? -1) + 0.5;
}

/** A numbered line that is itself a paragraph heads nothing. */
const isParagraph = (open: Section): boolean => open.title.length > 60 || isSubItem(open.marker!);

/**
 * A clause line below the last of several items none of which has one of its own speaks of all of them: it belongs to
 * the section above.
 */
function raiseClauses(parent: Section): void {
  for (const child of parent.children) raiseClauses(child);
  const last = parent.children.at(-1);
  if (!last || parent.text === "") return;
  const alone = parent.children.length === 1 && !(last.marker && isSubItem(last.marker));
  if (alone || parent.children.slice(0, -1).some(speaks)) return;
  const trailing = trailingClauses(last);
  if (trailing.length === 0) return;
  parent.after.push(...trailing);
}

function trailingClauses(child: Section): Line[] {
  if (child.after.length > 0) return child.after.splice(0);
  const lines: Line[] = [];
  while (child.children.length === 0) {
    const piece = child.body.at(-1);
    if (piece?.kind !== "line" || !isClauseLine(piece.text)) break;
    lines.unshift(piece);
    child.body.pop();
  }
  return lines;
}

const clauseWords = /牵头|单位|部门|负责|配合|参与|局|委|办|政府|lead|responsib|agency|owner/i;
const speaks = (child: Section): boolean =>
  child.after.length > 0 ||
  child.children.some(speaks) ||
  [child.text, ...child.body.flatMap((piece) => (piece.kind === "line" ? [piece.text] : []))].some(
    hasClauseText,
  );

function hasClauseText(text: string): boolean {
  return clauseWords.test(fold(text)) && (isClauseLine(text) || endsInClause(text));
}

const endsInClause = (text: string): boolean => {
  const folded = fold(text)
    .trimEnd()
    .replace(/[。;]$/, "");
  return folded.endsWith(")") && isClauseLine(text.trimEnd().slice(folded.lastIndexOf("(")));
};

export const gridsOf = (part: Section): Grid[] =>
  part.body.filter((piece): piece is Grid => piece.kind === "grid");
