import { readReportWords } from "../../domain/report-words.ts";
import type { Intent } from "../intents.ts";
import type { Reading } from "../reading.ts";
import { asking, type Clues } from "./clues.ts";
import { findBodies, type NamedBodies } from "./find-bodies.ts";
import { findNumbers } from "./find-numbers.ts";
import { findPlanId, findPlanWords } from "./find-plan.ts";
import { findRoles, findStates, findUnreported } from "./find-roles.ts";
import { findSlash, type SlashWord } from "./find-slash.ts";
import { findTimes, type Times } from "./find-times.ts";
import { findTopics, isIntroduced } from "./find-topics.ts";
import { intentOf } from "./intent-rules.ts";
import { leanOn } from "./lean-on.ts";
import { type Sentence, sentenceFrom, tailAsTyped, takeMatch, takenBody } from "./sentence.ts";
import type { Situation } from "./situation.ts";

const own =
  /我们?(?:这(?:个|边|里)?)?(?:的)?(?:部门|单位|局|委(?!员|托)|办(?!理|法|公)|街道|街镇|镇|所|处|队|科室|这边|这里)|咱(?:们)?(?:这)?(?:部门|单位|局|委|办|街道|镇)?|俺们?|我们(?!区|市|国|省)|我(?=负责|牵头|配合|参与|承担|有|要做|该|的(?:任务|职责|工作)|还|需要|手[上头里])|本(?:单位|部门|局|委(?!员)|办(?!理|法)|街道|镇|所|队)|自己(?:的)?|\b(?:my|our|mine|we|us)\b|\bi\b(?= (?:lead|am|have|do|need|own|support|responsible))/;

/**
 * What a sentence says. Pure and deterministic: the same words in the same situation give the same reading, and `why` tells
 * how it came about. Readers take what they understand out of the sentence one after another; the topic is what is left.
 */
export function understand(typed: string, situation: Situation): Reading {
  const sentence = sentenceFrom(typed);
  const language = /\p{Script=Han}/u.test(sentence.words) || !/[a-z]{2}/.test(sentence.words) ? "zh" : "en";
  const slash = findSlash(sentence, situation.slash);
  const mine = Boolean(takeMatch(sentence, own, "mine")?.[0]);
  const plansById = findPlanId(sentence, situation);
  const named = findBodies(sentence, situation);
  const plans = plansById.length ? plansById : findPlanWords(sentence, situation);
  const words = masked(sentence);
  const unreported = findUnreported(sentence);
  const times = slash ? slashTimes(slash, sentence, situation) : findTimes(sentence, situation.today);
  const numbers = findNumbers(sentence);
  const roles = findRoles(sentence);
  const states = findStates(sentence.rest);
  const topics = findTopics(sentence.rest, language);
  const clues: Clues = {
    words,
    numbers,
    named:
      named.bodies.length > 0 ||
      named.groups.length > 0 ||
      named.ambiguous !== null ||
      named.unknown !== null,
    mine,
    member: situation.mine.length > 0,
    roles,
    times,
    states,
    unreported,
    topics,
    asking: asking.test(words),
  };
  const told = intentFrom(slash, clues);
  sentence.why.push(`intent ${told.intent}: ${told.rule}`);
  const reading = readingFrom(sentence, language, slash, plans, named, clues, told.intent);
  return leanOn(reading, situation, { topics });
}

/** The words with bodies masked, everything else still in place, for the rules of intent. */
const masked = (sentence: Sentence): string =>
  Array.from(sentence.words, (character, index) =>
    sentence.rest[index] === takenBody ? takenBody : character,
  )
    .join("")
    .replace(/◎+/g, takenBody)
    .trim();

/** "/到期 30" means days. */
function slashTimes(slash: SlashWord, sentence: Sentence, situation: Situation): Times {
  const days = /^(?:到期|due)$/.test(slash.word)
    ? /^\s*(\d{1,3})\s*(?:天|days?)?\s*$/.exec(slash.rest)
    : null;
  if (!days?.[1]) return findTimes(sentence, situation.today);
  sentence.rest = "▁".repeat(sentence.rest.length);
  return findTimes({ typed: "", words: "", rest: `${days[1]}天内`, why: sentence.why }, situation.today);
}

function intentFrom(slash: SlashWord | null, clues: Clues): { intent: Intent; rule: string } {
  if (slash) return { intent: slash.intent, rule: "slash word" };
  return intentOf(clues);
}

function readingFrom(
  sentence: Sentence,
  language: "zh" | "en",
  slash: SlashWord | null,
  plans: string[],
  named: NamedBodies,
  clues: Clues,
  intent: Intent,
): Reading {
  const { times } = clues;
  const free = tailAsTyped(sentence, slash ? withoutNumbers(slash.rest) : sentence.words);
  const reports = intent === "report" || intent === "correct";
  return {
    intent,
    slash: slash?.word ?? null,
    words: sentence.words,
    language,
    plan: plans.length === 1 ? plans[0]! : null,
    plans,
    mine: clues.mine,
    bodies: named.bodies,
    groups: named.groups,
    shared:
      /共同|都(?:有|参与|要|涉及)|一起|共有|同时/.test(clues.words) &&
      named.bodies.length + (named.groups.length ? 1 : 0) + (clues.mine ? 1 : 0) > 1,
    guessed: named.guessed,
    ambiguous: named.ambiguous,
    unknownBody: named.unknown,
    roles: clues.roles,
    tasks: clues.numbers,
    topics: clues.topics,
    introduced: clues.topics.filter((topic) => isIntroduced(sentence.words, topic)),
    leftOut: [],
    due: times.due,
    begins: times.begins,
    years: times.years,
    standing: times.standing !== null,
    standingKind: times.standing,
    states: clues.states,
    unreported: clues.unreported,
    report: reports ? { ...readReportWords(free), text: free } : null,
    rest: slash ? free : "",
    why: sentence.why,
  };
}

/** What follows the task's number: "/汇报 12 已完成初稿" → "已完成初稿". */
const withoutNumbers = (rest: string): string =>
  rest
    .replace(/^(?:[\p{L}\p{N}_-]+[#＃])?\s*第?\s*[\d、,，~到至-]*\d\s*(?:项|号|条)?[\s:：,，]*/u, "")
    .trim();
