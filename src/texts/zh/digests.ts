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

export const digests = {
  count,
  section,
  day,
  title: (plan: string) => `工作周报｜${plan}`,
  subtitle: (week: string, from: string, on: string, total: number) =>
    `${week.slice(0, 4)}年第${Number(week.slice(6))}周（${day(from)}至${day(on)}）· 共 ${total} 项任务`,
  scope: (name: string) => `范围：${name}`,
  nothingNew: (plan: string, from: string, on: string, total: number, done: number) =>
    `《${plan}》${day(from)}至${day(on)}没有新的进展、办结和到期：共 ${total} 项，已完成 ${done} 项。`,
  coordination: "需协调事项",
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
    silent: "已开始、未办结、有时限，而本期（未设报送周期的按自然月）还没有汇报的任务；长期坚持的任务不计。",
  } satisfies Record<keyof Counts, string>,
  asOf: (on: string) => `统计日：${on}。括号内为与上一期相比的变化。`,
  planGone: "这个规划已经不在了。",
  /** The whole digest in words: sent where a card is refused, printed on the command line. */
  line: (number: string, title: string, facts: string) => `${number}. ${title}${facts ? `（${facts}）` : ""}`,
  figures: (figures: readonly { name: string; value: number; change: string }[]) =>
    figures.map(({ name, value, change }) => `${name} ${value}（${change}）`).join("，"),
};
