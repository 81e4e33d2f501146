import { isCollective, looksLikeBody } from "../body-names.ts";
import { type ColumnKind, isOwnerColumn } from "../column-kinds.ts";
import { isDeadlineOnly } from "../deadlines.ts";
import { fold } from "../fold.ts";
import { splitNames } from "../names.ts";

export type CellType = "owner" | "deadline" | "person" | "text";

/** What a cell holds, told from its text alone. */
export function typeOfCell(text: string): CellType {
  const folded = fold(text).trim();
  if (isDeadlineOnly(text) || /^20\d{2}(?:-20\d{2})?年?$/.test(folded) || /^(?:工作中|落实)$/.test(folded))
    return "deadline";
  if (/^(?:无|-+|\/)$/.test(folded)) return "owner";
  if (/[。]/.test(folded) || folded.length > 120) return "text";
  const names = splitNames(text);
  const offices = names.filter(({ name }) => looksLikeBody(name) || isCollective(name)).length;
  if (names.length > 1 && offices * 2 >= names.length && /、/.test(folded)) return "owner";
  return names.length > 0 && names.every(({ name }) => looksLikeBody(name) || isCollective(name))
    ? "owner"
    : "text";
}

export const typeOfColumn = (kind: ColumnKind): CellType =>
  isOwnerColumn(kind) ? "owner" : kind === "deadline" || kind === "person" ? kind : "text";

const person = /^[\u4e00-\u9fff]{2,3}(?:、[\u4e00-\u9fff]{2,3})*$/;
/** Where the table has a column of persons, two or three characters that are no office are a person. */
export const typeIn = (cell: string, kinds: readonly ColumnKind[]): CellType => {
  const type = typeOfCell(cell);
  return type === "text" && kinds.includes("person") && person.test(cell.replace(/\s/g, ""))
    ? "person"
    : type;
};
