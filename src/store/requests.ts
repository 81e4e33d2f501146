import type { Change } from "./change.ts";
import { type Db, int, type Row, text, textOrNull } from "./db.ts";

export type RequestKind = "extension" | "suspension";

/** What a body asks of the clerk. The decision is a row of its own. */
export interface TaskRequest {
  id: string;
  kind: RequestKind;
  task: string;
  plan: string;
  body: string;
  person: string;
  chat: string | null;
  reason: string;
  progress: string;
  /** extension only: civil date asked for */
  newDue: string | null;
  at: number;
  /** The form it came from: sent twice it is one. */
  form: string | null;
  decision: { agreed: boolean; reason: string; person: string; at: number } | null;
}

const select = `SELECT r.*, d.agreed, d.reason AS decision_reason, d.person AS decision_person, d.at AS decision_at
  FROM requests r LEFT JOIN decisions d ON d.request = r.id`;

const requestFrom = (row: Row): TaskRequest => ({
  id: text(row, "id"),
  // Only the verbs of services/reports write kinds.
  kind: text(row, "kind") as RequestKind,
  task: text(row, "task"),
  plan: text(row, "plan"),
  body: text(row, "body"),
  person: text(row, "person"),
  chat: textOrNull(row, "chat"),
  reason: text(row, "reason"),
  progress: text(row, "progress"),
  newDue: textOrNull(row, "new_due"),
  at: int(row, "at"),
  form: textOrNull(row, "form"),
  decision:
    row.agreed === null
      ? null
      : {
          agreed: int(row, "agreed") === 1,
          reason: text(row, "decision_reason"),
          person: text(row, "decision_person"),
          at: int(row, "decision_at"),
        },
});

export function addRequest(tx: Pick<Change, "add">, request: Omit<TaskRequest, "decision">): void {
  tx.add(
    `INSERT INTO requests (id, kind, task, plan, body, person, chat, reason, progress, new_due, at, form)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      request.id,
      request.kind,
      request.task,
      request.plan,
      request.body,
      request.person,
      request.chat,
      request.reason,
      request.progress,
      request.newDue,
      request.at,
      request.form,
    ],
  );
}

export function addDecision(
  tx: Pick<Change, "add">,
  request: string,
  decision: NonNullable<TaskRequest["decision"]>,
): void {
  tx.add("INSERT INTO decisions (request, agreed, reason, person, at) VALUES (?, ?, ?, ?, ?)", [
    request,
    Number(decision.agreed),
    decision.reason,
    decision.person,
    decision.at,
  ]);
}

export async function requestById(db: Db, id: string): Promise<TaskRequest | null> {
  const [row] = await db.all(`${select} WHERE r.id = ?`, [id]);
  return row ? requestFrom(row) : null;
}

export async function requestOfForm(db: Db, form: string): Promise<TaskRequest | null> {
  const [row] = await db.all(`${select} WHERE r.form = ?`, [form]);
  return row ? requestFrom(row) : null;
}

/** Oldest first. */
export async function requestsOfTask(db: Db, task: string): Promise<TaskRequest[]> {
  return (await db.all(`${select} WHERE r.task = ? ORDER BY r.at, r.rowid`, [task])).map(requestFrom);
}

/** What waits for the clerk's word, oldest first. */
export async function openRequests(db: Db, plan: string): Promise<TaskRequest[]> {
  const rows = await db.all(`${select} WHERE r.plan = ? AND d.request IS NULL ORDER BY r.at, r.rowid`, [
    plan,
  ]);
  return rows.map(requestFrom);
}
