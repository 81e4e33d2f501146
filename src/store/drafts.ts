import { type TypedReport, typedReport } from "../domain/report-fields.ts";
import { type TypedFigures, typedFigures } from "../domain/report-figures.ts";
import type { Change } from "./change.ts";
import { type Db, int, json, marks, type Row, text } from "./db.ts";

/** What a body means to send: its last report once more, what was typed, or (open) typed but not yet right. */
export type DraftChoice = "same" | "filled" | "open";

/** Belongs to the body, not to a person: whoever takes over goes on with it. One a body and task. */
export interface Draft {
  body: string;
  task: string;
  /** Key of the 期 it was made for. */
  cycle: string;
  choice: DraftChoice;
  typed: TypedReport;
  figures: TypedFigures;
  person: string;
  at: number;
}

/** Report and figures lie together as the form's fields, by name. */
const fieldsOf = (row: Row): Record<string, unknown> => json<Record<string, unknown>>(row, "typed");

const draftFrom = (row: Row): Draft => ({
  body: text(row, "body"),
  task: text(row, "task"),
  cycle: text(row, "cycle"),
  // Only saveDraft writes choices.
  choice: text(row, "choice") as DraftChoice,
  typed: typedReport(fieldsOf(row)),
  figures: typedFigures(fieldsOf(row)),
  person: text(row, "person"),
  at: int(row, "at"),
});

export async function draftsOf(db: Db, body: string, tasks: readonly string[]): Promise<Draft[]> {
  if (tasks.length === 0) return [];
  const rows = await db.all(`SELECT * FROM drafts WHERE body = ? AND task IN (${marks(tasks)})`, [
    body,
    ...tasks,
  ]);
  return rows.map(draftFrom);
}

/** A draft is nobody's statement yet, so it may be overwritten and leaves no audit row. */
export async function putDrafts(db: Db, drafts: readonly Draft[]): Promise<void> {
  await db.exclusive(() =>
    db.write(
      drafts.map((draft) => ({
        sql: `INSERT INTO drafts (body, task, cycle, choice, typed, person, at) VALUES (?, ?, ?, ?, ?, ?, ?)
              ON CONFLICT (body, task) DO UPDATE SET cycle = excluded.cycle, choice = excluded.choice,
                typed = excluded.typed, person = excluded.person, at = excluded.at`,
        args: [
          draft.body,
          draft.task,
          draft.cycle,
          draft.choice,
          JSON.stringify({ ...draft.typed, ...draft.figures }),
          draft.person,
          draft.at,
        ],
      })),
    ),
  );
}

export function dropDraft(tx: Pick<Change, "add">, body: string, task: string): void {
  tx.add("DELETE FROM drafts WHERE body = ? AND task = ?", [body, task]);
}
