import type { PageParts } from "./pdf-blocks.ts";
import type { PdfLine } from "./pdf-lines.ts";

/** Share of the page's height, above and below, in which running headers and page numbers stand. */
const marginShare = 0.12;

/** A page number in its dress, which is never a text of its own: - 3 -, 第 3 页 共 9 页, 3/9. */
const dressed = /^([-—–~·]\s*\d{1,4}\s*[-—–~·]|第\s*\d{1,4}\s*页.*|\d{1,4}\s*[/／]\s*\d{1,4})$/;
const bare = /^\d{1,4}$/;

/** Takes out page numbers, and lines that come back in the margin of most pages. */
export function dropMargins(pages: PageParts[]): void {
  const often = Math.max(3, pages.length / 2);
  const repeated = repeatedLines(pages, often);
  const offset = numberOffset(pages);
  pages.forEach((page, index) => {
    const outermost = new Set([page.lines[0], page.lines.at(-1)]);
    page.lines = page.lines.filter((line) => {
      if (!inMargin(line, page)) return true;
      if (outermost.has(line) && dressed.test(line.text)) return false;
      if (outermost.has(line) && bare.test(line.text) && Number(line.text) - index === offset) return false;
      return !repeated.has(keyOf(line));
    });
  });
}

function repeatedLines(pages: PageParts[], often: number): Set<string> {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const keys = page.lines.filter((line) => inMargin(line, page) && !/^\d+$/.test(line.text)).map(keyOf);
    for (const key of new Set(keys)) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, count]) => count >= often).map(([key]) => key));
}

/**
 * Bare numbers are page numbers only if they count with the pages: a figure in a table's cell may also stand alone at
 * a page's edge. Gives the number of the first page, if at least half of the pages agree on it.
 */
function numberOffset(pages: PageParts[]): number | undefined {
  const counts = new Map<number, number>();
  pages.forEach((page, index) => {
    const outermost = [page.lines[0], page.lines.at(-1)].filter((line) => line && inMargin(line, page));
    for (const offset of new Set(
      outermost.filter((line) => bare.test(line!.text)).map((line) => Number(line!.text) - index),
    )) {
      counts.set(offset, (counts.get(offset) ?? 0) + 1);
    }
  });
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= Math.max(2, pages.length / 2) ? best[0] : undefined;
}

function inMargin(line: PdfLine, page: PageParts): boolean {
  return line.y < page.height * marginShare || line.y > page.height * (1 - marginShare);
}

/** The same words at the same height, whatever number stands in them. */
function keyOf(line: PdfLine): string {
  return `${Math.round(line.y / 4)} ${line.text.replace(/\d+/g, "#")}`;
}
