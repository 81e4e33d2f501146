import { anyOf } from "../../domain/any-of.ts";
import type { Role } from "../../domain/role.ts";
import type { TaskState } from "../../domain/task-state.ts";
import type { TaskNumber } from "../reading.ts";
import type { NamedBodies } from "./body-name-parts.ts";
import { declined } from "./declined.ts";
import { findBodies } from "./find-bodies.ts";
import { findNumbers } from "./find-numbers.ts";
import { findPlanId, findPlanWords } from "./find-plan.ts";
import { findRoles } from "./find-roles.ts";
import { findSlash, type SlashWord } from "./find-slash.ts";
import { findStates, findUnreported } from "./find-states.ts";
import { findTimes, type Times } from "./find-times.ts";
import { findTopics } from "./find-topics.ts";
import { findVia, leavesOut, leavesOutGroups } from "./find-via.ts";
import { findWithout, type Without } from "./find-without.ts";
import { ownWords } from "./own-words.ts";
import { masks, type Sentence, takeMatch } from "./sentence.ts";
import { impliesOwn } from "./several-bodies.ts";
import type { Situation } from "./situation.ts";
import { isAside } from "./time-meant.ts";

/** Everything a sentence names or says besides what is wanted. */
export interface Found {
  language: "zh" | "en";
  slash: SlashWord | null;
  mine: boolean;
  /** The bodies named are the asker's own, and no others. */
  namesOwn: boolean;
  /** Ids. */
  plans: string[];
  named: NamedBodies;
  times: Times;
  numbers: TaskNumber[];
  /** Numbers out of which some are asked for; null = none were said. */
  among: string[] | null;
  roles: Role[] | null;
  states: TaskState[] | null;
  via: "direct" | "collective" | null;
  unreported: boolean | null;
  without: Without | null;
  /** What is left over, each run of words on its own. */
  left: string[];
}

/** 自己 is who asks, unless a body stands before it: 安委会自己的. */
const self = /(?<=^|[▁,，。、看查列给发]|(?<!◎)\s|有哪些|哪些是)自己(?:的)?/;

/** 教育局那边自己名下都有啥: of the body named. */
const selfOfNamed = /自己(?:名下|手[上里]|身上|的(?:任务|活|事))/;

/** What is said not to be meant: 长期的先不看; 配合不算. Groups are told by findVia. */
const excluded = anyOf(
  // In brackets, before the request, and after it.
  new RegExp(
    `[（(](?:注意|记住|可)?不(?:是|含|算)[^（）()]{1,10}[）)]|[（(][^（）()]{1,10}?(?:的)?${leavesOut}[）)]`,
  ),
  new RegExp(`(?:^|(?<=[,，。\\s]))[^,，。\\s\\d把将]{1,8}?(?:的)?${leavesOut}[,，。\\s]`),
  // 算了不延了，直接报吧.
  /^(?:算了|哎|那就?|还是)*[,，]?[不别][^,，。不]{1,6}了[,，](?=直接|还是|就|改)/,
  /^不(?:算|看|要|含)[^,，。]{1,18}[,，]/,
  // 没有配合的，那负责的总有吧: what the last answer said.
  /^没有?[^,，。]{1,8}[,，](?=那)/,
  /^(?:[噢哦啊嗯诶唉][,，]?)?不是[^,，。]{1,14}[,，](?=我?(?:问|说|指|要|看)?的?是)/,
  /[,，?？\s](?:可|千万)?(?:不是|(?:别|不要|莫)(?:跟|和|与|把|拿|给我?|混|掺))[^,，。]{2,14}$/,
  new RegExp(`[,，?？\\s][^,，。\\s]{1,8}?(?:的)?(?:${leavesOut}|不包括)(?:在内|在里[面头]|给?我)?$`),
  declined,
  /\b(?:leav(?:e|ing) out|exclud(?:e|ing)|skip(?:ping)?) [a-z ]{3,30}$/,
);

/** 镇里, 街道这边, 委员会名下: the asker's own, where they are from one of that kind. */
const ownKind =
  /(?:(?<!\p{Script=Han}|[◎])(?:请问|那|看看|查查|查下|领导问)?|(?<=[这那]一?块|方面)|[给到归](?=.{2,3}的))(街道办?|镇|乡|委员会|分局|支队|大队|局|委|办|部|队|中心|管委会)(?:里头?|头上|上(?!级|报|周|次)|(?:这边|这头|这一?块|名下|身上|手[里上])(?:儿)?|(?=今年|明年|一共|总共|要|得|该|领|摊|分到|接|只|光|自己|单独|直接|被?点|的(?:[,，]|活|事)|牵头|配合|参与))/u;

/** Readers take what they understand out of the sentence one after another; the topic is what is left. */
export function findAll(sentence: Sentence, situation: Situation): Found {
  const language = languageOf(sentence.words);
  const slash = findSlash(sentence, situation.slash);
  const byName = leavesOutGroups(sentence);
  const without = slash ? null : findWithout(sentence, situation);
  const leftOut = takeMatch(sentence, excluded, "excluded", masks.excluded)?.[0] ?? "";
  const ours = Boolean(takeMatch(sentence, ownWords, "mine")?.[0]);
  const plansById = findPlanId(sentence, situation);
  const ofKind = takeOwnKind(sentence, situation);
  const named = findBodies(sentence, situation);
  const ownNamed = namesOwn(named, situation);
  const withOwn = situation.ownNames.length > 0 && !ownNamed && impliesOwn(sentence);
  const others = named.bodies.length > 0 && !ownNamed && selfOfNamed.test(sentence.words);
  const itself = !others && Boolean(takeMatch(sentence, self, "mine")?.[0]);
  const mine = itself || ours || ofKind || ownNamed || withOwn;
  const plans = plansById.length ? plansById : findPlanWords(sentence, situation);
  const unreported = findUnreported(sentence);
  const allTimes = slash ? slashTimes(slash, sentence, situation) : findTimes(sentence, situation.today);
  const times = isAside(sentence, allTimes) ? { ...allTimes, due: null } : allTimes;
  const said = findNumbers(sentence);
  // 任务1到10里哪些是我们的: of these only.
  const among = said.length > 1 && ofThese.test(sentence.words) ? said.map(({ number }) => number) : null;
  const numbers = among ? [] : said;
  const via = findVia(sentence) ?? (byName ? "direct" : null);
  // 我们负责的有哪些，参与和配合的不用: beside other roles 负责 is one itself.
  const roles = findRoles(sentence) ?? (besideRoles(leftOut, sentence) ? (["responsible"] as const) : null);
  const states = findStates(sentence.words);
  const left = withoutOwnName(
    findTopics(sentence.rest, language, situation.english),
    mine,
    sentence,
    situation,
  );
  return {
    language,
    slash,
    mine,
    namesOwn: ownNamed,
    plans,
    named,
    times,
    numbers,
    among,
    roles: roles && [...roles],
    states,
    via,
    unreported,
    without,
    left,
  };
}

/** Of a mixture the language of most of its words: which tasks are about 粉尘 is English. */
function languageOf(words: string): "zh" | "en" {
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = words.match(/[a-z]{2,}/g)?.length ?? 0;
  return latin > 0 && latin >= (han === 0 ? 1 : Math.max(3, han - 1)) ? "en" : "zh";
}

/** 海事这块儿有什么要我们干的, said at 海事局: the own body, not a topic. */
const withoutOwnName = (
  left: string[],
  mine: boolean,
  { words }: Sentence,
  { ownNames, spoken }: Situation,
): string[] =>
  mine
    ? left.filter((word) => {
        const own = ownNames.some(
          (name) => name.replace(/^区/, "").startsWith(word) || name.includes(`${word}局`),
        );
        // 科技这块归我们的, where tasks speak of it: a topic after all.
        const after = words.slice(words.indexOf(word) + word.length);
        return !own || !(ofThem.test(after) || (ofField.test(after) && spoken && !spoken.get(word)));
      })
    : left;

const ofThese = /[里中](?:面|头)?[,，]?(?:有)?(?:哪[些几]|我们|逾期|谁没)/;
const ofThem = /^[这那](?:边|头|里|儿)/;
const ofField = /^[这那]一?块/;

const besideRoles = (leftOut: string, { words }: Sentence): boolean =>
  /牵头|参与|配合/.test(leftOut) && /负责的/.test(words);

function takeOwnKind(sentence: Sentence, { ownNames }: Situation): boolean {
  const kind = ownKind.exec(sentence.rest)?.[1]?.replace(/^街道办$/, "街道");
  const serves = kind && ownNames.some((name) => name.includes(kind));
  return Boolean(serves && takeMatch(sentence, ownKind, "mine")?.[0]);
}

/** 区教育局 said by its own member, and no other: 我们. The body stays named, in case a report needs it. */
const namesOwn = ({ bodies, groups, ambiguous, unknown }: NamedBodies, { mine }: Situation): boolean =>
  bodies.length > 0 &&
  groups.length === 0 &&
  !ambiguous &&
  !unknown &&
  bodies.some((body) => mine.some((own) => own.id === body.id)) &&
  bodies.every((body) => mine.some((own) => own.id === body.id || own.region !== body.region));

export const namesBody = (named: NamedBodies): boolean =>
  named.bodies.length > 0 || named.groups.length > 0 || named.ambiguous !== null || named.unknown !== null;

/** "/到期 30" means days. */
function slashTimes(slash: SlashWord, sentence: Sentence, situation: Situation): Times {
  const days = /^(?:到期|due)$/.test(slash.word)
    ? /^\s*(\d{1,4})\s*(?:天|days?)?\s*$/.exec(slash.rest)
    : null;
  if (!days?.[1]) return findTimes(sentence, situation.today);
  sentence.rest = "▁".repeat(sentence.rest.length);
  return findTimes({ typed: "", words: "", rest: `${days[1]}天内`, why: sentence.why }, situation.today);
}
