import { lazy } from "../../domain/lazy.ts";
import { englishWords } from "./english-words.ts";

/** English words (nouns in the singular) and the word that plans have for the same. */
export type EnglishTopics = ReadonlyMap<string, string>;

/** Loaded with the first question that has a Latin word. */
export const loadEnglishTopics = lazy(async (): Promise<EnglishTopics> => {
  const { default: topics } = await import("../../../data/topics-en.json", { with: { type: "json" } });
  return new Map(
    Object.entries(topics).flatMap(([chinese, english]) =>
      english.split(", ").map((words) => [words, chinese] as const),
    ),
  );
});

/** The longest name of a topic, in words. */
const longest = 6;

/** Known words of the field, longest first; what else is said that is no word of questions is searched as it is. */
export function englishTopics(rest: string, known: EnglishTopics): string[] {
  const words = [...rest.matchAll(/[a-z0-9]+|[^a-z0-9\s'-]+/g)].map(([word]) => word);
  const topics: string[] = [];
  const left: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = topicAt(words, at, known);
    if (found) topics.push(found.topic);
    else left.push(words[at]!);
    at += found?.length ?? 1;
  }
  const others = left.filter((word) => /^[a-z]{4,}$|^(?!(?:19|20)\d\d$)\d{4,}$/.test(word));
  const strange = others.filter((word) => !englishWords.has(word) && !englishWords.has(singular(word)));
  const han = rest.match(/[\p{Script=Han}]{2,}/gu) ?? [];
  return [...new Set([...topics, ...han, ...(topics.length || han.length ? [] : strange)])];
}

function topicAt(
  words: readonly string[],
  at: number,
  known: EnglishTopics,
): { topic: string; length: number } | null {
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    const said = words.slice(at, at + length);
    const topic = known.get(said.join(" ")) ?? known.get(said.map(singular).join(" "));
    if (topic) return { topic, length };
  }
  return null;
}

/** shelters → shelter, companies → company. */
function singular(word: string): string {
  if (/(?:ss|us|is|ics)$/.test(word)) return word;
  if (/.{2}ies$/.test(word)) return word.replace(/ies$/, "y");
  if (/(?:ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  return /.{3}s$/.test(word) ? word.slice(0, -1) : word;
}
