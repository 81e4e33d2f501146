import { anyOf } from "../../domain/any-of.ts";
import { type TaskState, taskStates } from "../../domain/task-state.ts";
import { leavesOut } from "./leaves-out.ts";
import { type Sentence, takeMatch } from "./sentence.ts";

/** Every state but one. */
const all = (but: TaskState): TaskState[] => taskStates.filter((state) => state !== but);

/** 逾期的刨掉; 除了逾期的. */
const overdueLeftOut = new RegExp(`(?:逾期|超期|过期)的?(?:任务)?${leavesOut}|除[了去]?(?:逾期|超期|过期)`);

const stateReaders: [RegExp, TaskState[]][] = [
  [overdueLeftOut, all("overdue")],
  [
    /未启动|没(?:有)?启动|(?:还没|尚未|还未|没)(?:有)?开(?:始|展|工)|灰灯|\bnot (?:yet )?started\b/,
    ["notStarted"],
  ],
  [
    /未完成|没(?:有)?完成|(?:还没|尚未|还未)(?:有)?(?:完成|办结|做完)|没做完|\b(?:unfinished|not (?:yet )?(?:done|completed|finished))\b/,
    all("done"),
  ],
  [/(?:推进|进行|办理)(?:之)?中|正在推进|\b(?:in progress|on track|under way)\b/, ["onTrack", "ahead"]],
  [/受阻|卡住|\bblocked\b/, ["blocked"]],
  [/滞后|欠进度|落后|黄灯|\bbehind(?: schedule)?\b/, ["behind"]],
  [/超进度|提前完成|\bahead\b/, ["ahead"]],
  [/待审核|等审核|(?:已)?申请销号|蓝灯|\bwaiting for (?:check|review|approval)\b/, ["awaiting"]],
  [/(?<!有)(?:没有?|未|不是)(?:逾期|超期|过期)的/, all("overdue")],
  [/挂起|暂缓|搁置|\bsuspended\b/, ["suspended"]],
  [
    anyOf(
      /已(?:经)?(?:全部)?(?:完成|办结|销号)|(?:完成|办结)了的|绿灯/,
      // 什么时候完成的, 年底前完成的: when it is to be.
      /(?<![要应该需须前能底内以年月日未没候时])(?:完成|办结)的/,
      /(?<!\b(?:be|get) )\b(?:done|completed|finished)\b/,
    ),
    ["done"],
  ],
];

export const leavesOutLate = (words: string): boolean => overdueLeftOut.test(words);

/** States asked for. Not taken out: a sentence may be a report that says the same words. */
export function findStates(words: string): TaskState[] | null {
  return stateReaders.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const silent = anyOf(
  /(?:没(?:有)?|未|还没(?:有)?|尚未|还未|从未|从没)(?:按时|及时)?(?:报|汇报|报送|上报|填报|填|交(?![接代换流班])|反馈|提交)(?:过|送|上来|进展|进度|材料)*/,
  /未报送|漏报|没动静|\b(?:not|n't|never)(?: yet)? (?:been )?report(?:ed)?\b|\bunreported\b/,
  /\bsilent\b/,
);
const spoken =
  /(?:已经?|都)(?:报(?!给|到|一下)|汇报|报送|上报|填报)(?:过|了|的|送)*|(?:汇报|报)过的|\b(?:already|have|has) reported\b/;

/** true = not yet reported, false = already reported, null = says neither. */
export function findUnreported(sentence: Sentence): boolean | null {
  if (/报了没有?|报没报|有没有(?:汇)?报|报(?:送)?了吗/.test(sentence.rest)) return null;
  if (takeMatch(sentence, silent, "unreported")?.[0]) return true;
  return spoken.test(sentence.rest) ? false : null;
}
