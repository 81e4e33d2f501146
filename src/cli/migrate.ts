import type { Config } from "../config.ts";
import { withDatabase } from "./open-database.ts";

/** `duban migrate`: says what it did. */
export function migrateDatabase(config: Config): Promise<void> {
  return withDatabase(config, async (_db, applied) => {
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
  });
}
