import type { LiaisonLine } from "../domain/liaison-line.ts";
import { columnKind, isOwnerColumn } from "./column-kinds.ts";
import { fold } from "./fold.ts";
import { type GridRow, gridOfTable } from "./grid.ts";
import type { Page } from "./read/page-model.ts";

type Field = "body" | "name" | "openId" | "role";

const fields: { field: Field; words: RegExp }[] = [
  { field: "openId", words: /open_?id|^(?:飞书|平台)?(?:用户)?id$/i },
  {
    field: "body",
    words:
      /^(?:所属|所在|工作|责任)?(?:单位|部门|机构)(?:名称|全称)?$|^(?:body|unit|department|agency|organi[sz]ation)$/i,
  },
  {
    field: "name",
    words: /^(?:姓名|名字|人员|(?:联络员|联系人)(?:姓名)?)$|^(?:name|liaison|contact|person)$/i,
  },
  { field: "role", words: /^(?:职务|角色|身份|岗位|类别)$|^role$/i },
];

/** Columns that a list of people may have besides. */
const beside =
  /^(?:序号|编号|no\.?|(?:联系|办公|移动|固定)?电话|手机号?码?|邮箱|电子邮箱|备注|科室|传真|微信号?|性别)$/i;

/** A title may stand above the head. */
const maxRowsAbove = 3;

const tidy = (text: string): string => fold(text).replace(/\s+/g, "");

/**
 * A list of people: a table with a column of bodies and one of open_ids, or of bodies and names and nothing that makes it a
 * table of tasks. null = the page is none.
 */
export function readLiaisonList(page: Page): LiaisonLine[] | null {
  const lists = page.blocks.flatMap((block) => {
    const list = block.kind === "table" ? listIn(gridOfTable(block).rows) : null;
    return list ? [list] : [];
  });
  return lists.length > 0 ? lists.flat() : null;
}

function listIn(rows: readonly GridRow[]): LiaisonLine[] | null {
  for (let at = 0; at <= Math.min(maxRowsAbove, rows.length - 1); at++) {
    const columns = columnsIn(rows[at]!);
    if (columns) return rows.slice(at + 1).flatMap((row) => lineFrom(row, columns));
  }
  return null;
}

function columnsIn(row: GridRow): Map<Field, number> | null {
  const columns = new Map<Field, number>();
  let onlyPeople = true;
  let tasks = false;
  row.cells.forEach(({ text }, index) => {
    const heading = tidy(text);
    if (heading === "") return;
    const field = fields.find(({ words }) => words.test(heading))?.field;
    if (field && !columns.has(field)) columns.set(field, index);
    else if (!beside.test(heading)) onlyPeople = false;
    if (!field) {
      const kind = columnKind(heading);
      tasks ||=
        kind === "task" ||
        kind === "content" ||
        kind === "deadline" ||
        (kind !== null && isOwnerColumn(kind));
    }
  });
  const named = columns.has("body") && columns.has("name") && onlyPeople;
  const identified = columns.has("openId") && (columns.has("body") || columns.has("name")) && !tasks;
  return named || identified ? columns : null;
}

function lineFrom(row: GridRow, columns: ReadonlyMap<Field, number>): LiaisonLine[] {
  const textOf = (field: Field): string => {
    const index = columns.get(field);
    return index === undefined ? "" : (row.cells[index]?.text ?? "").replace(/\s+/g, " ").trim();
  };
  const [body, name, openId] = [textOf("body"), textOf("name"), textOf("openId")];
  if (name === "" && openId === "") return [];
  const head = /^(?:单位)?(?:主要)?负责人$|^head$/i.test(tidy(textOf("role")));
  return [{ line: row.line, body, name, openId, head }];
}
