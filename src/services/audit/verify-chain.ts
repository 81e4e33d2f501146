import { type AuditRow, auditAfter } from "../../store/audit.ts";
import { chainHash, keptHead } from "../../store/change.ts";
import { type Db, int, text } from "../../store/db.ts";

export type ChainVerdict =
  | { intact: true; rows: number }
  /** `row`: the first row that is wrong. `why`: its content or order was changed; a row before it is missing; the audit row and the report it speaks of differ, or the report is gone. */
  | { intact: false; rows: number; row: number; why: "changed" | "missing" | "report" };

const rowsAtOnce = 1000;

/**
 * Proves that no row of the audit chain was changed or removed, and that every report it speaks of is there as it was
 * written. Its end is kept a second time, so that rows cut off the end are missed too.
 */
export async function verifyChain(db: Db): Promise<ChainVerdict> {
  const head = await keptHead(db);
  let [seq, hash] = [0, ""];
  for (;;) {
    const rows = await auditAfter(db, seq, rowsAtOnce);
    for (const row of rows) {
      if (row.seq !== seq + 1) return { intact: false, rows: seq, row: row.seq, why: "missing" };
      if ((await chainHash(hash, fieldsOf(row))) !== row.hash)
        return { intact: false, rows: seq, row: row.seq, why: "changed" };
      [seq, hash] = [row.seq, row.hash];
      if (seq === head?.seq && hash !== head.hash)
        return { intact: false, rows: seq, row: seq, why: "missing" };
    }
    const broken = await firstFalseReport(db, rows);
    if (broken !== null) return { intact: false, rows: seq, row: broken, why: "report" };
    if (rows.length < rowsAtOnce) {
      if (head && seq < head.seq) return { intact: false, rows: seq, row: seq + 1, why: "missing" };
      return { intact: true, rows: seq };
    }
  }
}

const fieldsOf = (row: AuditRow) => [
  row.seq,
  row.at,
  row.actor,
  row.body,
  row.chat,
  row.action,
  row.subject,
  row.before,
  row.after,
];

/** The fields of a report that the chain holds a copy of. */
const kept = ["body", "state", "percent", "progress", "problems", "next", "results", "coordination"] as const;

async function firstFalseReport(db: Db, rows: AuditRow[]): Promise<number | null> {
  const submitted = rows.filter((row) => row.action === "report.submit");
  if (submitted.length === 0) return null;
  const written = submitted.map((row) => ({ seq: row.seq, said: saidOf(row.after) }));
  const stored = new Map(
    (
      await db.all("SELECT * FROM reports WHERE id IN (SELECT value FROM json_each(?))", [
        JSON.stringify(written.map(({ said }) => said.report)),
      ])
    ).map((row) => [text(row, "id"), row]),
  );
  for (const { seq, said } of written) {
    const row = stored.get(String(said.report));
    const same =
      row &&
      kept.every((field) =>
        field === "percent" ? int(row, field) === said[field] : row[field] === said[field],
      );
    if (!same) return seq;
  }
  return null;
}

/** Written by the submit verb and proven unchanged by its hash. */
const saidOf = (after: string | null): Record<string, unknown> =>
  JSON.parse(after ?? "{}") as Record<string, unknown>;
