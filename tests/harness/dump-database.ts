import type { Db } from "../../src/store/db.ts";

/** Every row of every table, as one value a test can compare: what was not to change has not changed. */
export async function dumpDatabase(db: Db): Promise<Record<string, unknown[]>> {
  const tables = await db.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  const dump: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    dump[String(name)] = (await db.all(`SELECT * FROM "${name}"`)).map((row) => ({ ...row }));
  }
  return dump;
}
