import { anyOf } from "../../domain/any-of.ts";
import { type Role, roles } from "../../domain/role.ts";
import { type TaskState, taskStates } from "../../domain/task-state.ts";
import { type Sentence, takeMatch } from "./sentence.ts";

/** A role word counts where it stands as one: after who does it, or before what is done. 社会力量参与 is a topic. */
const after =
  "(?=\\s*(?:的|什么|哪|任务|单位|部门|工作|项|事|了|过|着|谁|几|多少|呢|吗|[?？]|$|第|和|、|,|，|或|以及|还是|[▁◎■◆※]|\\d))";
const before =
  "(?<=(?:谁|哪个|哪些|由|是|我|们|◎|▁|■|只看|只要|仅看|要|不|^|和|、|来|作为|单位|部门|局|\\s))";

const role = (words: string, loose = false): RegExp =>
  new RegExp(loose ? `(?:${words})` : `${before}(?:${words})|(?:${words})${after}`);

/** Who it is that does not: what was taken of the sentence before the role. */
const nobody = "(?:[▁◎]|我们?|本局){0,12}";
const not = (words: string): RegExp =>
  new RegExp(
    `(?:(?<!有)没有?|不|非|无)(?:是|由|归|用|要|必|需要?|该|算|让|叫|把)*${nobody}(?:来|去|当|做)?(?:${words})`,
  );
const leading = "牵头|打头|挑头|带头|领头|领衔|挂帅|主办";

const readers: [RegExp, Role[]][] = [
  [/牵不牵头/, ["lead"]],
  [
    new RegExp(`除了?${nobody}(?:${leading})(?:的)?(?:以?外)?|\\bexcept (?:those )?(?:we )?lead`),
    ["responsible", "participate", "support"],
  ],
  [
    new RegExp(`${not(leading).source}|\\bnot (?:the )?(?:lead|leading)(?!, only)\\b|\\bother than lead\\b`),
    ["participate", "support"],
  ],
  [not("配合|协办"), ["lead", "responsible", "participate"]],
  [not("参与|参加"), ["lead", "responsible", "support"]],
  [
    role(
      `(?:${leading})(?:负责|督导|承办)?(?:单位|部门)?|主办(?:单位)?|汇总单位|牵(?:了|着|的|什么|啥|几个|哪些|个)*头|主牵|谁牵(?!涉)`,
      true,
    ),
    ["lead"],
  ],
  [
    role(
      "责任(?:单位|部门|(?=的))|承办(?:单位|部门)?|负责单位|主责(?:单位)?|按(?:照)?(?:各自)?职责(?:分工)?负责",
      true,
    ),
    ["responsible"],
  ],
  [
    anyOf(
      /(?:只看|只要|仅看|仅|只|光看|就看|看看?)(?:我们)?负责的|负责的呢|作为负责|^(?:那|算)*负责的$/,
      /(?<=牵头[和、或及与])负责|负责(?=[和、或及与](?:参与|配合|牵头))|是负责(?:的|方|角色)/,
      /(?:光|只|仅)(?:要|看|列|留)?[▁◎]+负责的|写的?(?:是|着)[▁◎]*负责/,
      /由(?:[▁◎]|我[局委办镇]?)+负责的|(?<=[▁◎])负责的(?=[呢吗?？。!！]*$|列|发|拉|导)/,
      /(?:共同|一起|直接|写明|写着|标明|标的|注明)[^,，。]{0,8}?负责(?=的)/,
    ),
    ["responsible"],
  ],
  [role("参[与于](?:单位|部门)?|参加(?:单位)?|会同"), ["participate"]],
  [role("配合(?:单位|部门)?|协办(?:单位)?|协助|搭把手|搭手|打下手|支持单位"), ["support"]],
  [/(?<=我们|◎|谁)支持|支持(?=的|什么|哪)/, ["support"]],
  [/\blead(?:s|ing|er)?\b|\bqian ?tou\b|\bled by\b/, ["lead"]],
  [/\bresponsible only\b|\bonly responsible\b|\bas responsible\b/, ["responsible"]],
  [
    /\btak(?:e|es|ing) part\b|\bparticipat(?:e|es|ing|ion|ory)\b|\bparticipant\b|\bcan ?yu\b/,
    ["participate"],
  ],
  [/\bsupport(?:s|ing|ive)?\b|\bpei ?he\b/, ["support"]],
];

/** Takes role words out of the sentence; strict: 配合 is support and nothing else. null = none was said. */
export function findRoles(sentence: Sentence): Role[] | null {
  const found = new Set<Role>();
  let others: Role[] | null = null;
  for (const [pattern, meant] of readers) {
    const match = takeMatch(sentence, pattern, "role");
    if (!match?.[0]) continue;
    if (meant.length > 1) others ??= meant;
    else for (const each of meant) found.add(each);
  }
  // 不牵头、光是参与的: of the others the one that is said.
  const said = roles.filter((each) => found.has(each) && (others?.includes(each) ?? true));
  return said.length ? said : others;
}

/** Whose role is said: ◎牵头、◎配合 — each with its own; null where not each of several has one. @param words each body as one ◎ or more */
export function findRolesOf(words: string, bodies: number): Role[] | null {
  if (bodies < 2) return null;
  const runs = words.split(/◎+/).slice(1);
  if (runs.length !== bodies) return null;
  const found = runs.map((run) => rolesAfter.find(([pattern]) => pattern.test(run))?.[1]);
  return found.every((each): each is Role => each !== undefined) ? found : null;
}

const rolesAfter: [RegExp, Role][] = [
  [new RegExp(`^[^,，。、]{0,4}?(?:${leading})`), "lead"],
  [/^[^,，。、]{0,4}?(?:负责|承办|主责)/, "responsible"],
  [/^[^,，。、]{0,4}?(?:参与|参加|会同)/, "participate"],
  [/^[^,，。、]{0,4}?(?:配合|协办|协助|支持|打下手)/, "support"],
];

const withoutOverdue = taskStates.filter((state) => state !== "overdue");

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
  [/(?<!有)(?:没有?|未|不是)(?:逾期|超期|过期)的/, withoutOverdue],
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
  /(?:已经?|都)(?:报|汇报|报送|上报|填报)(?:过|了|的|送)*|(?:汇报|报)过的|\b(?:already|have|has) reported\b/;

/** true = not yet reported, false = already reported, null = says neither. */
export function findUnreported(sentence: Sentence): boolean | null {
  if (/报了没有?|报没报|有没有(?:汇)?报|报(?:送)?了吗/.test(sentence.rest)) return null;
  if (takeMatch(sentence, silent, "unreported")?.[0]) return true;
  return spoken.test(sentence.rest) ? false : null;
}

const direct = anyOf(
  // 单独设立 is what a task says.
  /单独(?![设建立编制成开组]|列一?下|列[出个]|[拉拎挑发])(?:点|写|提|列|给|派|分|交|承担|担|领|挂|有|负责)*(?:到|了|名|明|着|在)*/,
  /(?:单列|单|直接)(?:点|写|提|列)(?:到|了|名|明)?(?=[◎▁]|我们|给)/,
  /(?<=[◎▁])(?:自己|自个儿?|本身)(?:的|名下(?:的)?)?(?=[那这][几一]?[条项个]|[,，]|$)/,
  /明(?:写|列)(?:着|了|的|是)*/,
  /挂(?:着|了|的|在)*(?:我们|[▁◎]+)?的?名字?(?:的|上|下)*/,
  /(?:点|提)到(?=[◎▁]|我们)|点(?:了|到)?(?:我们|▁+|◎+)?名字?(?:的|到|要)?(?:我们)?/,
  /写(?:了|着|明|上)*(?:我们|它|他们?|其|▁+|◎+)*(?:的)?名字/,
  /直接(?:写|点|分|交|给|担|承担|负责)(?:了|给)?(?:[▁◎]+的?名字?的?)?|指名(?:道姓)?|\bby name\b/,
  /\bnam(?:e|es|ed|ing) (?:us|them|it|[▁◎]+)|\bno groups?\b/,
  /\b(?:not|without|except|excluding|no) (?:the )?(?:ones? |those |tasks? )?(?:we have )?(?:through|via|by|of) (?:a |the )?(?:groups?|collectives?)\b/,
);
/** 没点我们名、靠集体说法摊上的. */
const unnamed =
  /(?<!有)(?:没有?|未|不是)(?:直接|单独)?(?:点|写|提|列)(?:到|了|名|明)?[▁◎我们]*(?:的)?名字?(?:的)?(?:[^,，。]{0,12}?集体[^,，。]{0,4}?(?=[摊分承担]|$))?/;
const collective =
  /(?:通过)?集体(?:分给|承担|任务|名义|的)?|打包(?:分|摊|给|派|的)*(?:给)?|笼统(?:的|写)?|\bthrough (?:a )?groups?\b|\bcollective(?:ly)?\b/;

const ofGroups =
  "(?:大家|家家|人人)都有|集体|打包|笼统|泛指|泛泛|各[^,，。]{0,6}?(?:部门|单位|街镇|街道|镇)|(?:有关|相关|主管|成员)(?:部门|单位)";
/** Verbs of leaving out. */
export const leavesOut =
  "(?:先|就|都|一律)?(?:[不别甭](?:用|必)?[算要含看列说提管]|除外|除[去开掉]|去[掉除]|刨[去除掉]|刨出去|扣[除掉]|撇开|排除|剔除|拿掉)";
const withoutGroups = new RegExp(
  `除[了去开]?[^,，。]{0,3}(?:${ofGroups})[^,，。]{0,6}?(?:以?外|[,，])|[^,，。]{0,6}(?:${ofGroups})[^,，。]{0,12}?${leavesOut}|${leavesOut}[^,，。]{0,4}(?:${ofGroups})(?:的|那些|那种|那类|任务)*`,
);

/** 属于各部门那种不要: the groups are named to be left out, so this is read before names are. */
export const leavesOutGroups = (sentence: Sentence): boolean =>
  Boolean(takeMatch(sentence, withoutGroups, "by name")?.[0]);

/** 连集体的一起: both. */
const withGroups = anyOf(
  /连(?:着|同|带)?[^,，。]{0,4}集体[^,，。]{0,6}|不管[^,，。]{0,4}还是[^,，。]{0,2}(?:集体|打包|笼统)[^,，。]{0,8}|集体[^,，。]{0,4}也(?:要|算)/,
  /(?:包括|包含|含|加上|带上|算上)(?:了)?集体[^,，。]{0,4}|集体的?也(?:要|算)/,
  /点名的?[和跟与][^,，。]{1,6}都(?:要|算|列)/,
);

/** Only what names the body, or only what it has through groups: 点名的, 集体分给我们的. */
export function findVia(sentence: Sentence): "direct" | "collective" | null {
  if (takeMatch(sentence, withGroups, "groups too")?.[0]) return null;
  if (takeMatch(sentence, unnamed, "through groups")?.[0]) return "collective";
  if (takeMatch(sentence, direct, "by name")?.[0]) return "direct";
  return takeMatch(sentence, collective, "through groups")?.[0] ? "collective" : null;
}
