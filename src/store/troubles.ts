import type { Receiver } from "../chat/platform.ts";
import type { TroubleKind } from "../domain/trouble.ts";
import { type Db, type Statement, text, textOrNull } from "./db.ts";
import { receiverKey } from "./outbox.ts";

export interface Trouble {
  kind: TroubleKind;
  /** Key of the message it befell. */
  message: string | null;
  receiver: Receiver | null;
  error: string | null;
}

/** Noted once for each `subject`. @param at ms by the bot's clock */
export function noteTrouble(subject: string, trouble: Trouble, at: number): Statement {
  return {
    sql: `INSERT INTO troubles (subject, kind, message, receiver, error, at) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (subject) DO NOTHING`,
    args: [
      `${trouble.kind}:${subject}`,
      trouble.kind,
      trouble.message,
      trouble.receiver && receiverKey(trouble.receiver),
      trouble.error,
      at,
    ],
  };
}

/** What nobody was told yet becomes one message to each clerk, in one batch: told once, never forgotten. */
export async function tellTroubles(db: Db, clerks: readonly string[], at: number): Promise<void> {
  if (clerks.length === 0) return;
  const [untold] = await db.all("SELECT MIN(id) AS first FROM troubles WHERE batch IS NULL");
  if (!untold || untold.first === null) return;
  const batch = crypto.randomUUID();
  await db.exclusive(() =>
    db.write([
      { sql: "UPDATE troubles SET batch = ? WHERE batch IS NULL", args: [batch] },
      ...clerks.map((clerk) => ({
        sql: `INSERT INTO outbox (key, kind, receiver, content, uuid, due_at, quiet, priority)
              SELECT ?, 'troubles', ?, ?, ?, ?, 1, 0 WHERE EXISTS (SELECT 1 FROM troubles WHERE batch = ?)`,
        args: [
          `troubles:${batch}:${clerk}`,
          receiverKey({ person: clerk }),
          JSON.stringify({ batch }),
          crypto.randomUUID(),
          at,
          batch,
        ],
      })),
    ]),
  );
}

export async function troublesOfBatch(db: Db, batch: string): Promise<Trouble[]> {
  const rows = await db.all("SELECT * FROM troubles WHERE batch = ? ORDER BY id", [batch]);
  return rows.map((row) => {
    const receiver = textOrNull(row, "receiver");
    return {
      // Only our own verbs write kinds.
      kind: text(row, "kind") as TroubleKind,
      message: textOrNull(row, "message"),
      receiver: receiver === null ? null : (JSON.parse(receiver) as Receiver),
      error: textOrNull(row, "error"),
    };
  });
}
