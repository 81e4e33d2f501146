import { anyOf } from "../../domain/any-of.ts";
import type { TaskNumber } from "../reading.ts";
import { numberFrom, numberPattern } from "./han-number.ts";
import { one, readList, upTo } from "./read-list.ts";
import { masks, type Sentence, take, takeMatch } from "./sentence.ts";

const unit = "(?:项|条|号|款)?";
const separator = "\\s*(?:[-~—–]+|至|到|[、,，;；]?(?:还有|以及|再加上?|加上|and)|[、,，;；和与及跟]|to)\\s*";
const list = `(?:${one})${unit}(?:${separator}(?:第|no\\.?\\s*|#)?(?:${one})(?![个家名位])${unit})*`;

/** Words that a number must follow to be a task's, not an amount: 第三项. */
const mark = `(?:第|序号(?:为|是)?|任务(?:编号|序号)?(?:为|是)?|编号(?:为|是)?|#|\\b(?:tasks?|items?|no\\.?|number|nos\\.?)\\s*)`;
/** 任务一共, 第一响应人, 第三方: no numbers, though they begin like one. */
const noNumber =
  "任务一(?:共|起|块|下|直|般|些|样|遍|份|览|并|定)|第[一二三四五六七八九](?![零一二三四五六七八九十百个项条号款、,，到至和与及~\\-\\s]|$)";
/** 第三章, 第二部分: numbers of something else. */
const ofOthers = "[章节届批期部]|[）)]?部分|[零一二三四五六七八九十百\\d]";
const marked = new RegExp(`(?<!倒数)(?!${noNumber})${mark}\\s*#?\\s*(${list})(?!${ofOthers})(?:任务|工作)?`);
/** Words that a number must be followed by: 12号任务, 5条. */
const followed = new RegExp(
  `(?<![\\d.a-z])(${list.replaceAll(one, "\\d{1,3}")})(?=项|号任务|号(?!楼|线|院|泊)|条)(?:项|号|条)(?!任务[里中]|以上|以下|以内|左右)(?:任务|工作)?`,
);
/** What makes a figure an amount: 30天, 12家, 5000万元; but 52|分给…. */
const amount =
  "余多来几箱批包袋瓶桶盏盘株棵头只艘架集堂天日月年周个家人万元亿次起部名小时秒处座类辆米吨户所批场轮成倍岁度层级点公支套件份台只根块张本亩栋间位";
const tens = "[一二三四五六七八九]?[十百][零一二三四五六七八九十]*";
const bare = new RegExp(
  `(?<![\\d.a-z%+-]|[了约近收查共剩达超过于增减罚缴]|[换改搬挪移]到)(\\d{1,3}${unit}(?:${separator}(?:第)?(?:\\d{1,3}|${tens})${unit})*)(?![a-z]|[项条]?(?:以上|以下|以内|左右|任务[里中])|\\s*[\\d.%％]|\\s*(?:分(?![给派配工别])|期(?!限)|[${amount}])|(?<=号)[台大文楼])(?!宣传|联动|急救|热线|专线|指挥|平台|电话)`,
);
/** From ten on a number written in Han before 项 is a task's: 三十七项, 十九到二十一; 三项 is an amount. */
const tensList = `(?:${tens})(?:${unit}${separator}第?(?:${tens}))+${unit}`;
const tensAlone = `(?:${tens})(?=项|条|号(?!楼|线|院|泊)|[是的谁讲说写归由那这]|[\\s,，。:：]|$)`;
const hanTask = new RegExp(
  `(?<![几数第多好近约分零一二三四五六七八九十百])(${tensList}|${tensAlone})(?:项|条|号)?(?:任务|工作)?`,
);
const han = new RegExp(`^(${one})(?:号|项)?(?:任务)?$`);

/** What only sub-items are counted in. */
const part = "(?:(?:个|条|点|款)?(?:小项|分项|子项|小点|小条)|点|款)";
/** 2、4; 第2和第4. */
const items = `${numberPattern}(?:${part}?[、,，和与及跟]第?${numberPattern})*`;
/** 第5小项, with no task's number: of the task last spoken of. */
const itemAlone = anyOf(
  new RegExp(`^[^\\d第]{0,4}第?(${items})小项`),
  new RegExp(`(?:^[^\\d第]{0,6}|里头?的?|中的?|[那这][项条](?:里|中)?的?)第\\s*(${items})\\s*${part}`),
);
/** 从48看到50. */
const fromTo = /从第?(\d{1,3})[项条]?[看读列说讲报拉]?到第?(\d{1,3})[项条]?/;

/** 五、六两项; 9、15还有三十一，三条: a list in either writing and what it is of. 三项 alone is an amount. */
const eitherWay = "\\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]";
const hanList = new RegExp(
  `(?<![零一二三四五六七八九十百\\d])((?:${eitherWay})(?:(?:[、,，和到至]|还有)(?:${eitherWay}))+)[,，]?(?:这|那)?[两二三四五六七八九]?(?:[项条]|号(?=任务|$|的))`,
);
/** 三号任务. */
const hanItem = /(?<![零一二三四五六七八九十百\d第])([零一二三四五六七八九十]{1,3})号任务/;

/** 前三项: the first of the plan. */
const firstOf = new RegExp(`前(${numberPattern})[项条]`);

/** A range that goes down to a single figure is none: 16-3 is the third part of 16. */
const falling = /^\s*第?(\d{1,3})[-—–](\d)(?=\D|$)/;

/** 16的第3项, 第16项第3小项, 16项第3条, 16(3): what follows the task's number is one of its sub-items. */
const item = [
  `(?:的|中|里头?|里面|之|底下|下面)的?\\s*第?\\s*(${items})\\s*(?:${part}|(?:个|条|点|款)?(?:项|条))`,
  `第\\s*(${items})\\s*${part}`,
  `(?<=[项号])第\\s*(${items})\\s*条`,
  `的?[(（]\\s*(${items})\\s*[)）]`,
].join("|");
const withItem = new RegExp(`(?:第|任务|#)?\\s*(${numberPattern})(?:项|条|号|号任务)?\\s*(?:${item})`);

const ofTasks = (numbers: readonly string[]): TaskNumber[] =>
  [...new Set(numbers)].map((number) => ({ number, items: null }));

/** @param parts the groups of a match, of which one holds what was said */
const itemsFrom = (parts: readonly (string | undefined)[]): number[] =>
  readList(parts.find(Boolean) ?? "").map(Number);

/** One way to write numbers: what it fits, and what that means; empty where it is none after all. */
type Reader = [RegExp, (match: RegExpExecArray) => TaskNumber[]];

const readers: Reader[] = [
  [
    withItem,
    ([, task, ...parts]) => {
      const number = numberFrom(task ?? "");
      return number ? [{ number: String(number), items: itemsFrom(parts) }] : [];
    },
  ],
  [itemAlone, ([, ...parts]) => [{ number: "", items: itemsFrom(parts) }]],
  [
    falling,
    ([, task, item]) =>
      Number(item) < Number(task) ? [{ number: String(Number(task)), items: [Number(item)] }] : [],
  ],
  [fromTo, ([, from, to]) => ofTasks(readList(`${from}-${to}`))],
  [hanList, ([, list]) => ofTasks(readList(list ?? ""))],
  [hanItem, ([, number]) => ofTasks(readList(number ?? ""))],
  [firstOf, ([, count]) => ofTasks(upTo(numberFrom(count ?? "") ?? 0))],
];

/** 58项退回去吧，哦不对，是50项: the first was a slip of the tongue. */
const slip = anyOf(
  /第?\d{1,3}\s*[项条号]?(?=[^\d]{0,16}?[,，。]?\s*(?:哦|噢|啊|呃)?(?:不对|说错了?|打错了?|口误|搞错了?)[,，。]?\s*(?:应该|应当)?(?:是|要)\s*第?\d{1,3}\s*[项条号])/,
  // 不是第15项，我要看的是第16项.
  /(?<=不是|不要|不看)第?\d{1,3}\s*[项条号]?(?=[,，\s]+[^\d]{0,8}(?:是|要|看)\s*第?\d{1,3}(?!\d))/,
);

/** Takes task numbers out of the sentence: 12, 第十二项, 12-15、18, 16的第3项, 16(3). */
export function findNumbers(sentence: Sentence): TaskNumber[] {
  takeMatch(sentence, slip, "slip");
  for (const [pattern, read] of readers) {
    const match = pattern.exec(sentence.rest);
    // 第28项，还有三十到三十二项: what is said to be a task's number comes first.
    const earlier = pattern === hanList ? marked.exec(sentence.rest) : null;
    if (match && earlier && earlier.index < match.index) continue;
    const numbers = match ? read(match) : [];
    if (match && numbers.length > 0) {
      takeNumber(sentence, match.index, match[0]);
      return numbers;
    }
  }
  const match = firstNumbers(sentence);
  const numbers = match ? readList(match.words) : [];
  if (!match || numbers.length === 0) return [];
  takeNumber(sentence, match.at, sentence.rest.slice(match.at, match.at + match.length));
  // What else stands there bare is a figure of the report: 48报错了，该是40不是60.
  return ofTasks([...numbers, ...furtherNumbers(sentence)]);
}

function takeNumber(sentence: Sentence, at: number, words: string): void {
  take(sentence, at, words.length, masks.number);
  sentence.why.push(`numbers: ${words}`);
}

/** Numbers said to be tasks' by a word beside them: 第7项…和第9项. */
function furtherNumbers(sentence: Sentence): string[] {
  const bare = followedTask(sentence.rest);
  // 69也报下，专利转化落地3项: the second is what was done.
  const listed =
    bare && /(?:^|[,，、。;；\s和及与跟▁■])$/.test(sentence.rest.slice(0, bare.index)) ? bare : null;
  const match = marked.exec(sentence.rest) ?? listed;
  const numbers = match?.[1] ? readList(match[1]) : [];
  if (!match || numbers.length === 0) return [];
  takeNumber(sentence, match.index, match[0]);
  return [...numbers, ...furtherNumbers(sentence)];
}

function firstNumbers(sentence: Sentence): { at: number; length: number; words: string } | null {
  const { rest } = sentence;
  const whole = han.exec(rest.trim());
  if (whole?.[1]) return { at: 0, length: rest.length, words: whole[1] };
  // The one that begins first; of those the longest list.
  const [match] = [marked.exec(rest), followedTask(rest), hanTask.exec(rest), bare.exec(rest)]
    .filter((each) => each !== null)
    .sort((a, b) => startOf(a) - startOf(b) || (b[1] ?? "").length - (a[1] ?? "").length);
  if (!match?.[1]) return null;
  return { at: match.index, length: match[0].length, words: match[1] };
}

/** Where the number itself begins: 第 and # before it do not count. */
const startOf = (match: RegExpExecArray): number => match.index + match[0].indexOf(match[1] ?? "");

/** "12项任务" after 有, 共, 前 is an amount. */
function followedTask(rest: string): RegExpExecArray | null {
  const match = followed.exec(rest);
  if (
    !match ||
    /(?:[了收查达超增减罚缴列挑整建装拆修铺新]|超过|不到|至少|最多|多于|少于|不足|大于|小于|有|共|前|后|这|那|约|近|计|多达|余|共计|还剩|剩)\s*$/.test(
      rest.slice(0, match.index),
    )
  )
    return null;
  return match;
}
