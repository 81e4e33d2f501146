import type { Intent } from "../../intents.ts";
import { masks } from "../sentence.ts";
import { featuresOf, type Slots } from "./form.ts";
import { type Ranked, rankIntents, type Weights } from "./weights.ts";

/** What else decides which intents can be meant. */
export interface Circumstances {
  /** The asker serves a body: "牵头的有哪些" then means their own. */
  member: boolean;
  /** The body named is the asker's own. */
  own: boolean;
  /** Words are left over that no task speaks of. */
  strange: boolean;
  /** They are all that is said: a noun and nothing else. */
  bare: boolean;
  /** Something was answered before that the sentence may lean on. */
  before: boolean;
}

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
  bind: always,
  settings: always,
  help: always,
  unknown: always,
};

/** The intent of a sentence that is no slash word, told by its form and by what it names. */
export function tellIntent(form: string, slots: Slots, circumstances: Circumstances, weights: Weights): Told {
  const { ranked, because, seen } = rankIntents(featuresOf(form, slots), weights);
  const likeliest = fitting(ranked, slots, circumstances);
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

/** What the words alone cannot tell. @param circumstances bare: and none of its words was learned */
function corrected(intent: Intent, form: string, slots: Slots, { bare, own }: Circumstances): Intent {
  if (form === masks.topic) return "search";
  // 脚手架: a word that was never seen says nothing of the intent; said alone it is looked for.
  if (intent === "unknown" && bare && /\p{Script=Han}|^0$/u.test(form)) return "search";
  if (slots.number) return intent;
  // 区法制办牵头哪一条 asks what the body has, not who it is.
  if (intent === "who" && slots.body && !slots.who) return own ? "my_tasks" : "body_tasks";
  if (!lists.has(intent)) return intent;
  if (slots.late) return "overdue";
  // 每年, 长期 and when it begins are questions of time, also of one body.
  return slots.standing || slots.begins ? "due_soon" : intent;
}

/** The likeliest that can be meant; a list of whose there is nobody to be is a list of something else. */
function fitting(ranked: readonly Ranked[], slots: Slots, circumstances: Circumstances): Ranked {
  const [first] = ranked;
  if (!first || fits[first.intent](slots, circumstances)) return first ?? { intent: "unknown", share: 1 };
  const other = lists.has(first.intent) ? listOf(slots, circumstances) : null;
  const told = ranked.find(({ intent }) => fits[intent](slots, circumstances));
  return other ? { intent: other, share: first.share } : (told ?? { intent: "unknown", share: 1 });
}

const lists: ReadonlySet<Intent> = new Set<Intent>(["my_tasks", "body_tasks", "search"]);

/** Which list it is, told by what is named. */
function listOf({ number, body, mine, topic }: Slots, { member, own, strange }: Circumstances): Intent {
  if (number) return "task_detail";
  if (mine || own) return "my_tasks";
  if (body) return "body_tasks";
  if (topic) return "search";
  if (member) return "my_tasks";
  return strange ? "search" : "stats";
}
