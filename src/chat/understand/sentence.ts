import { characters } from "../../domain/names/characters.ts";

/**
 * A sentence being read. Every reader takes what it understands out of `rest`, so that a year is not read as a task's
 * number and a body's name not as a topic; what is left in the end is the topic. Characters keep their places: what was
 * taken is overwritten, a body's name with ◎, everything else with ▁.
 */
export interface Sentence {
  /** As typed, mentions removed, width and script normalised. */
  readonly words: string;
  rest: string;
  readonly why: string[];
}

export const taken = "▁";
export const takenBody = "◎";

export function sentenceFrom(typed: string): Sentence {
  const words = normalise(typed);
  return { words, rest: words, why: [] };
}

/** Mentions of the bot and of people are not part of what is asked. */
export function normalise(typed: string): string {
  return characters
    .simplify(
      typed
        .replace(/<at[^>]*>.*?<\/at>/g, " ")
        .replace(/@_user_\d+|[@＠][^\s，,。:：]{1,20}(?=[\s，,。:：]|$)/g, " "),
    )
    .replace(/[\s\u200b\ufeff]+/g, " ")
    .replace(/^[\s,，。:：、;；]+|[\s]+$/g, "");
}

/** Overwrites `length` characters from `at`. */
export function take(sentence: Sentence, at: number, length: number, mark: string = taken): void {
  sentence.rest = sentence.rest.slice(0, at) + mark.repeat(length) + sentence.rest.slice(at + length);
}

/** Takes the first match out of the rest. */
export function takeMatch(sentence: Sentence, pattern: RegExp, why: string): RegExpExecArray | null {
  const match = pattern.exec(sentence.rest);
  if (match?.[0]) {
    take(sentence, match.index, match[0].length);
    sentence.why.push(`${why}: ${match[0].trim()}`);
  }
  return match;
}
