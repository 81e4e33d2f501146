import type { TaskNumber } from "../reading.ts";
import { numberFrom, numberPattern } from "./han-number.ts";
import { type Sentence, take } from "./sentence.ts";

/** A range of more tasks than this is a slip, not a question. */
const maxRange = 200;

const one = "\\d{1,3}|[零一二两三四五六七八九十百]{1,5}";
const unit = "(?:项|条|号|款)?";
const separator = "\\s*(?:[-~—–]+|至|到|[、,，;；和与及]|and|to)\\s*";
const list = `(?:${one})${unit}(?:${separator}(?:第|no\\.?\\s*|#)?(?:${one})${unit})*`;

/** Words that a number must follow or be followed by to be a task's, not an amount. */
const marked = new RegExp(
  `(?:第|序号(?:为|是)?|任务(?:编号|序号)?(?:为|是)?|编号(?:为|是)?|#|\\b(?:tasks?|items?|no\\.?|number|nos\\.?)\\s*)\\s*#?\\s*(${list})(?![章节届批期])(?:任务|工作)?`,
);
const followed = new RegExp(
  `(?<![\\d.a-z])(${list.replaceAll(one, "\\d{1,3}")})(?=项|号任务|号(?!楼|线|院|泊)|条)(?:项|号|条)(?:任务|工作)?`,
);
/** What makes a figure an amount: 30天, 12家, 5000万元; but 52|分给…. */
const amount = "天日月年周个家人万元亿次起部名小时秒处座类辆米吨户所批场期轮成倍岁度层级点";
const bare = new RegExp(
  `(?<![\\d.a-z%◎-])(\\d{1,3}${unit}(?:${separator}(?:第)?\\d{1,3}${unit})*)(?!\\s*[\\d.%％]|\\s*(?:分(?![给派配工])|[${amount}]))`,
);
const han = new RegExp(`^(${one})(?:号|项)?(?:任务)?$`);

/** 16的第3项, 第16项第3小项: what follows the task's number is one of its sub-items. */
const withItem = new RegExp(
  `(?:第|任务|#)?\\s*(${numberPattern})(?:项|号|号任务)?\\s*(?:(?:的|中|里|之)\\s*第?\\s*(${numberPattern})\\s*(?:个|条|点|款)?(?:小项|分项|子项|小点|项|条|点|款)|第\\s*(${numberPattern})\\s*(?:个|条|点|款)?(?:小项|分项|子项|小点|小条)|的?[(（]\\s*(${numberPattern})\\s*[)）])`,
);

/** Takes task numbers out of the sentence: 12, 第十二项, 12-15、18, 16的第3项, 16(3). */
export function findNumbers(sentence: Sentence): TaskNumber[] {
  const single = withItem.exec(sentence.rest);
  const task = single && numberFrom(single[1] ?? "");
  if (single && task) {
    take(sentence, single.index, single[0].length);
    sentence.why.push(`number with item: ${single[0]}`);
    return [{ number: String(task), item: numberFrom(single[2] ?? single[3] ?? single[4] ?? "") }];
  }
  const first = takeFirst(sentence);
  if (first.length) return first;
  const match = firstNumbers(sentence);
  if (!match) return [];
  const numbers = readList(match.words);
  if (numbers.length === 0) return [];
  take(sentence, match.at, match.length);
  sentence.why.push(`numbers: ${match.words}`);
  const more = findNumbers(sentence);
  const all = [...numbers, ...more.map(({ number }) => number)];
  return [...new Set(all)].map((number) => ({ number, item: null }));
}

/** 前三项: the first of the plan. */
function takeFirst(sentence: Sentence): TaskNumber[] {
  const match = new RegExp(`前(${numberPattern})[项条]`).exec(sentence.rest);
  const count = match && numberFrom(match[1] ?? "");
  if (!match || !count || count > maxRange) return [];
  take(sentence, match.index, match[0].length);
  sentence.why.push(`the first ${count}`);
  return Array.from({ length: count }, (_, index) => ({ number: String(index + 1), item: null }));
}

function firstNumbers(sentence: Sentence): { at: number; length: number; words: string } | null {
  const { rest } = sentence;
  const whole = han.exec(rest.trim());
  if (whole?.[1]) return { at: 0, length: rest.length, words: whole[1] };
  const match = marked.exec(rest) ?? followedTask(rest) ?? bare.exec(rest);
  if (!match?.[1]) return null;
  return { at: match.index, length: match[0].length, words: match[1] };
}

/** "12项任务" after 有, 共, 前 is an amount. */
function followedTask(rest: string): RegExpExecArray | null {
  const match = followed.exec(rest);
  if (!match || /(?:有|共|前|后|这|那|约|近|计|多达|余|共计|还剩|剩)\s*$/.test(rest.slice(0, match.index)))
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
