/**
 * Words of any question about any plan: never a topic by themselves, though plans use many of them too. Lists of their
 * own, since they are left out at different moments.
 */

/** Say what is asked or done, not what it is about. */
const asked =
  "负责 任务 工作 事项 事情 单位 部门 情况 进展 进度 完成 办结 需要 有关 相关 涉及 关于 " +
  "我们 他们 你们 大家 哪些 什么 怎么 如何 多少 时间 时候 时限 期限 目前 现在 现场 以及 " +
  "其他 其它 方面 领域 内容 要求 落实 问题 责任 职责 牵头 配合 参与 承担 承办 主办 支持 " +
  "协助 领导 主要 具体 分别 各自 共同 一起 同时 重点 分工 规划 方案 计划 文件 汇报 报告 " +
  "上报 报送 填报 提交 统计 到期 截止 逾期 年底 年度 今年 明年 去年 本年 本月 本周 一个 " +
  "一项 一下 这个 那个 这些 那些 出来 起来 下去 是否 应该 应当 能够 可以 不能 没有 还有 " +
  "所有 全部 全区 本区 区里 哪个 哪家 谁的 谁来 归谁 多大 分给 交给 申请 延期 推迟 退回 " +
  "催报 催办 督办 提醒 通知 导出 导入 设置 绑定 百分百 百分之百 功能 用法 中期 期末 终期 " +
  "中期评估 期末评估 终期评估 评估报告 工程 项目 投资 目标 指标 数字 数据 比例 百分 牵涉 " +
  "属于 放在 写明 达到 列出 提到 写到 说的 讲的 的事 一条 几条 几项 哪条 哪项 那条 那项 条目 条款 " +
  "清单 列表 名单 明细 材料 上次 昨天 今天 明天 刚才 原先 原来 印象 好像 之前 之后 以前 以后 已经 正在 预计 " +
  "开始 启动 结束 下午 上午 晚上 书记 主任 局长 区长 开会 会上 电话 麻烦 谢谢 请问 帮忙 " +
  "看看 为了 因为 所以 但是 如果 比如 例如 的话 其中 里面 对应 针对 对于 按照 根据 通过 " +
  "作为 成为 进行 开展 实施 执行 推进 推动 做好 抓好 管好 加强 提高 提升 强化 深化 完善 " +
  "健全 建立 建成 制定 出台 发布 组织 协调 统一 明确 确保 切实 认真 积极 进一 一步 力争 " +
  "基本 基础 包括 以上 以下 以内 之间 左右 期间 时期 阶段 三年 五年 第一 第二 地方 留下 名字 全文 原文 原话 结果 见结果";

/** So broad that nearly every task speaks of them: they narrow a topic, and make none while a better word is there. */
const broad =
  "安全 安全生产 生产 管理 监管 监督 建设 制度 机制 体系 体制 系统 平台 能力 " +
  "水平 企业 行业 公司 设施 设备 措施 办法 标准 活动 服务 社会 公众 群众 全面 人员 队伍 " +
  "专业 治理 整治 专项 检查 发展 综合 重大 城市 地区 区域 政府 国家 改革 创新 保障 防范 " +
  "控制 事故 应急";

/** So broad that they do not even narrow: nearly every task speaks of safety and of work. */
const everywhere = "安全 安全生产 生产 管理 监管 监督 建设 工作 全面 能力 水平 社会 发展 综合";

/** Hold a sentence together; what is left of a sentence without them was not understood. */
const joints =
  "[的了吗呢吧啊呀么嘛哦哎诶嗯哈都也还就又再才只很太挺最更较和与跟同及或而且但并把被让给将向往从由在于为是有没无不未别请帮问说讲看找查搜翻列发拉挑拿来去上下里中外前后这那哪谁几多少每各该其此本我你您他她它们咱俺个条项件份块类种些点样家儿头边会要想能可得应需必须用到过着完好做办干搞弄管抓啥咋哪些什么怎么如何一二两三叫做到底]";

const stop = new Set(asked.split(" "));
const weak = new Set(broad.split(" "));
const ofAll = new Set(everywhere.split(" "));
const jointsOnly = new RegExp(`^${joints}+$`);

/** True for what cannot be a topic: a word of questions, or nothing but joints. */
export const isQuestionWord = (words: string): boolean => stop.has(words) || jointsOnly.test(words);

export const isBroad = (words: string): boolean => weak.has(words);

export const isEverywhere = (words: string): boolean => ofAll.has(words);

/** Neither begin nor end a topic's word, though the plan's text goes on so. */
const small = "的了吗呢吧啊呀和与跟及或但并把被让给将从由于为是有没无不未这那哪谁几该其我你您他她它们咱";
/** 负责|消防. */
const notFirst = new RegExp(
  `^(?:[个${small}]|负责|落实|推进|推动|加强|开展|实施|完善|健全|建立|组织|做好|抓好|涉及|关于|有关|相关|牵头|配合|参与|承担|支持|协助|进行|提高|提升|强化|深化|制定|确保|通过|按照|针对|对于|以及|其他|需要|应当|主要|全区|完成|任务)`,
);
/** 消防|工作. */
const notLast = new RegExp(
  `(?:[等${small}]|工作|任务|领域|方面|情况|问题|要求|内容|事项|负责|牵头|配合|参与|进行|单位|部门)$`,
);

/** True where the words may be one word of a topic, not the end of one and the beginning of the next. */
export const isWord = (words: string): boolean =>
  !isQuestionWord(words) && !notFirst.test(words) && !notLast.test(words);

/** What is left without words of questions: runs of two characters and more. */
export function contentOf(words: string): string[] {
  let left = words;
  for (const word of stop) left = left.replaceAll(word, "·");
  return left
    .replace(new RegExp(joints, "g"), "·")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((run) => run.length >= 2);
}
