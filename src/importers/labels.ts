import type { Role } from "./draft.ts";
import { fold } from "./fold.ts";

/** What a label (责任单位：, Lead agency:) announces. "names" = a list without any label. */
export type Field = Role | "names" | "deadline" | "person" | "other" | "content" | "title";

export interface Labelled {
  field: Field;
  text: string;
}

const unit = "(?:单位|部门|机构|主体|科室|处室)";
const link = "(?:\\([^()]{0,12}\\))?\\s*(?::|(?:为|是)(?=\\S))\\s*";

/** Tried in order at every place where a label may begin; the first that fits names the field. */
const labels: { field: Field; words: string }[] = [
  {
    field: "person",
    words:
      "(?:牵头|责任|分管|包保|负责|联系|挂钩|主管|协管|督办|主抓|市|区|县)*(?:领导|责任人|负责人|联系人|联络员|经办人|领衔人|第一责任人)(?:员)?(?:及.{0,6})?",
  },
  {
    field: "deadline",
    words:
      "(?:完成|办结|实施|推进|达标|整改|落实|建设)?(?:时限|期限|时间(?:节点|安排|要求|进度)?|日期|年限|进度要求|时间表)|完成时间",
  },
  {
    field: "lead",
    words: `(?:总)?(?:牵头|主办|汇总|主要牵头|主责)(?:责任|负责|承办|\\(承办\\))*${unit}|牵头|主办`,
  },
  { field: "support", words: `(?:配合|协办|协同|协助|支持|配合协同)(?:责任|落实|实施)*${unit}|配合|协办` },
  { field: "participate", words: `(?:参与|参加|会同)(?:责任|配合|实施)*${unit}|参与` },
  {
    field: "responsible",
    words: `(?:主要|第一|主体|共同)?(?:责任|负责|承办|落实|实施|执行|承担|建设|监管|主管|组织实施)(?:主体)?${unit}|责任|责任主体|任务分工|责任分工|职责分工|分工单位|工作分工|责任分解`,
  },
  {
    field: "content",
    words: "(?:主要|具体|工作|重点|目标)?(?:内容|措施|要求|举措|任务|目标)|工作目标和内容|目标任务|具体任务",
  },
  {
    field: "other",
    words: "备注|依据|来源|说明|督导单位|督办单位|监督单位|督查单位|考核单位|资金来源|成果形式|工作成果",
  },
];
const english: { field: Field; words: string }[] = [
  {
    field: "deadline",
    words:
      "(?:timeline|time ?frame|timing|due(?: date)?|deadline|target date|completion(?: date)?|complete by|by when|when|end date|target completion(?: date)?|date)",
  },
  {
    field: "support",
    words:
      "(?:support(?:ing)?(?: (?:agenc(?:y|ies)|departments?|organi[sz]ations?|partners?|bod(?:y|ies)|roles?|staff))?|supported by|with support from)",
  },
  {
    field: "participate",
    words:
      "(?:(?:key |other |potential |community )?(?:partners?|partner agencies|participating (?:agencies|departments)|participants|collaborators|in partnership with|involved))",
  },
  {
    field: "lead",
    words:
      "(?:lead(?:ing)?(?: (?:agenc(?:y|ies)|departments?|organi[sz]ations?|officers?|bod(?:y|ies)|persons?|entit(?:y|ies)|partners?|staff|roles?|responsibility))?|led by|champion)",
  },
  {
    field: "responsible",
    words:
      "(?:(?:primary )?(?:responsib(?:le|ility)(?: (?:part(?:y|ies)|agenc(?:y|ies)|departments?|persons?|bod(?:y|ies)|officers?|entit(?:y|ies)|organi[sz]ations?|staff|for implementation))?|owners?|action owners?|assigned to|accountable|who|implement(?:er|ing agency|ed by)|agenc(?:y|ies)))",
  },
  {
    field: "other",
    words:
      "(?:status|notes?|comments?|cost|budget|funding(?: source)?|resources?|priority|progress|metrics?|performance measures?|outcomes?|outputs?|indicators?)",
  },
  { field: "content", words: "(?:description|details?|activities|deliverables?)" },
];

const all = [
  ...labels.map(({ field, words }) => ({ field, pattern: new RegExp(`(?:${words})${link}`, "y") })),
  ...english.map(({ field, words }) => ({
    field,
    pattern: new RegExp(`${words}\\s*(?::|-(?= ))\\s*`, "iy"),
  })),
];
/** A label begins a line, follows a stop, a bracket or a blank; never in the middle of a word. */
const opening = /(?:^|[\n\s(,;。、.|])/g;

export interface LabelSpan {
  field: Field;
  start: number;
  /** Where what it announces begins. */
  from: number;
}

/** Every label in a text, in order. */
export function findLabels(text: string): LabelSpan[] {
  const folded = fold(text);
  if (!folded.includes(":") && !/[为是-]/.test(folded)) return [];
  const spans: LabelSpan[] = [];
  for (const match of folded.matchAll(opening)) {
    const start = match.index + match[0].length;
    if (start < (spans.at(-1)?.from ?? 0)) continue;
    for (const { field, pattern } of all) {
      pattern.lastIndex = start;
      const found = pattern.exec(folded);
      if (!found) continue;
      spans.push({ field, start, from: start + found[0].length });
      break;
    }
  }
  return spans;
}

/** Cuts a clause at its labels; text before the first one, or all of it, has the field "names". */
export function readLabels(text: string): Labelled[] {
  const spans = findLabels(text);
  const trim = (piece: string) => piece.replace(/^[\s;；,，。]+|[\s;；,，。(（]+$/g, "");
  const pieces: Labelled[] = [{ field: "names", text: trim(text.slice(0, spans[0]?.start ?? text.length)) }];
  spans.forEach((span, index) => {
    pieces.push({
      field: span.field,
      text: trim(text.slice(span.from, spans[index + 1]?.start ?? text.length)),
    });
  });
  return pieces.filter((piece) => piece.text !== "");
}

/** Fields that say who does a task: one of them makes a text a responsibility clause. */
export const namesOwners = (field: Field): boolean =>
  field === "lead" || field === "responsible" || field === "participate" || field === "support";
