/**
 * The numbers people use for a plan's tasks: the printed ones where the plan prints one Arabic series without repeats,
 * else the running number in the document.
 * @param printed numbers as printed, in the document's order, null where none is printed
 */
export function peoplesNumbers(printed: readonly (string | null)[]): string[] {
  const arabic = printed.map((seq) => (seq && /^\d+$/.test(seq) ? String(Number(seq)) : null));
  const oneSeries = arabic.every((seq) => seq !== null) && new Set(arabic).size === arabic.length;
  return printed.map((_, index) => (oneSeries ? arabic[index]! : String(index + 1)));
}
