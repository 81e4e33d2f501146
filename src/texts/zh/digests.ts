import type { Counts } from "../../domain/counts.ts";
import type { SectionKind } from "../../domain/digest.ts";

const count: Record<keyof Counts, string> = {
  total: "任务总数",
  done: "已完成",
  inProgress: "推进中",
  notStarted: "未启动",
  blocked: "受阻",
  overdue: "逾期",
  dueSoon: "临近时限",
  reportedThisWeek: "本周有汇报",
  silent: "本期未报",
};

const section: Record<SectionKind, string> = {
  done: "本期办结",
  updated: "有新进展",
  overdue: "逾期",
  dueSoon: "两周内到期",
  silent: "本期尚未汇报",
  blocked: "受阻",
};

/** "2018-06-04" → "6月4日" */
const day = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;

/** "6月4日至6月10日"; one day alone on a Monday */
const days = (from: string, on: string): string => (from === on ? day(on) : `${day(from)}至${day(on)}`);

export const digests = {
  count,
  section,
  day,
  title: (plan: string) => `工作周报｜${plan}`,
  subtitle: (week: string, from: string, on: string, total: number) =>
    `${week.slice(0, 4)}年第${Number(week.slice(6))}周（${days(from, on)}）· 共 ${total} 项任务`,
  scope: (name: string) => `范围：${name}`,
  nothingNew: (plan: string, from: string, on: string, total: number, done: number, overdue: number) =>
    `《${plan}》${days(from, on)}没有新的进展、办结和到期：共 ${total} 项，已完成 ${done} 项${overdue > 0 ? `，逾期 ${overdue} 项（@我 发“/逾期”看名单）` : ""}。`,
  behind: "欠进度（未到时限）",
  coordination: "需协调事项",
  indicators: "指标进度",
  indicator: (name: string, actual: string, on: string, year: number, target: string) =>
    `${name}：${actual}（${day(on)}报）· ${year} 年目标 ${target}`,
  chart: "任务状态（项）",
  change: (difference: number) =>
    difference === 0 ? "持平" : difference > 0 ? `+${difference}` : `${difference}`,
  sectionTitle: (name: string, lines: number) => `${name}（${lines}）`,
  late: (days: number) => `逾期 ${days} 天`,
  left: (days: number) => (days === 0 ? "今天到期" : `还有 ${days} 天`),
  percent: (percent: number) => `${percent}%`,
  andMore: (more: number) => `另有 ${more} 项`,
  showAll: "查看全部",
  bodies: (names: readonly string[]) =>
    names.length > 3 ? `${names.slice(0, 3).join("、")}等${names.length}家` : names.join("、"),
  mine: "我的任务",
  report: "去汇报",
  fullList: "全部任务",
  definitions: "这些数怎么算",
  definition: {
    total: "范围内现行有效的全部任务。",
    done: "截至统计日已确认办结的任务。",
    inProgress: "未办结，且最近一次有效汇报为推进中、超进度、滞后或已完成待确认的任务。",
    notStarted: "未办结，且还没有汇报，或最近一次汇报为“未启动”的任务。",
    blocked: "未办结，且最近一次有效汇报为“受阻”的任务。以上四项相加等于任务总数。",
    overdue: "未办结、时限早于统计日的任务（待审核、暂缓的不计）。与以上四项重叠。",
    dueSoon: "未办结、时限在统计日起 14 天内的任务。与以上四项重叠。",
    reportedThisWeek: "本周（周一至统计日）有汇报的任务。",
    silent:
      "已开始、未办结、有时限，而本期还缺应报汇报的任务（未另设报送周期的，本期即当月）；长期坚持的任务不计。",
  } satisfies Record<keyof Counts, string>,
  asOf: (on: string) => `统计日：${on}。“持平”和带正负号的数是与上一期相比的变化。`,
  allTasks: "全部任务",
  listTitle: (name: string, lines: number) => `${name}（共 ${lines} 项）`,
  listSubtitle: (plan: string, on: string) => `《${plan}》 · 截至 ${on}`,
  listColumns: { number: "序号", title: "任务", bodies: "单位", due: "时限", words: "最近进展" },
  listCut: (shown: number, lines: number) =>
    `卡片放不下全部 ${lines} 项，这里是前 ${shown} 项；全部任务请用“/导出 台账”。`,
  sentPrivately: "马上私聊发给您。",
  whichPlan: "要看哪个规划的周报？",
  weekAhead: (week: string) => `${week} 还没有开始，没有周报。`,
  onlyClerk: "只有管理员可以设置周报。",
  onlyGroups: "周报订阅在群里设置：请把我加到群里，在群中发“/周报 设置”。",
  settings: {
    button: "周报设置",
    title: "本群周报设置",
    none: "本群还没有订阅周报。",
    entry: (plan: string, scope: string, when: string, next: string, preview: boolean) =>
      `《${plan}》${scope} · ${when}${preview ? " · 先给管理员预览" : ""} · 下一期 ${next}`,
    when: { weekly: "每周", fortnightly: "每两周", monthly: "每月首个" },
    weekdays: ["周一", "周二", "周三", "周四", "周五"],
    scopes: { plan: "整个规划", bodies: "只看这些单位（填在下面）" },
    section: (name: string) => `专项：${name}`,
    bodies: (names: string) => `单位：${names}`,
    group: (name: string) => `责任范围：${name}`,
    fields: {
      scope: "范围",
      bodies: "单位（多个用顿号隔开）",
      rhythm: "频率",
      weekday: "星期",
      time: "时间",
      preview: "发送前",
    },
    previews: { no: "直接发到本群", yes: "先私聊发给我预览，我点了再发" },
    save: "保存订阅",
    subscribe: "订阅：每周一 9:00",
    remove: "退订",
    skip: "跳过下一期",
    saved: "已保存。",
    removed: "已退订，不再向本群发送。",
    skipped: (week: string) => `${week} 的周报不发了，之后照常。`,
    bodyUnknown: (name: string) => `没有找到单位“${name}”，请检查名称。`,
    bodyMissing: "选了“只看这些单位”，请在下面填单位名称。",
    holidays: "遇节假日顺延到下一个工作日 9:00；夜间、周末、节假日不发。",
    calendarUnknown: (year: string) =>
      `${year} 年的放假安排还没有公布或尚未收录，先按周末和固定节日处理；可用“/设置 日历”补充。`,
  },
  preview: {
    note: "这是即将发到群里的周报预览，点“发到群里”之后才会发出。",
    post: "发到群里",
    drop: "这一期不发",
    posted: "好，马上发到群里。",
    dropped: "这一期不发了。",
    stale: "这一期已经处理过了。",
  },
  log: {
    title: "消息发送记录",
    unnamed: { chat: (end: string) => `群…${end}`, person: (end: string) => `某人…${end}` },
    none: "还没有发送记录。",
    kinds: {
      digest: "周报",
      "digest.preview": "周报预览",
      reminder: "提醒",
      notice: "督办单",
      "notice.urge": "催报",
    } as Record<string, string>,
    states: {
      pending: "待发送",
      held: "待预览确认",
      sending: "发送中",
      sent: "已发送",
      unknown: "不确定是否送达",
      failed: "发送失败",
      dropped: "未发送",
    },
    reasons: {
      late: "服务中断，错过时间",
      gone: "群或人已不在",
      skipped: "按要求跳过",
      unsubscribed: "已退订",
      moot: "已无必要",
      "answer-lost": "平台没有回音",
    },
    columns: { key: "消息", when: "时间", state: "结果", why: "原因" },
    again: "再发一次",
    chooseAgain: "选一条再发一次",
    queuedAgain: "已安排重新发送。",
  },
  planGone: "这个规划已经不在了。",
  /** The whole digest in words: sent where a card is refused, printed on the command line. */
  line: (number: string, title: string, facts: string) => `${number}. ${title}${facts ? `（${facts}）` : ""}`,
  figures: (figures: readonly { name: string; value: number; change: string }[]) =>
    figures.map(({ name, value, change }) => `${name} ${value}（${change}）`).join("，"),
};
