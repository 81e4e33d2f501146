import type { IndicatorDraft, IndicatorOp } from "./draft.ts";
import { closeGaps, fold } from "./fold.ts";
import { hanToNumber } from "./numbering.ts";

export type Quantity = Pick<IndicatorDraft, "op" | "value" | "unit">;

const units =
  "(?:微克|毫克|克)(?:/|每)(?:立方米|升)|(?:起|人|件|例)/(?:万|十万|百万|亿)?[\\u4e00-\\u9fff]|万?吨/日|百分点|个百分点|平方公里|平方米|立方米|公顷|公里|千米|万人次|人次|万人|万元|亿元|万亩|万吨|万户|万平方米|小时|分钟|工作日|元|倍|番|家|个|起|人|名|支|处|所|件|次|天|日|台|辆|座|项|条|种|户|亩|吨|米|套|场|艘|岁|年|%|‰|percent|hours?|days?|miles?|km|people";
const figure = new RegExp(`(百分之)?(\\d[\\d,]*(?:\\.\\d+)?)\\s*(万|亿)?(${units})?`, "i");
const range = /\d(?:\.\d+)?\s*[%‰]?\s*(?:-+|至|到)\s*\d+(?:\.\d+)?/;

interface Rule {
  op: IndicatorOp;
  words: RegExp;
}

/** First that fits decides: “下降20%以上” is a decrease, not “≥”; “降至1.2” is a ceiling, not a decrease. */
const rules: Rule[] = [
  { op: "<=", words: /(?:降|减|压缩|压降|下降|降低|减少|缩短)(?:低|少)?(?:到|至)|reduce[ds]? to/i },
  { op: ">=", words: /(?:提高|提升|增长|增加|上升|扩大|增)(?:到|至)|increase[ds]? to/i },
  {
    op: "<=",
    words:
      /不(?:得)?(?:超过|高于|大于|多于|突破)|以内|以下|低于|小于|少于|控制在|压缩在|<|≤|no more than|less than|at most|below/i,
  },
  { op: "decrease", words: /下降|降低|减少|压减|削减|降幅|缩减|递减|reduc|decreas|lower|fewer/i },
  { op: "increase", words: /增长|提高|提升|增加|新增|上升|增幅|递增|翻|increas|grow|rais/i },
  {
    op: ">=",
    words:
      /达到|达|不(?:得)?(?:低于|少于|小于)|以上|超过|高于|大于|突破|至少|力争|完成|保持在|维持在|>|≥|at least|more than|above|or more|minimum/i,
  },
];
const notLess = /不(?:得)?(?:低于|少于|小于)/;

/**
 * Reads a target as printed (下降20%以上, 控制在0.25以内, 翻一番, 持平). `header` is the heading of its column:
 * a column 降幅 makes a bare figure a decrease. Value null where no single figure is set.
 */
export function readQuantity(target: string, header = ""): Quantity {
  const text = fold(closeGaps(target)).replace(/\s+/g, "");
  const spaced = fold(target);
  if (/零增长|持平|不增长|稳定在?$|^-+$|^\/$/.test(text)) return { op: "none", value: null, unit: null };
  const doubled = /翻([一两二三四五])番|翻番|翻倍/.exec(text);
  if (doubled) return { op: "increase", value: doubled[1] ? hanToNumber(doubled[1]) : 1, unit: "番" };
  if (/(?:控制)?(?:为|在)零|零(?:死亡|事故|发生|容忍)|(?:控制在|为)0(?![\d.])(?!.*以内)/.test(text)) {
    return { op: "=", value: 0, unit: null };
  }
  if (range.test(text.replace(/20\d{2}年?(?:-|至)20\d{2}年?/g, "")))
    return { op: "none", value: null, unit: null };
  const match = figure.exec(withoutYears(text)) ?? null;
  if (!match) return { op: "none", value: null, unit: null };
  const value = Number(match[2]!.replaceAll(",", ""));
  const unit = match[1] ? "%" : `${match[3] ?? ""}${match[4] ?? ""}` || null;
  return { op: opOf(spaced, header), value, unit };
}

/** Years and the digits of names (PM2.5, 5G) are no figures. */
const withoutYears = (text: string): string =>
  text
    .replace(/(?<![A-Za-z])[A-Za-z]{1,6}\d+(?:\.\d+)?(?![\d%])/g, "")
    .replace(/(?:比|较|到|至|在|于)?20\d{2}年?(?:底|末|前)?(?!\d)/g, (year) =>
      /^20\d{2}$/.test(year) ? year : "",
    );

function opOf(text: string, header: string): IndicatorOp {
  if (notLess.test(text)) return ">=";
  const rule = rules.find(({ words }) => words.test(text));
  if (rule) return rule.op;
  if (/降幅|下降|减少/.test(fold(header))) return "decrease";
  return /增幅|增长|增速/.test(fold(header)) ? "increase" : "=";
}

/** True when the text sets a figure (下降20%, 控制为零, 翻一番, 持平), so that its row or sentence is an indicator. */
export function setsFigure(text: string): boolean {
  const folded = fold(closeGaps(text));
  return (
    /翻[一两二三四五]?番|零增长|持平|(?:控制)?(?:为|在)零/.test(folded) ||
    figure.test(withoutYears(folded.replace(/20\d{2}年/g, "")))
  );
}

const targetOnly =
  /^(?:每年|年均|累计|力争|较?比?20\d{2}年)*(?:控制在|控制为|下降|降低|减少|增长|提高|增加|新增|达到?|不低于|不高于|不超过|不少于|低于|高于|小于|大于|[<>≤≥=])?(?:到|至|为)?(?:零|\d[\d.,]*)[%‰]?[^\d,。;]{0,8}$|^(?:翻[一两二三四五]番|零增长|持平|控制为零)$/;

/** True when the text is a target and nothing else (控制在0.01以内), as in a task table's rows of goals. */
export const isBareTarget = (text: string): boolean =>
  targetOnly.test(fold(closeGaps(text)).replace(/\s+/g, ""));
