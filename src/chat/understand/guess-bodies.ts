import type { Directory, Found } from "../../domain/directory.ts";
import { isOneWord } from "../../domain/segments.ts";
import {
  addFound,
  endings,
  isOrdinary,
  type NamedBodies,
  type Names,
  notAfter,
  regionBefore,
} from "./body-name-parts.ts";
import { englishBodies } from "./english-bodies.ts";
import { englishWords } from "./english-words.ts";
import { districtNames } from "./find-plan.ts";
import { masks, type Sentence, take } from "./sentence.ts";

/** Names that are not spelled as any of ours: in pinyin, without their ending, mistyped. */
export function takeGuessed(sentence: Sentence, situation: Names, named: NamedBodies): void {
  takeEnglish(sentence, situation.directory, named);
  takeLatin(sentence, situation.directory, named);
  takeStems(sentence, situation.directory, named);
  const runs = sentence.rest.matchAll(/[\p{Script=Han}]{2,}/gu);
  for (const run of [...runs]) {
    const hit = bestWindow(run[0], situation);
    if (!hit) continue;
    const at = run.index + hit.at;
    const prefix = regionBefore(sentence.rest, at, situation, hit.words);
    take(sentence, at - prefix.length, hit.words.length + prefix.length, masks.body);
    sentence.why.push(`body by ${hit.found.how}: ${hit.words}`);
    addFound(named, hit.words, hit.found.bodies);
    for (const body of hit.found.bodies) named.guessed.push({ words: hit.words, body });
  }
}

/** The longest part of a run that is a mistyped name; a mistake in the ending before one in the middle. */
function bestWindow(run: string, situation: Names): { at: number; words: string; found: Found } | null {
  const { directory } = situation;
  for (let length = Math.min(run.length, directory.longest + 1, 14); length >= 3; length--) {
    for (let at = 0; at + length <= run.length; at++) {
      const words = run.slice(at, at + length);
      if (isOrdinary(words) || /^[的由和与在是请]|[的了吗呢]$/.test(words)) continue;
      const found = directory.guess(words);
      if (!found || found.how === "exact" || !isPlausible(found, words, run.slice(at + length))) continue;
      if (at > 0 && !beforeName.test(run.slice(0, at)) && !endsInDistrict(run.slice(0, at), situation))
        continue;
      return { at, words, found };
    }
  }
  return null;
}

/** A mistyped name begins where a name may begin; 监管|执法大队 is no 执法局. */
const beforeName =
  /(?:[的由给和与是让请查看下催问对向那换为被把将归属找及跟叫帮到在区道有只]|方面|领域|我们|其中|里面|隔壁|旁边|兄弟)$/;

/** 西青|水物局: the district stands before a mistyped name too. */
const endsInDistrict = (before: string, { plans }: Names): boolean =>
  districtNames(plans).some(({ name }) =>
    [name, `${name}区`, name.replace(/[区县市]$/, "")].some((form) => before.endsWith(form)),
  );

/** A slip must still end like the name of a body; a name that only sounds alike may not be an everyday word. */
function isPlausible(found: Found, words: string, after: string): boolean {
  if (notAfter[words.at(-1)!]?.test(after)) return false;
  if (found.how === "suffix" || found.how === "slip")
    return new RegExp(`(?:${endings}|会|处|所|镇)$`).test(words);
  return true;
}

/** What only a body does or has: 水务|配合的, 海事|这边. 消防|任务 may be a topic. */
const onlyBodies =
  "(?=(?:[这那](?:边|头|里|儿)|口(?![岸罩号径腔岗门令])|占(?=几|多少)|他们|们家|名下|身上|手[里上头])|(?:都|也|要|还|来)?(?:牵头|打头|挑头|配合|参与|负责|承担|承办|协办)(?!人|部门|单位)|交了?没|报了?没|报了吗|的(?:任务|职责)|一起|一块|共同|联合|有(?:没有)?份|的?还是)";
/** After these a body stands: 转给|工商, 催|公安. */
const beforeBodies = "(?<=还是|转给|交给|分给|改成|改由|换成|(?<!切)换|催一?下|催|退回|打回|转|找|问)";

/** A name without its ending, where only a body can be meant. */
function takeStems(sentence: Sentence, directory: Directory, named: NamedBodies): void {
  for (const { at, words } of stemsIn(sentence.rest)) {
    // 安委的任务, 安监的任务; 消防|的任务 may be a topic.
    const byTasks = /^的(?:任务|职责)/.test(sentence.rest.slice(at + words.length));
    // What is a word of the language may be a topic as well.
    if (byTasks && isOneWord(words)) continue;
    const stems = directory.byStem(words);
    const bodies = stems.length ? stems : directory.bySound(words);
    if (bodies.length === 0) continue;
    take(sentence, at, words.length, masks.body);
    sentence.why.push(`body by stem: ${words}`);
    addFound(named, words, bodies);
    for (const body of bodies) named.guessed.push({ words, body });
  }
}

const stemBefore = new RegExp(`(?<!\\p{Script=Han})(\\p{Script=Han}{2,6}?)${onlyBodies}`, "gu");
const stemAfter = new RegExp(`${beforeBodies}(\\p{Script=Han}{2,4}?)(?=的|吧|$|[■,，。]|了)`, "gu");
const stemsIn = (rest: string): { at: number; words: string }[] =>
  [...rest.matchAll(stemBefore), ...rest.matchAll(stemAfter)].map(({ index, 1: said = "" }) => {
    const words = said.replace(/^(?:请问|那么?|查下|看看|问下|我想问|帮我看下?)/, "");
    return { at: index + said.length - words.length, words };
  });

function takeEnglish(sentence: Sentence, directory: Directory, named: NamedBodies): void {
  for (const { at, words, bodies } of englishBodies(sentence.rest, directory)) {
    take(sentence, at, words.length, masks.body);
    sentence.why.push(`body in English: ${words}`);
    addFound(named, words, bodies);
    for (const body of bodies) named.guessed.push({ words, body });
  }
}

/** Pinyin and initials: whole Latin words that are no English ones. */
function takeLatin(sentence: Sentence, directory: Directory, named: NamedBodies): void {
  for (const match of [...sentence.rest.matchAll(/[a-z]+(?:[ '-][a-z]+)*/g)]) {
    const runs = [match[0], ...match[0].split(/[ '-]/)];
    for (const words of runs) {
      if (words.length < 3 || words.split(/[ '-]/).some((word) => englishWords.has(word))) continue;
      const found = directory.latin(words) ?? directory.latin(words.replace(/^qu /, ""));
      if (!found) continue;
      const at = match.index + match[0].indexOf(words);
      if (sentence.rest.slice(at, at + words.length) !== words) continue;
      take(sentence, at, words.length, masks.body);
      sentence.why.push(`body by ${found.how}: ${words}`);
      addFound(named, words, found.bodies);
      for (const body of found.bodies) named.guessed.push({ words, body });
      break;
    }
  }
}
