import type { Config } from "../config.ts";
import { migrate } from "../store/migrate.ts";
import { connect } from "./open-database.ts";

/** `duban migrate`: says what it did. */
export async function migrateDatabase(config: Config): Promise<void> {
  const db = connect(config);
  try {
    const applied = await migrate(db);
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
  } finally {
    db.close();
  }
}
