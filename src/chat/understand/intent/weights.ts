import { lazy } from "../../../domain/lazy.ts";
import { type Intent, intents } from "../../intents.ts";

/** What was learned from data/phrases (`npm run learn`). */
export interface Weights {
  /** Weights are whole numbers of this fraction. */
  scale: number;
  /** By the intent's place in `intents`. */
  bias: readonly number[];
  /** "4:31,9:-6": how much a feature speaks for (or against) intents, each by its place in `intents`. */
  features: ReadonlyMap<string, string>;
}

/** Loaded with the first question: a Worker that only sends digests needs none. */
export const loadWeights = lazy(async (): Promise<Weights> => {
  const { default: learned } = await import("../../../../data/intents.json", { with: { type: "json" } });
  return { ...learned, features: new Map(learned.features.map(readFeature)) };
});

/** "延|4:31,9:-6"; its numbers are read when a sentence has the feature: few of many thousands. */
function readFeature(line: string): [string, string] {
  const at = line.lastIndexOf("|");
  return [line.slice(0, at), line.slice(at + 1)];
}

const pairsOf = (written: string | undefined): [number, number][] =>
  written ? written.split(",").map((pair) => pair.split(":").map(Number) as [number, number]) : [];

export interface Ranked {
  intent: Intent;
  /** Of 1. */
  share: number;
}

/** A run of words, more than a single character. */
const words = /\p{Script=Han}{2}|[a-z]{2}/u;

export interface Ranking {
  /** The likeliest first. */
  ranked: Ranked[];
  /** What spoke most for the first. */
  because: string[];
  /** Some words of the sentence were learned from; else only what stands beside them speaks. */
  seen: boolean;
}

/** How likely each intent is for these features. */
export function rankIntents(features: readonly string[], weights: Weights): Ranking {
  const table = weights.features;
  const scale = weights.scale * Math.sqrt(features.length);
  const scores = intents.map((_, index) => (weights.bias[index] ?? 0) / weights.scale);
  for (const feature of features)
    for (const [intent, weight] of pairsOf(table.get(feature))) scores[intent]! += weight / scale;
  const highest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - highest));
  const total = exps.reduce((sum, value) => sum + value, 0);
  const ranked = intents
    .map((intent, index) => ({ intent, share: exps[index]! / total }))
    .sort((a, b) => b.share - a.share);
  const seen = features.some(
    (feature) => words.test(feature) && !feature.startsWith("=") && table.has(feature),
  );
  return { ranked, because: reasons(features, table, intents.indexOf(ranked[0]!.intent)), seen };
}

/** The features that spoke most for an intent, for the log and for tests. */
function reasons(features: readonly string[], table: Weights["features"], intent: number): string[] {
  return features
    .map((feature) => ({
      feature,
      weight: pairsOf(table.get(feature)).find(([each]) => each === intent)?.[1] ?? 0,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 5)
    .map(({ feature }) => feature);
}
