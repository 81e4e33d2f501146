import { createDirectory } from "../../../domain/directory.ts";
import { findAll } from "../find-all.ts";
import { masks, sentenceFrom } from "../sentence.ts";
import type { Situation } from "../situation.ts";
import { slotsOf } from "../slots.ts";
import { featuresOf, formOf } from "./form.ts";

const nowhere: Situation = {
  english: new Map(),
  weights: { scale: 1, bias: [], features: new Map() },
  today: "2018-06-04",
  directory: createDirectory([]),
  groups: [],
  plans: [],
  places: new Set(),
  bound: null,
  mine: [],
  ownNames: [],
  memory: null,
  spoken: null,
  slash: new Map(),
};

/** A phrase of data/phrases as it would be read: {N} a task's number, {B} a body, {W} a topic, {P} a plan. */
export function featuresOfPhrase(phrase: string): string[] {
  const masked = phrase
    .replaceAll("{N}", masks.number)
    .replaceAll("{B}", masks.body)
    .replaceAll("{W}", masks.topic)
    .replaceAll("{P}", masks.plan);
  const sentence = sentenceFrom(masked);
  const found = findAll(sentence, nowhere);
  return featuresOf(formOf(sentence, []), slotsOf(found, sentence, []));
}
