import { isRecord } from "../../card-tree.ts";
import { h } from "../dom.ts";
import { type CardScope, colourName, type Draw, length, records, str } from "./card-scope.ts";
import { inline } from "./inline.ts";
import { markdown } from "./markdown.ts";
import { pagedTable } from "./paged-table.ts";

/** The `table` component: typed cells, pages of rows. */
export const drawTable: Draw = (element, _path, scope) => {
  const columns = records(element.columns);
  const style = isRecord(element.header_style) ? element.header_style : {};
  return pagedTable({
    head: columns.map((column) => [document.createTextNode(str(column.display_name) || str(column.name))]),
    rows: records(element.rows).map((row) =>
      columns.map((column) => cell(row[str(column.name)], column, scope)),
    ),
    pageSize: typeof element.page_size === "number" ? element.page_size : 5,
    texts: scope.context.texts,
    columns: columns.map((column) => ({ width: length(column.width), align: str(column.horizontal_align) })),
    rowHeight: str(element.row_height) || "low",
    headStyle: { grey: style.background_style !== "none", bold: style.bold !== false },
    freezeFirst: element.freeze_first_column === true,
  });
};

function cell(value: unknown, column: Record<string, unknown>, scope: CardScope): Node[] {
  if (value === undefined || value === null) return [];
  switch (column.data_type) {
    case "number":
      return [document.createTextNode(numberText(Number(value), column.format))];
    case "date":
      return [
        document.createTextNode(dateText(Number(value), str(column.date_format), scope.context.timeZone)),
      ];
    case "options":
      return tags(value);
    case "persons":
      return (Array.isArray(value) ? value : [value]).map((id) =>
        h("span", { class: "mention" }, scope.context.nameOf(String(id))),
      );
    case "lark_md":
      return inline(String(value), scope);
    case "markdown":
      return markdown(String(value), scope);
    default:
      return [document.createTextNode(String(value))];
  }
}

function tags(value: unknown): Node[] {
  const options = Array.isArray(value) ? value : [{ text: value }];
  return options
    .map((option: unknown) => (isRecord(option) ? option : { text: option }))
    .map((option) =>
      h(
        "span",
        { class: "tag", "data-colour": colourName(option.color) ?? "neutral" },
        String(option.text ?? ""),
      ),
    );
}

function numberText(value: number, format: unknown): string {
  const { symbol, precision, separator } = isRecord(format) ? format : {};
  const digits = typeof precision === "number" ? precision : undefined;
  const shown = value.toLocaleString("en-US", {
    useGrouping: separator === true,
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: digits ?? 10,
  });
  return `${str(symbol)}${shown}`;
}

function dateText(ms: number, format: string, timeZone: string): string {
  const [date = "", time = ""] = new Date(ms).toLocaleString("sv-SE", { timeZone }).split(" ");
  const [YYYY = "", MM = "", DD = ""] = date.split("-");
  const [HH = "", mm = "", ss = ""] = time.split(":");
  const parts: Record<string, string> = { YYYY, MM, DD, HH, mm, ss };
  return (format || "YYYY-MM-DD").replace(/YYYY|MM|DD|HH|mm|ss/g, (part) => parts[part]!);
}
