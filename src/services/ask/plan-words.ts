import {
  contentOf,
  isBroad,
  isEverywhere,
  isQuestionWord,
  isWord,
} from "../../chat/understand/question-words.ts";
import type { PlanWords } from "../../chat/understand/situation.ts";
import { plain } from "../../domain/bigrams.ts";
import { loadPlaces } from "../../domain/names/places.ts";
import { wordsOf } from "../../domain/segments.ts";
import type { Db } from "../../store/db.ts";
import { type Speaks, searchTasks, speaksIn } from "../tasks/search-tasks.ts";
import { isInTerm } from "../tasks/synonyms.ts";
import { asWritten } from "./as-written.ts";
import { type Misspelt, misspeltTopic } from "./misspelt-topic.ts";

/** A topic's word is at most this long, in characters; longer ones are found in parts. */
const longestWord = 10;
/** Up to this length words are one name: 核电站消防 is none of the plan's though 消防 is. */
const longestName = 8;
/** Longer runs are not looked through for a slip, in characters. */
const longestMistyped = 12;
/** A chunk no longer than this is looked at whole only, in characters. */
const longestPair = 3;
/** 危化企业搬迁那项: said of a task that there is, so what is known of it tells which. */
const pointing = /[这那](?:个|条|项|块|件|份)/;
/** A sentence longer than this is looked through at its beginning only, in characters. */
const longestChunk = 60;
/** A word of no more tasks than these tells what is meant. */
const fewTasks = 2;
/** More words than these make no topic. */
const mostWords = 4;
/** More pieces of a sentence than these are not looked at: each may cost a call of its own. */
const mostChunks = 4;

/** What is asked of the plan's tasks. */
interface Tasks {
  /** Many topics at once, in one round trip. */
  maySpeak: Speaks;
  /** How many speak of one topic, exactly. */
  count(topic: string): Promise<number>;
  misspelt(words: string): Promise<Misspelt | null>;
}

/** What the plan's tasks say of each piece of words left over in a sentence; null for nothing. */
export async function wordsOfPlan(
  db: Db,
  plan: string,
  chunks: readonly string[],
): Promise<Map<string, PlanWords | null>> {
  const maySpeak = speaksIn(db, plan);
  const tasks: Tasks = {
    maySpeak,
    count: async (topic) => (await searchTasks(db, plan, [topic])).length,
    misspelt: (words) => misspeltTopic(db, plan, words, maySpeak),
  };
  const looked = chunks.slice(0, mostChunks);
  const found = await Promise.all(looked.map((chunk) => wordsOfChunk(chunk, tasks)));
  // 服务|大兴|机场: a broad word apart makes no topic beside a better one.
  const better = found.some((words) => words && !isBroad(words.topic));
  const kept = found.map((words) => (words && better && isBroad(words.topic) ? null : words));
  return new Map(chunks.map((chunk, index) => [chunk, kept[index] ?? null]));
}

/**
 * Finds in words left over what the plan's tasks speak of: "跟机场沾边的" → 机场, "应急救援的条目翻出来" → 应急救援. The words
 * that stand in some task are taken, longest first; those that only belong to questions are not.
 */
async function wordsOfChunk(words: string, tasks: Tasks): Promise<PlanWords | null> {
  const chunk = words.slice(0, longestChunk);
  if (isQuestionWord(chunk)) return null;
  if ((await tasks.maySpeak(chunk)) && (await tasks.count(chunk)))
    return { topic: await widened(chunk, tasks), unknown: [], taken: [], typed: null };
  // 讲|跨区域联动: what is whole without its first character is not mistyped.
  const whole = chunk.length > longestPair && (await tasks.maySpeak(chunk.slice(1)));
  const slip = !whole && chunk.length <= longestMistyped ? await tasks.misspelt(chunk) : null;
  if (slip && slip.typed.length === plain(chunk).length && (await tasks.count(slip.meant)))
    return { topic: slip.meant, unknown: [], taken: [], typed: chunk };
  const typed = slip?.typed ?? null;
  const { said, taken } = await asWritten(
    slip ? chunk.replace(slip.typed, slip.meant) : chunk,
    tasks.maySpeak,
  );
  const [known, places] = await Promise.all([knownWords(said, tasks.maySpeak), loadPlaces()]);
  const strong = known.filter((word) => !isBroad(word) && !places.has(word));
  const others = contentOf(known.reduce((left, word) => left.replace(word, "·"), said));
  const unknown = others.filter((run) => !isBroad(run));
  if (unknown.length && said.length <= longestName && !pointing.test(said)) {
    const telling = await tellsOne(strong, said, tasks);
    return telling ? { topic: strong.join(" "), unknown, taken, typed } : null;
  }
  const telling = strong.length || unknown.length || known.every((word) => places.has(word)) ? strong : known;
  const topic = await mostTogether(telling.slice(0, mostWords), known, tasks);
  return topic === null ? null : { topic, unknown, taken, typed };
}

/** 拖拉机|年检: more than half of the name is known, and of hardly any task: it is that one, though 年检 is not spoken of. */
async function tellsOne(words: readonly string[], name: string, tasks: Tasks): Promise<boolean> {
  if (words.join("").length * 2 <= name.length) return false;
  const count = await tasks.count(words.join(" "));
  return count > 0 && count <= fewTasks;
}

/** 校园一键报警 also where a task speaks of 校园 and 一键报警 apart; 消防安全 stays one word. */
async function widened(name: string, { maySpeak, count }: Tasks): Promise<string> {
  const field = /^(.{2,})安全$/.exec(name)?.[1];
  if (field && isWord(field) && !isBroad(field)) return field;
  const [head = ""] = wordsOf(name);
  const rest = name.slice(head.length);
  const apart = [head, rest].every((word) => word.length >= 2 && !isBroad(word) && isWord(word));
  if (name.length < 5 || !apart || isInTerm(name, head.length) || !(await maySpeak(rest))) return name;
  const both = `${head} ${rest}`;
  return (await count(both)) > 0 ? both : name;
}

/** Longest first, none inside another; words of the language before mere neighbours (新|机场, not 新机|场). */
async function knownWords(said: string, speaks: Speaks): Promise<string[]> {
  const spoken = new Set(await those(windows(said, 2, 2), speaks));
  const longer = windows(said, 3, longestWord).filter((word) =>
    windows(word, 2, 2).every((pair) => spoken.has(pair)),
  );
  const weight = wordWeights(said);
  const candidates = [...(await those(longer, speaks)), ...spoken].filter(
    (word) => isWord(word) && !endsInQuality(word),
  );
  candidates.sort((a, b) => weight(b) - weight(a));
  let left = said;
  const words: string[] = [];
  for (const word of candidates) {
    if (!left.includes(word)) continue;
    left = left.replace(word, "·".repeat(word.length));
    words.push(word);
  }
  return words.sort((a, b) => said.indexOf(a) - said.indexOf(b));
}

/** 服务|新 (机场): the end of one word and what qualifies the next. */
const endsInQuality = (word: string): boolean =>
  word.length > 2 && /^[新旧老大小高低]$/.test(wordsOf(word).at(-1) ?? "");

/** Every part of a run of Han, and Latin words and figures whole. */
function windows(said: string, shortest: number, longest: number): string[] {
  const found = new Set<string>();
  for (const [run] of said.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let length = shortest; length <= Math.min(longest, run.length); length++)
      for (let at = 0; at + length <= run.length; at++) found.add(run.slice(at, at + length));
  }
  if (shortest === 2) for (const [word] of said.matchAll(/[a-z]{2,}\d*|\d{3,}/g)) found.add(word);
  return [...found];
}

/** A run of whole words of the language counts for more than its length, one that begins with a word for a little more. */
function wordWeights(said: string): (words: string) => number {
  const parts = wordsOf(said);
  const whole = new Set<string>();
  const begun: string[] = [];
  for (let from = 0; from < parts.length; from++) {
    begun.push(parts.slice(from).join(""));
    for (let to = from + 1; to <= parts.length && to - from <= longestWord; to++)
      whole.add(parts.slice(from, to).join(""));
  }
  return (words) => {
    if (whole.has(words)) return words.length + 1.1;
    return words.length + (begun.some((rest) => rest.startsWith(words)) ? 0.5 : 0);
  };
}

/** All the words where some task has them all, if need be in smaller words; else as many as one task has. */
async function mostTogether(
  words: readonly string[],
  known: readonly string[],
  tasks: Tasks,
): Promise<string | null> {
  if (words.length === 0) return null;
  const smaller = known.map((word) => (word.length >= 4 ? `${word.slice(0, 2)} ${word.slice(2)}` : word));
  // A broad word beside the others narrows where it can: 危化品 整治.
  const narrowing = known.filter((word) => !isEverywhere(word));
  const tries = [narrowing, words, known, smaller, ...subsets(words).slice(1)].map((some) => some.join(" "));
  for (const topic of await those(tries.filter(Boolean), tasks.maySpeak))
    if (await tasks.count(topic)) return topic;
  return null;
}

/** Those that some task speaks of, in their order. */
async function those(topics: readonly string[], speaks: Speaks): Promise<string[]> {
  const spoken = await Promise.all(topics.map(speaks));
  return topics.filter((_, index) => spoken[index]);
}

/** Every choice of the words, those that say most first. */
function subsets(words: readonly string[]): string[][] {
  const all: string[][] = [];
  for (let mask = 1; mask < 1 << words.length; mask++)
    all.push(words.filter((_, index) => mask & (1 << index)));
  const weight = (some: string[]): number => some.join("").length;
  return all.sort((a, b) => weight(b) - weight(a));
}
