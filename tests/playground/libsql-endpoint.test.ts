import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { afterEach, expect, test } from "vitest";
import { createLibsqlEndpoint, type LibsqlEndpointOptions } from "../../src/playground/libsql-endpoint.ts";
import { createDb, isConstraint } from "../../src/store/db.ts";
import { migrate, pendingMigrations } from "../../src/store/migrate.ts";

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** The endpoint, and the client that Workers use, in front of one another without a socket. */
async function endpointAndClient(options: Partial<LibsqlEndpointOptions> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "duban-libsql-"));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const endpoint = createLibsqlEndpoint({ file: join(folder, "test.db"), authToken: "secret", ...options });
  cleanUps.push(() => endpoint.close());
  const connect = (authToken = "secret") =>
    createClient({
      url: "http://libsql.invalid",
      authToken,
      fetch: (request: Request) => endpoint.fetch(request),
      intMode: "bigint",
    });
  return { endpoint, connect, client: connect() };
}

async function post(fetch: (request: Request) => Promise<Response>, body: unknown, token = "secret") {
  const response = await fetch(
    new Request("http://libsql.invalid/v2/pipeline", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
  return { status: response.status, body: await response.json() };
}

test("every kind of value comes back as it was stored", async () => {
  const { client } = await endpointAndClient();
  await client.execute("CREATE TABLE v (i INTEGER, r REAL, t TEXT, b BLOB, n)");
  await client.execute({
    sql: "INSERT INTO v VALUES (?, ?, ?, ?, ?)",
    args: [9007199254740993n, 0.5, "督办", new Uint8Array([0, 255]), null],
  });
  const { rows, columns, columnTypes } = await client.execute("SELECT * FROM v");
  expect(columns).toEqual(["i", "r", "t", "b", "n"]);
  expect(columnTypes.slice(0, 4)).toEqual(["INTEGER", "REAL", "TEXT", "BLOB"]);
  const [row] = rows;
  expect([row?.i, row?.r, row?.t, row?.n]).toEqual([9007199254740993n, 0.5, "督办", null]);
  expect(new Uint8Array(row?.b as ArrayBuffer)).toEqual(new Uint8Array([0, 255]));
});

test("named arguments, rows affected, the last row's id, and RETURNING", async () => {
  const { client } = await endpointAndClient();
  await client.execute("CREATE TABLE k (id INTEGER PRIMARY KEY, name TEXT)");
  const inserted = await client.execute({ sql: "INSERT INTO k (name) VALUES (:name)", args: { name: "甲" } });
  expect(inserted).toMatchObject({ rowsAffected: 1, lastInsertRowid: 1n });
  const returned = await client.execute("UPDATE k SET name = '乙' RETURNING name");
  expect(returned.rowsAffected).toBe(1);
  expect(returned.rows[0]?.name).toBe("乙");
  expect((await client.execute("SELECT * FROM k")).rowsAffected).toBe(0);
});

test("a batch is all or nothing, and says which rule it broke as SQLite does", async () => {
  const { client } = await endpointAndClient();
  const db = createDb(client);
  await db.write([{ sql: "CREATE TABLE u (a TEXT UNIQUE)" }]);
  const broken = db.write([
    { sql: "INSERT INTO u VALUES (?)", args: ["x"] },
    { sql: "INSERT INTO u VALUES (?)", args: ["x"] },
  ]);
  await expect(broken).rejects.toSatisfy(isConstraint);
  expect(await db.all("SELECT * FROM u")).toEqual([]);
});

test("foreign keys hold", async () => {
  const { client } = await endpointAndClient();
  await client.executeMultiple(
    "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p (id));",
  );
  await expect(client.execute("INSERT INTO c VALUES (7)")).rejects.toSatisfy(isConstraint);
});

test("two that migrate at once both find the database migrated", async () => {
  const { connect } = await endpointAndClient();
  const [one, two] = [createDb(connect()), createDb(connect())];
  const applied = await Promise.all([migrate(one), migrate(two)]);
  expect(await pendingMigrations(one)).toEqual([]);
  expect(new Set(applied.flat()).size).toBe(applied.flat().length);
});

test("a transaction over several requests keeps others out until it ends", async () => {
  const { connect, client, endpoint } = await endpointAndClient();
  await client.execute("CREATE TABLE n (v INTEGER)");
  const transaction = await client.transaction("write");
  await transaction.execute("INSERT INTO n VALUES (1)");
  const other = connect().execute("SELECT COUNT(*) AS count FROM n");
  await transaction.execute("INSERT INTO n VALUES (2)");
  await transaction.commit();
  expect((await other).rows[0]?.count).toBe(2n);
  expect(endpoint.openStreams()).toBe(0);
});

test("a transaction that nobody ends is rolled back when its baton expires", async () => {
  const { connect, client } = await endpointAndClient({ streamLifeMs: 20 });
  await client.execute("CREATE TABLE n (v INTEGER)");
  const transaction = await client.transaction("write");
  await transaction.execute("INSERT INTO n VALUES (1)");
  expect((await connect().execute("SELECT COUNT(*) AS count FROM n")).rows[0]?.count).toBe(0n);
  await expect(transaction.execute("INSERT INTO n VALUES (2)")).rejects.toThrow(/baton/);
});

test("a baton is good for one request", async () => {
  const { endpoint } = await endpointAndClient();
  const first = await post(endpoint.fetch, { requests: [{ type: "get_autocommit" }] });
  expect(first.body).toMatchObject({
    results: [{ type: "ok", response: { type: "get_autocommit", is_autocommit: true } }],
  });
  const again = { baton: first.body.baton, requests: [{ type: "close" }] };
  expect((await post(endpoint.fetch, again)).body.baton).toBeNull();
  expect((await post(endpoint.fetch, again)).status).toBe(400);
});

test("stored texts, descriptions and conditions of a batch", async () => {
  const { endpoint } = await endpointAndClient();
  const step = (sql: string, condition?: unknown) => ({ stmt: { sql }, ...(condition ? { condition } : {}) });
  const { body } = await post(endpoint.fetch, {
    requests: [
      { type: "store_sql", sql_id: 1, sql: "SELECT :a AS a, 1 AS b" },
      { type: "describe", sql_id: 1 },
      { type: "close_sql", sql_id: 1 },
      { type: "execute", stmt: { sql_id: 1 } },
      {
        type: "batch",
        batch: {
          steps: [
            step("SELECT nothing"),
            step("SELECT 1", { type: "error", step: 0 }),
            step("SELECT 2", { type: "and", conds: [{ type: "ok", step: 1 }, { type: "is_autocommit" }] }),
            step("SELECT 3", { type: "not", cond: { type: "or", conds: [{ type: "ok", step: 2 }] } }),
          ],
        },
      },
      { type: "close" },
    ],
  });
  expect(body.results[1]).toMatchObject({
    response: {
      result: { params: [{ name: ":a" }], cols: [{ name: "a" }, { name: "b" }], is_readonly: true },
    },
  });
  expect(body.results[3]).toMatchObject({ type: "error" });
  const { step_results, step_errors } = body.results[4].response.result;
  expect(step_results.map((result: unknown) => result !== null)).toEqual([false, true, true, false]);
  expect(step_errors.map((error: { code: string } | null) => error?.code ?? null)).toEqual([
    "SQLITE_ERROR",
    null,
    null,
    null,
  ]);
});

test("strangers, large bodies, other paths and what is no pipeline are refused", async () => {
  const { endpoint, connect } = await endpointAndClient({ maxBodyBytes: 200 });
  await expect(connect("guess").execute("SELECT 1")).rejects.toThrow(/401|bearer/i);
  expect((await post(endpoint.fetch, { requests: [] }, "")).status).toBe(401);
  expect((await post(endpoint.fetch, "{")).status).toBe(400);
  expect((await post(endpoint.fetch, { requests: [{ type: "drop" }] })).status).toBe(400);
  expect((await post(endpoint.fetch, { requests: [], baton: "made-up" })).status).toBe(400);
  expect((await post(endpoint.fetch, `{"requests":[],"x":"${"x".repeat(200)}"}`)).status).toBe(413);
  const headers = { authorization: "Bearer secret" };
  const elsewhere = new Request("http://libsql.invalid/v3/pipeline", { method: "POST", headers, body: "{}" });
  expect((await endpoint.fetch(elsewhere)).status).toBe(404);
});
