import type { TaskNumber } from "../reading.ts";
import { numberFrom, numberPattern } from "./han-number.ts";
import { masks, type Sentence, take } from "./sentence.ts";

/** A range of more tasks than this is a slip, not a question. */
const maxRange = 200;

const one = "\\d{1,3}|[零一二两三四五六七八九十百]{1,5}";
const unit = "(?:项|条|号|款)?";
const separator = "\\s*(?:[-~—–]+|至|到|[、,，;；]?(?:还有|以及|再加上?|加上|and)|[、,，;；和与及跟]|to)\\s*";
const list = `(?:${one})${unit}(?:${separator}(?:第|no\\.?\\s*|#)?(?:${one})${unit})*`;

/** Words that a number must follow or be followed by to be a task's, not an amount. */
const marked = new RegExp(
  // 第一响应人, 第三方: no numbers; 第三项, 第三 are.
  `(?!任务一(?:共|起|块|下|直|般|些|样|遍|份|览|并|定))(?!第[一二三四五六七八九](?![零一二三四五六七八九十百个项条号款、,，到至和与及~\\-\\s]|$))(?:第|序号(?:为|是)?|任务(?:编号|序号)?(?:为|是)?|编号(?:为|是)?|#|\\b(?:tasks?|items?|no\\.?|number|nos\\.?)\\s*)\\s*#?\\s*(${list})(?![章节届批期部]|[）)]?部分|[零一二三四五六七八九十百\\d])(?:任务|工作)?`,
);
const followed = new RegExp(
  `(?<![\\d.a-z])(${list.replaceAll(one, "\\d{1,3}")})(?=项|号任务|号(?!楼|线|院|泊)|条)(?:项|号|条)(?:任务|工作)?`,
);
/** What makes a figure an amount: 30天, 12家, 5000万元; but 52|分给…. */
const amount =
  "箱批包袋瓶桶盏盘株棵头只艘架集堂天日月年周个家人万元亿次起部名小时秒处座类辆米吨户所批场轮成倍岁度层级点公支套件份台只根块张本亩栋间位";
const tens = "[一二三四五六七八九]?[十百][零一二三四五六七八九十]*";
const bare = new RegExp(
  `(?<![\\d.a-z%+-]|[了约近收查共剩达超增减罚缴]|[换改搬挪移]到)(\\d{1,3}${unit}(?:${separator}(?:第)?(?:\\d{1,3}|${tens})${unit})*)(?![a-z]|\\s*[\\d.%％]|\\s*(?:分(?![给派配工别])|期(?!限)|[${amount}]))`,
);
/** From ten on a number written in Han before 项 is a task's: 三十七项, 十九到二十一; 三项 is an amount. */
const hanTask = new RegExp(
  `(?<![几数第多好近约零一二三四五六七八九十百])((?:${tens})(?:${unit}${separator}第?(?:${tens}))+${unit}|(?:${tens})(?=项|条|号(?!楼|线|院|泊)|是|的|谁|讲|说|写|归|由|[\\s,，。:：]|$))(?:项|条|号)?(?:任务|工作)?`,
);
const han = new RegExp(`^(${one})(?:号|项)?(?:任务)?$`);

/** 第5小项, with no task's number: of the task last spoken of. */
const itemAlone = new RegExp(
  `^[^\\d第]{0,4}第?(${numberPattern})(?:[、和,与及]第?${numberPattern})*小项|(?:^[^\\d第]{0,6}|里头?的?|中的?|[那这][项条](?:里|中)?的?)第\\s*(${numberPattern})\\s*(?:(?:个|条|点|款)?(?:小项|分项|子项|小点|小条)|点|款)`,
);
/** 从48看到50. */
const fromTo = /从第?(\d{1,3})[项条]?[看读列说讲报拉]?到第?(\d{1,3})[项条]?/;

/** 五、六两项; 三项 alone is an amount. */
const hanList = /([一二三四五六七八九](?:[、,，和][一二三四五六七八九])+)(?:这|那)?[两二三四五]?[项条]/;

/** A range that goes down is none: 16-3 is the third part of 16. */
const falling = /^\s*第?(\d{1,3})[-—–](\d{1,2})(?=\D|$)/;

/** 16的第3项, 第16项第3小项: what follows the task's number is one of its sub-items. */
const withItem = new RegExp(
  `(?:第|任务|#)?\\s*(${numberPattern})(?:项|号|号任务)?\\s*(?:(?:的|中|里头?|里面|之)的?\\s*第?\\s*(${numberPattern})\\s*(?:个|条|点|款)?(?:小项|分项|子项|小点|小条|项|条|点|款)|第\\s*(${numberPattern})\\s*(?:(?:个|条|点|款)?(?:小项|分项|子项|小点|小条)|点|款)|(?<=[项号])第\\s*(${numberPattern})\\s*条|的?[(（]\\s*(${numberPattern})\\s*[)）])`,
);

/** Takes task numbers out of the sentence: 12, 第十二项, 12-15、18, 16的第3项, 16(3). */
export function findNumbers(sentence: Sentence): TaskNumber[] {
  const single = withItem.exec(sentence.rest);
  const task = single && numberFrom(single[1] ?? "");
  if (single && task) {
    take(sentence, single.index, single[0].length, masks.number);
    sentence.why.push(`number with item: ${single[0]}`);
    return [
      { number: String(task), item: numberFrom(single[2] ?? single[3] ?? single[4] ?? single[5] ?? "") },
    ];
  }
  const alone = itemAlone.exec(sentence.rest);
  if (alone) {
    take(sentence, alone.index, alone[0].length, masks.number);
    sentence.why.push(`item: ${alone[0]}`);
    return [{ number: "", item: numberFrom(alone[1] ?? alone[2] ?? "") }];
  }
  const part = falling.exec(sentence.rest);
  if (part && Number(part[2]) < Number(part[1])) {
    take(sentence, part.index, part[0].length, masks.number);
    sentence.why.push(`number with item: ${part[0]}`);
    return [{ number: String(Number(part[1])), item: Number(part[2]) }];
  }
  const range = fromTo.exec(sentence.rest);
  if (range) {
    take(sentence, range.index, range[0].length, masks.number);
    sentence.why.push(`numbers: ${range[0]}`);
    return readList(`${range[1]}-${range[2]}`).map((number) => ({ number, item: null }));
  }
  const few = hanList.exec(sentence.rest);
  if (few?.[1]) {
    take(sentence, few.index, few[0].length, masks.number);
    sentence.why.push(`numbers: ${few[1]}`);
    return readList(few[1]).map((number) => ({ number, item: null }));
  }
  const first = takeFirst(sentence);
  if (first.length) return first;
  const match = firstNumbers(sentence);
  if (!match) return [];
  const numbers = readList(match.words);
  if (numbers.length === 0) return [];
  take(sentence, match.at, match.length, masks.number);
  sentence.why.push(`numbers: ${match.words}`);
  // What else stands there bare is a figure of the report: 48报错了，该是40不是60.
  const all = [...numbers, ...furtherNumbers(sentence)];
  return [...new Set(all)].map((number) => ({ number, item: null }));
}

/** 前三项: the first of the plan. */
function takeFirst(sentence: Sentence): TaskNumber[] {
  const match = new RegExp(`前(${numberPattern})[项条]`).exec(sentence.rest);
  const count = match && numberFrom(match[1] ?? "");
  if (!match || !count || count > maxRange) return [];
  take(sentence, match.index, match[0].length, masks.number);
  sentence.why.push(`the first ${count}`);
  return Array.from({ length: count }, (_, index) => ({ number: String(index + 1), item: null }));
}

/** Numbers said to be tasks' by a word beside them: 第7项…和第9项. */
function furtherNumbers(sentence: Sentence): string[] {
  const match = marked.exec(sentence.rest) ?? followedTask(sentence.rest);
  const numbers = match?.[1] ? readList(match[1]) : [];
  if (!match || numbers.length === 0) return [];
  take(sentence, match.index, match[0].length, masks.number);
  sentence.why.push(`numbers: ${match[1]}`);
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
    /(?:[了收查达超增减罚缴]|有|共|前|后|这|那|约|近|计|多达|余|共计|还剩|剩)\s*$/.test(
      rest.slice(0, match.index),
    )
  )
    return null;
  return match;
}

function readList(words: string): string[] {
  const numbers: string[] = [];
  let previous: number | null = null;
  let open = false;
  for (const [token] of words.matchAll(new RegExp(`${one}|[-~—–]+|至|到|to`, "g"))) {
    const value = numberFrom(token);
    if (value === null) {
      open = true;
      continue;
    }
    if (open && previous !== null && value > previous && value - previous <= maxRange) {
      for (let next = previous + 1; next <= value; next++) numbers.push(String(next));
    } else numbers.push(String(value));
    previous = value;
    open = false;
  }
  return numbers;
}
