import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBot } from "../../src/bot/create-bot.ts";
import { challengeRequest } from "../../src/playground/sign-event.ts";
import { connectFile } from "../../src/store/connect-file.ts";
import { type World, world } from "../harness/world.ts";

let w: World;
beforeAll(async () => {
  w = await world({ plans: [] });
});
afterAll(() => w.close());

const call = (method: string, path: string) =>
  w.bot.fetch(new Request(`http://bot.invalid${path}`, { method }));

test.each([
  ["GET", "/"],
  ["GET", "/feishu/events"],
  ["PUT", "/feishu/events"],
  ["POST", "/"],
  ["POST", "/feishu/events/"],
  ["POST", "/feishu"],
  ["POST", "/healthz"],
  ["GET", "/favicon.ico"],
  ["GET", "/../etc/passwd"],
  ["GET", "/playground/world"],
])("%s %s is not there", async (method, path) => {
  expect((await call(method, path)).status).toBe(404);
});

test("healthz answers, readyz says ready", async () => {
  expect((await call("GET", "/healthz")).status).toBe(200);
  expect((await call("GET", "/readyz")).status).toBe(200);
});

test("readyz says why not: a database that was never migrated, or is not there", async () => {
  const folder = await mkdtemp(join(tmpdir(), "duban-ready-"));
  const db = connectFile(`file:${join(folder, "empty.db")}`);
  const bot = createBot({ ...w.platform.app }, { ...w.bot.deps, db });
  const ask = (path: string) => bot.fetch(new Request(`http://bot.invalid${path}`));
  const ready = await ask("/readyz");
  expect(ready.status).toBe(503);
  expect(await ready.text()).toMatch(/database/);
  db.close();
  expect((await ask("/readyz")).status).toBe(503);
  expect((await ask("/healthz")).status).toBe(200);
  await rm(folder, { recursive: true });
});

test("the challenge is answered, plain and encrypted, within the request", async () => {
  const { verificationToken, encryptKey } = w.platform.app;
  const challenge = { challenge: "ajls384kdj", token: verificationToken };
  const plain = JSON.stringify({ ...challenge, type: "url_verification" });
  for (const { body, headers } of [
    { body: plain, headers: {} },
    await challengeRequest(challenge, encryptKey),
  ]) {
    const request = new Request("http://bot.invalid/feishu/events", { method: "POST", headers, body });
    const response = await w.bot.fetch(request);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ challenge: "ajls384kdj" });
  }
});
