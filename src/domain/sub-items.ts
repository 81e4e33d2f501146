const han = "一二三四五六七八九十";

/**
 * The text of a numbered sub-item: （3）…, 3.…, 三是…; null when the content has none of that number.
 * Numbers must run in a series from 1, so that a figure in a sentence is not taken for one.
 */
export function subItem(content: string, number: number): string | null {
  for (const pattern of series) {
    const marks = [...content.matchAll(pattern)].map((match) => ({
      number: numberOf(match[1] ?? ""),
      from: match.index,
      after: match.index + match[0].length,
    }));
    const at = marks.findIndex((mark, index) => mark.number === number && index === number - 1);
    const mark = marks[at];
    if (mark && marks[0]?.number === 1)
      return content
        .slice(mark.after, marks[at + 1]?.from)
        .replace(/[;；。\s]+$/, "")
        .trim();
  }
  return null;
}

const series = [
  /[（(]\s*(\d{1,2})\s*[)）]/g,
  new RegExp(`([${han}])是[，,、]?`, "g"),
  /(?<![\d.])(\d{1,2})[.、．](?!\d)/g,
];

const numberOf = (mark: string): number => (/^\d/.test(mark) ? Number(mark) : han.indexOf(mark) + 1);
