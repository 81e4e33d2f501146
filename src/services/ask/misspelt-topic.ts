import { plain } from "../../domain/bigrams.ts";
import { characters } from "../../domain/names/characters.ts";
import type { Db } from "../../store/db.ts";
import { nearestTasks, type Speaks } from "../tasks/search-tasks.ts";

/** Shorter words sound like too many others, in characters. */
const shortest = 3;

/** Up to this length a word may share no pair of characters with the one meant: every way to write it is tried. */
const longestTried = 4;

/**
 * 烟花暴竹 → 烟花爆竹, 黑明单 → 黑名单: words that no task holds, with one character put right that sounds or looks like the one
 * in a task.
 * @returns null where no task of the plan has such words
 */
export async function misspeltTopic(
  db: Db,
  plan: string,
  typed: string,
  speaks: Speaks,
): Promise<string | null> {
  const wanted = plain(typed);
  if (wanted.length < shortest || !/^\p{Script=Han}+$/u.test(wanted)) return null;
  for (const { title, content, path } of await nearestTasks(db, plan, wanted)) {
    const text = plain([title ?? "", content, ...path].join("|"));
    for (let at = 0; at + wanted.length <= text.length; at++) {
      const words = text.slice(at, at + wanted.length);
      if (differsInOne(wanted, words)) return words;
    }
  }
  return wanted.length <= longestTried ? spokenWay(wanted, speaks) : null;
}

/** The first way to write a short word, one inner character put right, that some task speaks of. */
async function spokenWay(wanted: string, speaks: Speaks): Promise<string | null> {
  const ways = Array.from(wanted).flatMap((character, at) =>
    at === 0 || at === wanted.length - 1
      ? []
      : characters.alike(character).map((other) => wanted.slice(0, at) + other + wanted.slice(at + 1)),
  );
  const spoken = await Promise.all(ways.map(speaks));
  return ways.find((_, index) => spoken[index]) ?? null;
}

function differsInOne(typed: string, words: string): boolean {
  const differing = Array.from(typed, (_, at) => at).filter((at) => typed[at] !== words[at]);
  const [at] = differing;
  if (differing.length !== 1 || at === undefined) return false;
  return characters.soundAlike(typed[at]!, words[at]!) || characters.lookAlike(typed[at]!, words[at]!);
}
