import type { LiaisonLine } from "../domain/liaison-line.ts";
import type { Change } from "./change.ts";
import { type Db, json, text } from "./db.ts";

/** A list of liaisons as it was sent. */
export interface StoredList {
  id: string;
  file: string;
  lines: LiaisonLine[];
  state: "read" | "confirmed" | "dropped";
}

export async function liaisonListById(db: Db, id: string): Promise<StoredList | null> {
  const [row] = await db.all("SELECT * FROM liaison_lists WHERE id = ?", [id]);
  if (!row) return null;
  return {
    id: text(row, "id"),
    file: text(row, "file"),
    lines: json<LiaisonLine[]>(row, "lines"),
    // Only the verbs of services/people/liaison-list.ts write states.
    state: text(row, "state") as StoredList["state"],
  };
}

export function putLiaisonList(
  tx: Pick<Change, "add">,
  list: { id: string; person: string; file: string; lines: readonly LiaisonLine[]; at: number },
): void {
  tx.add("INSERT INTO liaison_lists (id, person, file, lines, at) VALUES (?, ?, ?, ?, ?)", [
    list.id,
    list.person,
    list.file,
    JSON.stringify(list.lines),
    list.at,
  ]);
}

export function setListState(tx: Pick<Change, "add">, id: string, state: StoredList["state"]): void {
  tx.add("UPDATE liaison_lists SET state = ? WHERE id = ?", [state, id]);
}
