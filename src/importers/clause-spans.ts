import { isCollective, levelOf, looksLikeBody } from "./body-names.ts";
import { readClause } from "./clause.ts";
import { isDeadlineOnly } from "./deadlines.ts";
import { fold, isChinese } from "./fold.ts";
import { findLabels, namesOwners } from "./labels.ts";
import { cutRules } from "./standing-rules.ts";

/** A responsibility clause in a line: `text` is what it says, without its brackets. */
export interface ClauseSpan {
  start: number;
  end: number;
  text: string;
}

const bare = { years: { year: null, periodStart: null, periodEnd: null }, firstIsLead: false };
const maxClauseLength = 900;

/** Finds the clauses of one line or paragraph, in order; neighbours with nothing between them are one. */
export function findClauses(text: string): ClauseSpan[] {
  const spans = bracketed(text);
  const tail = labelTail(text, spans) ?? sentenceTail(text, spans);
  if (tail) spans.push(tail);
  return merge(text, spans);
}

function bracketed(text: string): ClauseSpan[] {
  const folded = fold(text);
  const spans: ClauseSpan[] = [];
  let depth = 0;
  let from = 0;
  for (const match of folded.matchAll(/[()]/g)) {
    if (match[0] === "(") {
      if (depth++ === 0) from = match.index;
    } else if (depth > 0 && --depth === 0) {
      const inner = text.slice(from + 1, match.index);
      if (isClause(inner, folded, from, match.index + 1))
        spans.push({ start: from, end: match.index + 1, text: inner.trim() });
    }
  }
  if (depth > 0 && folded.length - from < maxClauseLength) {
    const inner = text.slice(from + 1);
    if (namesOwners(findLabels(inner)[0]?.field ?? "other"))
      spans.push({ start: from, end: text.length, text: inner.trim() });
  }
  return spans;
}

function isClause(inner: string, folded: string, start: number, end: number): boolean {
  const text = inner.trim();
  if (text.length < 2 || text.length > maxClauseLength || /^\d+$/.test(text)) return false;
  const label = findLabels(text)[0];
  if (
    label &&
    (label.start <= 3 || /^(?:预期性|约束性)(?:指标)?\W?$/.test(fold(text.slice(0, label.start)))) &&
    (namesOwners(label.field) || label.field === "deadline" || label.field === "person")
  )
    return true;
  if (!isChinese(text)) return isEnglishNote(text) && /^\s*[.;]?\s*$/.test(folded.slice(end));
  const before = folded.slice(0, start).trimEnd();
  const after = folded.slice(end).trimStart();
  const atEnd = after === "" || /^[。;,.!]/.test(after);
  if (isDeadlineOnly(text)) return atEnd && /[。;)]$/.test(before);
  if (isPureRoles(text)) return true;
  return (atEnd || /[。;!]$/.test(before)) && isPlainList(text, /[。;!)]$/.test(before));
}

/** (JH, 3/15/2024), (City Attorney, ongoing): who and by when, at the end of an English item. */
function isEnglishNote(text: string): boolean {
  const pieces = text.split(/,\s+(?!20\d{2})/);
  return (
    pieces.length >= 2 &&
    isDeadlineOnly(pieces.at(-1)!) &&
    pieces
      .slice(0, -1)
      .every((piece) => /^(?:[A-Z][\w.&'-]*(?:[ /](?:of |and |the )?)?){1,5}$/.test(piece.trim()))
  );
}

/** NAMES ROLE，NAMES ROLE and nothing else, every name an office or a group of them. */
function isPureRoles(text: string): boolean {
  const folded = fold(cutRules(text).text).trim();
  if (
    !/牵头|主办|汇总|负责|承办|落实|参与|参加|配合|协办|协助|支持|会同|协同|实施/.test(folded) ||
    /[!?]|。(?=.)/.test(folded)
  )
    return false;
  const { owners } = readClause(text.replace(/[。.]$/, ""), bare);
  const offices = owners.filter(({ name }) => looksLikeBody(name) || isCollective(name)).length;
  const roleNamed =
    /(?:牵头|主办|汇总|负责|承办|落实|参与|参加|配合|协办|协助|支持|实施|督导|推进)(?:单位|部门|实施|落实|等|工作)*[,;。、\s]*(?:$|(?=[^,;]*(?:完成|前)$))|牵头|会同/.test(
      folded,
    );
  return (
    owners.length > 0 &&
    offices / owners.length > 0.6 &&
    roleNamed &&
    owners.every(({ name }) => name.length <= 40)
  );
}

function isPlainList(text: string, afterStop: boolean): boolean {
  const { owners } = readClause(text, bare);
  if (owners.length === 0 || !owners.every(({ name }) => looksLikeBody(name) || isCollective(name)))
    return false;
  return afterStop || owners.length > 1 || levelOf(text) !== null || /^(?:各|全[区市县])/.test(text);
}

/** "…。牵头单位：市发改委；配合单位：…": labels without brackets run to the end of the line. */
function labelTail(text: string, spans: ClauseSpan[]): ClauseSpan | null {
  const folded = fold(text);
  const outside = findLabels(text).filter(
    ({ start, from }) =>
      /:\s*$|-\s*$/.test(folded.slice(start, from)) &&
      !spans.some((span) => start >= span.start && start < span.end),
  );
  const first = outside.findIndex(
    ({ field, start }) => namesOwners(field) || (start === 0 && (field === "deadline" || field === "person")),
  );
  if (first < 0) return null;
  let from = first;
  while (from > 0 && (outside[from - 1]!.field === "deadline" || outside[from - 1]!.field === "person"))
    from--;
  const { start } = outside[from]!;
  if (spans.some((span) => span.start > start)) return null;
  return { start, end: text.length, text: text.slice(start).trim() };
}

/** A last sentence that is nothing but a clause, printed without brackets: 由区安监局牵头，区建委配合。 */
function sentenceTail(text: string, spans: ClauseSpan[]): ClauseSpan | null {
  if (!isChinese(text)) return null;
  const trimmed = text.trimEnd();
  const folded = fold(trimmed);
  const body = folded.replace(/[。;]$/, "");
  const stop = Math.max(body.lastIndexOf("。"), body.lastIndexOf(";")) + 1;
  const by = body.lastIndexOf(",由");
  const start = by > stop ? by + 1 : stop;
  const sentence = trimmed.slice(start);
  if (sentence.length > 200 || spans.some((span) => span.end > start) || /[“”"《(]/.test(fold(sentence)))
    return null;
  if (!/(?:牵头|负责|配合|参与|落实|承办|协办)[。;]?$/.test(fold(sentence)) || !isPureRoles(sentence))
    return null;
  return { start, end: trimmed.length, text: sentence.trim() };
}

function merge(text: string, spans: ClauseSpan[]): ClauseSpan[] {
  const merged: ClauseSpan[] = [];
  for (const span of spans) {
    const before = merged.at(-1);
    if (before && text.slice(before.end, span.start).replace(/[，,；;。\s]/g, "") === "") {
      before.end = span.end;
      before.text = `${before.text.replace(/[；;。]$/, "")}；${span.text}`;
    } else merged.push({ ...span });
  }
  return merged;
}

/** True when the whole line is a clause: label lines (责任单位：…) and clauses on a line of their own. */
export function isClauseLine(text: string): boolean {
  const spans = findClauses(text.trim());
  if (spans.length !== 1) return false;
  const rest = text.trim().slice(0, spans[0]!.start) + text.trim().slice(spans[0]!.end);
  return rest.replace(/[。.；;，,\s\-—•·*]/g, "") === "";
}
