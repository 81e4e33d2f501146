import { closeGaps, fold } from "./fold.ts";

/** What a column of a table holds, told from its heading. */
export type ColumnKind =
  | "seq"
  | "group"
  | "task"
  | "content"
  | "lead"
  | "responsible"
  | "participate"
  | "support"
  | "mixed"
  | "person"
  | "deadline"
  | "indicator"
  | "target"
  | "past"
  | "unit"
  | "binding"
  | "project"
  | "place"
  | "build"
  | "investment"
  | "progress"
  | "other";

export interface Column {
  index: number;
  kind: ColumnKind;
  heading: string;
}

/** First match wins; headings are folded and without blanks. */
const meanings: { kind: ColumnKind; words: RegExp }[] = [
  {
    kind: "seq",
    words:
      /^(?:序号|编号|序|项次|任务编号|任务序号|工作序号|no\.?|#|id|ref\.?|number|action(?:no\.?|number|#|id)|item(?:no\.?|#)|task(?:no\.?|#|id))$/i,
  },
  {
    kind: "other",
    words:
      /^(?:备注|说明|依据|政策依据|来源|文号|联系电话|联系方式|电话|完成情况|进展情况|完成进展|工作进展|目前进展|进展|状态|存在问题|下一步.*|notes?|comments?|status|progress|priority|resources.*|cost.*|budget.*|funding.*|est.*cost|remarks?|performancemeasures?|metrics?|outcomes?|outputs?|measures?ofsuccess|successcriteria|evidence|发文字号|项目性质|建设性质)$/i,
  },
  /** Stages of the way there; none of them is the limit. */
  {
    kind: "other",
    words:
      /^(?:20\d{2}年?)?(?:第?[一二三四1-4]季度|(?:第[一二三四1-4]|上|下)半年|\d{1,2}(?:-\d{1,2})?月份?|q[1-4])(?:工作|推进|形象)?(?:目标|任务|计划|进度|节点)?$/i,
  },
  { kind: "person", words: /(?:责任人|负责人|联系人|联络员|领导|经办人|领衔|责任领导|分管)(?!单位|部门)/ },
  {
    kind: "past",
    words: /实际|现状|基期|基准|基线|完成值|当前|baseline|current|\d{4}年?(?:完成|实际|现状|基数|实绩)/i,
  },
  { kind: "unit", words: /^(?:计量单位|指标单位|单位名?\(.*\)|计量)$/ },
  { kind: "binding", words: /属性|指标性质|指标类型|约束性|^性质$/ },
  { kind: "indicator", words: /指标(?:名称|内容|项目|体系)?$|^指标|^indicators?(?:name)?$|^kpi/i },
  { kind: "investment", words: /投资|资金(?!来源)|概算|investment/i },
  {
    kind: "progress",
    words: /形象进度|年度进度|序时进度|建设进度|工程进度|进度(?:目标|计划|安排)$|年度建设/,
  },
  { kind: "place", words: /(?:建设|项目|实施)?(?:地址|地点|位置|location)$/i },
  { kind: "build", words: /建设(?:内容|规模)|主要建设|规模/ },
  { kind: "project", words: /(?:项目|工程)名称|^(?:重点|重大)?(?:项目|工程)$|^projects?(?:name)?$/i },
  {
    kind: "mixed",
    words:
      /(?:牵头|主办).*(?:配合|参与|协办|协同)|责任(?:单位)?(?:分工|落实)|^(?:任务|职责|工作)分工$|^分工$/,
  },
  { kind: "lead", words: /牵头|主办|汇总|^lead|led\s*by|champion/i },
  { kind: "support", words: /配合|协办|协助|协同|支持|^support/i },
  { kind: "participate", words: /参与|参加|会同|^(?:key|other|potential)?partner|participa|collaborat/i },
  {
    kind: "deadline",
    words:
      /时限|期限|时间|日期|年限|时间节点|^进度要求$|办结|^(?:timeline|timeframe|time-?scales?|timing|milestonedates?|due.*|deadline|targetdate|target.*completion.*|completion.*|.*bywhen|when|enddate|.*date|schedule|year|finish|term)$/i,
  },
  {
    kind: "responsible",
    words:
      /(?:责任|负责|承办|落实|实施|执行|承担|主管|监管|组织|主体|涉及|成员)(?:实施|落实|主体)?(?:单位|部门|机构|科室|处室|主体|股室)|责任主体|主体责任|^(?:单位|部门|责任|科室)$|单位\(部门\)|部门\(单位\)|(?:单位|部门)$|^(?:responsib.*|owners?|actionowner|assignedto|assignee|who|agency|agencies|department.*|accountable.*|implement.*(?:agency|body|by)|staff|organi[sz]ation|by\s*whom|person.*)$/i,
  },
  {
    kind: "target",
    words:
      /目标值|目标$|^(?:规划|年度)?目标(?!任务|与|和)|20\d{2}年?(?:目标)?(?:值)?$|降幅|增幅|增速|指标值|^target/i,
  },
  {
    kind: "content",
    words: /(?:内容|措施|举措|要求|标准|细化|分解|具体|成果|description|details?|deliverables?|activit|how)/i,
  },
  {
    kind: "group",
    words:
      /^(?:乡镇|镇街|街镇|街道|地区|区域|县区|区县)$|专项|类别|领域|分类|板块|方面|大类|类型|^项目$|一级|goals?$|strateg|theme|category|focus|objective|pillar|issue|priorityarea|hazard/i,
  },
  {
    kind: "task",
    words: /任务|工作|事项|重点|项目|行动|目标|action|task|item|step|recommend|measure|initiative|what/i,
  },
];

/** A heading as it is compared: folded, without blanks. */
export const headingKey = (text: string): string =>
  fold(closeGaps(text))
    .replace(/\s+/g, "")
    .replace(/[*:]+$/, "");

/** The meaning of one heading; null when the text is no heading known here. */
export function columnKind(text: string): ColumnKind | null {
  const heading = headingKey(text);
  if (
    heading === "" ||
    heading.length > 24 ||
    /[。;,]|:.|^[一二三四五六七八九十]+、|^\([一二三四五六七八九十\d]+\)/.test(heading)
  )
    return null;
  return meanings.find(({ words }) => words.test(heading))?.kind ?? null;
}

export const isOwnerColumn = (kind: ColumnKind): boolean =>
  kind === "lead" ||
  kind === "responsible" ||
  kind === "participate" ||
  kind === "support" ||
  kind === "mixed";
export const isTextColumn = (kind: ColumnKind): boolean =>
  kind === "task" || kind === "content" || kind === "group";

/** How many of the cells are headings, when the row can be one: most of its filled cells must be known. */
export function headingScore(texts: readonly string[]): number {
  const filled = [...new Set(texts.map(headingKey).filter(Boolean))];
  const known = filled.filter((text) => columnKind(text) !== null && !/^\d+(?:\.\d+)?%?$/.test(text));
  if (filled.length < 2 || known.length < 2 || isRowNumber(filled[0]!)) return 0;
  return known.length / filled.length >= 0.6 || beginsOwnerTable(filled, known) ? known.length : 0;
}

/** A row that begins with its number is data, however much its cells read like headings (各相关行业部门, 2016-2017). */
const isRowNumber = (text: string): boolean => /^\d{1,3}[.、]?$/.test(text);

const maxHeadingLength = 14;

/** 序号 in front and owners further on make a heading row, whatever the cells between are called. */
const beginsOwnerTable = (filled: readonly string[], known: readonly string[]): boolean =>
  columnKind(filled[0]!) === "seq" &&
  known.some((text) => isOwnerColumn(columnKind(text)!)) &&
  filled.every((text) => text.length <= maxHeadingLength && !/[。;]/.test(text));
