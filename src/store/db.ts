import type { Client, InValue, ResultSet, Row } from "@libsql/client/web";

export type Value = string | number | null;
export interface Statement {
  sql: string;
  args?: Value[];
}
export type { Row };

/** The database, seen the same way on Node (`file:`) and on Workers (HTTP). */
export interface Db {
  all(sql: string, args?: Value[]): Promise<Row[]>;
  /** Several reads in one round trip. */
  read(statements: Statement[]): Promise<Row[][]>;
  /** All or nothing, in order. */
  write(statements: Statement[]): Promise<Row[][]>;
  /** Runs a script of several statements (migrations). */
  script(sql: string): Promise<void>;
  /** One writer at a time within this process: two of our own never meet as SQLITE_BUSY. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

export function createDb(client: Client): Db {
  let last: Promise<unknown> = Promise.resolve();
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const rows = (results: ResultSet[]): Row[][] => results.map((result) => result.rows);
  const bound = (statement: Statement): { sql: string; args: InValue[] } => ({
    sql: statement.sql,
    args: statement.args ?? [],
  });
  return {
    all: async (sql, args = []) => (await client.execute({ sql, args })).rows,
    read: async (statements) =>
      statements.length ? rows(await client.batch(statements.map(bound), "read")) : [],
    write: async (statements) =>
      statements.length ? rows(await client.batch(statements.map(bound), "write")) : [],
    script: (sql) => client.executeMultiple(sql),
    exclusive,
    close: () => client.close(),
  };
}

/** True for every kind of constraint (codes differ between `file:` and HTTP only behind this prefix). */
export function isConstraint(cause: unknown): boolean {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code.startsWith("SQLITE_CONSTRAINT");
}

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`column ${column} holds no text`);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
}

export function int(row: Row, column: string): number {
  const value = Number(row[column]);
  if (!Number.isFinite(value)) throw new TypeError(`column ${column} holds no number`);
  return value;
}

export function numberOrNull(row: Row, column: string): number | null {
  const value = row[column];
  return value === null || value === undefined ? null : Number(value);
}

/** JSON that only our own code writes; the caller names its type because a column has no other. */
export function json<T>(row: Row, column: string): T {
  return JSON.parse(text(row, column)) as T;
}

/** "?, ?, ?" for an IN list. */
export const marks = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

/** SQLite takes 32,766 variables, HTTP bodies are smaller: long lists go in slices. */
export async function inSlices<T>(
  ids: readonly string[],
  read: (slice: string[]) => Promise<T[]>,
): Promise<T[]> {
  const results: T[] = [];
  for (let start = 0; start < ids.length; start += 500)
    results.push(...(await read(ids.slice(start, start + 500))));
  return results;
}
