import { type Intent, intents } from "../../intents.ts";

export interface Example {
  features: readonly string[];
  intent: Intent;
}

export interface Learned {
  /** Weights are written as whole numbers of this fraction. */
  scale: number;
  bias: number[];
  /** "feature|intent:weight,intent:weight", sorted. */
  features: string[];
}

const rounds = 50;
const firstStep = 0.5;
/** The step shrinks by this much a round. */
const shrink = 0.94;
/** What a weight must earn to be kept (L1): larger = fewer weights. */
const penalty = 3e-6;
/** A feature seen in fewer examples than this says nothing general. */
const minSeen = 2;
const scale = 5;

/**
 * Multinomial logistic regression with an L1 penalty, by stochastic gradient descent with the cumulative penalty of
 * Tsuruoka, Tsujii & Ananiadou (ACL 2009). The same examples in the same order give the same weights, to the last digit.
 */
export function train(examples: readonly Example[]): Learned {
  const index = featureIndex(examples);
  const names = [...index.keys()];
  const rows = examples.map(({ features, intent }) => ({
    features: features.flatMap((feature) => index.get(feature) ?? []),
    // As many as a sentence has, known or not: that is what is known when it is read.
    norm: 1 / Math.sqrt(features.length),
    intent: intents.indexOf(intent),
  }));
  const count = intents.length;
  const weights = new Float64Array(names.length * count);
  const paid = new Float64Array(weights.length);
  const bias = new Float64Array(count);
  let owed = 0;
  for (let round = 0; round < rounds; round++) {
    const order = shuffled(rows.length, round);
    for (const [turn, at] of order.entries()) {
      const step = firstStep * shrink ** (round + turn / rows.length);
      owed += step * penalty;
      learnRow(rows[at]!, { weights, paid, bias, count, step, owed });
    }
  }
  return {
    scale,
    bias: Array.from(bias, (value) => Math.round(value * scale)),
    features: written(names, weights, count),
  };
}

function featureIndex(examples: readonly Example[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const kept = [...seen].filter(([, times]) => times >= minSeen).map(([feature]) => feature);
  return new Map(kept.map((feature, at) => [feature, at]));
}

interface Row {
  features: number[];
  norm: number;
  intent: number;
}

interface State {
  weights: Float64Array;
  paid: Float64Array;
  bias: Float64Array;
  count: number;
  step: number;
  owed: number;
}

function learnRow(row: Row, { weights, paid, bias, count, step, owed }: State): void {
  const shares = sharesOf(row, weights, bias, count);
  for (let intent = 0; intent < count; intent++) {
    const error = shares[intent]! - (row.intent === intent ? 1 : 0);
    bias[intent]! -= step * 0.02 * error;
    for (const feature of row.features) {
      const at = feature * count + intent;
      const moved = weights[at]! - step * error * row.norm;
      const pulled = pull(moved, owed, paid[at]!);
      paid[at]! += pulled - moved;
      weights[at] = pulled;
    }
  }
}

/** Towards zero by what is still owed, and not past it. */
function pull(weight: number, owed: number, paid: number): number {
  if (weight > 0) return Math.max(0, weight - (owed + paid));
  return weight < 0 ? Math.min(0, weight + (owed - paid)) : 0;
}

function sharesOf(row: Row, weights: Float64Array, bias: Float64Array, count: number): number[] {
  const scores = Array.from(bias);
  for (const feature of row.features)
    for (let intent = 0; intent < count; intent++)
      scores[intent]! += weights[feature * count + intent]! * row.norm;
  const highest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - highest));
  const total = exps.reduce((sum, value) => sum + value, 0);
  return exps.map((value) => value / total);
}

function written(names: readonly string[], weights: Float64Array, count: number): string[] {
  return names
    .map((name, feature) => {
      const pairs = intents.flatMap((_, intent) => {
        const weight = Math.round(weights[feature * count + intent]! * scale);
        return weight === 0 ? [] : [`${intent}:${weight}`];
      });
      return pairs.length ? `${name}|${pairs.join(",")}` : "";
    })
    .filter(Boolean)
    .sort();
}

/** A fixed disorder: every round another, every run the same. */
function shuffled(length: number, round: number): number[] {
  let seed = round + 1;
  const order = Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at--) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    const other = Math.floor((seed / 0x80000000) * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
