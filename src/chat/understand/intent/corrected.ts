import type { Intent } from "../../intents.ts";
import { isQuestion } from "../is-question.ts";
import { asksPart } from "../leaning.ts";
import { masks } from "../sentence.ts";
import { saysLimit } from "../time-meant.ts";
import type { Slots } from "./form.ts";

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

export const lists: ReadonlySet<Intent> = new Set<Intent>(["my_tasks", "body_tasks", "search"]);

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
export function corrected(intent: Intent, form: string, slots: Slots, circumstances: Circumstances): Intent {
  return (
    lookedFor(intent, form, slots, circumstances) ??
    notDone(intent, form, slots, circumstances) ??
    asList(intent, form, slots, circumstances)
  );
}

/** A topic is looked for, however the sentence rambles; null where it is not. */
function lookedFor(
  intent: Intent,
  form: string,
  slots: Slots,
  { bare, strange }: Circumstances,
): Intent | null {
  if (form === masks.topic) return "search";
  // 脚手架: a word that was never seen says nothing of the intent; said alone it is looked for.
  if (bare && /\p{Script=Han}|^0$/u.test(form)) return "search";
  // 减人35%写在哪一项 asks, though it tells figures like a report.
  const told = toldOfOne.has(intent) || intent === "progress";
  if (told && slots.topic && !slots.number && asksWhere.test(form)) return "search";
  if (intent === "unknown" && slots.topic && asksOfTasks.test(form)) return slots.who ? "who" : "search";
  if (intent === "unknown" && strange && asksOwner.test(form)) return "who";
  // 海啸有任务吗: of what no task speaks of.
  if ((intent === "unknown" || intent === "help") && strange && /有(?:没有)?(?:任务|活)/.test(form))
    return "search";
  if (intent === "unknown" && strange && /的有没有$/.test(form)) return "search";
  // 安责险到底归◎还是◎ asks which of them it is.
  const asks = lists.has(intent) || intent === "who";
  return asks && slots.topic && /◎.{0,2}还是.{0,2}◎/.test(form) ? "who" : null;
}

/** Asked or declined instead of done; null where it is to be done. */
function notDone(
  intent: Intent,
  form: string,
  slots: Slots,
  { own, declined }: Circumstances,
): Intent | null {
  // 不用导出台账: nothing is to be done.
  if (declined && askedInstead[intent]) return slots.number ? "task_detail" : "unknown";
  const ofOwn = slots.mine || own;
  // 16条那么长，我们海事具体管第几小点: what of a task a body has.
  if (slots.number && (ofOwn || slots.body) && (asksPart.test(form) || asksWithin.test(form)))
    return "task_detail";
  // 64是不是我们教育局牵头的: the task, with what the asker has of it.
  if (slots.number && ofOwn && aboutOwner.has(intent) && asksOurs.test(form)) return "task_detail";
  // 第4项上次报错了，还没印发.
  if (intent === "report" && slots.number && /[报填写]错了?/.test(form)) return "correct";
  const asked = askedInstead[intent];
  return asked && isQuestion(form) ? asked : null;
}

/** Which list it is, told by what is named and said of time. */
function asList(intent: Intent, form: string, slots: Slots, { own }: Circumstances): Intent {
  if (slots.number) return intent;
  // 写了我们名字、没报过的有哪些: a list of one's own.
  if (intent === "progress" && slots.unreported && (slots.mine || own) && /哪[些几]|列/.test(form))
    return "my_tasks";
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
