import type { Body } from "../../domain/body.ts";
import type { Directory, Found } from "../../domain/directory.ts";
import { isUsualBody, stemOf } from "../../domain/names/body-name.ts";
import type { Ambiguity } from "../reading.ts";
import { englishWords } from "./english-words.ts";
import { districtNames } from "./find-plan.ts";
import { type Sentence, take, takenBody } from "./sentence.ts";
import type { Situation } from "./situation.ts";

/** What names are looked for in. */
export type Names = Pick<Situation, "directory" | "groups" | "plans">;

export interface NamedBodies {
  bodies: Body[];
  groups: string[];
  ambiguous: Ambiguity | null;
  unknown: { words: string; nearest: Body[] } | null;
  /** Words that were not exactly a name, and what they were taken for. */
  guessed: { words: string; body: Body }[];
}

/** What follows makes a name the beginning of another word: 应急办|法, 安委会|议, 建委|托. */
const notAfter: Record<string, RegExp> = {
  办: /^(?:法|理|事|公|学|证|好|完|结|妥|案|得)/,
  委: /^(?:托|员|派|任|屈)/,
  会: /^(?:议|商|员|合|见|同|诊)/,
  局: /^(?:部|面|势|限)/,
  部: /^(?:分|位|署|队|门)/,
  区: /^(?:域|间|别|分)/,
  队: /^(?:伍|员|长|形)/,
};

/** Collectives whose names are words of any question. */
const everyday = /^(?:单位|部门|属地|街镇|街道|镇街|乡镇)$/;

/** Takes the names of bodies and groups out of the sentence: exact ones first, then what looks like a mistyped one. */
export function findBodies(sentence: Sentence, situation: Names): NamedBodies {
  const named: NamedBodies = { bodies: [], groups: [], ambiguous: null, unknown: null, guessed: [] };
  takeExact(sentence, situation, named);
  if (!named.ambiguous) takeGuessed(sentence, situation, named);
  return named;
}

/** Longest names first, anywhere; of equal length the leftmost. */
function takeExact(sentence: Sentence, situation: Names, named: NamedBodies): void {
  const { directory } = situation;
  const groups = new Set(
    situation.groups
      .flatMap((group) => [group, group.replace(/^区/, "")])
      .filter((group) => !everyday.test(group)),
  );
  const longest = Math.max(directory.longest, ...Array.from(groups, (group) => group.length));
  const found: { at: number; bodies: readonly Body[] }[] = [];
  for (let length = Math.min(longest, sentence.rest.length); length >= 2; length--) {
    for (let at = 0; at + length <= sentence.rest.length; at++) {
      const words = sentence.rest.slice(at, at + length);
      if (!isWhole(sentence.rest, at, words)) continue;
      if (groups.has(words)) {
        named.groups.push(situation.groups.includes(words) ? words : `区${words}`);
        sentence.why.push(`group: ${words}`);
        take(sentence, at, length, takenBody);
        continue;
      }
      const bodies = directory.exact(words);
      if (bodies.length === 0) continue;
      const prefix = regionBefore(sentence.rest, at, situation);
      const ending = endingAfter(words, sentence.rest.slice(at + length));
      take(sentence, at - prefix.length, prefix.length + length + ending.length, takenBody);
      sentence.why.push(`body: ${prefix.words}${words}${ending}`);
      const inRegion = prefix.region === null ? [] : bodies.filter((body) => body.region === prefix.region);
      found.push({ at, bodies: inRegion.length ? inRegion : bodies });
    }
  }
  found.sort((a, b) => a.at - b.at);
  for (const { at, bodies } of found) addFound(named, sentence.words.slice(at), bodies);
}

function isWhole(rest: string, at: number, words: string): boolean {
  if (/[▁◎]/.test(words)) return false;
  if (/[a-z]/.test(words))
    return !/[a-z]/.test(rest[at - 1] ?? "") && !/[a-rt-z]/.test(rest[at + words.length] ?? "");
  return !notAfter[words.at(-1)!]?.test(rest.slice(at + words.length));
}

/** 西青区|安监局, 本区|安监局: the district before a name belongs to it. */
function regionBefore(
  rest: string,
  at: number,
  situation: Names,
): { length: number; words: string; region: string | null } {
  const before = rest.slice(0, at);
  for (const { name, region } of districtNames(situation.plans)) {
    const words = [`${name}区`, name, name.replace(/[区县市]$/, "")].find((form) =>
      before.endsWith(form.toLowerCase()),
    );
    if (words) return { length: words.length, words, region };
  }
  const own = /(?:本|我|全)?区$/.exec(before)?.[0] ?? "";
  return { length: own.length, words: own, region: null };
}

/** 交警|大队: a short name that lacks its ending takes the one that follows it. */
function endingAfter(words: string, after: string): string {
  if (stemOf(words)) return "";
  const ending = new RegExp(`^(?:${endings})`).exec(after)?.[0] ?? "";
  return notAfter[ending.at(-1) ?? ""]?.test(after.slice(ending.length)) ? "" : ending;
}

function addFound(named: NamedBodies, words: string, bodies: readonly Body[]): void {
  const regions = new Set(bodies.map((body) => body.region));
  const unclear = [...regions].some((region) => bodies.filter((body) => body.region === region).length > 1);
  if (unclear) named.ambiguous ??= { words: words.slice(0, 12), bodies: [...bodies] };
  else for (const body of bodies) if (!named.bodies.includes(body)) named.bodies.push(body);
}

const endings = "分局|支队|大队|中队|街道办事处|街道办|街道|管委会|办公室|部门|局|委|办|镇|街|队";
const suspect = new RegExp(`[\\p{Script=Han}]{1,9}?(?:${endings})(?![\\p{Script=Han}]*(?:▁▁▁))`, "u");
/** Words that end like a body's name and are none. */
const ordinary =
  /(?:格局|布局|结局|全局|大局|当局|开局|各局|城镇|乡镇|街镇|镇街|各镇|村镇|小镇|怎么办|如何办|承办|主办|协办|举办|督办|催办|交办|经办|联办|停办|查办|常委|市委|省委|区委|党委|政委|编委|专委|原委|镇委|队伍|部队|救援队|消防队|专家队|领队|站队|志愿队|突击队|各街道|(?:有关|相关|主管|监管|职能|行业|责任|牵头|配合|参与|政府|上级|区级|各|哪个|哪些|什么|所有|全部|本|我们?|该|其他|其它)部门|哪个?(?:局|委|办|街道|镇)|的[镇局委办])$/;

function takeGuessed(sentence: Sentence, situation: Names, named: NamedBodies): void {
  takeLatin(sentence, situation.directory, named);
  const runs = sentence.rest.matchAll(/[\p{Script=Han}]{2,}/gu);
  for (const run of [...runs]) {
    const hit = bestWindow(run[0], situation.directory);
    if (!hit) continue;
    const at = run.index + hit.at;
    const prefix = regionBefore(sentence.rest, at, situation);
    take(sentence, at - prefix.length, hit.words.length + prefix.length, takenBody);
    sentence.why.push(`body by ${hit.found.how}: ${hit.words}`);
    addFound(named, hit.words, hit.found.bodies);
    for (const body of hit.found.bodies) named.guessed.push({ words: hit.words, body });
  }
  if (named.groups.length === 0) findTowns(sentence, situation, named);
  if (named.bodies.length || named.groups.length || named.ambiguous) return;
  findEndingAlone(sentence, situation, named);
  if (!named.ambiguous) findUnknown(sentence, situation, named);
}

/** The longest part of a run that is a mistyped name; a mistake in the ending before one in the middle. */
function bestWindow(run: string, directory: Directory): { at: number; words: string; found: Found } | null {
  for (let length = Math.min(run.length, directory.longest + 1, 14); length >= 3; length--) {
    for (let at = 0; at + length <= run.length; at++) {
      const words = run.slice(at, at + length);
      if (ordinary.test(words) || /^[的由和与在是请]|[的了吗呢]$/.test(words)) continue;
      const found = directory.guess(words);
      if (!found || found.how === "exact" || !isPlausible(found, words, run.slice(at + length))) continue;
      if (at > 0 && !beforeName.test(run.slice(0, at))) continue;
      return { at, words, found };
    }
  }
  return null;
}

/** A mistyped name begins where a name may begin; 监管|执法大队 is no 执法局. */
const beforeName =
  /(?:[的由给和与是让请查看下催问对向那换为被把将归属找及跟叫帮到在区道有只]|方面|领域|我们)$/;

/** A slip must still end like the name of a body; a name that only sounds alike may not be an everyday word. */
function isPlausible(found: Found, words: string, after: string): boolean {
  if (notAfter[words.at(-1)!]?.test(after)) return false;
  if (found.how === "suffix" || found.how === "slip")
    return new RegExp(`(?:${endings}|会|处|所|镇)$`).test(words);
  return true;
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
      take(sentence, at, words.length, takenBody);
      sentence.why.push(`body by ${found.how}: ${words}`);
      addFound(named, words, found.bodies);
      for (const body of found.bodies) named.guessed.push({ words, body });
      break;
    }
  }
}

/** "街道负责什么", "各街镇有哪些任务": all collectives of that kind. */
function findTowns(sentence: Sentence, situation: Names, named: NamedBodies): void {
  const match =
    /(?<![\p{Script=Han}])(?:请问|那|和|与|跟|、)?(?:全区)?各?(街道|街镇|镇街|乡镇|街乡镇|镇|属地)(?:办事处|政府|办)?(?=共同|负责|牵头|承办|配合|参与|的?任务|的?职责|有|要|$)/u.exec(
      sentence.rest,
    );
  if (!match?.[1]) return;
  const wanted =
    match[1] === "街道" ? /街/ : match[1] === "镇" ? /镇/ : match[1] === "属地" ? /属地/ : /街|镇|乡/;
  const groups = situation.groups.filter((group) => wanted.test(group) && !/部门/.test(group));
  if (groups.length === 0) return;
  take(sentence, match.index, match[0].length, takenBody);
  sentence.why.push(`collectives: ${groups.join("、")}`);
  named.groups.push(...groups);
}

/** "支队负责什么": an ending alone fits every body that ends so. */
function findEndingAlone(sentence: Sentence, situation: Names, named: NamedBodies): void {
  const match =
    /(?<![\p{Script=Han}])(?:请问|那|我们)?(分局|支队|大队|开发区|管委会|街道办)(?=负责|牵头|承办|配合|参与|的?任务|的?职责|报|有|$|呢|做)/u.exec(
      sentence.rest,
    );
  const ending = match?.[1];
  if (!match || !ending) return;
  const bodies = situation.directory.bodies.filter((body) =>
    [body.name, ...body.aliases].some((name) => name.endsWith(ending)),
  );
  if (bodies.length === 0) return;
  take(sentence, match.index + match[0].length - ending.length, ending.length, takenBody);
  sentence.why.push(`ending alone: ${ending}`);
  addFound(named, ending, bodies);
}

const leading =
  /^(?:请问|请|麻烦|帮我|查一下|查询|查查|查|看看|看一下|看|那么|那|还有|关于|和|与|由|是|给|让|催一下|催|提醒|通知|告诉我|我想知道|列出|列一下|搜索|问一下|换成|换|我是|我们是|只看|说说|区|本|我区|全区|把|将|改由|交给|分给|转给|增加|加上)+/;

/** A body was plainly meant: words that end like a name and stand where a name stands. */
function findUnknown(sentence: Sentence, situation: Names, named: NamedBodies): void {
  const match = suspect.exec(sentence.rest);
  if (!match) return;
  const words = match[0].replace(leading, "");
  const stem = words.replace(new RegExp(`(?:${endings})$`), "");
  if (stem.length < 1 || words.length < 3 || words.length > 10 || ordinary.test(words)) return;
  if (!isUsualBody(words) && !/(?:局|街道|街道办|街道办事处|镇|分局|支队|大队|管委会|委)$/.test(words))
    return;
  const at = match.index + match[0].length - words.length;
  if (notAfter[words.at(-1)!]?.test(sentence.rest.slice(at + words.length))) return;
  if (!isUsualBody(words) && !standsLikeName(sentence.rest, at, words)) return;
  take(sentence, at, words.length, takenBody);
  sentence.why.push(`unknown body: ${words}`);
  named.unknown = { words, nearest: situation.directory.nearest(words) };
}

/** Begins the sentence or follows 由 and the like, and what follows speaks of tasks or ends the sentence. */
function standsLikeName(rest: string, at: number, words: string): boolean {
  const after = rest.slice(at + words.length).trim();
  return (
    after === "" ||
    /^(?:的|有|负责|牵头|承办|配合|参与|报|做|呢|管|要|是|在|还|都|任务|职责|进展|逾期|什么|哪|,|，|和|、|[?？])/.test(
      after,
    )
  );
}
