import { readReportWords } from "../../domain/report-words.ts";
import type { Intent } from "../intents.ts";
import type { Reading, TakenFor } from "../reading.ts";
import { type Found, findAll, isLate, namesBody, slotsOf } from "./find-all.ts";
import { isIntroduced } from "./find-topics.ts";
import { formOf } from "./intent/form.ts";
import { tellIntent } from "./intent/tell-intent.ts";
import { leanOn } from "./lean-on.ts";
import { isBroad, isEverywhere } from "./question-words.ts";
import { topicsOfRequest } from "./request-topics.ts";
import { type Sentence, sentenceFrom, tailAsTyped } from "./sentence.ts";
import { isShared, rolesOfEach } from "./several-bodies.ts";
import type { Situation } from "./situation.ts";
import { isTimeMeant } from "./time-meant.ts";

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
  return leanOn({ ...reading, ...topicsFor(reading) }, situation);
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

/** 不对，我问的是区商务委: whose tasks were meant. */
const corrects = /我(?:要|想)?(?:问|指|说)的?是|不对|[搞弄说打]错/;
/** Who asks, not what is asked. */
const introduces =
  /绑|[我俺咱]们?(?:现在|已经|刚|才|新)*(?:是(?!问|说|想|要|看|指)|在|来自|属于|代表|调)|新来|接手|\b(?:bind|link|join|work (?:at|for|in)|i am|i'm)\b/;

/** Topics that the plan writes in another way: their place in the form is where they were said. */
const writtenAs = (left: readonly string[], { spoken }: Situation): string[] =>
  left.flatMap((words) => {
    const known = spoken?.get(words);
    return known ? [...(known.typed ? [known.typed] : []), ...known.taken.map(({ said }) => said)] : [];
  });

/** 哪些任务不归安监局管: all the others. */
const isRest = (
  { without, mine, named, numbers, times }: Found,
  topics: readonly string[],
  intent: Intent,
  words: string,
): boolean =>
  without !== null &&
  !mine &&
  !namesBody(named) &&
  numbers.length + topics.length === 0 &&
  (intent === "overdue"
    ? !isLate(words)
    : intent === "due_soon"
      ? !times.due && !times.standing
      : ofTheRest.has(intent));

const ofTheRest: ReadonlySet<Intent> = new Set<Intent>([
  "stats",
  "unknown",
  "search",
  "who",
  "my_tasks",
  "body_tasks",
  "task_detail",
]);

/** 安全生产推进得怎么样: how far everything is. */
const isOfAll = ({ slash, numbers, named, mine }: Found, topics: readonly string[]): boolean =>
  !slash &&
  !mine &&
  numbers.length === 0 &&
  !namesBody(named) &&
  topics.length > 0 &&
  topics.every(isEverywhere);

/** A topic said alone is at most this long, in characters. */
const longestNoun = 8;

/** The words left over are all that was said. */
const isBareNoun = (words: string, leftOut: readonly string[]): boolean =>
  leftOut.length === 1 && words.length <= longestNoun && words.replace(/[?？。.!！]+$/, "") === leftOut[0];

/**
 * Words left over are a topic where the plan's tasks speak of them, or where the sentence says that they are one (关于核电的,
 * 核电方面). Any other word was not understood.
 */
function settle(
  left: string[],
  sentence: Sentence,
  { spoken }: Situation,
): { topics: string[]; leftOut: string[]; taken: TakenFor[] } {
  if (!spoken) return { topics: left, leftOut: [], taken: [] };
  const topics = new Set<string>();
  const leftOut: string[] = [];
  const taken: TakenFor[] = [];
  for (const words of left) {
    const known = spoken.get(words);
    if (known) topics.add(known.topic);
    else if (
      isIntroduced(sentence.words, words) &&
      !(isBroad(words) && left.some((other) => spoken.get(other)))
    )
      topics.add(words);
    else leftOut.push(words);
    leftOut.push(...(known?.unknown ?? []));
    taken.push(...(known?.taken ?? []));
  }
  return { topics: [...topics], leftOut, taken };
}

/** Lists that mean something without a topic leave out what was not understood; figures are told by their own names. */
function topicsFor(reading: Reading): Pick<Reading, "topics" | "leftOut"> {
  const { intent, topics, leftOut, left, slash } = reading;
  if (intent === "indicator" || intent === "project") return { topics: left, leftOut: [] };
  const needed = intent === "search" || intent === "who" || (intent === "progress" && !namesWhose(reading));
  if (topics.length === 0 && (needed || slash)) return { topics: left, leftOut: [] };
  const ofABody = lists.has(intent) && namesWhose({ ...reading, states: null });
  // 我们镇安全生产这块: what all of the plan speaks of narrows nothing.
  const telling = topics.filter((topic) => !isEverywhere(topic));
  return { topics: ofABody ? topicsOfRequest(telling, reading.words) : topics, leftOut };
}

const lists: ReadonlySet<Intent> = new Set<Intent>(["my_tasks", "body_tasks", "overdue", "due_soon"]);

/** How far "X" is, is a question about X alone. */
const namesWhose = (reading: Reading): boolean =>
  reading.mine || reading.bodies.length > 0 || reading.groups.length > 0 || reading.states !== null;

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
