import type { ReminderLevel } from "../../domain/reminder.ts";

/** Private reminders, and what a person may set about them. */
export const reminders = {
  title: "今日提醒",
  subtitle: (date: string) => `${date} · 一天最多一条，已报的不提醒`,
  plan: (plan: string, body: string, cycle: string) => `《${plan}》 ${body} · ${cycle}`,
  opens: (count: number, due: string) =>
    `本期填报开始了，共 ${count} 项，${due} 前报送。没有变化的，可一键“无变化”。`,
  ends: (count: number, due: string) => `本期 ${due} 截止，还有 ${count} 项没有报送。`,
  limit: (number: string, title: string, days: number, due: string) =>
    days === 0
      ? `${number}. ${title}：今天（${due}）到期`
      : `${number}. ${title}：还有 ${days} 天到期（${due}）`,
  more: (count: number) => `……另有 ${count} 项临近时限`,
  fill: "去填报",
  snooze: "三天内不提醒",
  lighter: "以后少提醒",
  fuller: "恢复标准提醒",
  snoozed: (until: string) => `好的，${until} 之前不再提醒您。`,
  levelSet: {
    standard: "已设为标准提醒。",
    light: "已设为少提醒：只在到期当天和本期截止前一个工作日提醒。",
  } satisfies Record<ReminderLevel, string>,
  notYours: "只能修改自己的提醒设置。",
};
