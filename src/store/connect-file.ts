import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@libsql/client";
import { createDb, type Db } from "./db.ts";

/**
 * Node only: `file:` URLs, embedded. The folder is made when it is missing. Another process that writes at the same
 * moment is waited for (`busyTimeoutMs`), since one SQLITE_BUSY spoils a pooled connection (libsql-client-ts #352).
 */
export function connectFile(url: string, busyTimeoutMs = 15_000): Db {
  const path = url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length);
  if (!path.startsWith(":memory:")) mkdirSync(dirname(path), { recursive: true });
  return createDb(createClient({ url, timeout: busyTimeoutMs }));
}
