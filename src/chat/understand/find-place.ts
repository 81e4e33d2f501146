import { numberFrom, numberPattern } from "./han-number.ts";
import type { Memory } from "./situation.ts";

const english: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 };

type Place = (match: RegExpExecArray, memory: Memory) => string[] | undefined;

/** Ways to point at a place in the last list, the more particular first. */
const places: [RegExp, Place][] = [
  [
    new RegExp(`倒数第(${numberPattern})(?:个|条|项)?`),
    ([, n], memory) => at(memory, -(numberFrom(n ?? "") ?? 0)),
  ],
  [new RegExp(`第(${numberPattern})个`), ([, n], memory) => at(memory, numberFrom(n ?? "") ?? 0)],
  // 第12条 is a task's number, 第一条 of a list its first.
  [/第([一二三四五六七八九])条/, ([, n], memory) => at(memory, numberFrom(n ?? "") ?? 0)],
  [/前([两二三四五六七八九]|\d)个/, ([, n], memory) => list(memory).slice(0, numberFrom(n ?? "") ?? 0)],
  [/[后最]后?([两二三四五六七八九])个/, ([, n], memory) => list(memory).slice(-(numberFrom(n ?? "") ?? 1))],
  [
    /([前后])[面边头]?(?:的|那|这)?一项/,
    ([, side], memory) =>
      memory.tasks.length > 1 ? at(memory, side === "前" ? 1 : -1) : beside(memory, side === "前" ? -1 : 1),
  ],
  [/(?:头|最前面?(?:的|那)?|前[面头边](?:的|那|这)?|前)一?(?:个|条)|头一项/, (_, memory) => at(memory, 1)],
  [/(?:最后|最末|末尾|最后面)(?:的|那|这)?一?(?:个|条)/, (_, memory) => at(memory, -1)],
  [/(?<!一)下(?:面|边)?(?:那|这)?一?(?:个|条|项)(?!月|季|周|星期)/, (_, memory) => beside(memory, 1)],
  [
    /(?:上(?:面|边)?|[它其他](?:的)?前[面边头]?(?:的|那)?)一(?:个|条|项)(?!月|季|周|星期)/,
    (_, memory) => beside(memory, -1),
  ],
  [
    /(?:后面|后边|后头|后)(?:的|那|这)?一?(?:个|条)/,
    (_, memory) => (list(memory).length > 1 ? at(memory, -1) : beside(memory, 1)),
  ],
  [/(?:中间|当中|正中)(?:的|那|这)?一?(?:个|条)/, (_, memory) => middle(memory)],
  [
    new RegExp(`[这那](${numberPattern}|[几些])(?:个|项|条)`),
    ([, n], memory) =>
      list(memory).length === (numberFrom(n ?? "") ?? list(memory).length) ? list(memory) : undefined,
  ],
  [/(?<![\d、])(?:两|二|三|四|几)(?:个|项|条)都|都(?:是)?(?:归|由)谁/, (_, memory) => [...memory.tasks]],
  [
    /\b(?:the |show )?(first|second|third|fourth|fifth|last)(?: one| of (?:them|these))?\b(?! (?:report|week|month|year|time))/,
    ([, word], memory) => at(memory, english[word ?? ""] ?? 0),
  ],
];

/** The tasks that words like 第三个, 最后那个, 下一项 point at in the last answer; null where they point at none. */
export function findPlace(words: string, memory: Memory): string[] | null {
  if (list(memory).length === 0) return null;
  for (const [pattern, read] of places) {
    const match = pattern.exec(words);
    const numbers = match && read(match, memory);
    if (numbers?.length) return numbers;
  }
  return null;
}

/** The list that a single task was taken from, else what was answered last. */
const list = (memory: Memory): string[] => (memory.list.length ? memory.list : memory.tasks);

/** @param place from 1; negative from the end */
function at(memory: Memory, place: number): string[] | undefined {
  const number = list(memory).at(place > 0 ? place - 1 : place);
  return place !== 0 && number ? [number] : undefined;
}

/** None where the list has no middle. */
const middle = (memory: Memory): string[] | undefined =>
  list(memory).length % 2 === 1 ? at(memory, (list(memory).length + 1) / 2) : undefined;

/** The one after or before the task last spoken of, in its list, else in the plan. */
function beside(memory: Memory, step: 1 | -1): string[] | undefined {
  const [number] = memory.tasks;
  if (!number || memory.tasks.length !== 1) return undefined;
  const index = memory.list.indexOf(number);
  if (index >= 0 && memory.list.length > 1)
    return memory.list[index + step] ? [memory.list[index + step]!] : undefined;
  return /^\d+$/.test(number) ? [String(Number(number) + step)] : undefined;
}
