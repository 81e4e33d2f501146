import { type Db, int, isConstraint, json, type Statement, text, type Value } from "./db.ts";

/** Who changes something, for the audit row. */
export interface Doer {
  /** open_id, "cli" or "system". */
  actor: string;
  /** Id of the body acted for. */
  body: string | null;
  chat: string | null;
  /** ms since the epoch, by the bot's clock. */
  at: number;
}

export interface AuditEntry {
  /** Verb and noun: "report.submit", "plan.import". */
  action: string;
  /** What it was done to: "task:xiqing-2017:12". */
  subject: string;
  before?: unknown;
  after?: unknown;
}

export interface Change {
  add(sql: string, args?: Value[]): void;
  audit(entry: AuditEntry): void;
}

const maxTries = 12;

/**
 * Every change of data: `work` reads what it needs, decides, and adds statements; they are written in one batch together
 * with their audit rows. The audit chain is the lock: its next number is read before `work` and taken by the batch, so if
 * anybody changed anything in between, the batch fails as a whole and `work` runs again on what is true now. Thus verbs
 * are serialisable across processes and runtimes without holding a lock over round trips.
 */
export async function change<T>(db: Db, doer: Doer, work: (tx: Change) => Promise<T>): Promise<T> {
  return db.exclusive(async () => {
    for (let tries = 1; ; tries++) {
      const head = await chainHead(db);
      const statements: Statement[] = [];
      const entries: AuditEntry[] = [];
      const result = await work({
        add: (sql, args = []) => void statements.push({ sql, args }),
        audit: (entry) => void entries.push(entry),
      });
      if (statements.length === 0 && entries.length === 0) return result;
      if (entries.length === 0) throw new Error("a change without an audit row");
      try {
        const { rows, head: next } = await chainRows(head, doer, entries);
        await db.write([...rows, keepHead(head, next), ...statements]);
        return result;
      } catch (cause) {
        if (!isConstraint(cause) || tries === maxTries || (await chainHead(db)).seq === head.seq) throw cause;
      }
    }
  });
}

export interface Head {
  seq: number;
  hash: string;
}

/** Where the end of the chain is written a second time: rows cut off the end would leave a chain that is intact. */
const headKey = "audit.head";

/** Moves with the chain and only with it: where the two differ, it stays as evidence. */
function keepHead(before: Head, after: Head): Statement {
  return {
    sql: `INSERT INTO settings (name, value) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE settings.value = ?`,
    args: [headKey, headWords(after), headWords(before)],
  };
}

const headWords = ({ seq, hash }: Head): string => JSON.stringify({ seq, hash });

/** The end of the chain as it was last written; null before the first change. */
export async function keptHead(db: Db): Promise<Head | null> {
  const [row] = await db.all("SELECT value FROM settings WHERE name = ?", [headKey]);
  return row ? json<Head>(row, "value") : null;
}

async function chainHead(db: Db): Promise<Head> {
  const [row] = await db.all("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
  return row ? { seq: int(row, "seq"), hash: text(row, "hash") } : { seq: 0, hash: "" };
}

async function chainRows(
  head: Head,
  doer: Doer,
  entries: AuditEntry[],
): Promise<{ rows: Statement[]; head: Head }> {
  const rows: Statement[] = [];
  let { seq, hash } = head;
  for (const entry of entries) {
    seq += 1;
    const before = entry.before === undefined ? null : JSON.stringify(entry.before);
    const after = entry.after === undefined ? null : JSON.stringify(entry.after);
    const fields = [
      seq,
      doer.at,
      doer.actor,
      doer.body,
      doer.chat,
      entry.action,
      entry.subject,
      before,
      after,
    ];
    hash = await chainHash(hash, fields);
    rows.push({
      sql: `INSERT INTO audit (seq, at, actor, body, chat, action, subject, before, after, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [...fields, hash],
    });
  }
  return { rows, head: { seq, hash } };
}

/** SHA-256 over the previous hash and the row, so that a removed or altered row breaks every later one. */
export async function chainHash(previous: string, fields: readonly Value[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([previous, ...fields]));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
