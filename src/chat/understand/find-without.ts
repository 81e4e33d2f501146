import type { Body } from "../../domain/body.ts";
import type { Role } from "../../domain/role.ts";
import { findBodies } from "./find-bodies.ts";
import { findTopics } from "./find-topics.ts";
import { masks, type Sentence, take, takeMatch } from "./sentence.ts";
import type { Situation } from "./situation.ts";

/** What is asked to be left out of a list. */
export interface Without {
  bodies: Body[];
  topics: string[];
  /** 没有牵头单位的: tasks that somebody has in this role. */
  role: Role | null;
}

/** 没有明确牵头单位的. */
const lacking =
  /(?:没有?|未|缺)(?:明确|写明|指定|确定|列明?|写)?(?:的)?(牵头|负责|责任|参与|配合)(?:的)?(?:单位|部门)的?/;
const roleOf: Record<string, Role> = {
  牵头: "lead",
  负责: "responsible",
  责任: "responsible",
  参与: "participate",
  配合: "support",
};

const what = "([^,，。◇]{2,14}?)";
/** 除了职业卫生，…; 与安监局无关的; 不归安监局管的; 不涉及危化品的; …，不要消防站的. */
const ways = [
  new RegExp(`除[了去开]${what}(?:的)?(?:任务|工作)?(?:以外|之外|外|[,，]|(?=还有|其[他它余]|另外))[,，]?`),
  new RegExp(`除?${what}(?:的)?(?:以外|之外)的?`),
  new RegExp(`(?:与|和|跟)${what}(?:没有?关系|无关|不相干)的?`),
  new RegExp(`(?:不归|不由|不属于|不是|(?<!有)没有)${what}(?:来)?(?:管|负责|牵头|参与|配合|承担)的?`),
  // 不是开发区的，我问的是…: what was misunderstood.
  new RegExp(`(?:不归|不属于|不是)${what}的(?![,，]我?(?:问|说|指|要|看)?的?是)`),
  new RegExp(`(?:不涉及|不包括|不含|没提到?)${what}(?:的(?=任务|有)|$)`),
  new RegExp(`[,，](?:但是?|可)?(?:不要|别要|去掉|排除|刨[去掉除])${what}的?$`),
  /\b(?:except(?: for)?|other than|apart from|not involving|without) (?:the )?([a-z][a-z ]{2,30})/,
];
/** What is left out in other ways: the own body, roles, groups, times, states, numbers. */
const others =
  /[我咱俺本]|牵头|主办|参与|配合|负责|集体|部门|单位|打包|年|月|到期|逾期|过期|长期|完成|\d|第[一二三四五六七八九十]|\b(?:we|us|our|lead|tak|support|group)/;

/** Takes what is to be left out out of the sentence, where it names bodies or topics. */
export function findWithout(sentence: Sentence, situation: Situation): Without | null {
  const role = roleOf[takeMatch(sentence, lacking, "left out", masks.excluded)?.[1] ?? ""];
  if (role) return { bodies: [], topics: [], role };
  for (const pattern of ways) {
    const match = pattern.exec(sentence.rest);
    const said = match?.[1]?.trim() ?? "";
    if (!match || said === "" || others.test(said)) continue;
    const part: Sentence = { typed: said, words: said, rest: said, why: [] };
    const named = findBodies(part, situation);
    const language = /[a-z]{3}/.test(said) ? "en" : "zh";
    const topics = named.bodies.length ? [] : findTopics(part.rest, language, situation.english);
    if (named.unknown || named.ambiguous || named.groups.length || named.bodies.length + topics.length === 0)
      continue;
    take(sentence, match.index, match[0].length, masks.excluded);
    sentence.why.push(`left out: ${said}`);
    return { bodies: named.bodies, topics, role: null };
  }
  return null;
}
