import { fold } from "./fold.ts";

/** Kinds of printed numbers, outermost first; the order is the order in which official papers nest them. */
const ranks = [
  "part",
  "chapter",
  "section",
  "han",
  "hanParen",
  "number",
  "numberParen",
  "circled",
  "spoken",
] as const;
export type MarkerKind = (typeof ranks)[number];

export interface Marker {
  kind: MarkerKind;
  /** 0 = outermost. Dotted numbers (1.2.3) lie between "number" and "numberParen". */
  rank: number;
  /** As printed, without brackets and points: "一", "4", "1.2". */
  printed: string;
  /** The number itself, for telling a series; null for letters. */
  value: number | null;
  /** Characters it takes at the start of the line, blanks included. */
  length: number;
}

const digits = "零一二三四五六七八九";
const hanNumber = "[一二三四五六七八九十百零〇两]{1,5}";
const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/** "十二" → 12; null when it is no number. */
export function hanToNumber(text: string): number | null {
  const clean = text.replaceAll("〇", "零").replaceAll("两", "二");
  if (!/^[零一二三四五六七八九十百]+$/.test(clean)) return null;
  let total = 0;
  let pending = 0;
  for (const char of clean) {
    if (char === "百") {
      total += (pending || 1) * 100;
      pending = 0;
    } else if (char === "十") {
      total += (pending || 1) * 10;
      pending = 0;
    } else pending = digits.indexOf(char);
  }
  return total + pending;
}

interface Pattern {
  kind: MarkerKind;
  pattern: RegExp;
}

const patterns: Pattern[] = [
  { kind: "part", pattern: new RegExp(`^第\\s*(${hanNumber}|\\d{1,2})\\s*(?:部分|篇|编)[\\s:、,.]*`) },
  { kind: "chapter", pattern: new RegExp(`^第\\s*(${hanNumber}|\\d{1,2})\\s*章[\\s:、,.]*`) },
  { kind: "section", pattern: new RegExp(`^第\\s*(${hanNumber}|\\d{1,2})\\s*(?:节|條|条)[\\s:、,.]*`) },
  { kind: "spoken", pattern: /^([一二三四五六七八九十]{1,3})(?:是|要)[,:、\s]?/ },
  {
    kind: "han",
    pattern: new RegExp(`^(${hanNumber})\\s*[、.]\\s*|^(${hanNumber})\\s*[,]\\s*(?=\\S{4,30}$)`),
  },
  { kind: "hanParen", pattern: new RegExp(`^\\(\\s*(${hanNumber})\\s*\\)[\\s、.,]*`) },
  { kind: "number", pattern: /^(?:任务|措施|行动|专栏)(\d{1,3}|[一二三四五六七八九十]{1,3})[\s:.、-]+/ },
  {
    kind: "section",
    pattern:
      /^(?:Goal|Strategy|Objective|Priority|Pillar|Theme|Focus Area|Part)\s+([A-Z]?\d+(?:\.\d+)*[a-z]?|[A-Z])\b[\s:.)-]*/i,
  },
  {
    kind: "number",
    pattern:
      /^(?:Action|Task|Recommendation|Measure|Step|Initiative|Activity)\s+([A-Z]?\d+(?:\.\d+)*[a-z]?|[A-Z])\b[\s:.)-]*/i,
  },
  { kind: "number", pattern: /^(\d{1,3})\.(?=\d{1,2}(?:月|日)|20\d{2}年)/ },
  {
    kind: "number",
    pattern:
      /^(\d{1,2}(?:\.\d{1,2}){1,3}(?!\d*\s*(?:年|公里|万|亿|米|吨|元|个|倍))|\d{1,2}-\d{1,2}(?=[.、]))[.、\s]*(?![\d%‰])/,
  },
  { kind: "number", pattern: /^([A-Z]{1,2}[.-]?\d{1,2}(?:\.\d{1,2})*[a-z]?)[.:)]?\s+(?=[A-Z])/ },
  { kind: "number", pattern: /^(\d{1,3})\s*(?:[、]|\.(?!\d))\s*/ },
  { kind: "numberParen", pattern: /^\(\s*(\d{1,3})\s*\)[\s、.,]*|^(\d{1,3})\)\s*/ },
  { kind: "circled", pattern: new RegExp(`^([${circled}])\\s*`) },
  { kind: "numberParen", pattern: /^\(?([a-z]|[ivx]{1,4})[.)]\s+/ },
];

/** The number a line begins with, or null. */
export function readMarker(text: string): Marker | null {
  const folded = fold(text);
  const blanks = folded.length - folded.trimStart().length;
  const line = folded.slice(blanks);
  for (const { kind, pattern } of patterns) {
    const match = pattern.exec(line);
    if (!match) continue;
    const printed = match[1] ?? match[2] ?? "";
    const shown = printed ? text.slice(blanks + match[0].indexOf(printed)).slice(0, printed.length) : printed;
    return {
      kind,
      rank: rankOf(kind, printed),
      printed: shown,
      value: numberIn(printed),
      length: blanks + match[0].length,
    };
  }
  return null;
}

function rankOf(kind: MarkerKind, printed: string): number {
  const dots = kind === "number" ? printed.split(".").length - 1 : 0;
  return ranks.indexOf(kind) + dots / 10;
}

function numberIn(printed: string): number | null {
  if (/^\d+$/.test(printed)) return Number(printed);
  const inCircle = circled.indexOf(printed);
  return inCircle >= 0 && printed ? inCircle + 1 : hanToNumber(printed);
}

/** Kinds that number the parts of one task, not tasks of their own. */
export const isSubItem = (marker: Marker): boolean =>
  marker.kind === "numberParen" || marker.kind === "circled" || marker.kind === "spoken";
