import { createClient } from "@libsql/client/web";
import { createDb, type Db } from "./db.ts";

/** libSQL over HTTP (Turso, sqld). In a Worker make one for each request: a shared client hangs under load. */
export function connectHttp(url: string, authToken: string | undefined): Db {
  return createDb(createClient({ url, ...(authToken ? { authToken } : {}) }));
}
