import usualBodies from "../../../data/directories/usual-bodies.json" with { type: "json" };
import { characters } from "./characters.ts";

/** Endings that people mix up; longest first, so that 分局 is not read as 局. */
const suffixes = [
  "委员会办公室",
  "街道办事处",
  "人民政府",
  "委员会",
  "管委会",
  "办事处",
  "办公室",
  "街道办",
  "街办",
  "镇政府",
  "分局",
  "支队",
  "大队",
  "中队",
  "总队",
  "街道",
  "部门",
  "单位",
  "局",
  "委",
  "办",
  "部",
  "队",
  "处",
  "所",
  "厅",
  "会",
  "镇",
  "街",
] as const;

/** The name of what only a province or the state has: never a wrong suffix of a district's body. */
export const isHigherLevel = (name: string): boolean => /(?:总局|总队|厅)$/.test(name);

/** 安监局 → 安监; null where nothing of at least two characters is left. */
export function stemOf(name: string): { stem: string; suffix: string } | null {
  for (const suffix of suffixes) {
    const stem = name.slice(0, -suffix.length);
    if (name.endsWith(suffix) && stem.length >= 2) return { stem, suffix };
  }
  return null;
}

/** A name and its form without the elided prefix: 区安监局, 安监局. Simplified, lower case. */
export function spellings(name: string): string[] {
  const plain = characters.simplify(name).replace(/\s+/g, " ").trim();
  return /^区.{2,}/.test(plain) ? [plain, plain.slice(1)] : [plain];
}

/** The plain name of a kind of body that some district has: a name, whether or not our directories hold it. */
export const isUsualBody = (name: string): boolean =>
  usualBodies.includes(name) || (name.startsWith("区") && usualBodies.includes(name.slice(1)));

const isHan = (words: string): boolean => /^\p{Script=Han}+$/u.test(words);

/**
 * How a typed name differs from a real one, least first: sound-alike characters, look-alike characters, one slip (a
 * character changed, left out, doubled, or two exchanged); null = they are not the same name. Names of fewer than three
 * characters are never guessed; a changed character that is neither alike in sound nor in looks counts only in names of
 * four and more. What is the name of another body elsewhere (税务局) is no slip of ours (水务局).
 */
export function slipBetween(typed: string, name: string): "sound" | "look" | "slip" | null {
  if (typed === name || name.length < 3 || !isHan(typed) || !isHan(name) || isUsualBody(typed)) return null;
  if (typed.length === name.length) return changed(typed, name);
  const [longer, shorter] = typed.length > name.length ? [typed, name] : [name, typed];
  if (longer.length - shorter.length !== 1 || longer.length < 4) return null;
  const at = Array.from(longer).findIndex((character, index) => character !== shorter[index]);
  return longer.slice(0, at) + longer.slice(at + 1) === shorter ? "slip" : null;
}

/** Names of two characters, one of them typed as another of the same sound. */
export const soundsLikeShort = (typed: string, name: string): boolean =>
  name.length === 2 && typed.length === 2 && typed !== name && changed(typed, name) === "sound";

function changed(typed: string, name: string): "sound" | "look" | "slip" | null {
  const differing = Array.from(typed, (_, index) => index).filter((index) => typed[index] !== name[index]);
  const every = (alike: (a: string, b: string) => boolean): boolean =>
    differing.every((index) => alike(typed[index]!, name[index]!));
  if (differing.length === typed.length) return null;
  if (every(characters.soundAlike)) return "sound";
  if (every(characters.lookAlike)) return "look";
  const [first = 0, second = 0] = differing;
  const exchanged =
    differing.length === 2 &&
    second === first + 1 &&
    typed[first] === name[second] &&
    typed[second] === name[first];
  if (exchanged) return "slip";
  // The ending is what tells 应急办 from 应急局: changed alone it is a wrong suffix, not a slip.
  return differing.length === 1 && name.length >= 4 && first < name.length - 1 ? "slip" : null;
}

/** The name without each of its characters in turn: two names one slip apart share one of these (or the name itself). */
export const withoutOne = (name: string): string[] =>
  Array.from(name, (_, index) => name.slice(0, index) + name.slice(index + 1));

/** How a name sounds, each character by its first reading; one that has none stands for itself. */
export const soundOf = (name: string): string =>
  Array.from(name, (character) => characters.readings(character)[0] ?? character).join(" ");

/** Whole pinyin and initials of a name: anjianju, ajj. Several where a character has several readings. */
export function romanised(name: string): { full: string[]; initials: string[] } {
  if (!isHan(name)) return { full: [], initials: [] };
  const perCharacter = Array.from(name, (character) => characters.readings(character));
  if (perCharacter.some((readings) => readings.length === 0)) return { full: [], initials: [] };
  return {
    full: combine(perCharacter, (reading) => reading),
    initials: combine(perCharacter, (reading) => reading[0]!),
  };
}

/** At most this many spellings of one name. */
const maxSpellings = 32;

function combine(perCharacter: (readonly string[])[], part: (reading: string) => string): string[] {
  let words = [""];
  for (const readings of perCharacter) {
    const parts = [...new Set(readings.map(part))];
    words = words.flatMap((word) => parts.map((next) => word + next)).slice(0, maxSpellings);
  }
  return words;
}
