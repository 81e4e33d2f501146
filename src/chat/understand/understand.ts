import { readReportWords } from "../../domain/report-words.ts";
import type { Intent } from "../intents.ts";
import type { Reading } from "../reading.ts";
import { isDeclined } from "./declined.ts";
import { type Found, findAll } from "./find-all.ts";
import { isIntroduced } from "./find-topics.ts";
import { formOf } from "./intent/form.ts";
import { tellIntent } from "./intent/tell-intent.ts";
import { leanOn } from "./lean-on.ts";
import { isOfAll, isRest } from "./of-the-plan.ts";
import { type Sentence, sentenceFrom, tailAsTyped } from "./sentence.ts";
import { isShared, rolesOfEach } from "./several-bodies.ts";
import type { Situation } from "./situation.ts";
import { slotsOf } from "./slots.ts";
import { isTimeMeant } from "./time-meant.ts";
import { settle, topicsFor } from "./topics-meant.ts";

/**
 * What a sentence says. Pure and deterministic: the same words in the same situation give the same reading, and `why` tells
 * how it came about. What the sentence names is found first; its intent is told by the form that is left.
 */
export function understand(typed: string, situation: Situation): Reading {
  const sentence = sentenceFrom(typed);
  const found = findAll(sentence, situation);
  const { topics, leftOut, taken } = settle(found.left, sentence, situation);
  const told = intentOf(sentence, found, topics, leftOut, situation);
  const ofAll = told.intent === "progress" && isOfAll(found, topics);
  const intent = isRest(found, topics, told.intent, sentence.words)
    ? "search"
    : ofAll
      ? "stats"
      : told.intent;
  const reading = { ...readingFrom(sentence, found, topics, leftOut, intent), taken, share: told.share };
  // 跟安监局共同的: what is shared with others is one's own.
  const own = reading.shared && reading.mine && intent === "body_tasks";
  return leanOn({ ...reading, ...topicsFor(reading), ...(own ? { intent: "my_tasks" } : {}) }, situation);
}

function intentOf(
  sentence: Sentence,
  found: Found,
  topics: string[],
  leftOut: string[],
  situation: Situation,
): { intent: Intent; share: number } {
  if (found.slash) {
    sentence.why.push(`intent ${found.slash.intent}: slash word`);
    return { intent: found.slash.intent, share: 1 };
  }
  const known = situation.spoken ? topics : [];
  const form = formOf(sentence, [...known, ...writtenAs(found.left, situation)]);
  const circumstances = {
    member: situation.ownNames.length > 0,
    own: found.namesOwn,
    declined: isDeclined(sentence.words),
    strange: leftOut.length > 0 || topics.length > known.length,
    bare: isBareNoun(sentence.words, leftOut),
    before: Boolean(situation.memory?.tasks.length),
    introduces:
      introduces.test(sentence.words) || (situation.memory === null && !corrects.test(sentence.words)),
  };
  const told = tellIntent(form, slotsOf(found, sentence, known), circumstances, situation.weights);
  sentence.why.push(`intent ${told.why}`);
  return told;
}

/** 不对，我问的是区商务委: whose tasks were meant; 我们工会在哪条里. */
const corrects = /我(?:要|想)?(?:问|指|说)的?是|不对|[搞弄说打]错|在?哪[一几]?[条项]/;
/** Who asks, not what is asked. */
const introduces =
  /绑|[我俺咱]们?(?:现在|已经|刚|才|新)*(?:是(?!问|说|想|要|看|指)|在|来自|属于|代表|调)|新来|接手|\b(?:bind|link|join|work (?:at|for|in)|i am|i'm)\b/;

/** Topics that the plan writes in another way: their place in the form is where they were said. */
const writtenAs = (left: readonly string[], { spoken }: Situation): string[] =>
  left.flatMap((words) => {
    const known = spoken?.get(words);
    return known ? [...(known.typed ? [known.typed] : []), ...known.taken.map(({ said }) => said)] : [];
  });

/** A topic said alone is at most this long, in characters. */
const longestNoun = 8;

/** 这天真热, 散会散会: no noun. */
const saysMore = /^(..+)\1$|^[这那我你您他她它]|[真太很好挺]\p{Script=Han}|[了呢吧啊呀哦哈啦]$/u;

/** The words left over are all that was said. */
const isBareNoun = (words: string, leftOut: readonly string[]): boolean =>
  leftOut.length === 1 &&
  !saysMore.test(words) &&
  words.length <= longestNoun &&
  words.replace(/[?？。.!！]+$/, "") === leftOut[0];

function readingFrom(
  sentence: Sentence,
  found: Found,
  topics: string[],
  leftOut: string[],
  intent: Intent,
): Reading {
  const { named, slash, plans } = found;
  const meant = isTimeMeant(intent, sentence.words, found.times);
  const times = meant ? found.times : { ...found.times, due: null };
  const free = tailAsTyped(sentence, slash ? withoutNumbers(slash.rest) : sentence.words);
  const rolesOf = rolesOfEach(sentence, found);
  const reports = intent === "report" || intent === "correct";
  return {
    intent,
    share: 1,
    slash: slash?.word ?? null,
    words: sentence.words,
    language: found.language,
    plan: plans.length === 1 ? plans[0]! : null,
    plans,
    mine: found.mine,
    bodies: named.bodies,
    groups: named.groups,
    shared: rolesOf !== null || isShared(sentence, found),
    guessed: named.guessed,
    ambiguous: named.ambiguous,
    unknownBody: named.unknown,
    rolesOf,
    roles: rolesOf ? null : found.roles,
    tasks: found.numbers,
    among: found.among,
    focus: null,
    topics,
    known: topics,
    introduced: topics.filter((topic) => isIntroduced(sentence.words, topic)),
    left: found.left,
    leftOut,
    taken: [],
    due: times.due,
    begins: times.begins,
    years: times.years,
    standing: times.standing !== null,
    standingKind: times.standing,
    states: found.states,
    via: found.via,
    without: found.without,
    unreported: found.unreported,
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
