import { anyOf } from "../../domain/any-of.ts";
import type { Intent } from "../intents.ts";
import type { Reading } from "../reading.ts";
import { asksText, describes, leaning, ofAll, ofOneTask, ofTasks, reportOf, talks } from "./leaning.ts";
import type { Memory, Situation } from "./situation.ts";

/** What changes or sends something is not asked by a role word: 给牵头的发个督办单. */
const changes: ReadonlySet<Intent> = new Set<Intent>([
  ...ofOneTask,
  "remind",
  "export",
  "import",
  "settings",
]);

const pronoun = anyOf(
  /它|该项|该任务/,
  /[这那](?:一)?(?:个|项|条|俩|两[个项]|几[个项]|活儿?|事儿?|任务)(?!月|季|周|星期|规划)/,
  /上面(?:的|那)?(?:个|项|条)?|刚才(?:的|那)(?:个|项|条)?|刚才[个项条]|里头|里面|^整[项条]/,
  // 那就都催一下: all that was listed.
  /^(?:那就?)?(?:把?它们)?[都全](?:给我)?催/,
  /\b(?:it|this one|that one|this task|that task|them)\b/,
);
const asksWhen =
  /哪天|哪年|哪月|几时|几号|何时|什么时候|啥时候|多会儿|到期|截止|期限|时限|过期|逾期了?(?:多|没|吗|几)|\bwhen\b|\bdue\b|\bdeadline\b/;

/** What speaks of a task and names none: 谁牵头, 啥时候截止, 进展如何, 催一下他们, 想延半年. */
export function bySubject(reading: Reading, memory: Memory, situation: Situation): Reading | null {
  const points = pronoun.test(reading.words) && !determines(reading);
  if (memory.tasks.length === 0 || (ofAll.test(reading.words) && !points && !besides.test(reading.words)))
    return null;
  if (!isBare(reading, points, situation)) return null;
  const intent = intentOfTask(reading, memory, points);
  const one = memory.tasks.length === 1;
  if (!intent || (ofOneTask.has(intent) && !one)) return null;
  if (!one && !besides.test(reading.words) && (reading.mine || (intent === "task_detail" && !points)))
    return null;
  const tasks = memory.tasks.map((number) => ({ number, items: null }));
  return leaning(
    reading,
    { intent, plan: memory.plan, tasks, topics: [], due: null, report: reportOf(intent, reading) },
    one ? "the task of the last answer" : "the tasks of the last answer",
  );
}

/** 那个公众教育体验馆是谁在弄: the pronoun stands before a topic of its own. */
const determines = ({ words, known }: Reading): boolean =>
  known
    .flatMap((topic) => topic.split(" "))
    .some((word) => ["这个", "那个"].some((pronoun) => words.includes(pronoun + word)));

/** Names no task, body or topic of its own. */
function isBare(reading: Reading, points: boolean, { spoken }: Situation): boolean {
  const known = reading.left.some((words) => spoken?.get(words)) || reading.introduced.length > 0;
  const named = reading.bodies.length > 0 && reading.intent !== "remind" && !it.test(reading.words);
  // 除了街道还有谁: whom the sentence leaves out is not spoken of.
  const others =
    (reading.groups.length > 0 && !besides.test(reading.words)) ||
    reading.unknownBody !== null ||
    reading.ambiguous !== null ||
    reading.plans.length > 0;
  const own = known && (!points || describes(reading));
  return reading.tasks.length === 0 && !named && !others && !own;
}

/** Of one task even where a body is named: 它参与单位里有工会没. */
const it = /它|该项|该任务|这(?:一)?[项条](?!月|季)|这?里[面头]/;

/** 时限写“每年”的有哪些: of all tasks. */
const asksWhich = /哪些|哪几[项条个]/;

const asksWho =
  /(?:别的|其[他它]|另外的?)(?:单位|部门|家|人)|(?:就|只)(?:有|是)?[^,，。]{0,5}一家|谁|哪[几两]?(?:家|个单位|个部门)|哪些(?:单位|部门)|\bwho\b/;
/** 谁牵, 归谁; not 谁值班. */
const ofOwners =
  /[跟和与]谁|谁[跟和与]|牵|责|归|管|配合|参与|谁的(?=任务|事|活|责|$|[?？呢])|是谁|还有谁|除了|[哪一]家|单位|部门|\bwho (?:else|is)\b|\b(?:own|lead|respons|charge)/;
const asksHow = /进展|进度|怎么样|如何|到哪|完成|咋样|progress|far/;
/** What a sentence that only points seems to be, before it is known what it points at. */
const unclear: ReadonlySet<Intent> = new Set<Intent>([
  "unknown",
  "search",
  "my_tasks",
  "body_tasks",
  "task_detail",
]);

/** 除了我们还有哪些单位: who else, of the task. */
const besides = /除[了去]?[^,，。]{1,8}?(?:以?外)?[,，]?\s*(?:还有|另外|都有|其[他它]).{0,3}(?:谁|哪)/;
const reported: ReadonlySet<Intent> = new Set<Intent>(["report", "correct"]);
/** 刚才写错了，车还没到: after a report. */
const mistaken = /[写报填说打弄搞点选]错|有误|不对/;
const wholeText = /原文|全文|原话|full text/;
const table = /台[账帐]|导出|表格|excel/i;

/** A sentence that is no question of ours beyond doubt, of 1. */
const sure = 0.85;

const ofProgress = /报过|报了|汇报|上报|进展|进度|动静|办到哪|搞到哪/;

/** 配合的再列一遍, 它配合的: of the body that is spoken of. */
const again = /列|发|拉|再看|清单|^(?:它|他们?)们?(?:牵头|负责|参与|配合)的/;
const otherRole = /^(?:[哦噢嗯好啊][,，]?)?[那只].{2,4}的呢[?？]?$/;
const ofAList = (memory: Memory): boolean => memory.mine || memory.bodies.length > 0;

/** 配合的有几个: of a body's list, not of the task looked at. */
const howMany = /几[个项条件]|多少/;

/** What is asked of the task; null where the sentence asks something else. */
function intentOfTask(reading: Reading, memory: Memory, points: boolean): Intent | null {
  const { intent, words } = reading;
  const one = memory.tasks.length === 1;
  const ofABody = memory.intent === "my_tasks" || memory.intent === "body_tasks";
  const who = asksWho.test(words) && (intent !== "unknown" || ofOwners.test(words));
  if (who && !reading.unreported && intent !== "remind") return ofOneTask.has(intent) ? intent : "who";
  if (
    ofAList(memory) &&
    reading.roles &&
    !changes.has(intent) &&
    again.test(words) &&
    (!points || it.test(words))
  )
    return null;
  // 只配合的呢, 那牵头的呢, after one of a body's list was looked at.
  if (ofAList(memory) && reading.roles && otherRole.test(words)) return null;
  if (one && reading.roles && !howMany.test(words) && !ofABody && !reading.mine && !changes.has(intent))
    return "who";
  const timed = reading.mine || reading.due || reading.begins || reading.years;
  if (one && asksWhen.test(words) && !reading.states && !timed && !asksWhich.test(words))
    return ofOneTask.has(intent) ? intent : "task_detail";
  if (intent === "stats" && asksHow.test(words)) return "progress";
  if (one && besides.test(words)) return "who";
  if (one && reported.has(memory.intent) && unclear.has(intent) && mistaken.test(words)) return "correct";
  if (one && wholeText.test(words) && !table.test(words)) return "task_detail";
  const vague = unclear.has(intent) || (intent === "help" && it.test(words));
  if (one && vague && ofProgress.test(words)) return "progress";
  // 昨天会上领导也提到这事: talk, surely.
  const talk = talks(reading) || (intent === "unknown" && reading.share >= sure);
  if (one && unclear.has(intent) && ((points && !talk) || asksText.test(words))) return "task_detail";
  if (intent === "who" || intent === "task_detail" || (intent === "remind" && !one && !points)) return null;
  return ofTasks.has(intent) && (reading.states === null || (points && ofOneTask.has(intent)))
    ? intent
    : null;
}
