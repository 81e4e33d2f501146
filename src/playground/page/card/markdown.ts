import { h } from "../dom.ts";
import type { CardScope } from "./card-scope.ts";
import { inline } from "./inline.ts";
import { pagedTable } from "./paged-table.ts";

const heading = /^(#{1,6})\s+(.*)$/;
const rule = /^\s*(?:-{3,}|\*{3,}|_{3,}|<hr\s*\/?>)\s*$/;
const item = /^(\s*)([-*+]|\d{1,3}[.)])\s+(.*)$/;
const tableLine = /^\s*\|.*\|\s*$/;
const tableRule = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;
const rowsAPage = 5;

/** The platform's markdown as elements: what CommonMark knows without HTML, tables, and the platform's own tags. */
export function markdown(source: string, scope: CardScope): Node[] {
  const lines = source.replaceAll("\r\n", "\n").split("\n");
  const blocks: Node[] = [];
  for (let at = 0; at < lines.length; ) {
    const [block, next] = readBlock(lines, at, scope);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

function readBlock(lines: string[], at: number, scope: CardScope): [Node | null, number] {
  const line = lines[at]!;
  if (line.trim() === "") return [null, at + 1];
  if (line.startsWith("```")) return readCode(lines, at);
  const title = heading.exec(line);
  if (title)
    return [
      h(
        "div",
        { class: `md-heading md-h${title[1]!.length}`, role: "heading", "aria-level": "4" },
        ...inline(title[2]!, scope),
      ),
      at + 1,
    ];
  if (rule.test(line)) return [h("hr"), at + 1];
  if (tableLine.test(line) && tableRule.test(lines[at + 1] ?? "")) return readTable(lines, at, scope);
  if (item.test(line)) return readList(lines, at, scope);
  if (/^>\s?/.test(line)) return readQuote(lines, at, scope);
  return readParagraph(lines, at, scope);
}

function readCode(lines: string[], at: number): [Node, number] {
  let end = at + 1;
  while (end < lines.length && !lines[end]!.startsWith("```")) end++;
  return [h("pre", {}, h("code", {}, lines.slice(at + 1, end).join("\n"))), end + 1];
}

function readTable(lines: string[], at: number, scope: CardScope): [Node, number] {
  const cells = (line: string) =>
    line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim());
  let end = at + 2;
  while (end < lines.length && tableLine.test(lines[end]!)) end++;
  const head = cells(lines[at]!).map((cell) => inline(cell, scope));
  const rows = lines.slice(at + 2, end).map((line) => cells(line).map((cell) => inline(cell, scope)));
  return [pagedTable({ head, rows, pageSize: rowsAPage, texts: scope.context.texts }), end];
}

function readList(lines: string[], at: number, scope: CardScope): [Node, number] {
  const [, indent, marker] = item.exec(lines[at]!)!;
  const isOrdered = /\d/.test(marker!);
  const list = isOrdered ? h("ol", { start: Number.parseInt(marker!, 10) }) : h("ul");
  let next = at;
  while (next < lines.length) {
    const found = item.exec(lines[next]!);
    if (!found || found[1]!.length < indent!.length) break;
    if (found[1]!.length > indent!.length) {
      const [inner, after] = readList(lines, next, scope);
      (list.lastElementChild ?? list).append(inner);
      next = after;
      continue;
    }
    if (/\d/.test(found[2]!) !== isOrdered) break;
    list.append(h("li", {}, ...inline(found[3]!, scope)));
    next++;
    // A line that is only indented belongs to the item before it.
    while (next < lines.length && /^\s{2,}\S/.test(lines[next]!) && !item.test(lines[next]!)) {
      list.lastElementChild!.append(h("br"), ...inline(lines[next]!.trim(), scope));
      next++;
    }
  }
  return [list, next];
}

function readQuote(lines: string[], at: number, scope: CardScope): [Node, number] {
  let end = at;
  while (end < lines.length && /^>\s?/.test(lines[end]!)) end++;
  const inner = lines.slice(at, end).map((line) => line.replace(/^>\s?/, ""));
  return [h("blockquote", {}, ...markdown(inner.join("\n"), scope)), end];
}

function readParagraph(lines: string[], at: number, scope: CardScope): [Node, number] {
  let end = at + 1;
  while (end < lines.length && !startsBlock(lines, end)) end++;
  return [h("p", {}, ...inline(lines.slice(at, end).join("\n"), scope)), end];
}

const startsBlock = (lines: string[], at: number): boolean => {
  const line = lines[at]!;
  return (
    line.trim() === "" ||
    [heading, rule, item, /^>/, /^```/].some((pattern) => pattern.test(line)) ||
    (tableLine.test(line) && tableRule.test(lines[at + 1] ?? ""))
  );
};
