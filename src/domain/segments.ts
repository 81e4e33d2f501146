/** Words of the Chinese language, as the runtime's own dictionary (ICU) knows them. */

/** The words of a text, in its order. */
export const wordsOf = (text: string): string[] => Array.from(segments(text), ({ segment }) => segment);

/** A word of the language, not two that stand together by chance. */
export const isOneWord = (text: string): boolean => wordsOf(text).length === 1;

/** Where in a text a character stands that belongs to no longer word. */
export const charactersAlone = (text: string): Set<number> =>
  new Set(Array.from(segments(text)).flatMap(({ segment, index }) => (segment.length === 1 ? index : [])));

const segments = (text: string): Intl.Segments =>
  new Intl.Segmenter("zh", { granularity: "word" }).segment(text);
