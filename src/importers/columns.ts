import { closeGaps, fold } from "./fold.ts";
import type { Grid, GridRow } from "./grid.ts";

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
      /时限|期限|时间|日期|年限|时间节点|^进度要求$|办结|^(?:timeline|timeframe|timing|due.*|deadline|targetdate|target.*completion.*|completion.*|.*bywhen|when|enddate|.*date|schedule|year|finish|term)$/i,
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

const tidy = (text: string): string =>
  fold(closeGaps(text))
    .replace(/\s+/g, "")
    .replace(/[*:]+$/, "");

/** The meaning of one heading; null when the text is no heading known here. */
export function columnKind(text: string): ColumnKind | null {
  const heading = tidy(text);
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
const isText = (kind: ColumnKind): boolean => kind === "task" || kind === "content" || kind === "group";

/** How many of the cells are headings, when the row can be one: most of its filled cells must be known. */
export function headingScore(texts: readonly string[]): number {
  const filled = [...new Set(texts.map(tidy).filter(Boolean))];
  const known = filled.filter((text) => columnKind(text) !== null && !/^\d+(?:\.\d+)?%?$/.test(text));
  return filled.length >= 2 && known.length >= 2 && known.length / filled.length >= 0.6 ? known.length : 0;
}

export interface HeadedGrid {
  columns: Column[];
  /** Rows below the heading, without its repetitions. */
  rows: GridRow[];
  /** Text standing above the heading inside the table (its title). */
  caption: string;
}

const maxRowsAboveHeading = 4;

/** Finds the heading row (or two) of a grid and names its columns; null when there is none. */
export function readHeading(grid: Grid): HeadedGrid | null {
  for (let at = 0; at < Math.min(grid.rows.length, maxRowsAboveHeading); at++) {
    const texts = grid.rows[at]!.cells.map(({ text }) => text);
    if (headingScore(texts) === 0) continue;
    const below = grid.rows[at + 1];
    const second = below && continuesHeading(grid.rows[at]!, below) ? below : null;
    const headings = texts.map((text, col) => {
      const lower = second?.cells[col]?.text ?? "";
      const over = text === "" && lower !== "" ? (texts.slice(0, col).findLast(Boolean) ?? "") : text;
      return joinHeadings(over, lower);
    });
    const spread = (col: number) =>
      grid.rows[at]!.cells[col]?.merged === "left" &&
      (!second || second.cells[col]?.merged === "left" || headings[col] === headings[col - 1]);
    const columns = settle(
      headings.map((heading, index) => ({
        index,
        heading,
        kind: spread(index) ? "other" : (columnKind(heading) ?? secondKind(heading)),
      })),
    );
    const caption = grid.rows
      .slice(0, at)
      .map(({ cells }) => [...new Set(cells.map(({ text }) => text))].join(""))
      .join(" ");
    const rows = grid.rows.slice(at + (second ? 2 : 1)).filter((row) => !repeats(row, texts, second));
    return { columns, rows, caption };
  }
  return null;
}

const secondKind = (heading: string): ColumnKind => (/20\d{2}/.test(heading) ? "target" : "other");

/** A second heading row names parts of a merged heading: 降幅 over 2018 and 2020, 责任单位 over 牵头 and 配合. */
function continuesHeading(first: GridRow, below: GridRow): boolean {
  const filled = below.cells.filter(({ text, merged }) => text !== "" && merged !== "above");
  if (filled.length === 0) return false;
  const heads =
    first.cells.some(({ text }) => tidy(text) === "") || first.cells.some(({ merged }) => merged === "left");
  if (!heads && below.cells.every(({ merged }) => merged !== "above")) return false;
  return filled.every(
    ({ text }) =>
      /^20\d{2}年?.{0,4}$/.test(tidy(text)) || (columnKind(text) !== null && tidy(text).length <= 10),
  );
}

function joinHeadings(upper: string, lower: string): string {
  const [a, b] = [closeGaps(upper.replace(/\n/g, "")), closeGaps(lower.replace(/\n/g, ""))];
  if (b === "" || a === b) return a;
  if (a === "" || (columnKind(b) !== null && !/^20\d{2}/.test(tidy(b)))) return b;
  return `${a} ${b}`;
}

function repeats(row: GridRow, texts: string[], second: GridRow | null): boolean {
  const same = (other: readonly string[]) => {
    const filled = row.cells
      .map(({ text }, col) => [tidy(text), tidy(other[col] ?? "")] as const)
      .filter(([text]) => text !== "");
    return filled.length > 0 && filled.filter(([text, head]) => text === head).length / filled.length > 0.7;
  };
  return same(texts) || (second !== null && same(second.cells.map(({ text }) => text)));
}

/** The same word means another thing beside other columns: settle what only the whole row can tell. */
function settle(columns: Column[]): Column[] {
  const has = (kind: ColumnKind) => columns.some((column) => column.kind === kind);
  const change = (test: (column: Column) => boolean, kind: ColumnKind) => {
    for (const column of columns) if (test(column)) column.kind = kind;
  };
  if (has("indicator"))
    change(({ kind, heading }) => kind === "responsible" && tidy(heading) === "单位", "unit");
  if (has("indicator")) change(({ kind }) => kind === "task", "target");
  if (!has("indicator") && !has("project")) change(({ kind }) => kind === "target", "content");
  if (has("project") && !has("investment") && !has("build") && !has("place"))
    change(({ kind }) => kind === "progress", "content");
  if (!has("project") && !has("investment"))
    change(({ kind }) => kind === "progress" || kind === "build", "content");
  settleTexts(columns);
  return columns;
}

/** Of several text columns the first, coarse one groups, the next names the task, the rest are its content. */
function settleTexts(columns: Column[]): void {
  if (columns.some(({ kind }) => kind === "project" || kind === "indicator")) return;
  const texts = columns.filter(({ kind }) => isText(kind));
  const tasks = texts.filter(({ kind }) => kind === "task");
  if (tasks.length >= 2) {
    for (const column of tasks.slice(1))
      if (columnKind(column.heading) !== "task" || tasks.length > 1) column.kind = "content";
  }
  if (tasks.length === 0) {
    const first = texts.find(({ kind }) => kind === "content");
    if (first) first.kind = "task";
    else if (texts.length > 0) texts.at(-1)!.kind = "task";
  }
}
