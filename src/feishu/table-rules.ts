import {
  CARD_CODES,
  type Check,
  type Fields,
  fields,
  filled,
  flag,
  inside,
  integer,
  isFields,
  literal,
  matching,
  type Place,
  report,
  text,
  textSize,
  textUpTo,
} from "./card-checks.ts";
import { LIMITS } from "./limits.ts";

const alignment = literal("left", "center", "right");

export const tableHeaderStyle = fields({
  text_align: alignment,
  text_size: textSize,
  background_style: text,
  text_color: text,
  bold: flag,
  lines: integer(1, Number.POSITIVE_INFINITY),
});

const isText = (value: unknown) => typeof value === "string";

/** What a cell of each `data_type` may hold. */
const CELLS: Record<string, { holds: (value: unknown) => boolean; wanted: string }> = {
  text: { holds: isText, wanted: "a string" },
  lark_md: { holds: isText, wanted: "a string" },
  markdown: { holds: isText, wanted: "a string" },
  number: { holds: Number.isFinite, wanted: "a number" },
  date: { holds: Number.isInteger, wanted: "a time in whole milliseconds" },
  options: {
    holds: (value) =>
      isText(value) ||
      (Array.isArray(value) &&
        value.every((option) => isFields(option) && isText(option.text) && optionalText(option.color))),
    wanted: 'a string or a list of {"text","color"}',
  },
  persons: {
    holds: (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
    wanted: "an id or a list of ids",
  },
};

function optionalText(value: unknown): boolean {
  return value === undefined || isText(value);
}

const columnWidth: Check = matching(
  /^(auto|(8\d|9\d|[1-5]\d\d|600)px|([1-9]\d?|100)%)$/,
  "auto, 80px to 600px, or 1% to 100%",
);

export const tableColumn = fields(
  {
    name: filled,
    display_name: text,
    data_type: literal(...Object.keys(CELLS)),
    width: columnWidth,
    horizontal_align: alignment,
    vertical_align: literal("top", "center", "bottom"),
    format: fields({
      symbol: textUpTo(LIMITS.table.symbolLength),
      precision: integer(0, LIMITS.table.precision),
      separator: flag,
    }),
    date_format: text,
  },
  ["name"],
);

function columnsOf(table: Fields): Fields[] {
  return Array.isArray(table.columns) ? table.columns.filter(isFields) : [];
}

export function checkColumns(table: Fields, at: Place): void {
  const names = columnsOf(table).map((column) => column.name);
  if (new Set(names).size < names.length) {
    report(inside(at, "columns"), CARD_CODES.malformed, "two columns share one name");
  }
}

export function checkCells(table: Fields, at: Place): void {
  const types = new Map(columnsOf(table).map((column) => [column.name, column.data_type ?? "text"]));
  const rows = Array.isArray(table.rows) ? table.rows : [];
  rows.forEach((row, index) => {
    if (!isFields(row)) return;
    const spot = inside(inside(at, "rows"), index);
    for (const [name, value] of Object.entries(row)) {
      const type = types.get(name);
      if (type === undefined) {
        report(spot, CARD_CODES.undeclaredCell, `cell "${name}" has no column`);
        continue;
      }
      const cell = CELLS[String(type)];
      if (cell && !cell.holds(value)) report(inside(spot, name), CARD_CODES.cell, `must be ${cell.wanted}`);
    }
  });
}
