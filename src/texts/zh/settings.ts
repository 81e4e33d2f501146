/** `/设置`: one's own reminders; for the clerk the working calendar, the quota and the run log. */
export const settings = {
  title: "设置",
  reminders: { standard: "我的提醒：标准", light: "我的提醒：少提醒" },
  clerkOnly: "日历、额度只有管理员可以设置。",
  calendar: {
    title: "工作日历",
    unknown: (year: string) => `${year} 年的放假安排尚未收录：先按周末和固定节日处理，请补充。`,
    known: (from: string, to: string) => `已收录 ${from}–${to} 年的法定节假日和调休。`,
    own: (day: string, working: boolean, note: string) =>
      `${day} ${working ? "上班" : "放假"}${note ? `（${note}）` : ""}`,
    none: "没有另外设置的日子。",
    day: "日期",
    kind: "当天",
    working: "上班",
    free: "放假",
    remove: "取消设置",
    note: "说明（可不填）",
    save: "保存",
    dayMissing: "请选择日期。",
    saved: (day: string) => `${day} 已设置。`,
  },
  quota: {
    title: "平台调用额度",
    used: (calls: number, limit: number | null) =>
      limit === null
        ? `本月本应用已调用 ${calls} 次，不限额。`
        : `本月本应用已调用 ${calls} 次，额度 ${limit} 次（同一租户的其他自建应用也从中扣）。`,
    assumed: "还没有确认版本，暂按免费版提醒，不限制发送。",
    free: "免费版（每月 10000 次）",
    none: "付费版（不限）",
    saved: "已保存。",
  },
  log: "消息发送记录",
  rules: "报送周期、签发",
  bodies: "单位目录",
  leaders: "领导",
  rule: (plan: string, rhythm: string, ...rest: string[]) => `《${plan}》${[rhythm, ...rest].join("；")}`,
  rhythms: {
    weekly: (day: number, time: string) => `每周报一次，周${"一二三四五六日"[day - 1] ?? day} ${time} 前`,
    fortnightly: (day: number, time: string) => `每两周报一次，第 ${day} 天 ${time} 前`,
    monthly: (day: number, time: string) => `每月报一次，${day} 日 ${time} 前`,
    quarterly: (day: number, time: string) => `每季度报一次，季末月 ${day} 日 ${time} 前`,
    halfYearly: (day: number, time: string) => `每半年报一次，末月 ${day} 日 ${time} 前`,
  },
  digests: "周报在群里设置：在群里发“/周报 设置”。",
  how: "也可以直接发：/设置 提醒 少｜标准，/设置 日历 2026-02-14 上班｜放假｜取消，/设置 额度 10000｜不限",
};
