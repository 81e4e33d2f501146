import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bot, createBot } from "../../src/bot/create-bot.ts";
import type { SignedRequest } from "../../src/playground/sign-event.ts";
import { dumpDatabase } from "../harness/dump-database.ts";
import { type World, world } from "../harness/world.ts";
import { clickLetter, forger, type Letter, messageLetter, withHeader, without } from "./letters.ts";

const maxBodyBytes = 1024 * 1024;
const signature = "x-lark-signature";
const timestamp = "x-lark-request-timestamp";
const nonce = "x-lark-request-nonce";

let w: World;
let bot: Bot;
beforeAll(async () => {
  w = await world({ plans: [] });
  bot = createBot({ ...w.platform.app }, w.bot.deps);
});
afterAll(() => w.close());

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

async function post(body: Body, headers: Record<string, string> = {}, path = "/feishu/events") {
  // `duplex` is what fetch wants for streams; the types do not know it.
  const init = { method: "POST", headers, body, duplex: "half" };
  const response = await bot.fetch(new Request(`http://bot.invalid${path}`, init));
  await bot.settled();
  return response;
}

const postSigned = ({ body, headers }: SignedRequest) => post(body, headers);
const letters: { kind: string; letter: () => Letter }[] = [
  { kind: "message", letter: () => messageLetter(w.platform, w.clerk, "帮助") },
  { kind: "tap", letter: () => clickLetter(w.platform, w.clerk, { do: "answer.say", words: "/帮助" }) },
];

type Forge = (letter: Letter) => Promise<SignedRequest>;
const forge = () => forger(w.platform);
const changedHeader = (letter: Letter, change: Partial<Letter["header"]>): Letter => ({
  ...letter,
  header: { ...letter.header, ...change },
});
const ofTenant = (letter: Letter, part: "sender" | "operator"): Letter => {
  // The stand-in's events are plain objects; one field of one of them is changed.
  const event = letter.event as Record<string, object>;
  return { ...letter, event: { ...event, [part]: { ...event[part], tenant_key: "another" } } };
};

/** Each is the platform's own letter with one thing wrong; without it, it is taken (see below). */
const forgeries: { wrong: string; status: number; forge: Forge; only?: "message" | "tap" }[] = [
  { wrong: "not signed", status: 401, forge: async (l) => ({ ...(await forge().sign(l)), headers: {} }) },
  { wrong: "no signature", status: 401, forge: async (l) => without(await forge().sign(l), signature) },
  { wrong: "no timestamp", status: 401, forge: async (l) => without(await forge().sign(l), timestamp) },
  { wrong: "no nonce", status: 401, forge: async (l) => without(await forge().sign(l), nonce) },
  {
    wrong: "a signature in capitals",
    status: 401,
    forge: async (l) => {
      const signed = await forge().sign(l);
      return withHeader(signed, signature, signed.headers[signature]!.toUpperCase());
    },
  },
  {
    wrong: "an empty signature",
    status: 401,
    forge: async (l) => withHeader(await forge().sign(l), signature, ""),
  },
  {
    wrong: "another nonce than was signed",
    status: 401,
    forge: async (l) => withHeader(await forge().sign(l), nonce, "another"),
  },
  {
    wrong: "another timestamp than was signed",
    status: 401,
    forge: async (l) => withHeader(await forge().sign(l), timestamp, "1"),
  },
  {
    wrong: "signed with a guessed key",
    status: 401,
    forge: (l) => forge().sign(l, { encryptKey: "guessed" }),
  },
  {
    wrong: "encrypted with a guessed key, signed with ours",
    status: 400,
    forge: async (l) =>
      forge().signText(JSON.stringify({ encrypt: await forge().seal(JSON.stringify(l), "guessed") })),
  },
  {
    wrong: "changed after it was signed",
    status: 401,
    forge: async (l) => {
      const signed = await forge().sign(l);
      return { ...signed, body: `${signed.body} ` };
    },
  },
  {
    wrong: "plain and not signed",
    status: 401,
    forge: async (l) => ({ body: JSON.stringify(l), headers: {} }),
  },
  {
    wrong: "plain and changed after it was signed",
    status: 401,
    forge: async (l) => ({
      ...(await forge().signText(JSON.stringify(l))),
      body: JSON.stringify({ ...l, x: 1 }),
    }),
  },
  {
    wrong: "a field beside encrypt",
    status: 400,
    forge: async (l) =>
      forge().signText(JSON.stringify({ encrypt: await forge().seal(JSON.stringify(l)), header: l.header })),
  },
  { wrong: "nine hours old", status: 401, forge: (l) => forge().hoursOff(l, -9) },
  { wrong: "nine hours old in milliseconds", status: 401, forge: (l) => forge().hoursOff(l, -9, "ms") },
  { wrong: "from nine hours ahead", status: 401, forge: (l) => forge().hoursOff(l, 9) },
  {
    wrong: "another verification token",
    status: 403,
    forge: (l) => forge().sign(changedHeader(l, { token: "another" })),
  },
  {
    wrong: "no verification token",
    status: 403,
    forge: (l) => forge().sign(changedHeader(l, { token: "" })),
  },
  {
    wrong: "another app's",
    status: 403,
    forge: (l) => forge().sign(changedHeader(l, { app_id: "cli_another" })),
  },
  {
    wrong: "another tenant's",
    status: 403,
    forge: (l) => forge().sign(changedHeader(l, { tenant_key: "another" })),
  },
  {
    wrong: "a sender of another tenant",
    status: 403,
    only: "message",
    forge: (l) => forge().sign(ofTenant(l, "sender")),
  },
  {
    wrong: "an operator of another tenant",
    status: 403,
    only: "tap",
    forge: (l) => forge().sign(ofTenant(l, "operator")),
  },
  { wrong: "no header", status: 400, forge: ({ header: _, ...rest }) => forge().sign(rest) },
  { wrong: "no event", status: 400, forge: ({ event: _, ...rest }) => forge().sign(rest) },
  { wrong: "an empty event", status: 400, forge: (l) => forge().sign({ ...l, event: {} }) },
  { wrong: "an event that is a list", status: 400, forge: (l) => forge().sign({ ...l, event: [l.event] }) },
  { wrong: "an unknown schema", status: 400, forge: (l) => forge().sign({ ...l, schema: "3.0" }) },
];

/** Bodies that are no letter at all, signed where that can make a difference. */
const rubbish: { wrong: string; status: number; send: () => Promise<Response> }[] = [
  { wrong: "an empty body", status: 400, send: () => post("") },
  { wrong: "no JSON", status: 400, send: async () => postSigned(await forge().signText("督办")) },
  {
    wrong: "half of a JSON",
    status: 400,
    send: async () => postSigned(await forge().signText('{"encrypt":')),
  },
  { wrong: "a list", status: 400, send: async () => postSigned(await forge().signText("[]")) },
  { wrong: "null", status: 400, send: async () => postSigned(await forge().signText("null")) },
  {
    wrong: "bytes that are no UTF-8",
    status: 400,
    send: () => post(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])),
  },
  { wrong: "an empty object", status: 400, send: async () => postSigned(await forge().signText("{}")) },
  {
    wrong: "encrypt that is no text",
    status: 400,
    send: async () => postSigned(await forge().signText('{"encrypt":{"$ne":null}}')),
  },
  {
    wrong: "encrypt that is no base64",
    status: 400,
    send: async () => postSigned(await forge().signText('{"encrypt":"督办"}')),
  },
  {
    wrong: "encrypt that is too short",
    status: 400,
    send: async () => postSigned(await forge().signText('{"encrypt":"AAAA"}')),
  },
  {
    wrong: "something encrypted that is no JSON",
    status: 400,
    send: async () =>
      postSigned(await forge().signText(JSON.stringify({ encrypt: await forge().seal("督办") }))),
  },
  {
    wrong: "a body that is too large and says so",
    status: 413,
    send: () => post("x".repeat(maxBodyBytes + 1), { "content-length": String(maxBodyBytes + 1) }),
  },
  { wrong: "a body that is too large and does not say so", status: 413, send: () => post(endless()) },
  {
    wrong: "a signed letter that is too large",
    status: 413,
    send: async () => {
      const letter = { ...messageLetter(w.platform, w.clerk, "帮助"), padding: "x".repeat(maxBodyBytes) };
      return postSigned(await forge().sign(letter));
    },
  },
  {
    wrong: "a challenge with another token",
    status: 401,
    send: () => post(JSON.stringify({ type: "url_verification", token: "another", challenge: "c" })),
  },
  {
    wrong: "an encrypted challenge with another token",
    status: 401,
    send: async () => {
      const text = JSON.stringify({ type: "url_verification", token: "another", challenge: "c" });
      return post(JSON.stringify({ encrypt: await forge().seal(text) }));
    },
  },
];

/** A stream that would never end; whoever reads it to the end never answers. */
function endless(): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(64 * 1024).fill(0x20);
  return new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
}

async function changesNothing(send: () => Promise<Response>): Promise<Response> {
  const before = await dumpDatabase(w.db);
  const posts = w.platform.messages(undefined, "app").length;
  const response = await send();
  expect(w.platform.messages(undefined, "app").length).toBe(posts);
  expect(await dumpDatabase(w.db)).toEqual(before);
  return response;
}

describe.each(letters)("a $kind", ({ kind, letter }) => {
  test("of the platform's own is taken, so that the refusals below mean something", async () => {
    const before = await dumpDatabase(w.db);
    const response = await postSigned(await forge().sign(letter()));
    expect(response.status).toBe(200);
    expect(await dumpDatabase(w.db)).not.toEqual(before);
  });

  test.each(forgeries.filter(({ only }) => only === undefined || only === kind))(
    "is refused and changes nothing: $wrong",
    async (forgery) => {
      const forged = await forgery.forge(letter());
      const response = await changesNothing(() => postSigned(forged));
      expect(response.status).toBe(forgery.status);
      // How far a forgery got is nobody's business but the log's.
      expect(await response.json()).toEqual({ error: "refused" });
    },
  );

  test("replayed as it was is answered and done once", async () => {
    const signed = await forge().sign(letter());
    expect((await postSigned(signed)).status).toBe(200);
    const again = await changesNothing(() => postSigned(signed));
    expect(again.status).toBe(200);
  });

  test("replayed twenty times at once is done once", async () => {
    const signed = await forge().sign(letter());
    const posts = w.platform.messages(undefined, "app").length;
    await Promise.all(Array.from({ length: 20 }, () => postSigned(signed)));
    expect(w.platform.messages(undefined, "app").length).toBe(posts + 1);
  });
});

test.each(rubbish)("refused, and nothing changes: $wrong", async ({ status, send }) => {
  const response = await changesNothing(send);
  expect(response.status).toBe(status);
  expect(await response.text()).not.toMatch(/\bat .*\.ts|Error:/);
});

test("the log names the reason of a refusal, and neither content nor secrets", async () => {
  w.log.length = 0;
  const text = "机密的内容";
  const letter = messageLetter(w.platform, w.clerk, text);
  await postSigned(await forge().sign(letter, { encryptKey: "guessed" }));
  const { encryptKey, appSecret, verificationToken } = w.platform.app;
  expect(w.log).toEqual([
    { level: "warn", event: "webhook.refused", facts: expect.objectContaining({ code: "bad-signature" }) },
  ]);
  for (const secret of [text, encryptKey, appSecret, verificationToken])
    expect(JSON.stringify(w.log)).not.toContain(secret);
});
