import type { Cycle } from "../../domain/cycle.ts";
import type { FieldProblem, ReportField } from "../../domain/report-fields.ts";

const problems: Record<FieldProblem, string> = {
  stateMissing: "请选择状态",
  percentMissing: "请填写完成比例（0 到 100）",
  percentNotWhole: "请填 0 到 100 的整数，例如 60",
  percentRange: "完成比例应在 0 到 100 之间",
  progressMissing: "请写一句进展情况",
  tooLong: "最多 1000 字，请缩短",
  doneNeedsHundred: "状态为“已完成”时，完成比例应为 100",
  hundredNeedsDone: "比例已到 100：全部做完请选“已完成”，否则请填 99 以下",
};

const fields: Record<ReportField, string> = {
  state: "状态",
  percent: "完成比例（%）",
  progress: "进展情况",
  problems: "存在问题",
  next: "下一步打算",
  results: "取得成效",
  coordination: "需协调事项",
};

/** "12月25日" */
const day = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;

const cycleNames: Record<Cycle["kind"], (cycle: Pick<Cycle, "year" | "number">) => string> = {
  weekly: ({ year, number }) => `${year}年第${number}周`,
  fortnightly: ({ year, number }) => `${year}年第${number}期（双周）`,
  monthly: ({ year, number }) => `${year}年第${number}期`,
  quarterly: ({ year, number }) => `${year}年第${number}季度`,
  halfYearly: ({ year, number }) => `${year}年${number === 1 ? "上" : "下"}半年`,
  midterm: ({ year }) => `${year}年中期报告`,
  final: ({ year }) => `${year}年期末报告`,
};

export const reports = {
  day,
  problems,
  fields,
  cycle: (cycle: Cycle): string => cycleNames[cycle.kind](cycle),
  by: (cycle: Cycle): string => `${day(cycle.dueOn)}${cycle.dueTime}前报`,
  optional: (label: string): string => `${label}（选填）`,
  form: {
    title: (number: string, title: string): string => `汇报 ${number}｜${title}`,
    limit: (due: string): string => `时限 ${due}`,
    noLimit: "长期坚持",
    last: (on: string, state: string, percent: number): string => `上次 ${on}：${state} ${percent}%`,
    firstTime: "还没有汇报过",
    progressHint: "做了什么，到什么程度",
    nextHint: "接下来做什么，预计何时",
    more: "取得成效、需协调事项（选填）",
    submit: "提交",
    same: "无变化，照上次报",
    sameConfirm: "按上次内容再报一次？",
    fix: (count: number): string => `有 ${count} 处需要改，填写的内容都还在，尚未保存`,
    check: "请核对后点“提交”，现在还没有保存",
  },
  saved: {
    title: (number: string, title: string): string => `已记录 ${number}｜${title}`,
    toast: "已记录",
    again: "这份汇报已经收到过，没有重复记录",
    awaiting: "已申请销号，等待安委办核查。",
    unsigned: "已转单位负责人签发，签发后生效。",
    partial: (missing: number): string => `本单位部分已报；还有 ${missing} 个单位未报。`,
    evidence: "佐证材料可以直接把文件或图片发给我（选填）。",
    more: "补充或更正",
    line: (body: string, on: string, cycle: string): string => `${body} · ${on} · ${cycle}`,
  },
  choose: {
    title: (number: string, title: string): string => `以哪个单位的名义汇报？ ${number}｜${title}`,
    ask: "您服务于多个责任单位，请选一个：",
    clerk: (rest: number): string =>
      `请选代为填报的单位。${rest > 0 ? `另有 ${rest} 个单位未列出，可在命令后写单位名称。` : ""}`,
  },
  stale: {
    colleague: (body: string, at: string, progress: string): string =>
      `${body}刚有同事在 ${at} 报过：“${progress}”。您填的内容还在，请核对；仍要报送请再点一次“提交”。`,
    cycle: (cycle: string): string =>
      `这是上一期的表，现在是${cycle}。您填的内容还在，要报入本期请再点一次“提交”。`,
    task: "打开此表之后任务内容或时限有调整，请看上面的新内容；无误请再点一次“提交”。",
  },
  cycleCard: {
    title: (body: string, cycle: string): string => `本期汇报｜${body} · ${cycle}`,
    count: (answered: number, ready: number, total: number): string =>
      `共 ${total} 项，已报 ${answered} 项${ready > 0 ? `，待报送 ${ready} 项` : ""}`,
    nothing: "本期没有需要本单位汇报的任务。",
    allIn: "本期任务都已报送，谢谢。",
    answered: "已报",
    waiting: "待审核",
    same: "无变化",
    undecided: "未填",
    open: "未填完",
    returned: "被退回",
    part: "供牵头单位汇总",
    standing: "长期任务，有新情况才补充",
    fill: "逐项填写",
    goOn: "继续填写",
    restSame: (count: number): string => `其余 ${count} 项无变化`,
    send: (count: number): string => `报送 ${count} 项`,
    jump: "选一项来填或修改",
    step: (at: number, total: number, number: string, title: string): string =>
      `${at}/${total}｜${number} ${title}`,
    sameStep: "无变化，下一项",
    saveStep: "存下，下一项",
    later: "以后再填",
    overview: "看总表",
    saved: "已存为草稿",
    addition: "补充（有新情况才写）",
    returnedWhy: (reason: string): string => `被退回：${reason}`,
    sent: (count: number): string => `已报送 ${count} 项`,
    left: (number: string, why: string): string => `${number}：${why}`,
    colleague: "存草稿之后同事已报过，草稿还在，请核对",
    nothingReady: "还没有填好的任务，请先逐项填写",
    changedTask: "这一项本期不用填了（已报送、已调整或不再由本单位负责）",
    whichBody: "您服务于多个单位，请选一个：",
    byText: (number: string): string =>
      `逐项用文字汇报：/汇报 ${number} 文字；全部无变化：/本期 无变化；报送存下的草稿：/本期 报送`,
  },
  refused: {
    taskGone: "这项任务已不在规划里（规划作过调整），没有保存。发送“我的任务”看现在的任务。",
    noBody: "还不知道您属于哪个单位，所以不能汇报。请发送“/绑定 单位名称”，由管理员确认后再报。",
    leader: "领导账号只看不填；如需补充情况，请告诉责任单位或安委办。",
    notOwner: (number: string, names: string[]): string =>
      `任务 ${number} 的责任单位是${names.slice(0, 6).join("、")}${names.length > 6 ? `等 ${names.length} 个单位` : ""}，只有这些单位（或安委办）能汇报，没有保存。`,
    closed: (number: string): string =>
      `任务 ${number} 已销号，不再接收汇报。如需补充，请安委办重新启动这项任务。`,
    clerkOnly: "这件事由安委办（管理员）办理，没有改动。",
    formUnreadable: "这张表的内容不完整，没有保存。请重新发送“/汇报 序号”打开一张新表。",
    byText: (number: string): string => `也可以用一句话汇报，例如：/汇报 ${number} 已完成初稿 60%`,
    otherBody: "这是别的单位的本期汇报，只有该单位的人（或安委办）能填，没有保存。",
    noNumber: "请写上任务序号，例如：/汇报 12",
    noTask: (number: string, plan: string): string =>
      `《${plan}》里没有序号 ${number} 的任务。发送“我的任务”可以看序号。`,
    which: "这里关联了多个规划，请写明规划，例如：",
    noPlan: "还没有导入任何规划。请管理员先导入任务分工文件。",
    nothingLast: "还没有上一次汇报，请填写后提交。",
    cli: "命令行只作演示，没有保存。请在聊天中汇报。",
  },
};
