import type { Intent } from "../../intents.ts";
import { type Circumstances, corrected, lists } from "./corrected.ts";
import { featuresOf, type Slots } from "./form.ts";
import { type Ranked, rankIntents, type Weights } from "./weights.ts";

export interface Told {
  intent: Intent;
  /** How sure, of 1. */
  share: number;
  why: string;
}

type Fits = (slots: Slots, circumstances: Circumstances) => boolean;

const always: Fits = () => true;
const notOfNumbers: Fits = ({ number }) => !number;

/** What an intent cannot do without (interfaces §5): the likeliest of those that fit is meant. */
const fits: Record<Intent, Fits> = {
  my_tasks: ({ mine, body, number }, { member, own }) => !number && (mine || own || (member && !body)),
  body_tasks: ({ body, number }, { own }) => body && !number && !own,
  task_detail: ({ number }, { before }) => number || before,
  search: ({ topic, number, body, mine }, { strange }) => (topic || strange) && !number && !body && !mine,
  who: ({ topic, number }, { strange, before }) => topic || number || strange || before,
  progress: ({ topic, number, body, mine, state }, { strange, before }) =>
    topic || number || body || mine || state || strange || before,
  // Who has not reported is the clerk's question; a member's is what is still to be reported.
  overdue: ({ number, unreported, who, late }, { member }) =>
    !number && (!unreported || !member || who || late),
  due_soon: notOfNumbers,
  indicator: notOfNumbers,
  project: notOfNumbers,
  stats: notOfNumbers,
  plans: notOfNumbers,
  digest: always,
  report: always,
  correct: always,
  extend: always,
  return: always,
  assign: always,
  import: always,
  remind: always,
  evaluate: always,
  export: always,
  // 不是，我问的是区商务委 changes the last question; it binds nobody.
  bind: ({ body }, { introduces }) => !body || introduces,
  settings: always,
  help: always,
  unknown: always,
};

/** The intent of a sentence that is no slash word, told by its form and by what it names. */
export function tellIntent(form: string, slots: Slots, circumstances: Circumstances, weights: Weights): Told {
  const { ranked, because, seen } = rankIntents(featuresOf(form, slots), weights);
  const whole = fitting(ranked, slots, circumstances);
  const clear = whole.share < unsure ? (clearest(form, slots, circumstances, weights) ?? whole) : whole;
  const likeliest = clear.share < timid ? (asking(ranked, slots, circumstances, clear) ?? clear) : clear;
  const intent = corrected(likeliest.intent, form, slots, {
    ...circumstances,
    bare: circumstances.bare && !seen,
  });
  return {
    ...likeliest,
    intent,
    why: `${intent} ${Math.round(likeliest.share * 100)} %: ${because.join(" · ")}`,
  };
}

/** Below this share a sentence is looked at in parts. */
const unsure = 0.6;
/** So unsure, nothing is done: 明确写了由我们负责的 asks rather than assigns. */
const timid = 0.4;
const acts: ReadonlySet<Intent> = new Set<Intent>([
  "bind",
  "assign",
  "return",
  "extend",
  "correct",
  "settings",
  "import",
  "remind",
]);

/** The likeliest that only asks, where what is said is no act beyond doubt. */
function asking(
  ranked: readonly Ranked[],
  slots: Slots,
  circumstances: Circumstances,
  { intent }: Ranked,
): Ranked | null {
  if (!acts.has(intent) || slots.number) return null;
  return fitting(
    ranked.filter((each) => !acts.has(each.intent)),
    slots,
    circumstances,
  );
}

/** A part counts when it says what is wanted this clearly. */
const clear = 0.8;
/** Fewer characters say nothing by themselves. */
const shortestPart = 5;
/** So much of the end of a sentence without a pause is looked at by itself, in characters. */
const tail = 14;

/** 我是刚接手的联络员 我们手上的任务列一遍吧: what leads up to the request is left out; of several parts the clearest. */
function clearest(form: string, slots: Slots, circumstances: Circumstances, weights: Weights): Ranked | null {
  const parts = form.split(" ").filter((part) => part.length >= shortestPart);
  const last = form.slice(-tail);
  const told = [...parts, ...(form.length > tail + shortestPart ? [last] : [])]
    .filter((part) => part !== form)
    .map((part) => fitting(rankIntents(featuresOf(part, slots), weights).ranked, slots, circumstances))
    .filter(({ intent, share }) => intent !== "unknown" && share >= clear)
    .sort((a, b) => b.share - a.share);
  return told[0] ?? null;
}

/** The likeliest that can be meant; a list of whose there is nobody to be is a list of something else. */
function fitting(ranked: readonly Ranked[], slots: Slots, circumstances: Circumstances): Ranked {
  const [first] = ranked;
  if (!first || fits[first.intent](slots, circumstances)) return first ?? { intent: "unknown", share: 1 };
  const other = lists.has(first.intent) ? listOf(slots, circumstances) : null;
  const told = ranked.find(({ intent }) => fits[intent](slots, circumstances));
  return other ? { intent: other, share: first.share } : (told ?? { intent: "unknown", share: 1 });
}

/** Which list it is, told by what is named. */
function listOf({ number, body, mine, topic }: Slots, { member, own, strange }: Circumstances): Intent {
  if (number) return "task_detail";
  if (mine || own) return "my_tasks";
  if (body) return "body_tasks";
  if (topic) return "search";
  if (member) return "my_tasks";
  return strange ? "search" : "stats";
}
