import { characters } from "../../domain/names/characters.ts";
import { mendWords } from "./misspelt-words.ts";

/**
 * A sentence being read. Every reader takes what it understands out of `rest`, so that a year is not read as a task's
 * number and a body's name not as a topic; what is left in the end is the topic. Characters keep their places: what was
 * taken is overwritten, a body's name with ◎, a task's number with ■, a plan's with ※, everything else with ▁.
 */
export interface Sentence {
  /** As typed, mentions removed: what is kept of a report is a person's own words. */
  readonly typed: string;
  /** The same with width, script and case normalised and mistyped words put right: what is understood. */
  readonly words: string;
  rest: string;
  readonly why: string[];
}

export const taken = "▁";
/** What stands for a name in a sentence: a body, a task's number, a plan, a topic; and for what is said not to be meant. */
export const masks = { body: "◎", number: "■", plan: "※", topic: "◆", excluded: "◇" } as const;
/** All of them, for a class of characters. */
export const anyMark = `${taken}${Object.values(masks).join("")}`;

/** What is asked stands in the first characters of a message; what follows is a report's text, kept and not searched. */
const longestRead = 500;

export function sentenceFrom(typed: string): Sentence {
  const spoken = withoutMentions(typed);
  const words = mendWords(characters.simplify(spoken.slice(0, longestRead)));
  return { typed: spoken, words, rest: words, why: [] };
}

export const normalise = (typed: string): string =>
  mendWords(characters.simplify(withoutMentions(typed).slice(0, longestRead)));

/** Mentions of the bot and of people are not part of what is asked. */
function withoutMentions(typed: string): string {
  return typed
    .replace(/<at[^>]*>.*?<\/at>/g, " ")
    .replace(/@_user_\d+|[@＠][^\s，,。:：]{1,20}(?=[\s，,。:：]|$)/g, " ")
    .replace(/[\s\u200b\ufeff]+/g, " ")
    .replace(/^[\s,，。:：、;；]+|[\s]+$/g, "");
}

/** The end of the sentence as it was typed, given that end of its normalised words. */
export function tailAsTyped(sentence: Sentence, tail: string): string {
  let skip = sentence.words.length - tail.length;
  if (!sentence.words.endsWith(tail)) return tail;
  let from = 0;
  for (const character of sentence.typed) {
    if (skip <= 0) break;
    skip -= characters.simplify(character).length;
    from += character.length;
  }
  return sentence.typed.slice(from);
}

/** 风险“一张图” is one name: marks inside it are none of it. */
export const withoutInnerQuotes = (words: string): string =>
  words.replace(/(?<=\p{Script=Han})[“"‘']([^“”"‘’']{1,20})[”"’']/gu, "$1");

/** Overwrites `length` characters from `at`. */
export function take(sentence: Sentence, at: number, length: number, mark: string = taken): void {
  sentence.rest = sentence.rest.slice(0, at) + mark.repeat(length) + sentence.rest.slice(at + length);
}

/** Takes the first match out of the rest. */
export function takeMatch(
  sentence: Sentence,
  pattern: RegExp,
  why: string,
  mark: string = taken,
): RegExpExecArray | null {
  const match = pattern.exec(sentence.rest);
  if (match?.[0]) {
    take(sentence, match.index, match[0].length, mark);
    sentence.why.push(`${why}: ${match[0].trim()}`);
  }
  return match;
}
