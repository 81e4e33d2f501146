import { type Role, roles } from "../../domain/role.ts";
import type { TaskState } from "../../domain/task-state.ts";
import { type Sentence, takeMatch } from "./sentence.ts";

/** A role word counts where it stands as one: after who does it, or before what is done. 社会力量参与 is a topic. */
const after =
  "(?=\\s*(?:的|什么|哪|任务|单位|部门|工作|项|事|了|过|着|谁|几|多少|呢|吗|[?？]|$|第|和|、|,|，|或|以及|还是|▁|◎|\\d))";
const before = "(?<=(?:谁|哪个|哪些|由|是|我|们|◎|▁|只看|只要|仅看|要|不|^|和|、|来|作为|单位|部门|局|\\s))";

const role = (words: string, loose = false): RegExp =>
  new RegExp(loose ? `(?:${words})` : `${before}(?:${words})|(?:${words})${after}`);

const readers: [RegExp, Role[]][] = [
  [/除了?牵头(?:的)?(?:以?外)?|\bexcept (?:those )?(?:we )?lead/, ["responsible", "participate", "support"]],
  [
    /不(?:是|由)?(?:我们)?牵头|非牵头|(?<!有)没有?牵头|\bnot (?:lead|leading)\b|\bother than lead\b/,
    ["participate", "support"],
  ],
  [role("牵头(?:负责|督导|承办)?(?:单位|部门)?|主办(?:单位)?|汇总单位|领头", true), ["lead"]],
  [role("责任(?:单位|部门)|承办(?:单位|部门)?|负责单位|主责(?:单位)?|按职责分工负责", true), ["responsible"]],
  [
    /(?:只看|只要|仅看|仅|只|光看|就看|看看?)(?:我们)?负责的|负责的呢|作为负责|(?<=牵头[和、或及与])负责|负责(?=[和、或及与](?:参与|配合|牵头))|是负责(?:的|方|角色)/,
    ["responsible"],
  ],
  [role("参与(?:单位|部门)?|参加(?:单位)?|会同"), ["participate"]],
  [role("配合(?:单位|部门)?|协办(?:单位)?|协助|支持单位"), ["support"]],
  [/(?<=我们|◎|谁)支持|支持(?=的|什么|哪)/, ["support"]],
  [/\blead(?:s|ing|er)?\b/, ["lead"]],
  [/\bresponsible only\b|\bonly responsible\b|\bas responsible\b/, ["responsible"]],
  [/\btak(?:e|es|ing) part\b|\bparticipat(?:e|es|ing|ion|ory)\b|\bparticipant\b/, ["participate"]],
  [/\bsupport(?:s|ing|ive)?\b/, ["support"]],
];

/** Takes role words out of the sentence; strict: 配合 is support and nothing else. null = none was said. */
export function findRoles(sentence: Sentence): Role[] | null {
  const found = new Set<Role>();
  for (const [pattern, meant] of readers) {
    const match = takeMatch(sentence, pattern, "role");
    if (match?.[0]) for (const each of meant) found.add(each);
    if (match?.[0] && meant.length > 1) break;
  }
  return found.size ? roles.filter((each) => found.has(each)) : null;
}

const stateReaders: [RegExp, TaskState[]][] = [
  [
    /未启动|没(?:有)?启动|(?:还没|尚未|还未|没)(?:有)?开(?:始|展|工)|灰灯|\bnot (?:yet )?started\b/,
    ["notStarted"],
  ],
  [
    /未完成|没(?:有)?完成|(?:还没|尚未|还未)(?:有)?(?:完成|办结|做完)|没做完|\b(?:unfinished|not (?:yet )?(?:done|completed|finished))\b/,
    [
      "suspended",
      "overdue",
      "blocked",
      "behind",
      "dueSoon",
      "ahead",
      "onTrack",
      "standing",
      "notStarted",
      "awaiting",
    ],
  ],
  [/(?:推进|进行|办理)(?:之)?中|正在推进|\b(?:in progress|on track|under way)\b/, ["onTrack", "ahead"]],
  [/受阻|卡住|\bblocked\b/, ["blocked"]],
  [/滞后|欠进度|落后|黄灯|\bbehind(?: schedule)?\b/, ["behind"]],
  [/超进度|提前完成|\bahead\b/, ["ahead"]],
  [/待审核|等审核|(?:已)?申请销号|蓝灯|\bwaiting for (?:check|review|approval)\b/, ["awaiting"]],
  [/挂起|暂缓|搁置|\bsuspended\b/, ["suspended"]],
  [
    /已(?:经)?(?:全部)?(?:完成|办结|销号)|(?:完成|办结)了的|(?<![要应该需须前能底内以年月日未没])(?:完成|办结)的|绿灯|\b(?:done|completed|finished)\b/,
    ["done"],
  ],
];

/** States asked for. Not taken out: a sentence may be a report that says the same words. */
export function findStates(words: string): TaskState[] | null {
  return stateReaders.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const silent =
  /(?:没(?:有)?|未|还没(?:有)?|尚未|还未|从未|从没)(?:按时|及时)?(?:报|汇报|报送|上报|填报|填|交|反馈|提交)(?:过|送|上来|进展|进度|材料)*|未报送|漏报|没动静|\b(?:not|n't|never)(?: yet)? (?:been )?report(?:ed)?\b|\bunreported\b|\bsilent\b/;
const spoken =
  /(?:已经?|都)(?:报|汇报|报送|上报|填报)(?:过|了|的|送)*|(?:汇报|报)过的|\b(?:already|have|has) reported\b/;

/** true = not yet reported, false = already reported, null = says neither. */
export function findUnreported(sentence: Sentence): boolean | null {
  if (/报了没有?|报没报|有没有(?:汇)?报|报(?:送)?了吗/.test(sentence.rest)) return null;
  if (takeMatch(sentence, silent, "unreported")?.[0]) return true;
  return spoken.test(sentence.rest) ? false : null;
}
