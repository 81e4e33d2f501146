import type { Config } from "../config.ts";
import { connectFile } from "../store/connect-file.ts";
import { connectHttp } from "../store/connect-http.ts";
import type { Db } from "../store/db.ts";
import { migrate } from "../store/migrate.ts";
import { CliFailure } from "./failure.ts";

export const connect = (config: Config): Db =>
  config.libsqlUrl.startsWith("file:")
    ? connectFile(config.libsqlUrl)
    : connectHttp(config.libsqlUrl, config.libsqlAuthToken);

/** Opens the database, brings it up to date, and closes it whatever `work` does. @param work is told what was applied */
export async function withDatabase<T>(
  config: Config,
  work: (db: Db, applied: string[]) => Promise<T>,
): Promise<T> {
  const { db, applied } = await open(config);
  try {
    return await work(db, applied);
  } finally {
    db.close();
  }
}

async function open(config: Config): Promise<{ db: Db; applied: string[] }> {
  try {
    const db = connect(config);
    return { db, applied: await migrate(db) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CliFailure(
      `The database at LIBSQL_URL cannot be opened: ${why}. Check LIBSQL_URL and that its folder can be written.`,
      1,
      {
        cause,
      },
    );
  }
}
