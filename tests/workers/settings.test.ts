import { afterEach, expect, test } from "vitest";
import { type WorkerWorld, type WorkerWorldOptions, workerWorld } from "./worker-world.ts";

let w: WorkerWorld | null = null;
afterEach(async () => {
  await w?.close();
  w = null;
});

async function open(options: WorkerWorldOptions) {
  w = await workerWorld(options);
  const { fetch, log } = w;
  return {
    w,
    get: async (path: string) => {
      const response = await fetch(new Request(`http://bot.invalid${path}`));
      return { status: response.status, text: await response.text() };
    },
    post: () => fetch(new Request("http://bot.invalid/feishu/events", { method: "POST", body: "{}" })),
    logged: () => log.join(""),
  };
}

const unusable: { env: Record<string, string | null>; names: string }[] = [
  { env: { FEISHU_ENCRYPT_KEY: null }, names: "FEISHU_ENCRYPT_KEY is not set" },
  { env: { FEISHU_APP_SECRET: " " }, names: "FEISHU_APP_SECRET is not set" },
  { env: { LIBSQL_URL: null }, names: "LIBSQL_URL must be" },
  { env: { LIBSQL_URL: "file:/tmp/duban.db" }, names: "LIBSQL_URL must be" },
  { env: { BOT_TIMEZONE: "Mars/Base" }, names: "BOT_TIMEZONE must be" },
];

test.each(unusable)(
  "without a usable setting nothing is served, and the log names it: $names",
  async ({ env, names }) => {
    const { w: world, get, post, logged } = await open({ env, migrated: false });
    expect((await post()).status).toBe(503);
    const ready = await get("/readyz");
    expect(ready.status).toBe(503);
    expect(ready.text).toContain(names);
    expect((await get("/healthz")).status).toBe(200);
    await world.scheduled();
    await expect.poll(logged).toContain(names);
    const { appSecret, encryptKey, verificationToken } = world.platform.app;
    for (const secret of [appSecret, encryptKey, verificationToken]) expect(logged()).not.toContain(secret);
    expect(world.calls).toEqual([]);
  },
);

test("an unmigrated database is not ready; the tick brings it up to date", async () => {
  const { w: world, get } = await open({ migrated: false });
  expect((await get("/readyz")).status).toBe(503);
  await world.scheduled();
  expect(await get("/readyz")).toEqual({ status: 200, text: "ready" });
});

test("a wrong database token is not ready, and says nothing of the token", async () => {
  const { get, logged } = await open({ env: { LIBSQL_AUTH_TOKEN: "wrong-token" } });
  const ready = await get("/readyz");
  expect(ready.status).toBe(503);
  expect(ready.text + logged()).not.toContain("wrong-token");
});
