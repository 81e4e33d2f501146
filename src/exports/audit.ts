import { civilTime } from "../clock.ts";
import type { AuditRow } from "../store/audit.ts";

/** Columns of the audit export, in the order of the file. */
const columns = [
  "seq",
  "time",
  "actor",
  "body",
  "chat",
  "action",
  "subject",
  "before",
  "after",
  "hash",
] as const;

/**
 * The audit chain as CSV (RFC 4180, UTF-8 with a byte order mark so that Excel reads the Chinese). Times are wall clock in
 * the bot's zone.
 */
export function auditCsv(rows: readonly AuditRow[], timeZone: string): string {
  const lines = rows.map((row) =>
    [
      String(row.seq),
      civilTime(row.at, timeZone),
      row.actor,
      row.body ?? "",
      row.chat ?? "",
      row.action,
      row.subject,
      row.before ?? "",
      row.after ?? "",
      row.hash,
    ]
      .map(cell)
      .join(","),
  );
  return `\uFEFF${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

/** Quoted where it must be; a leading =, +, - or @ would be run as a formula by a spreadsheet, so it gets an apostrophe. */
function cell(words: string): string {
  const safe = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
