import fields from "../../../data/bodies-en.json" with { type: "json" };
import type { Body } from "../../domain/body.ts";
import type { Directory } from "../../domain/directory.ts";

const ending =
  "bureau|commission|committee|department|dept\\.?|office|administration|authority|board|agency|detachment|brigade|division|branch|police";
const field = Object.keys(fields)
  .sort((a, b) => b.length - a.length)
  .join("|");
/** Education Bureau, fire detachment; Bureau of Education. */
const departments = new RegExp(
  `\\b(?:(${field})(?: (?:supervision|management|administration))? (?:${ending})|(?:${ending}) (?:of|for) (${field}))\\b`,
  "g",
);
/** Xinkou Town, Li Qi Zhuang subdistrict: the word before, with up to two more. */
const towns = /((?:\b[a-z]+[ '-]){1,3})(town|township|street|sub-?district)\b(?: office)?/g;

/** A body called by an English name: where it stands, and who is meant in these districts. */
export interface EnglishName {
  at: number;
  words: string;
  bodies: readonly Body[];
}

/** Bodies by what they are called in English: by their field, towns by their sound. */
export function englishBodies(words: string, directory: Directory): EnglishName[] {
  const found = [...words.matchAll(departments)].map((match) => ({
    at: match.index,
    words: match[0],
    bodies: ofField((match[1] ?? match[2] ?? "") as keyof typeof fields, directory),
  }));
  const sounding = [...words.matchAll(towns)].flatMap((match) => townBefore(match, directory));
  return [...found, ...sounding].filter(({ bodies }) => bodies.length > 0);
}

/** The first of the field's Chinese stems that a body here has. */
const ofField = (name: keyof typeof fields, directory: Directory): readonly Body[] =>
  fields[name].map((stem) => directory.byStem(stem)).find((bodies) => bodies.length > 0) ?? [];

/** The longest run of words before "town" that sounds like one. */
function townBefore(match: RegExpExecArray, directory: Directory): EnglishName[] {
  const kind = match[2]?.startsWith("town") ? "zhen" : "jiedao";
  const said = (match[1] ?? "").trim().split(/[ '-]/);
  for (const [index] of said.entries()) {
    const bodies = directory.latin(`${said.slice(index).join("")}${kind}`)?.bodies ?? [];
    const skipped = said.slice(0, index).join(" ").length + (index ? 1 : 0);
    if (bodies.length) return [{ at: match.index + skipped, words: match[0].slice(skipped), bodies }];
  }
  return [];
}
