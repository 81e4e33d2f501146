import type { NoticeKind, NoticeState } from "../../domain/notice.ts";

/** The ladder of pressing: 催报, 催办单, 督办通知单, 警示 and 约谈. */
export const notices = {
  onlyClerk: "只有管理员可以催报和督办。",
  gone: "找不到这份通知，可能已被清理。",
  notYours: "这份通知不是发给您单位的。",
  closedAlready: "这份通知已经办结，不用再答复。",
  kinds: {
    press: "催办单",
    supervise: "督办通知单",
    warn: "警示（只记录）",
    talk: "约谈（只记录）",
  } satisfies Record<NoticeKind, string>,
  states: {
    sent: "已发出",
    received: "已签收",
    answered: "已答复",
    closed: "已办结",
    recorded: "已记录",
  } satisfies Record<NoticeState, string>,
  urge: {
    title: "催报",
    everyoneReported: (plan: string, cycle: string) => `《${plan}》${cycle}：应报的单位都已报送，不用催。`,
    whichPlan: "要催哪个规划的报送？",
    missing: (cycle: string, due: string, bodies: number, tasks: number) =>
      `${cycle}（${due} 截止）还有 ${bodies} 个单位、${tasks} 项没有报送。`,
    body: (name: string, tasks: number) => `${name}（${tasks} 项）`,
    more: (count: number) => `……另有 ${count} 个单位`,
    how: "点“催报”后，只私聊提醒这些单位的联络员，每人每天最多一次；不在工作时间的，到下一个工作时间再发。群里不点名。",
    send: (people: number) => `催报（${people} 人）`,
    nobody: "这些单位都还没有绑定联络员，没有人可以提醒。请联络员先发“/绑定 单位”。",
    sent: (people: number, already: number) =>
      already > 0
        ? `已安排提醒 ${people} 人；另有 ${already} 人今天已经提醒过，不再打扰。`
        : `已安排提醒 ${people} 人。`,
    unreachable: (names: string) => `没有联络员、提醒不到的单位：${names}。`,
    message: (plan: string, cycle: string, due: string, tasks: number) =>
      `管理员提醒：《${plan}》${cycle}填报 ${due} 截止，您单位还有 ${tasks} 项没有报送。`,
  },
  form: {
    title: (number: string, task: string) => `督办：${number}. ${task}`,
    note: "下面是草稿，改好后发出。催办单、督办通知单私聊发给该单位的联络员和负责人；警示、约谈只记入任务历史。",
    fields: {
      kind: "种类",
      body: "发给",
      matter: "事由",
      requirement: "要求",
      answerBy: "答复期限",
      contact: "联系人及电话",
    },
    matter: (number: string, task: string, due: string | null, state: string) =>
      `第 ${number} 项“${task}”${due ? `（时限 ${due}）` : ""}，目前状态：${state}。`,
    requirement: "请说明进展滞后的原因，提出整改措施和完成时间，并按时书面答复。",
    send: "发出",
    problems: {
      body: "请选择发给哪个单位。",
      matter: "请填写事由。",
      requirement: "请填写要求。",
      answerBy: "答复期限不能早于今天。",
    },
    noOwner: "这项任务没有具体的责任单位，不能发督办单；请先用“/分工”明确责任单位。",
  },
  issued: (name: string, number: string, body: string, people: number) =>
    people > 0
      ? `${name}${number}已发给${body}（${people} 人），已记入任务历史。`
      : `${name}${number}已登记，但${body}还没有联络员，没有人收到。`,
  recorded: (name: string, body: string) => `已记录：${name.replace("（只记录）", "")}，${body}。`,
  paper: {
    title: (name: string, number: string) => `${name}${number}`,
    to: "发往单位",
    matter: "督办事项",
    source: "来源",
    sourceOf: (plan: string, docNumber: string | null, number: string) =>
      `《${plan}》${docNumber ? `（${docNumber}）` : ""}第 ${number} 项`,
    due: "原定时限",
    requirement: "要求",
    answerBy: "答复期限",
    contact: "联系人",
    state: "状态",
    answer: "答复",
    receive: "签收",
    answerLabel: "答复内容（原因、措施、完成时间）",
    send: "提交答复",
    task: "查看任务",
    empty: "请写上答复内容。",
  },
  receivedToast: "已签收，管理员会收到回执。",
  answeredToast: "答复已提交，管理员会收到。",
  news: {
    received: (paper: string, body: string) => `${body}已签收${paper}。`,
    answered: (paper: string, body: string, answer: string) => `${body}答复了${paper}：${answer}`,
    close: "办结",
    closed: "已办结。",
  },
};
