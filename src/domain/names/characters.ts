import lookAlikeGroups from "../../../data/characters/look-alikes.json" with { type: "json" };
import syllables from "../../../data/characters/pinyin.json" with { type: "json" };
import script from "../../../data/characters/traditional.json" with { type: "json" };
import { lazy } from "../lazy.ts";

/** What is known of Han characters, as tables: no library is loaded to read a sentence. */
export interface Characters {
  /** Full width to half, traditional to simplified, Latin to lower case. */
  simplify(words: string): string;
  /** Every reading of a character without its tone; empty for what the table does not hold. */
  readings(character: string): readonly string[];
  soundAlike(a: string, b: string): boolean;
  lookAlike(a: string, b: string): boolean;
  /** Every other character that sounds or looks like it. */
  alike(character: string): readonly string[];
}

export const characters: Characters = createCharacters();

function createCharacters(): Characters {
  const simplified = lazy(() => {
    const from = Array.from(script.traditional);
    const to = Array.from(script.simplified);
    return new Map(from.map((character, index) => [character, to[index]!]));
  });
  const readingsOf = lazy(() => {
    const table = new Map<string, string[]>();
    for (const [syllable, group] of Object.entries(syllables)) {
      for (const character of group) table.set(character, [...(table.get(character) ?? []), syllable]);
    }
    return table;
  });
  const readings = (character: string): readonly string[] => readingsOf().get(character) ?? [];
  return {
    simplify: (words) =>
      Array.from(words.normalize("NFKC"), (character) => simplified().get(character) ?? character)
        .join("")
        .toLowerCase(),
    readings,
    soundAlike: (a, b) => a === b || readings(a).some((syllable) => readings(b).includes(syllable)),
    lookAlike: (a, b) => lookAlikeGroups.some((group) => group.includes(a) && group.includes(b)),
    alike: (character) => {
      const sounding = Object.entries(syllables).filter(([, group]) => group.includes(character));
      const groups = [...sounding.map(([, group]) => group), ...lookAlikeGroups];
      const others = groups
        .filter((group) => group.includes(character))
        .flatMap((group) => Array.from(group));
      return [...new Set(others)].filter((other) => other !== character);
    },
  };
}
