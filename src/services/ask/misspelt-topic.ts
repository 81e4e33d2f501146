import { plain } from "../../domain/bigrams.ts";
import { characters } from "../../domain/names/characters.ts";
import type { Db } from "../../store/db.ts";
import { nearestTasks } from "../tasks/search-tasks.ts";

/** Shorter words sound like too many others, in characters. */
const shortest = 3;

/**
 * 烟花暴竹 → 烟花爆竹: words that no task holds, with one character put right that sounds or looks like the one in a task.
 * @returns null where no task of the plan has such words
 */
export async function misspeltTopic(db: Db, plan: string, typed: string): Promise<string | null> {
  const wanted = plain(typed);
  if (wanted.length < shortest || !/^\p{Script=Han}+$/u.test(wanted)) return null;
  for (const { title, content, path } of await nearestTasks(db, plan, wanted)) {
    const text = plain([title ?? "", content, ...path].join("|"));
    for (let at = 0; at + wanted.length <= text.length; at++) {
      const words = text.slice(at, at + wanted.length);
      if (differsInOne(wanted, words)) return words;
    }
  }
  return null;
}

function differsInOne(typed: string, words: string): boolean {
  const differing = Array.from(typed, (_, at) => at).filter((at) => typed[at] !== words[at]);
  const [at] = differing;
  if (differing.length !== 1 || at === undefined) return false;
  return characters.soundAlike(typed[at]!, words[at]!) || characters.lookAlike(typed[at]!, words[at]!);
}
