import { type Db, isConstraint, text } from "./db.ts";
import { migrations } from "./migrations/index.ts";

/**
 * Brings the database up to date. Each migration and its row in `migrations` are one batch, so two processes starting at
 * once cannot both apply it: the second one's insert fails, takes its changes back with it, and it goes on.
 * @returns names of the migrations applied now
 */
export async function migrate(db: Db): Promise<string[]> {
  await db.write([{ sql: "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) WITHOUT ROWID" }]);
  const applied: string[] = [];
  for (const migration of await pendingMigrations(db)) {
    const statements = splitScript(migration.sql).map((sql) => ({ sql }));
    try {
      await db.write([
        { sql: "INSERT INTO migrations (name) VALUES (?)", args: [migration.name] },
        ...statements,
      ]);
      applied.push(migration.name);
    } catch (cause) {
      if (!isConstraint(cause)) throw cause;
    }
  }
  return applied;
}

export async function pendingMigrations(db: Db): Promise<typeof migrations> {
  const done = new Set((await db.all("SELECT name FROM migrations")).map((row) => text(row, "name")));
  return migrations.filter((migration) => !done.has(migration.name));
}

/** Our scripts hold no ";" but at the end of a statement, and comments on lines of their own. */
function splitScript(script: string): string[] {
  const code = script.replace(/^\s*--.*$/gm, "");
  return code
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter(Boolean);
}
