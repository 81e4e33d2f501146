import synonyms from "../../../data/synonyms.json" with { type: "json" };
import { lazy } from "../../domain/lazy.ts";

/** The word and every other way to say the same: 危化品, 危险化学品. Any of them counts wherever the word is looked for. */
export function waysToSay(word: string): string[] {
  const ways = new Set([word]);
  for (const group of synonyms.same) {
    for (const known of group)
      if (word.includes(known)) for (const other of group) ways.add(word.replace(known, other));
  }
  for (const [broad, others] of Object.entries(synonyms.includes))
    if (word.includes(broad)) for (const other of others) ways.add(word.replace(broad, other));
  return [...ways];
}

/** 危险|化学品: a term of the field stands across this place in a name. */
export const isInTerm = (name: string, at: number): boolean =>
  synonyms.same.flat().some((term) => {
    const from = name.indexOf(term);
    return from >= 0 && from < at && at < from + term.length;
  });

/** An everyday word and what papers write instead, the closest first. */
export interface Everyday {
  said: string;
  written: readonly string[];
}

/** The everyday words in what was said, longest first: 车祸, 金达威|搬迁. */
export async function everydayWordsIn(said: string): Promise<Everyday[]> {
  return Object.entries(await everydayWords())
    .filter(([word]) => said.includes(word))
    .map(([word, written]) => ({ said: word, written }))
    .sort((a, b) => b.said.length - a.said.length);
}

/** Loaded with the first topic that no task speaks of. */
const everydayWords = lazy(async (): Promise<Record<string, string[]>> => {
  const { default: words } = await import("../../../data/everyday-words.json", { with: { type: "json" } });
  return words;
});
