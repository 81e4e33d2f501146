import { type Db, int, type Row, text, textOrNull } from "./db.ts";

/** One row of the chain: who did what, for which body, from which chat, when, and what was before. */
export interface AuditRow {
  seq: number;
  /** ms by the bot's clock. */
  at: number;
  actor: string;
  body: string | null;
  chat: string | null;
  action: string;
  subject: string;
  /** JSON, null where there was nothing. */
  before: string | null;
  after: string | null;
  hash: string;
}

const auditFrom = (row: Row): AuditRow => ({
  seq: int(row, "seq"),
  at: int(row, "at"),
  actor: text(row, "actor"),
  body: textOrNull(row, "body"),
  chat: textOrNull(row, "chat"),
  action: text(row, "action"),
  subject: text(row, "subject"),
  before: textOrNull(row, "before"),
  after: textOrNull(row, "after"),
  hash: text(row, "hash"),
});

/** A stretch of the chain, oldest first. @param after seq of the last row seen, 0 = from the beginning */
export async function auditAfter(db: Db, after: number, limit: number): Promise<AuditRow[]> {
  return (await db.all("SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?", [after, limit])).map(
    auditFrom,
  );
}

/** What was done to a task, and with its whole plan (exports read, amendments), oldest first. */
export async function auditOfTask(db: Db, plan: string, task: string): Promise<AuditRow[]> {
  const rows = await db.all(
    `SELECT * FROM audit WHERE subject = ?
       OR (subject = ? AND (action LIKE '%.export' OR action IN ('plan.amend', 'plan.rules'))) ORDER BY seq`,
    [`task:${task}`, `plan:${plan}`],
  );
  return rows.map(auditFrom);
}

/** What was done to one thing ("task:xiqing-2017:12"), newest first. */
export async function auditOf(db: Db, subject: string, limit: number): Promise<AuditRow[]> {
  const rows = await db.all("SELECT * FROM audit WHERE subject = ? ORDER BY seq DESC LIMIT ?", [
    subject,
    limit,
  ]);
  return rows.map(auditFrom);
}
