import type { Role } from "../../domain/role.ts";
import type { TaskState } from "../../domain/task-state.ts";
import type { TaskNumber } from "../reading.ts";
import type { NamedBodies } from "./body-name-parts.ts";
import { findBodies } from "./find-bodies.ts";
import { findNumbers } from "./find-numbers.ts";
import { namesOwn, takeOwnKind, takeOwnWords, takeSelf, withoutOwnName } from "./find-own.ts";
import { findPlanId, findPlanWords } from "./find-plan.ts";
import { findRoles } from "./find-roles.ts";
import { findSlash, type SlashWord } from "./find-slash.ts";
import { findStates, findUnreported } from "./find-states.ts";
import { findTimes, type Times } from "./find-times.ts";
import { findTopics } from "./find-topics.ts";
import { findVia, leavesOutGroups } from "./find-via.ts";
import { findWithout, type Without } from "./find-without.ts";
import { excluded } from "./leaves-out.ts";
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

/** Readers take what they understand out of the sentence one after another; the topic is what is left. */
export function findAll(sentence: Sentence, situation: Situation): Found {
  const language = languageOf(sentence.words);
  const slash = findSlash(sentence, situation.slash);
  const byName = leavesOutGroups(sentence);
  const without = slash ? null : findWithout(sentence, situation);
  const leftOut = takeMatch(sentence, excluded, "excluded", masks.excluded)?.[0] ?? "";
  const ours = takeOwnWords(sentence);
  const plansById = findPlanId(sentence, situation);
  const ofKind = takeOwnKind(sentence, situation);
  const named = findBodies(sentence, situation);
  const ownNamed = namesOwn(named, situation);
  const withOwn = situation.ownNames.length > 0 && !ownNamed && impliesOwn(sentence);
  const mine = takeSelf(sentence, named, ownNamed) || ours || ofKind || ownNamed || withOwn;
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

const ofThese = /[里中](?:面|头)?[,，]?(?:有)?(?:哪[些几]|我们|逾期|谁没)/;
const besideRoles = (leftOut: string, { words }: Sentence): boolean =>
  /牵头|参与|配合/.test(leftOut) && /负责的/.test(words);

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
