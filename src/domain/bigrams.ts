/**
 * Full-text search that finds Chinese words of two characters as well as long ones: every Han run is written as its
 * overlapping pairs, so a word is a phrase of consecutive pairs. FTS5's own trigrams find nothing below three characters.
 */
export interface TaskTextRow {
  plan: string;
  title: string;
  body: string;
}

/** What stands in `task_text` for a task. Headings are searched too: a section's topic is the topic of its tasks. */
export function taskTextRow(task: {
  plan: string;
  path: readonly string[];
  title: string | null;
  content: string;
}): TaskTextRow {
  return {
    plan: planToken(task.plan),
    title: bigrams(task.title ?? ""),
    body: [task.content, ...task.path, ...withoutInsertions(task.content)]
      .map(bigrams)
      .filter(Boolean)
      .join(" 0 "),
  };
}

const brackets = /[(（]\p{Script=Han}{1,4}[)）]/gu;

const quotes = /[“"'‘《]([\p{L}\p{N}]{1,12})[”"'’》]/gu;

/** “网格化”管理 is found as 网格化管理 too: the words around a quotation, joined to it. */
const withoutQuotes = (words: string): string[] =>
  [...words.matchAll(quotes)].map(({ 0: quoted, 1: inside = "", index }) => {
    const after = words.slice(index + quoted.length, index + quoted.length + reach);
    return words.slice(Math.max(0, index - reach), index) + inside + after;
  });

/** 加油（气）站 is found as 加油站 and 加气站 too: the words around a short insertion, without it and with it instead. */
export function withoutInsertions(words: string): string[] {
  const inserted = [...words.matchAll(brackets)].flatMap(({ 0: bracket, index }) => {
    const before = words.slice(Math.max(0, index - reach), index);
    const after = words.slice(index + bracket.length, index + bracket.length + reach);
    const instead = bracket.slice(1, -1);
    return [before + after, before.slice(0, -instead.length) + instead + after];
  });
  return [...inserted, ...withoutQuotes(words)];
}

/** Characters kept on each side of an insertion. */
const reach = 8;

/** Pairs of Han characters, Latin words and figures, in order; "0" between runs, so that no phrase crosses them. */
export function bigrams(words: string): string {
  const runs = plain(words).match(runPattern) ?? [];
  return runs.map((run) => tokens(run).join(" ")).join(" 0 ");
}

/** FTS5's parser has a stack of a hundred; nobody looks for so many words. */
const mostTerms = 40;

/** A query for tasks of one plan that hold every word, each in one of the ways to say it; null = nothing to search for. */
export function searchQuery(plan: string, words: readonly (readonly string[])[]): string | null {
  const phrases = words
    .map((ways) => ways.map(phrase).filter(Boolean))
    .filter((ways) => ways.length)
    .slice(0, mostTerms);
  if (phrases.length === 0) return null;
  const wanted = phrases.map((ways) => `(${ways.join(" OR ")})`).join(" AND ");
  return `plan : ${planToken(plan)} AND {title body} : (${wanted})`;
}

/** A query for tasks of one plan that hold any pair of characters of the words: what is nearest where nothing fits. */
export function nearQuery(plan: string, words: string): string | null {
  const pairs = [...new Set(bigrams(words).split(" "))]
    .filter((token) => token.length >= 2)
    .slice(0, mostTerms);
  if (pairs.length === 0) return null;
  return `plan : ${planToken(plan)} AND {title body} : (${pairs.map((pair) => `"${pair}"`).join(" OR ")})`;
}

/** As searched: compatibility forms folded, no spaces, lower case. */
export const plain = (words: string): string => words.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

const runPattern = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;

function tokens(run: string): string[] {
  if (!/^\p{Script=Han}/u.test(run)) return splitMixed(run);
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** The second alternative of `runPattern` may swallow Han after Latin ("gps入网率"). */
function splitMixed(run: string): string[] {
  const parts = run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
  return parts.length > 1 ? parts.flatMap(tokens) : [run];
}

function phrase(words: string): string {
  const runs = plain(words).match(runPattern) ?? [];
  return runs
    .flatMap((run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    .map((run) =>
      Array.from(run).length === 1 && /\p{Script=Han}/u.test(run) ? "" : `"${tokens(run).join(" ")}"`,
    )
    .filter(Boolean)
    .reduce((all, next) => (all ? `(${all} AND ${next})` : next), "");
}

/** One token of letters and digits, whatever the id holds. */
const planToken = (id: string): string =>
  `p${id.replace(/[^A-Za-z0-9]/g, (sign) => `x${sign.codePointAt(0)!.toString(16)}x`).toLowerCase()}`;
