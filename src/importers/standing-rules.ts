import { fold } from "./fold.ts";

/**
 * Sentences that say once what holds for many tasks: which of the listed bodies leads (排在第一位的为牵头单位，下同), and who
 * is to carry out all that follows (以下均需各县区落实，不再列出). They stand inside clauses and are no names of owners.
 */
const position =
  "(?:以上|其中)?(?:(?:排|列|位)(?:名|序|列)?在?(?:首位|第一(?:位|名|个)?|最前)(?:面)?(?:的|者)?(?:单位|部门)?|第一(?:责任|个)?(?:单位|部门)|(?:排|列)?首(?:个|位)(?:的|者)?(?:单位|部门)?)";
const leads = "[^。;,、()]{0,10}?(?:为|是|系)(?:总?牵头|汇总|主办|主责)";
const ruleEnd =
  "(?:(?:或|和|及|牵头|汇总|主办|主责|责任|实施|负责)*(?:单位|部门))?(?:[,、]?(?:以?下均?同|下同))?";
const firstLeads = new RegExp(`${position}${leads}`);
const firstLeadsWhole = new RegExp(`[,;。]?${position}${leads}${ruleEnd}`, "g");
const firstLeadsEnglish = /first[- ](?:listed|named)[^.]{0,40}\blead/i;

const standing =
  /[,;。]?(?:以下|下列|下述|后续|其余)(?:各项|各条|各类|所有)?(?:工作|任务|措施|事项|内容|条款)?(?:均|都|亦)(?:需|须|由|要|应|需由|须由|应由|含|包括)([^。;,]{2,40}?)(?:按职责分工|分工)?(?:共同|具体|组织)?(?:落实|负责|实施|参与|配合)?[,、]?(?:不再(?:逐一|一一|单独|分别|重复|另行)*(?:列出|重复|列|罗列|赘述|标注|注明)|下同)。?/g;

export interface CutRules {
  /** The text without the rules. */
  text: string;
  /** The first-listed body leads. */
  firstLeads: boolean;
  /** 下同: from here on. */
  lasting: boolean;
  /** Who carries out this and all that follows; "" when nobody is named. */
  everybody: string;
}

/** Takes the standing rules out of a clause or sentence and says what they lay down. */
export function cutRules(printed: string): CutRules {
  const folded = fold(printed);
  const rule: CutRules = { text: printed, firstLeads: false, lasting: false, everybody: "" };
  if (firstLeadsEnglish.test(folded)) return { ...rule, firstLeads: true, lasting: true };
  if (!/同|不再|首|第一|最前/.test(folded)) return rule;
  const cuts: [number, number][] = [];
  for (const match of folded.matchAll(standing)) {
    const at = match.index + match[0].indexOf(match[1]!);
    rule.everybody ||= printed.slice(at, at + match[1]!.length);
    cuts.push([match.index, match.index + match[0].length]);
  }
  for (const match of folded.matchAll(firstLeadsWhole)) {
    rule.firstLeads = true;
    rule.lasting ||= /同/.test(match[0]);
    cuts.push([match.index, match.index + match[0].length]);
  }
  for (const [from, to] of cuts.sort((a, b) => b[0] - a[0]))
    rule.text = rule.text.slice(0, from) + rule.text.slice(to);
  rule.text = rule.text.replace(/[(（〔【[]\s*[)）〕】\]]/g, "");
  return rule;
}

/** A rule with gaps in it (a page break, automatic spacing) is still the rule. */
export const saysFirstLeads = (text: string): boolean => {
  const folded = fold(text);
  return firstLeads.test(folded.replace(/\s+/g, "")) || firstLeadsEnglish.test(folded);
};
