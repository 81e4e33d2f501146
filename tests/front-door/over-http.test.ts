import { createServer, request as openHttp } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listenProblem } from "../../src/cli/serve.ts";
import { startServer } from "../../src/node.ts";
import { dumpDatabase } from "../harness/dump-database.ts";
import { type World, world } from "../harness/world.ts";
import { forger, messageLetter } from "./letters.ts";

let w: World;
let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  w = await world({ plans: [] });
  server = await startServer(w.bot.fetch, "127.0.0.1", 0);
});
afterAll(async () => {
  await server.close();
  await w.close();
});

const address = (path: string) => `http://127.0.0.1:${server.port}${path}`;

test("the routes answer over a real connection", async () => {
  expect((await fetch(address("/healthz"))).status).toBe(200);
  expect((await fetch(address("/readyz"))).status).toBe(200);
  expect((await fetch(address("/"))).status).toBe(404);
});

test("a signed message is answered, and its raw bytes are what was signed", async () => {
  const { body, headers } = await forger(w.platform).sign(messageLetter(w.platform, w.clerk, "/帮助"));
  const posts = w.platform.messages(undefined, "app").length;
  const response = await fetch(address("/feishu/events"), { method: "POST", headers, body });
  expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: {} });
  await w.bot.settled();
  expect(w.platform.messages(undefined, "app")).toHaveLength(posts + 1);
});

test("whoever sends without end is stopped, and the next one is served", async () => {
  const before = await dumpDatabase(w.db);
  const sent = await sendWithoutEnd();
  expect(sent.status).toBe(413);
  // Sockets buffer; what matters is that it was not read to any end.
  expect(sent.bytes).toBeLessThan(64 * 1024 * 1024);
  expect(await dumpDatabase(w.db)).toEqual(before);
  expect((await fetch(address("/healthz"))).status).toBe(200);
});

/** Writes for as long as the server takes it, until it answers. */
function sendWithoutEnd(): Promise<{ status: number | undefined; bytes: number }> {
  return new Promise((resolve, reject) => {
    const chunk = Buffer.alloc(256 * 1024, 0x20);
    let bytes = 0;
    let done = false;
    const request = openHttp(address("/feishu/events"), { method: "POST" }, (response) => {
      done = true;
      resolve({ status: response.statusCode, bytes });
      request.destroy();
    });
    request.on("error", (cause) => {
      if (!done) reject(cause);
    });
    const write = (): void => {
      while (!done && bytes < 256 * 1024 * 1024) {
        bytes += chunk.length;
        if (!request.write(chunk)) {
          request.once("drain", write);
          return;
        }
      }
    };
    write();
  });
}

test("a sender that breaks off leaves nothing behind", async () => {
  const before = await dumpDatabase(w.db);
  await new Promise<void>((resolve) => {
    const request = openHttp(address("/feishu/events"), {
      method: "POST",
      headers: { "content-length": "1000" },
    });
    request.on("error", () => resolve());
    request.on("close", () => resolve());
    request.write("{", () => request.destroy());
  });
  expect((await fetch(address("/healthz"))).status).toBe(200);
  expect(await dumpDatabase(w.db)).toEqual(before);
});

test("a port that is taken is said in one sentence", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", () => resolve()));
  const { port } = other.address() as AddressInfo;
  const failure = await startServer(w.bot.fetch, "127.0.0.1", port).catch((cause: unknown) => cause);
  expect(listenProblem(failure, "127.0.0.1", port)).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program; stop it, or choose another with PORT.`,
  );
  await new Promise((resolve) => other.close(resolve));
});
