import type { Intent } from "../intents.ts";
import { type Sentence, take } from "./sentence.ts";

export interface SlashWord {
  word: string;
  intent: Intent;
  /** What follows it, as typed. */
  rest: string;
}

/**
 * `/任务 12`, also without the slash where the word stands alone or before a space, a figure or a colon: 逾期, 任务 12,
 * 汇报12. Longest word first; the intent it fixes is read from nothing else.
 */
export function findSlash(sentence: Sentence, words: ReadonlyMap<string, Intent>): SlashWord | null {
  const from = /^\/\s*/.exec(sentence.words)?.[0].length ?? 0;
  const said = sentence.words.slice(from);
  const sorted = [...words].sort(([a], [b]) => b.length - a.length);
  for (const [word, intent] of sorted) {
    if (!said.startsWith(word)) continue;
    const rest = said.slice(word.length);
    // 规划#12 names a task.
    if (!endsHere(word, rest, from > 0) || (intent === "plans" && /^\s*#\s*\d/.test(rest))) continue;
    take(sentence, 0, from + word.length);
    sentence.why.push(`slash word: ${word}`);
    return { word, intent, rest: rest.replace(/^[\s:：]+/, "").trim() };
  }
  return null;
}

/** A Latin word ends at a space or the end; a Chinese one also before a figure; without the slash nothing else may follow. */
function endsHere(word: string, rest: string, slashed: boolean): boolean {
  if (rest === "" || /^[\s:：]/.test(rest)) return rest === "" || slashed || isArgument(word, rest);
  if (/[a-z]$/.test(word)) return false;
  return slashed || /^\s*[\d#][\d#、,，\-~到至\s项号]*$/.test(rest);
}

/** Without the slash an English word or a long rest is a sentence, to be read as one. */
const isArgument = (word: string, rest: string): boolean => !/[a-z]$/.test(word) && rest.trim().length <= 20;
