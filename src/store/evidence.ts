import type { Change } from "./change.ts";
import { type Db, int, marks, type Row, text } from "./db.ts";

/** A file or picture sent to the bot for a report, kept by the platform's key. */
export interface Evidence {
  id: string;
  report: string;
  task: string;
  person: string;
  /** Message it came with: the platform opens a file by both. */
  message: string;
  fileKey: string;
  kind: "file" | "image";
  name: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
  at: number;
}

const evidenceFrom = (row: Row): Evidence => ({
  id: text(row, "id"),
  report: text(row, "report"),
  task: text(row, "task"),
  person: text(row, "person"),
  message: text(row, "message"),
  fileKey: text(row, "file_key"),
  kind: text(row, "kind") === "image" ? "image" : "file",
  name: text(row, "name"),
  size: int(row, "size"),
  sha256: text(row, "sha256"),
  at: int(row, "at"),
});

/** The same file of the same message is kept once. */
export function addEvidence(tx: Pick<Change, "add">, evidence: Evidence): void {
  tx.add(
    `INSERT INTO evidence (id, report, task, person, message, file_key, kind, name, size, sha256, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (message, file_key) DO NOTHING`,
    [
      evidence.id,
      evidence.report,
      evidence.task,
      evidence.person,
      evidence.message,
      evidence.fileKey,
      evidence.kind,
      evidence.name,
      evidence.size,
      evidence.sha256,
      evidence.at,
    ],
  );
}

/** Of these reports, oldest first. */
export async function evidenceOf(db: Db, reports: readonly string[]): Promise<Evidence[]> {
  if (reports.length === 0) return [];
  const rows = await db.all(`SELECT * FROM evidence WHERE report IN (${marks(reports)}) ORDER BY at, rowid`, [
    ...reports,
  ]);
  return rows.map(evidenceFrom);
}

export async function evidenceOfMessage(db: Db, message: string, fileKey: string): Promise<Evidence | null> {
  const [row] = await db.all("SELECT * FROM evidence WHERE message = ? AND file_key = ?", [message, fileKey]);
  return row ? evidenceFrom(row) : null;
}

export async function evidenceById(db: Db, id: string): Promise<Evidence | null> {
  const [row] = await db.all("SELECT * FROM evidence WHERE id = ?", [id]);
  return row ? evidenceFrom(row) : null;
}

/** Has the clerk marked the task: no report without evidence? */
export async function isEvidenceNeeded(db: Db, task: string): Promise<boolean> {
  return (await db.all("SELECT task FROM evidence_needed WHERE task = ?", [task])).length > 0;
}

/** As {@link isEvidenceNeeded}, which of many. */
export async function tasksNeedingEvidence(db: Db, tasks: readonly string[]): Promise<Set<string>> {
  if (tasks.length === 0) return new Set();
  const rows = await db.all(`SELECT task FROM evidence_needed WHERE task IN (${marks(tasks)})`, [...tasks]);
  return new Set(rows.map((row) => text(row, "task")));
}
