import Database from "libsql";
import * as z from "zod/mini";

export type Connection = InstanceType<typeof Database>;
/** SQL texts that a stream keeps by number (`store_sql`). */
export type SqlTexts = Map<number, string>;

const value = z.discriminatedUnion("type", [
  z.object({ type: z.literal("null") }),
  z.object({ type: z.literal("integer"), value: z.string().check(z.regex(/^-?\d+$/)) }),
  z.object({ type: z.literal("float"), value: z.number() }),
  z.object({ type: z.literal("text"), value: z.string() }),
  z.object({ type: z.literal("blob"), base64: z.string() }),
]);
type WireValue = z.infer<typeof value>;

const sqlSource = { sql: z.optional(z.nullable(z.string())), sql_id: z.optional(z.nullable(z.int())) };

const statement = z.object({
  ...sqlSource,
  args: z.optional(z.array(value)),
  named_args: z.optional(z.array(z.object({ name: z.string(), value }))),
  want_rows: z.optional(z.nullable(z.boolean())),
});
type WireStatement = z.infer<typeof statement>;

type Condition =
  | { type: "ok" | "error"; step: number }
  | { type: "not"; cond: Condition }
  | { type: "and" | "or"; conds: Condition[] }
  | { type: "is_autocommit" };

const condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.object({ type: z.enum(["ok", "error"]), step: z.int() }),
    z.object({ type: z.literal("not"), cond: condition }),
    z.object({ type: z.enum(["and", "or"]), conds: z.array(condition) }),
    z.object({ type: z.literal("is_autocommit") }),
  ]),
);

/** One request of a pipeline, as the client writes it. */
export const pipelineRequest = z.discriminatedUnion("type", [
  z.object({ type: z.literal("execute"), stmt: statement }),
  z.object({
    type: z.literal("batch"),
    batch: z.object({
      steps: z.array(z.object({ condition: z.optional(z.nullable(condition)), stmt: statement })),
    }),
  }),
  z.object({ type: z.literal("sequence"), ...sqlSource }),
  z.object({ type: z.literal("describe"), ...sqlSource }),
  z.object({ type: z.literal("store_sql"), sql_id: z.int(), sql: z.string() }),
  z.object({ type: z.literal("close_sql"), sql_id: z.int() }),
  z.object({ type: z.literal("get_autocommit") }),
  z.object({ type: z.literal("close") }),
]);
type PipelineRequest = z.infer<typeof pipelineRequest>;

interface StatementResult {
  cols: { name: string; decltype: string | null }[];
  rows: WireValue[][];
  affected_row_count: number;
  last_insert_rowid: string | null;
}
interface WireError {
  message: string;
  code: string;
}

/** Executes one request; what goes wrong in it is its answer, and the pipeline goes on. */
export function answerRequest(connection: Connection, sqlTexts: SqlTexts, request: PipelineRequest): unknown {
  try {
    return { type: "ok", response: { type: request.type, ...respond(connection, sqlTexts, request) } };
  } catch (cause) {
    return { type: "error", error: wireError(cause) };
  }
}

function respond(connection: Connection, sqlTexts: SqlTexts, request: PipelineRequest): object {
  switch (request.type) {
    case "execute":
      return { result: execute(connection, sqlTexts, request.stmt) };
    case "batch":
      return { result: batch(connection, sqlTexts, request.batch.steps) };
    case "sequence":
      connection.exec(sqlOf(sqlTexts, request));
      return {};
    case "describe":
      return { result: describe(connection, sqlOf(sqlTexts, request)) };
    case "store_sql":
      sqlTexts.set(request.sql_id, request.sql);
      return {};
    case "close_sql":
      sqlTexts.delete(request.sql_id);
      return {};
    case "get_autocommit":
      return { is_autocommit: !connection.inTransaction };
    case "close":
      return {};
  }
}

function execute(connection: Connection, sqlTexts: SqlTexts, stmt: WireStatement): StatementResult {
  const prepared = connection.prepare(sqlOf(sqlTexts, stmt));
  const args = argumentsOf(stmt);
  if (!prepared.reader) {
    const { changes, lastInsertRowid } = prepared.run(args);
    return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: String(lastInsertRowid) };
  }
  const cols = prepared.columns().map(({ name, type }) => ({ name, decltype: type }));
  const before = totalChanges(connection);
  // Raw rows are arrays of SQLite's own values; the library's types do not follow `raw`.
  const rows = prepared.raw(true).all(args) as unknown[][];
  return {
    cols,
    rows: stmt.want_rows === false ? [] : rows.map((row) => row.map(toWire)),
    affected_row_count: totalChanges(connection) - before,
    last_insert_rowid: null,
  };
}

function batch(
  connection: Connection,
  sqlTexts: SqlTexts,
  steps: { condition?: Condition | null | undefined; stmt: WireStatement }[],
): { step_results: (StatementResult | null)[]; step_errors: (WireError | null)[] } {
  const step_results: (StatementResult | null)[] = [];
  const step_errors: (WireError | null)[] = [];
  const holds = (cond: Condition): boolean => {
    switch (cond.type) {
      case "ok":
        return step_results[cond.step] != null;
      case "error":
        return step_errors[cond.step] != null;
      case "not":
        return !holds(cond.cond);
      case "and":
        return cond.conds.every(holds);
      case "or":
        return cond.conds.some(holds);
      case "is_autocommit":
        return !connection.inTransaction;
    }
  };
  steps.forEach(({ condition: wanted, stmt }, index) => {
    step_results[index] = null;
    step_errors[index] = null;
    if (wanted && !holds(wanted)) return;
    try {
      step_results[index] = execute(connection, sqlTexts, stmt);
    } catch (cause) {
      step_errors[index] = wireError(cause);
    }
  });
  return { step_results, step_errors };
}

function describe(connection: Connection, sql: string): object {
  const prepared = connection.prepare(sql);
  const names = new Set(sql.match(/[:@$][A-Za-z_]\w*|\?/g) ?? []);
  return {
    params: [...names].map((name) => ({ name: name === "?" ? null : name })),
    cols: prepared.columns().map(({ name, type }) => ({ name, decltype: type })),
    is_explain: /^\s*explain\b/i.test(sql),
    is_readonly: /^\s*(select|explain|pragma|with\b(?!.*\b(insert|update|delete)\b))/is.test(sql),
  };
}

function sqlOf(
  sqlTexts: SqlTexts,
  source: { sql?: string | null | undefined; sql_id?: number | null | undefined },
): string {
  const sql = source.sql ?? sqlTexts.get(source.sql_id ?? Number.NaN);
  if (sql === undefined) throw new Error(`No SQL text is stored under ${source.sql_id}`);
  return sql;
}

function argumentsOf(stmt: WireStatement): unknown[] | Record<string, unknown> {
  const named = stmt.named_args ?? [];
  if (named.length === 0) return (stmt.args ?? []).map(fromWire);
  return Object.fromEntries(named.map((one) => [one.name.replace(/^[:@$]/, ""), fromWire(one.value)]));
}

function fromWire(wire: WireValue): null | bigint | number | string | Uint8Array {
  switch (wire.type) {
    case "null":
      return null;
    case "integer":
      return BigInt(wire.value);
    case "blob":
      return Buffer.from(wire.base64, "base64");
    default:
      return wire.value;
  }
}

/** The connection reads integers as bigint, so that every number here is a REAL. */
function toWire(cell: unknown): WireValue {
  if (typeof cell === "bigint") return { type: "integer", value: String(cell) };
  if (typeof cell === "number") return { type: "float", value: cell };
  if (typeof cell === "string") return { type: "text", value: cell };
  if (cell instanceof Uint8Array) return { type: "blob", base64: Buffer.from(cell).toString("base64") };
  return { type: "null" };
}

/** RETURNING tells nothing of how many rows it touched; the connection's counter does. */
function totalChanges(connection: Connection): number {
  return Number(Object.values(connection.prepare("SELECT total_changes() AS n").get([]) ?? {})[0]);
}

function wireError(cause: unknown): WireError {
  const code = cause instanceof Database.SqliteError ? cause.code : "SQL_INPUT_ERROR";
  return { message: cause instanceof Error ? cause.message : String(cause), code };
}
