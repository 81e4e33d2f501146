import type { TakenFor } from "../../chat/reading.ts";
import type { Speaks } from "../tasks/search-tasks.ts";
import { everydayWordsIn } from "../tasks/synonyms.ts";

/** More everyday words than these in one topic are not looked at. */
const mostWords = 2;

/**
 * 金达威搬迁 → 金达威迁出: everyday words that no task of the plan has, in the words its tasks have instead.
 * @returns `taken` what was said and what it was taken for: the answer says so
 */
export async function asWritten(typed: string, speaks: Speaks): Promise<{ said: string; taken: TakenFor[] }> {
  let said = typed;
  const taken: TakenFor[] = [];
  for (const word of (await everydayWordsIn(typed)).slice(0, mostWords)) {
    if (!said.includes(word.said)) continue;
    const [itself, ...others] = await Promise.all([word.said, ...word.written].map(speaks));
    const meant = itself ? undefined : word.written.find((_, index) => others[index]);
    if (meant === undefined) continue;
    said = said.replace(word.said, meant);
    taken.push({ said: word.said, meant });
  }
  return { said, taken };
}
