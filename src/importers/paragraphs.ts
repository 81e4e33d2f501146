import { isClauseLine } from "./clause-spans.ts";
import { closeGaps, fold, isChinese } from "./fold.ts";
import { findLabels } from "./labels.ts";
import type { Line, Piece } from "./line.ts";
import { readMarker } from "./numbering.ts";
import { isBulleted } from "./task-texts.ts";

const minWrapped = 24;
/** No paragraph of a plan is longer; beyond this a page is no prose, and joining on would cost the square of its size. */
const maxJoined = 6000;
const maxOpenLines = 8;
/** Longest clause whose bracket is waited for, in characters. */
const maxOpen = 400;

/** Joins what a page break or a printed line end cut apart, drops bare page numbers, and closes gaps. */
export function joinParagraphs(pieces: readonly Piece[]): Piece[] {
  const width = printedWidth(pieces);
  const joined: Piece[] = [];
  let last: Line | null = null;
  let lastLength = 0;
  let openLines = 0;
  for (const piece of pieces) {
    if (piece.kind === "grid") {
      joined.push(piece);
      last = null;
      continue;
    }
    if (/^[\s\d]{1,4}$/.test(piece.text)) continue;
    const text = tidy(piece.text);
    if (text === "") continue;
    if (
      last &&
      (hangs(last, text) ||
        continues(last, lastLength, text, piece, width) ||
        (isOpen(last.text) && openLines < maxOpenLines))
    ) {
      openLines = isOpen(last.text) ? openLines + 1 : 0;
      last.text += (/[a-zA-Z,]$/.test(last.text) && /^[\w(]/.test(text) ? " " : "") + text;
    } else {
      last = { ...piece, text };
      joined.push(last);
      openLines = 0;
    }
    lastLength = text.length;
  }
  return joined;
}

/** A blank before a label (牵头单位：A  配合单位：B) parts two fields; an em space outlasts the closing of gaps. */
const labelGap =
  /[ \u3000]+(?=[（(]?[\u4e00-\u9fff]{0,4}(?:单位|部门|时限|时间|期限|责任人|领导|牵头|配合)\s*[：:])/g;
/** The same where the blank was lost: 市教育局完成时限：… */
const lostGap =
  /(?<=[\u4e00-\u9fff）)])(?<!牵头|协同|配合|主要|主体|第一|共同|总|参与|主办|承办|负责|落实|实施|工作|任务|整改|相关|有关)(?=(?:总?牵头|主办|协同|配合|协办|参与|责任|承办|完成|办结)(?:责任|负责)?(?:单位|部门|领导|时限|时间)[：:])/g;
/** Blanks between whole names behind a label (责任单位：基教科 教研室) part them. */
const office = "(?:局|委|办|科|室|处|中心|院|站|队|政府|公司|部|厅|街道|镇|乡)";
const nameGap = new RegExp(
  `(?<=(?:单位|部门|科室)[：:][^。；;]{0,80}${office})[ \\u3000]+(?=[\\u4e00-\\u9fff]{2,14}${office}(?:[ \\u3000、，,；;)）】〕]|$))`,
  "g",
);
const keptGap = "\u2003";

/** Gaps closed, but for the one that sets a chapter's number off from its title. */
function tidy(text: string): string {
  const plain = text
    .replace(/\t/g, " ")
    .trim()
    .replace(labelGap, keptGap)
    .replace(nameGap, keptGap)
    .replace(lostGap, keptGap);
  const number =
    /^(第[一二三四五六七八九十百\d]{1,4}[章节篇条]|第[一二三四五六七八九十]+部分)[\s\u3000]+(?=\S)/.exec(
      plain,
    );
  return number ? `${number[1]} ${closeGaps(plain.slice(number[0].length))}` : closeGaps(plain);
}

/** A clause whose bracket is still open goes on in the next line. */
function isOpen(text: string): boolean {
  const folded = fold(text.slice(-maxOpen));
  const open = folded.lastIndexOf("(");
  return (
    open >= 0 &&
    folded.indexOf(")", open) < 0 &&
    folded.length - open < maxOpen &&
    /单位|部门|牵头|负责|局|委|办|lead|责任/i.test(folded.slice(open))
  );
}

/** A line that ends in a list's comma goes on in the next. */
const hangs = (last: Line, text: string): boolean =>
  /[、，]$/.test(last.text) && last.text.length < maxJoined && !readMarker(text) && !startsField(text);

const titleEnd = /(?:通知|方案|计划|规划|意见|清单|要点|分工|分解|任务表)$/;

function continues(last: Line, lastLength: number, text: string, piece: Line, width: number): boolean {
  if (last.level !== undefined || piece.level !== undefined || last.text.length > maxJoined) return false;
  const stopped = /[。;!?:.”"]$|\)$/.test(fold(last.text.slice(-2)));
  if (isBulleted(text) || (piece.gap && /^[A-Z]/.test(text) && !isChinese(last.text))) return false;
  if (stopped || titleEnd.test(last.text) || readMarker(text) || startsField(text) || isHeadingLike(last))
    return false;
  const sentence = lastLength >= 20 && /[。，,;；]/.test(last.text);
  const full = width > 0 ? lastLength >= width * 0.8 : lastLength >= 40 || sentence;
  return full && last.text.length >= minWrapped && (last.text.length > maxOpen || !isClauseLine(last.text));
}

const isHeadingLike = (line: Line): boolean =>
  readMarker(line.text) !== null && line.text.length < minWrapped;
const startsField = (text: string): boolean =>
  findLabels(text)[0]?.start === 0 || (/^[(（〔【[]/.test(text) && isClauseLine(text));

/** Width of the printed line when the text is hard-wrapped, 0 when each paragraph is one line. */
function printedWidth(pieces: readonly Piece[]): number {
  const lengths = pieces.flatMap((piece) =>
    piece.kind === "line" && piece.text.length > 10 ? [piece.text.trim().length] : [],
  );
  if (lengths.length < 8) return 0;
  const sorted = [...lengths].sort((a, b) => a - b);
  const long = sorted[Math.floor(sorted.length * 0.9)]!;
  const near = lengths.filter((length) => length > long * 0.85).length;
  return long <= 100 && near / lengths.length > 0.3 ? long : 0;
}
