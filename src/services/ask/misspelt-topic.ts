import { plain } from "../../domain/bigrams.ts";
import { characters } from "../../domain/names/characters.ts";
import { isOneWord, wordsOf } from "../../domain/segments.ts";
import type { Db } from "../../store/db.ts";
import { nearestTasks, type Speaks } from "../tasks/search-tasks.ts";

/** Shorter words, in characters, sound like too many others: only what is no word is put right (`meantOfTwo`). */
const shortest = 3;

/** Up to this length a word may share no pair of characters with the one meant: every way to write it is tried. */
const longestTried = 4;

/** A part of a mistyped topic has one of these lengths, the longer first, in characters. */
const lengthsOfParts = [5, 4] as const;

/** What was typed, and what the plan's tasks write instead. */
export interface Misspelt {
  typed: string;
  meant: string;
}

/**
 * 烟花暴竹 → 烟花爆竹, 黑明单 → 黑名单: words that no task holds, with one character put right that sounds or looks like the one
 * in a task. Of a longer run (烟花抱竹禁放) the part that is mistyped.
 * @returns null where no task of the plan has such words
 */
export async function misspeltTopic(
  db: Db,
  plan: string,
  said: string,
  speaks: Speaks,
): Promise<Misspelt | null> {
  const typed = plain(said);
  if (typed.length < 2 || !/^\p{Script=Han}+$/u.test(typed)) return null;
  if (typed.length < shortest) return isOneWord(typed) ? null : spokenWay(typed, speaks);
  const texts = (await nearestTasks(db, plan, typed)).map(({ title, content, path }) =>
    plain([title ?? "", content, ...path].join("|")),
  );
  const meant = likeIn(texts, typed);
  if (meant) return { typed, meant };
  return typed.length <= longestTried ? spokenWay(typed, speaks) : misspeltPart(typed, texts, speaks);
}

function likeIn(texts: readonly string[], typed: string): string | null {
  for (const text of texts)
    for (let at = 0; at + typed.length <= text.length; at++) {
      const words = text.slice(at, at + typed.length);
      if (differsInOne(typed, words)) return words;
    }
  return null;
}

/** Whole words of the language stand in the text, where what was typed stands in no task. */
async function misspeltPart(run: string, texts: readonly string[], speaks: Speaks): Promise<Misspelt | null> {
  for (const length of lengthsOfParts)
    for (let at = 0; at + length <= run.length; at++) {
      const typed = run.slice(at, at + length);
      const meant = likeIn(texts, typed);
      if (meant && wordsOf(meant).every((word) => word.length > 1) && !(await speaks(typed)))
        return { typed, meant };
    }
  return null;
}

/** Every way to write a short word, one character put right, that some task speaks of; of longer words an inner one. */
async function spokenWay(wanted: string, speaks: Speaks): Promise<Misspelt | null> {
  const two = wanted.length < shortest;
  const ways = Array.from(wanted).flatMap((character, at) =>
    !two && (at === 0 || at === wanted.length - 1)
      ? []
      : characters.alike(character).map((other) => wanted.slice(0, at) + other + wanted.slice(at + 1)),
  );
  const spoken = await Promise.all(ways.map(speaks));
  const said = ways.filter((_, index) => spoken[index]);
  const meant = two ? meantOfTwo(wanted, said) : said[0];
  return meant === undefined ? null : { typed: wanted, meant };
}

/** Of several ways to write two characters a word of the language, else the only one that is commonly read alike. */
function meantOfTwo(typed: string, ways: readonly string[]): string | undefined {
  const [only, ...more] = ways.filter((way) => readAlike(typed, way));
  return ways.find(isOneWord) ?? (more.length === 0 ? only : undefined);
}

/** 民爆 and 民暴, not 民普: 暴 is seldom read like 普. */
const readAlike = (typed: string, way: string): boolean =>
  Array.from(typed).every((sign, at) => characters.readings(sign)[0] === characters.readings(way[at]!)[0]);

function differsInOne(typed: string, words: string): boolean {
  const differing = Array.from(typed, (_, at) => at).filter((at) => typed[at] !== words[at]);
  const [at] = differing;
  if (differing.length !== 1 || at === undefined) return false;
  return characters.soundAlike(typed[at]!, words[at]!) || characters.lookAlike(typed[at]!, words[at]!);
}
