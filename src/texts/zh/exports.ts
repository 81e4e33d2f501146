/** Papers that are written out. */
export const exports = {
  ledgerTitle: (plan: string) => `《${plan}》任务进展情况汇总表`,
  ledgerHead: (day: string, cycle: string, total: number) =>
    `填报时间：截至 ${day}　${cycle}　共 ${total} 项`,
  extended: (first: string, due: string) => `原时限 ${first}，现时限 ${due}`,
  columns: {
    number: "序号",
    section: "专项",
    title: "重点任务",
    content: "主要内容",
    lead: "牵头单位",
    others: "责任/配合单位",
    deadline: "完成时限",
    progress: "进展情况",
    state: "状态",
    self: "自评",
    percent: "完成比例",
    problems: "存在问题",
    next: "下一步措施",
    reporter: "填报人/电话",
    remarks: "备注",
  },
  role: (name: string, role: string) => `${name}（${role}）`,
  reporter: (body: string, day: string) => `${body} ${day}`,
  whichPlan: "要导出哪个规划？请先发“/规划 名称”选定，再发“/导出 台账”。",
  ledgerMade: (plan: string, day: string, total: number) =>
    `《${plan}》台账，截至 ${day}，共 ${total} 项，文件在下面。`,
};
