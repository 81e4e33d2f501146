import { h } from "../dom.ts";
import type { Texts } from "../texts.ts";

export interface TableParts {
  head: Node[][];
  rows: Node[][][];
  pageSize: number;
  texts: Texts;
  columns?: { width: string | null; align: string | null }[];
  rowHeight?: string;
  headStyle?: { grey: boolean; bold: boolean };
  freezeFirst?: boolean;
}

/** A table that shows a page of rows at a time and scrolls sideways by itself, so that a narrow card stays whole. */
export function pagedTable(parts: TableParts): HTMLElement {
  const { texts, rows, pageSize } = parts;
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const drawn = rows.map((row) => rowOf(parts, row));
  const body = h("tbody");
  const scroll = h(
    "div",
    { class: "table-scroll", role: "region", "aria-label": texts.table, tabindex: "0" },
    h(
      "table",
      { class: parts.freezeFirst ? "freeze-first" : "", "data-row-height": parts.rowHeight ?? null },
      headOf(parts),
      body,
    ),
  );
  const where = h("span", { class: "page-number", "aria-live": "polite" });
  const turn = (by: number, label: string, sign: string) =>
    h(
      "button",
      { type: "button", class: "page-turn", "aria-label": label, onclick: () => show(page + by) },
      sign,
    );
  const previous = turn(-1, texts.previous, "‹");
  const next = turn(1, texts.next, "›");
  let page = 0;

  function show(wanted: number): void {
    page = wanted;
    body.replaceChildren(...drawn.slice(page * pageSize, (page + 1) * pageSize));
    where.textContent = `${page + 1}/${pages}`;
    where.setAttribute("aria-label", texts.page(page + 1, pages));
    previous.disabled = page === 0;
    next.disabled = page === pages - 1;
  }
  show(0);
  const turning = pages > 1 ? h("div", { class: "pages" }, previous, where, next) : null;
  return h("div", { class: "card-table" }, scroll, turning);
}

function headOf({ head, columns, headStyle }: TableParts): HTMLElement {
  const classes = [headStyle?.grey === false ? "" : "grey", headStyle?.bold === false ? "" : "bold"].join(
    " ",
  );
  const cells = head.map((cell, index) => {
    const column = columns?.[index];
    const style = [
      column?.width ? `width:${column.width};min-width:${column.width}` : "",
      alignment(column?.align),
    ].join(";");
    return h("th", { scope: "col", style }, ...cell);
  });
  return h("thead", { class: classes }, h("tr", {}, cells));
}

const rowOf = ({ columns }: TableParts, row: Node[][]): HTMLElement =>
  h(
    "tr",
    {},
    row.map((cell, index) => h("td", { style: alignment(columns?.[index]?.align) }, ...cell)),
  );

const alignment = (align: string | null | undefined): string | null =>
  align && ["left", "center", "right"].includes(align) ? `text-align:${align}` : null;
