import { anyOf } from "../../domain/any-of.ts";
import { type Found, namesBody } from "./find-all.ts";
import { leavesOutLate } from "./find-states.ts";
import type { Slots } from "./intent/form.ts";
import { masks, type Sentence } from "./sentence.ts";

/** Says that something is late. */
const late = anyOf(
  /(?<!(?<!有)(?:没有?|未|不是|尚未))(?:逾期|愈期|超期|过期|超时|红灯|过了?期|拖(?:期|延|了|到|着)|延误|误期|红了|飘红|亮红|变红)/,
  /[没未]有?按(?:时|期)|过了?(?:期限|时限|点)|该(?:完成|办结)了?(?:但|而|却)?还?[没未]|到期了?(?:还|却|仍|都)?[没未]有?(?:干|做|办|搞|完|结|落实)/,
  /\b(?:overdue|late|past due|behind|red lights?)\b/,
);
export const isLate = (words: string): boolean => late.test(words) && !leavesOutLate(words);
const who = anyOf(
  /谁|哪(?:个|些|家|几[个家]|一[个家])?(?:部门|单位|局|委|办|街道|街镇|家|机构)/,
  /什么(?:部门|单位)|哪[几两]?家/,
  /\b(?:who(?:m|se)?|which (?:department|bureau|body|bodies|agency|agencies|office|units?|departments))\b/,
);

/** What is found, as far as it tells the intent. A mask in the words stands for a name (phrases to learn from). */
export function slotsOf(found: Found, sentence: Sentence, topics: readonly string[]): Slots {
  const { times } = found;
  const { words } = sentence;
  return {
    number: found.numbers.length > 0 || words.includes(masks.number),
    body: namesBody(found.named) || words.includes(masks.body),
    mine: found.mine && !found.namesOwn,
    topic: topics.length > 0 || words.includes(masks.topic),
    role: found.roles !== null,
    due: times.due !== null,
    begins: times.begins !== null,
    years: times.years !== null,
    standing: times.standing !== null,
    state: found.states !== null,
    unreported: found.unreported !== null,
    via: found.via !== null,
    late: isLate(words),
    who: who.test(words),
  };
}
