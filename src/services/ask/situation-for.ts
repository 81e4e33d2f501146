import type { Context } from "../../chat/context.ts";
import type { Command } from "../../chat/define-command.ts";
import type { Intent } from "../../chat/intents.ts";
import { loadEnglishTopics } from "../../chat/understand/english-topics.ts";
import { loadWeights } from "../../chat/understand/intent/weights.ts";
import { normalise } from "../../chat/understand/sentence.ts";
import type { PlanName, Situation } from "../../chat/understand/situation.ts";
import { today } from "../../clock.ts";
import { loadPlaces } from "../../domain/names/places.ts";
import { bodiesById, regionsOfNames } from "../../store/bodies.ts";
import type { Facts } from "./kept-facts.ts";
import { recall } from "./memory.ts";

/** Words of the published list (interfaces §7) that no command is listed for: understood, and answered plainly. */
const published: [string, Intent][] = [
  ["评估", "evaluate"],
  ["evaluate", "evaluate"],
];

/** More districts than this are not read to find a name: the index of names says which hold it. */
const fewRegions = 6;

/** Everything a sentence is understood by: the bodies of the districts that may be meant, and no more. */
export async function situationFor(
  context: Context,
  commands: readonly Command[],
  facts: Facts,
  typed: string,
): Promise<Situation> {
  const words = normalise(typed);
  const [mine, memory, weights, places, english] = await Promise.all([
    bodiesById(context.db, context.actor.bodies),
    recall(context),
    loadWeights(),
    loadPlaces(),
    /[a-z]{2}/.test(words) ? loadEnglishTopics() : new Map(),
  ]);
  const own = mine.map((body) => body.region);
  const regions = await regionsMeant(context, facts.planNames, words, own, memory?.plan ?? null);
  const [directory, groups] = await Promise.all([
    facts.directory(regions),
    groupsMeant(context, facts, words, regions),
  ]);
  return {
    today: today(context.clock),
    directory,
    groups,
    plans: facts.planNames,
    places,
    english,
    bound: context.place.plan,
    mine,
    ownNames: [
      ...mine.flatMap((body) => [body.name, ...body.aliases]),
      ...(context.actor.unknownBodyName ? [context.actor.unknownBodyName] : []),
    ],
    memory,
    spoken: null,
    weights,
    slash: new Map([
      ...published,
      ...commands.flatMap(({ slash, intent }) => slash.map((word) => [word.toLowerCase(), intent] as const)),
    ]),
  };
}

/** Names of the collectives of the chat's plan and those named; where the chat has none, of all that may be meant. */
async function groupsMeant(
  context: Context,
  facts: Facts,
  words: string,
  regions: string[],
): Promise<string[]> {
  const bound = context.place.plan;
  const plans = facts.planNames
    .filter((plan) => (bound ? plan.id === bound || names(plan, words) : regions.includes(plan.region)))
    .map((plan) => plan.id);
  const groups = await Promise.all(plans.map((plan) => facts.groups(plan)));
  return [...new Set(groups.flat().map((group) => group.name))];
}

/** Districts named in the sentence, the chat's, the asker's; where none is, all of a few, else those that know a name. */
async function regionsMeant(
  context: Context,
  plans: PlanName[],
  words: string,
  asker: string[],
  before: string | null,
): Promise<string[]> {
  const bound = plans.filter((plan) => plan.id === (context.place.plan ?? before)).map((plan) => plan.region);
  const named = plans.filter((plan) => names(plan, words)).map((plan) => plan.region);
  const certain = new Set([...bound, ...named, ...asker]);
  if (certain.size) return [...certain];
  const all = [...new Set(plans.map((plan) => plan.region))];
  return all.length <= fewRegions ? all : await regionsOfNames(context.db, parts(words));
}

const names = (plan: PlanName, words: string): boolean =>
  words.includes(plan.id.toLowerCase()) ||
  plan.regionNames.some((name) => words.includes(name.toLowerCase()));

/** The longest name of a body that is looked for in this way, in characters. */
const longestName = 12;

/** Every run of characters that may be a name. */
function parts(words: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    for (let length = 2; length <= longestName && at + length <= words.length; length++) {
      found.add(words.slice(at, at + length));
    }
  }
  return [...found];
}
