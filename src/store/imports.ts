import type { ImportDraft } from "../importers/draft.ts";
import { type Db, json, text } from "./db.ts";

export interface StoredImport {
  id: string;
  person: string;
  file: string;
  /** ID of the plan it becomes or amends. */
  plan: string;
  draft: ImportDraft;
  state: "read" | "confirmed" | "dropped";
}

export async function importById(db: Db, id: string): Promise<StoredImport | null> {
  const [row] = await db.all("SELECT * FROM imports WHERE id = ?", [id]);
  if (!row) return null;
  return {
    id: text(row, "id"),
    person: text(row, "person"),
    file: text(row, "file"),
    plan: text(row, "plan"),
    draft: json<ImportDraft>(row, "draft"),
    // Only the verbs of services/plans/read-document.ts write states.
    state: text(row, "state") as StoredImport["state"],
  };
}
