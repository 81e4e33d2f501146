import type { Role } from "../../domain/role.ts";

const roleOf: Record<Role, string> = {
  lead: "牵头",
  responsible: "负责",
  participate: "参与",
  support: "配合",
};

const list = (names: readonly string[]): string => names.join("、");
const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join("、");

/** Answers to questions. Every list says which plan and which day it speaks of, and how many there are. */
export const answers = {
  noPlan: "还没有导入任何规划。请管理员发“/导入”并发送文件。",
  whichPlan: "您问的是哪个规划？请选一个，或在问题里写上地区或规划名：",
  noSuchPlan: (period: string) => `还没有导入“${period}”的规划。现有：`,
  whichBody: (words: string) => `“${words}”对得上不止一个单位，您问的是哪一个？`,
  whichOfYours: "您服务的单位不止一个，您问的是哪一个？",
  whichOfTasks: "对得上的任务不止一项，您说的是哪一项？",
  noRight: (right: string) =>
    `这项操作要${right}才能办，您现在没有这个权限，没有改动任何数据。请联系管理员（安委办）。`,
  rights: {
    guest: "使用者",
    member: "责任单位的联络员",
    head: "单位负责人",
    leader: "领导",
    clerk: "管理员",
  },
  notHere: "我听懂了这是一项办理请求，但目前还不能在这里直接办，没有改动任何数据。请联系管理员（安委办）。",
  asOf: (region: string, plan: string, day: string) =>
    `${plan.includes(region) ? "" : region}《${plan}》，截至${day}`,
  roleOf,
  /** Between the facts of one line. */
  and: "；",
  headed: (subject: string, head: string) => `${subject}：${head}`,
  roles: (roles: readonly Role[]) => list(roles.map((role) => roleOf[role])),
  count: (total: number) => `共${total}项`,
  bodyTasks: (body: string, what: string, total: number, through: number) =>
    through === 0
      ? `${body}${what}任务共${total}项`
      : total === through
        ? `没有点名交给${body}的${what}任务；通过集体承担的有${through}项`
        : `${body}${what}任务共${total}项，其中点名${total - through}项，通过集体承担${through}项`,
  noBodyTasks: (body: string, what: string) => `${body}没有${what}任务`,
  otherRoles: (body: string, counts: string) => `${body}另有：${counts}（不在本次所问之列）。`,
  roleCount: (role: string, count: number) => `${role}${count}项`,
  section: (title: string, count: number) => `【${title}】${count}项`,
  through: (group: string, role: string) => `通过“${group}”${role}`,
  collective: "集体",
  line: (number: string, title: string, facts: string) =>
    facts ? `${number}. ${title}（${facts}）` : `${number}. ${title}`,
  partOf: (body: string, part: readonly string[]) => `${body}：${part.join("；")}`,
  noPart: (body: string) => `${body}在这项任务里没有职责。`,
  items: (items: readonly number[]) => `只承担第${list(items.map(String))}小项`,
  due: (day: string) => `时限${day}`,
  limit: (text: string) => `时限：${text}`,
  noLimit: "未定时限",
  reported: "本期已报",
  unreported: "本期未报",
  narrowedBy: {
    topics: (topics: readonly string[]) => `涉及${quoted(topics)}的`,
    dueBetween: (from: string, to: string) => (from === to ? `${to}到期的` : `${from}至${to}到期的`),
    dueIn: (years: number[]) => `${years.join("、")}年到期的`,
    dueBy: (to: string) => `${to}（含）前到期的`,
    dueAfter: (from: string) => `${from}（含）后到期的`,
    begins: (from: string, to: string) => `${from}至${to}开始的`,
    years: (start: number, end: number) => `时限为${start}-${end}年的`,
    annual: "每年都要做的",
    ongoing: "长期坚持的",
    none: "没有列明时限的",
    unreported: "本期未报的",
    reported: "本期已报的",
    states: (states: readonly string[]) => `${states.join("、")}的`,
    shared: "共同承担的",
    lacking: (role: string) => `未写明${role}单位的`,
    without: (words: readonly string[]) => `除${quoted(words)}以外的`,
  },
  guessed: (words: string, body: string) => `“${words}”按“${body}”理解。`,
  takenFor: (said: string, meant: string) => `没有任务提到“${said}”，按文件里的“${meant}”查找。`,
  leftOut: (words: readonly string[]) => `没有任务提到${quoted(words)}，没有按它筛选。`,
  inferred: (name: string) =>
    `单位目录里没有“${name}”，是按名称的类别推断它属于这些集体的，请管理员在“/单位目录”里确认。`,
  alikeGroups: (groups: readonly string[]) =>
    `文件里还有成员相同的集体：${quoted(groups)}，它们的任务没有列在这里。`,
  unconfirmedGroups: (groups: readonly string[]) => `${quoted(groups)}的成员是按名称推定的，尚待管理员确认。`,
  tookOver: (body: string, former: string, on: string, count: number) =>
    `其中${count}项原交给${former}，自${on}起由${body}承接。`,
  endedInto: (former: string, on: string, heir: string) =>
    `${former}已于${on}并入${heir}，这些任务现由${heir}承接。`,
  nowCalled: (former: string, on: string, heir: string) =>
    `${former}已于${on}并入${heir}，以下是${heir}的情况。`,
  notYetFounded: (body: string, on: string, formers: string) =>
    `${body}${on}才成立；在此之前，相应任务属于${formers}。`,
  unknownBody: (words: string, nearest: string) =>
    nearest
      ? `单位目录里没有“${words}”，没有可列的任务。您要找的是不是：${nearest}？`
      : `单位目录里没有“${words}”，没有可列的任务。请写单位全称，或请管理员补充单位目录。`,
  noDivision: "这份规划没有印出责任分工，还没有任何单位被分到任务；管理员可以用“/分工”分派。",
  clerkHasNoBody: "您是管理员，没有绑定单位。请写上单位名称，例如“区安监局负责什么”。",
  guestHasNoBody: "还不知道您是哪个单位的。请发“/绑定 单位名称”，管理员确认后就能回答“我们负责什么”。",
  ask: (body: string) => `${body}负责什么`,
  noTask: (numbers: readonly string[], first: string, last: string, total: number) =>
    `没有第${list(numbers)}项任务。这份规划共${total}项，序号从${first}到${last}。`,
  noTasksYet: "这份规划还没有任务。",
  needSubject: "您问的是哪件事？请写上任务序号或主题，例如“第12项谁负责”“谁负责消防”。",
  needNumber: "请写明任务序号，例如“第12项”。",
  task: (number: string, title: string) => `第${number}项 ${title}`,
  path: (path: readonly string[]) => `所在部分：${path.join(" > ")}`,
  content: (content: string) => `内容：${content}`,
  item: (number: number, content: string) => `第${number}小项：${content}`,
  noItem: (number: string, item: number) => `第${number}项没有第${item}小项。`,
  owners: (role: string, names: string) => `${role}：${names}`,
  noOwners: "责任单位：文件未列明",
  ownItems: (items: readonly number[]) => `（第${list(items.map(String))}小项）`,
  state: (state: string) => `状态：${state}`,
  lastReport: (body: string, day: string, state: string, percent: number, progress: string) =>
    `最近汇报（${body}，${day}，自评${state}，${percent}%）：${progress}`,
  noReport: "还没有汇报。",
  problems: (text: string) => `存在问题：${text}`,
  next: (text: string) => `下一步：${text}`,
  noneInRole: (roles: string) => `文件没有列明${roles}单位，现列出全部责任单位。`,
  found: (topics: readonly string[], total: number) => `涉及${quoted(topics)}的任务共${total}项`,
  rest: (total: number) => `任务共${total}项`,
  notFound: (topics: readonly string[]) =>
    `没有涉及${quoted(topics)}的任务。可以换一个词再试，或发“/帮助”看怎么问。`,
  nearestTasks: "相近的有（不算作答案）：",
  who: (topics: string, total: number) => `${topics}的任务共${total}项，责任单位如下`,
  /** @param numbers 第12、13项 */
  ownersOf: (numbers: string) => `${numbers}的责任单位`,
  aboutTopics: (topics: readonly string[]) => `涉及${quoted(topics)}`,
  aboutNumbers: (numbers: readonly string[]) => `第${list(numbers)}项`,
  overdue: (whose: string, total: number) => `${whose}逾期任务共${total}项`,
  noneOverdue: (whose: string) => `${whose}没有逾期的任务。`,
  daysLate: (days: number) => `逾期${days}天`,
  all: "全部",
  silent: (cycle: string, bodies: number, tasks: number) =>
    `${cycle}还没有报送的单位共${bodies}个，涉及任务${tasks}项`,
  noneSilent: (cycle: string) => `${cycle}应报的都已报送。`,
  silentBody: (body: string, numbers: string) => `${body}：第${numbers}项`,
  timed: (what: string, total: number) => `${what}任务共${total}项`,
  noneTimed: (what: string) => `没有${what}任务。`,
  dueSoonDays: (days: number) => `“快到期”按${days}天以内算。`,
  daysLeft: (days: number) => (days < 0 ? `已逾期${-days}天` : `还有${days}天`),
  progress: (what: string, total: number) => `${what.replace(/的$/, "")}的进展（${total}项）`,
  history: (total: number) => `共${total}次汇报，最新在前`,
  reportsIn: (reported: number, total: number) => `本期已报${reported}项，未报${total - reported}项`,
  indicators: (total: number) => `指标共${total}个`,
  noIndicators: "这份规划里没有这样的指标。",
  indicator: (name: string, target: string, more: string) =>
    `· ${name}：${target}${more ? `（${more}）` : ""}`,
  yearTarget: (year: number, target: string) => `${year}年${target}`,
  actual: (value: string, day: string) => `实际${value}，${day}报`,
  noActual: "尚无实际值",
  figureTasks: "相应的任务：",
  projects: (total: number) => `重点工程（项目）共${total}个`,
  noProjects: "这份规划里没有这样的重点工程。",
  project: (name: string, more: string) => `· ${name}${more ? `（${more}）` : ""}`,
  projectLead: (names: string) => `牵头：${names}`,
  investment: (amount: string) => `总投资${amount}`,
  totalInvestment: (amount: string) => `总投资合计${amount}。`,
  place: (place: string) => `地点：${place}`,
  goal: (text: string) => `形象进度：${text}`,
  stats: (
    whose: string,
    total: number,
    done: number,
    overdue: number,
    dueSoon: number,
    standing: number,
    unreported: number,
  ) =>
    `${whose}任务${total}项：已完成${done}项，逾期${overdue}项，两周内到期${dueSoon}项，长期坚持${standing}项，从未汇报${unreported}项`,
  closingRate: (done: number, fallen: number) =>
    fallen === 0
      ? "办结率：尚无到期任务（办结率＝到期任务中已办结÷到期应办结，长期任务不计）"
      : `办结率${done}/${fallen}＝${((done / fallen) * 100).toFixed(1)}%（到期任务中已办结÷到期应办结，长期任务不计）`,
  slowest: (bodies: string) => `逾期最多的单位：${bodies}`,
  busiest: (roles: string, bodies: string) => `${roles}任务最多的单位（点名）：${bodies}`,
  noneSlow: "目前没有逾期任务，没有进度落后的单位",
  bodyCount: (body: string, count: number) => `${body}${count}项`,
  unknown:
    "这句话我没看懂。您可以这样问：\n· 我们部门负责什么\n· 公安分局牵头哪些任务\n· 谁负责危险化学品\n· 第12项\n· 哪些任务逾期了\n发“/帮助”看全部用法。",
  friendly: "我是督办，只管任务分工和进展。想问任务随时可以，例如“我们部门负责什么”。",
  help: "我可以回答任务分工、时限和进展。直接打字就行，也可以用下面的命令：",
  helpLine: (slash: string, summary: string, example: string) => `/${slash}　${summary}　例：${example}`,
};
