import type { Intent } from "../../intents.ts";
import { isQuestion } from "../is-question.ts";
import { asksPart } from "../leaning.ts";
import { masks } from "../sentence.ts";
import { saysLimit } from "../time-meant.ts";
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
  /** Says what is not to be done: 先别退回. */
  declined: boolean;
  /** They are all that is said: a noun and nothing else. */
  bare: boolean;
  /** Something was answered before that the sentence may lean on. */
  before: boolean;
  /** Says who the asker is (我是新来的, 绑定), or says the first thing of all. */
  introduces: boolean;
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

/** What is asked where nothing is to be done: 第46项是消防支队的吧, 64项完成80%了？, 46项延期批了没. */
const askedInstead: Partial<Record<Intent, Intent>> = {
  assign: "who",
  report: "progress",
  correct: "progress",
  extend: "progress",
  return: "progress",
  remind: "progress",
  export: "help",
  import: "help",
};

/** 16项里头有没有我们海事局的. */
const asksWithin = /[里中][面头]?[^,，。]{0,4}有(?:没有)?(?:我们|◎)/;

const aboutOwner: ReadonlySet<Intent> = new Set<Intent>(["who", "assign", "progress", "search"]);
const asksOurs =
  /[跟和与](?:我们|◎)[^,，]{0,6}(?:有(?:没有)?关|沾边|相干|搭边)|有(?:没有)?(?:我们|◎)?(?:的)?份|[是归](?:不是)?(?:我们|◎)[^,，]{0,6}(?:的|牵头|负责|参与|配合|管)|算不算|(?:我们|◎)[^,，]{0,4}(?:是不是|管不管|有没有份)/;
const asksOwner = /谁来?(?:管|负责|牵头)|归谁|哪(?:个|家)(?:部门|单位)?(?:来|在)?(?:管|负责|牵头)/;

const toldOfOne: ReadonlySet<Intent> = new Set<Intent>(["report", "correct"]);
const asksWhere = /[写列提放讲归](?:在|到|了|进)*(?:哪|第几)|(?:是|属于)(?:哪一?[条项]|第几[条项])/;

/** Asked of a plan, however the sentence rambles. */
const asksOfTasks =
  /第几[条项个]|哪[一几]?[条项](?!路|线)|谁来?(?:管|负责|牵头)|哪个?(?:部门|单位)(?:来|在)?(?:管|负责|牵头)/;

/** What the words alone cannot tell. @param circumstances bare: and none of its words was learned */
function corrected(
  intent: Intent,
  form: string,
  slots: Slots,
  { bare, own, strange, declined }: Circumstances,
): Intent {
  if (form === masks.topic) return "search";
  // 脚手架: a word that was never seen says nothing of the intent; said alone it is looked for.
  if (bare && /\p{Script=Han}|^0$/u.test(form)) return "search";
  // 减人35%写在哪一项 asks, though it tells figures like a report.
  if (toldOfOne.has(intent) && slots.topic && !slots.number && asksWhere.test(form)) return "search";
  if (intent === "unknown" && slots.topic && asksOfTasks.test(form)) return slots.who ? "who" : "search";
  if (intent === "unknown" && strange && asksOwner.test(form)) return "who";
  // 海啸有任务吗: of what no task speaks of.
  if ((intent === "unknown" || intent === "help") && strange && /有(?:没有)?(?:任务|活)/.test(form))
    return "search";
  if (intent === "unknown" && strange && /的有没有$/.test(form)) return "search";
  // 安责险到底归◎还是◎ asks which of them it is.
  if ((lists.has(intent) || intent === "who") && slots.topic && /◎.{0,2}还是.{0,2}◎/.test(form)) return "who";
  // 不用导出台账: nothing is to be done.
  if (declined && askedInstead[intent]) return slots.number ? "task_detail" : "unknown";
  // 写了我们名字、没报过的有哪些: a list of one's own.
  if (
    intent === "progress" &&
    slots.unreported &&
    (slots.mine || own) &&
    !slots.number &&
    /哪[些几]|列/.test(form)
  )
    return "my_tasks";
  // 16条那么长，我们海事具体管第几小点: what of a task a body has.
  if (slots.number && (slots.mine || slots.body) && (asksPart.test(form) || asksWithin.test(form)))
    return "task_detail";
  // 64是不是我们教育局牵头的: the task, with what the asker has of it.
  if (slots.number && (slots.mine || own) && aboutOwner.has(intent) && asksOurs.test(form))
    return "task_detail";
  if (intent === "progress" && slots.topic && !slots.number && asksWhere.test(form)) return "search";
  // 第4项上次报错了，还没印发.
  if (intent === "report" && slots.number && /[报填写]错了?/.test(form)) return "correct";
  const asked = askedInstead[intent];
  if (asked && isQuestion(form)) return asked;
  if (slots.number) return intent;
  // 物业公司要参与的是哪条 asks for the task, not for its owner.
  if (intent === "who" && slots.topic && !slots.who && !slots.body && /哪一?[条项]/.test(form))
    return "search";
  // 区法制办牵头哪一条 asks what the body has, not who it is.
  if (intent === "who" && slots.body && !slots.who) return own ? "my_tasks" : "body_tasks";
  if (!lists.has(intent)) return intent;
  if (slots.late) return "overdue";
  // 每年, 长期, when it is due or begins are questions of time, also of one body; a year alone (今年的任务) only narrows.
  const timed = slots.standing || slots.begins || (slots.due && saysLimit.test(form));
  return timed ? "due_soon" : intent;
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
