import { isHigherLevel, isUsualBody } from "../../domain/names/body-name.ts";
import { addFound, endings, isOrdinary, type NamedBodies, type Names, notAfter } from "./body-name-parts.ts";
import { districtNames } from "./find-plan.ts";
import { masks, type Sentence, take, taken } from "./sentence.ts";

/** The rest with districts covered, in place: in 西青|支队 the kind stands at a beginning. */
function withoutDistricts({ rest }: Sentence, { plans }: Names): string {
  const names = districtNames(plans).flatMap(({ name }) => [name, name.replace(/[区县市]$/, "")]);
  return names
    .filter((name) => name.length >= 2)
    .reduce((words, name) => words.replaceAll(name.toLowerCase(), taken.repeat(name.length)), rest);
}

/** Where no body is named: 街道负责什么, 支队的任务, and names that no directory holds. */
export function takeByKind(sentence: Sentence, situation: Names, named: NamedBodies): void {
  if (named.groups.length === 0) findTowns(sentence, situation, named);
  for (const find of [findPointed, findEndingAlone, findElsewhereUsual, findUnknown]) {
    if (named.bodies.length || named.groups.length || named.ambiguous || named.unknown) return;
    find(sentence, situation, named);
  }
}

/** What a body is said to do or to have. */
const doing = "共同|负责|牵头|承办|配合|参与|的?任务|的?职责|有|要";
const towns = new RegExp(
  `(?<!\\p{Script=Han})(?:请问|那|和|与|跟|、)?(?:全区)?各?(街道|街镇|镇街|乡镇|街乡镇|镇|属地)(?:办事处|政府|办)?(?=${doing}|$)`,
  "u",
);

/** "街道负责什么", "各街镇有哪些任务": all collectives of that kind. */
function findTowns(sentence: Sentence, situation: Names, named: NamedBodies): void {
  const match = towns.exec(sentence.rest);
  if (!match?.[1]) return;
  const wanted =
    match[1] === "街道" ? /街/ : match[1] === "镇" ? /镇/ : match[1] === "属地" ? /属地/ : /街|镇|乡/;
  const called = (kind: RegExp): string[] =>
    situation.groups.filter((group) => kind.test(group) && !/部门/.test(group));
  // Where a plan calls them 各属地 only, towns and streets are those.
  const groups = called(wanted).length ? called(wanted) : called(/属地/);
  if (groups.length === 0) return;
  take(sentence, match.index, match[0].length, masks.body);
  sentence.why.push(`collectives: ${groups.join("、")}`);
  named.groups.push(...groups);
}

/** 消防那个支队: a word of the name and its ending, apart. */
function findPointed(sentence: Sentence, situation: Names, named: NamedBodies): void {
  const match = /(?<!\p{Script=Han})(\p{Script=Han}{2,4})[那这]一?个?(分局|支队|大队|街道|局|委)/u.exec(
    sentence.rest,
  );
  const [whole, word, ending] = match ?? [];
  if (!match || !whole || !word || !ending) return;
  const bodies = situation.directory.bodies.filter((body) =>
    [body.name, ...body.aliases].some((name) => name.endsWith(ending) && name.includes(word)),
  );
  if (bodies.length === 0) return;
  take(sentence, match.index, whole.length, masks.body);
  sentence.why.push(`body by its parts: ${whole}`);
  addFound(named, whole, bodies);
}

const endingAlone = new RegExp(
  "(?<!\\p{Script=Han})(?:请问|那|我们)?(分局|支队|大队|开发区|管委会|街道办)" +
    "(?=(?:[那这](?:边|头|一?块)|名下|手[里上]|身上)?(?:都|一共|总共|到底)?" +
    `(?:${doing}|承担|的?活|的?事|报|呢|做|干|管|是|算|属于|那?几|多少|摊|领|担|逾期|超期|过期|拖|还|没|到期|今年|明年|20\\d\\d|快)|$)`,
  "u",
);

/** "支队负责什么": an ending alone fits every body that ends so. */
function findEndingAlone(sentence: Sentence, situation: Names, named: NamedBodies): void {
  const match = endingAlone.exec(withoutDistricts(sentence, situation));
  const ending = match?.[1];
  if (!match || !ending) return;
  const bodies = situation.directory.bodies.filter((body) =>
    [body.name, ...body.aliases].some((name) => name.endsWith(ending)),
  );
  if (bodies.length === 0) return;
  take(sentence, match.index + match[0].length - ending.length, ending.length, masks.body);
  sentence.why.push(`ending alone: ${ending}`);
  addFound(named, ending, bodies);
}

/** 残联牵头什么, 火箭发射中心承担了哪些: said of a body, whose name ends like none of ours or that other districts have. */
const wholeName = new RegExp(
  "(?<!\\p{Script=Han})(?:请问|查一?下|看看|那|问下|提到|涉及|关于)?(\\p{Script=Han}{2,10}?)" +
    "(?=(?:那块|那边|这边|在?里[面头]|在(?:这个?|本)?(?:规划|方案|文件|里)[里中]?面?)?" +
    "(?:都|也|要(?:干|做|管)?点?|有没有|有|干|管|承担|负责|牵头|配合|参与|[领分摊接揽担派](?:到|了|上|着)?)" +
    "(?:了|的|有|过)?(?:什么|啥|哪|几|任务|活|事|没|$)|的任务|那块有)",
  "u",
);

function findElsewhereUsual(sentence: Sentence, situation: Names, named: NamedBodies): void {
  const view = withoutDistricts(sentence, situation);
  const words = wholeName.exec(view)?.[1] ?? "";
  // 天津海关: a place before it makes it no other kind.
  const kind = [2, 3, 4].find((length) => situation.places.has(words.slice(0, length)));
  if (
    !isUsualBody(words) &&
    !isUsualBody(words.slice(kind ?? 0)) &&
    !/.(?:中心|公司|集团|大学|银行|协会|法院|检察院|供销社)$|.{2,}(?:医院|学校)$|^区.{2,}[馆院站所社]$/.test(
      words,
    )
  )
    return;
  take(sentence, view.indexOf(words), words.length, masks.body);
  sentence.why.push(`unknown body: ${words}`);
  named.unknown = { words, nearest: situation.directory.nearest(words), elsewhere: false };
}

const suspect = new RegExp(`[\\p{Script=Han}]{1,9}?(?:${endings})(?![\\p{Script=Han}]*(?:▁▁▁))`, "u");
const leading =
  /^(?:请问|请|麻烦|帮我|查一下|查询|查查|查|看看|看一下|看|那么|那|还有|关于|和|与|由|是|给|让|催一下|催|提醒|通知|告诉我|我想知道|列出|列一下|搜索|问一下|换成|换|我是|我们是|只看|说说|区|本|我区|全区|把|将|改由|交给|分给|转给|增加|加上)+/;

/** A body was plainly meant: words that end like a name and stand where a name stands. */
function findUnknown(sentence: Sentence, situation: Names, named: NamedBodies): void {
  const match = suspect.exec(sentence.rest);
  if (!match) return;
  const words = match[0].replace(leading, "");
  const stem = words.replace(new RegExp(`(?:${endings})$`), "");
  if (stem.length < 1 || words.length < 3 || words.length > 10 || isOrdinary(words)) return;
  if (/哪|什么|任务|是/.test(stem)) return;
  if (
    !isUsualBody(words) &&
    !/(?:局|厅|总队|街道|街道办|街道办事处|镇|分局|支队|大队|管委会|委)$/.test(words)
  )
    return;
  const at = match.index + match[0].length - words.length;
  if (notAfter[words.at(-1)!]?.test(sentence.rest.slice(at + words.length))) return;
  if (!isUsualBody(words) && !standsLikeName(sentence.rest, at, words)) return;
  take(sentence, at, words.length, masks.body);
  sentence.why.push(`unknown body: ${words}`);
  named.unknown = {
    words,
    nearest: situation.directory.nearest(words),
    elsewhere: isHigherLevel(words),
  };
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
