import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { startServer } from "../node.ts";
import { createLibsqlEndpoint } from "../playground/libsql-endpoint.ts";
import { connectFile } from "../store/connect-file.ts";
import { migrate } from "../store/migrate.ts";
import { listenProblem, untilAskedToStop } from "./serve.ts";

/**
 * `npm run libsql`, a development tool and no verb of `duban`: libSQL's HTTP protocol on 127.0.0.1 in front of a database
 * file, so that `npm run dev:worker` has a database. What it prints goes into .dev.vars.
 */
async function serveLibsql(): Promise<void> {
  const { values } = parseArgs({
    options: {
      file: { type: "string", default: ".data/duban.db" },
      port: { type: "string", default: "8080" },
      token: { type: "string", default: "development" },
    },
  });
  const port = Number(values.port);
  mkdirSync(dirname(values.file), { recursive: true });
  const db = connectFile(`file:${values.file}`);
  await migrate(db);
  db.close();
  const endpoint = createLibsqlEndpoint({ file: values.file, authToken: values.token });
  const server = await startServer(endpoint.fetch, "127.0.0.1", port).catch((cause: unknown) => {
    throw new Error(listenProblem(cause, "127.0.0.1", port).replace("with PORT", "with --port"), { cause });
  });
  console.log(`A development endpoint for ${values.file}, not for real use. In .dev.vars:`);
  console.log(`LIBSQL_URL=http://127.0.0.1:${server.port}\nLIBSQL_AUTH_TOKEN=${values.token}`);
  await untilAskedToStop();
  await server.close();
  endpoint.close();
}

try {
  await serveLibsql();
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : String(cause));
  process.exitCode = 1;
}
