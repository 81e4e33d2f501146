import { numberFrom, numberPattern } from "./han-number.ts";
import type { Memory } from "./situation.ts";

const english: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 };

/** What is counted; 后三个月, 头个体户, 第一个单位 count something else. */
const others = "(?!月|季|周|星|礼拜|体|人|单位|部门|工作日|小时)";
const one = `(?:个|条|项)${others}`;

type Place = (match: RegExpExecArray, memory: Memory) => string[] | undefined;

/** Ways to point at a place in the last list, the more particular first. */
const places: [RegExp, Place][] = [
  [new RegExp(`倒数第(${numberPattern})${one}?`), ([, n], memory) => at(memory, -(numberFrom(n ?? "") ?? 0))],
  [new RegExp(`第(${numberPattern})个${others}`), ([, n], memory) => at(memory, numberFrom(n ?? "") ?? 0)],
  // 第一项, of a list that has no task 1.
  [
    /第([一二三四五六七八九])项/,
    ([, n], memory) =>
      list(memory).length > 1 && !list(memory).includes(String(numberFrom(n ?? "")))
        ? at(memory, numberFrom(n ?? "") ?? 0)
        : undefined,
  ],
  // 第12条 is a task's number, 第一条 of a list its first.
  [/第([一二三四五六七八九])条/, ([, n], memory) => at(memory, numberFrom(n ?? "") ?? 0)],
  [
    new RegExp(`前([两二三四五六七八九]|\\d)个${others}`),
    ([, n], memory) => list(memory).slice(0, numberFrom(n ?? "") ?? 0),
  ],
  [
    new RegExp(`[后最]后?([两二三四五六七八九])个${others}`),
    ([, n], memory) => list(memory).slice(-(numberFrom(n ?? "") ?? 1)),
  ],
  [
    /([前后])[面边头]?(?:的|那|这)?一项/,
    ([, side], memory) =>
      memory.tasks.length > 1 ? at(memory, side === "前" ? 1 : -1) : beside(memory, side === "前" ? -1 : 1),
  ],
  [
    new RegExp(`(?:(?<![街码源龙口])头|最前面?(?:的|那)?|前[面头边](?:的|那|这)?|前)一?${one}`),
    (_, memory) => at(memory, 1),
  ],
  [new RegExp(`(?:最后|最末|末尾|最后面)(?:的|那|这)?一?${one}`), (_, memory) => at(memory, -1)],
  [new RegExp(`(?<![一项条务])下(?:面|边)?(?:那|这)?一?${one}`), (_, memory) => beside(memory, 1)],
  [
    new RegExp(`(?:上(?:面|边)?|[它其他](?:的)?前[面边头]?(?:的|那)?)一${one}`),
    (_, memory) => beside(memory, -1),
  ],
  [new RegExp(`(?:另外|剩下)(?:的|那)?一?${one}`), (_, memory) => other(memory)],
  [
    new RegExp(`(?:后面|后边|后头|(?<![以今最之])后)(?:的|那|这)?一?${one}`),
    (_, memory) => (list(memory).length > 1 ? at(memory, -1) : beside(memory, 1)),
  ],
  [new RegExp(`(?:中间|当中|正中)(?:的|那|这)?一?${one}`), (_, memory) => middle(memory)],
  [
    new RegExp(`[这那](${numberPattern}|[几些])${one}(?!里|中|当中)`),
    ([, n], memory) =>
      list(memory).length === (numberFrom(n ?? "") ?? list(memory).length) ? list(memory) : undefined,
  ],
  [/(?<![\d、])(?:两|二|三|四|几)(?:个|项|条)都|都(?:是)?(?:归|由)谁/, (_, memory) => [...memory.tasks]],
  [/^(?:the |and the )?next(?: one| task)?[?.]?$/, (_, memory) => beside(memory, 1)],
  [/^(?:the |and the )?previous(?: one| task)?[?.]?$/, (_, memory) => beside(memory, -1)],
  [
    /\b(?:the |show )?(first|second|third|fourth|fifth|last)(?: one| of (?:them|these))?\b(?! (?:report|week|month|year|time|quarter|half|day))/,
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

/** Of two the one not spoken of last. */
function other(memory: Memory): string[] | undefined {
  const rest = list(memory).filter((number) => !memory.tasks.includes(number));
  return memory.tasks.length === 1 && rest.length === 1 ? rest : undefined;
}

/** None where the list has no middle. */
const middle = (memory: Memory): string[] | undefined =>
  list(memory).length % 2 === 1 ? at(memory, (list(memory).length + 1) / 2) : undefined;

/** The one after or before the task last spoken of, in its list, else in the plan. */
function beside(memory: Memory, step: 1 | -1): string[] | undefined {
  const [number] = memory.tasks;
  if (!number || memory.tasks.length !== 1) return undefined;
  const index = memory.list.indexOf(number);
  const next = index >= 0 && memory.list.length > 1 ? memory.list[index + step] : undefined;
  if (next) return [next];
  return /^\d+$/.test(number) ? [String(Number(number) + step)] : undefined;
}
