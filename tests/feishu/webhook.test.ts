import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EVENT_TYPES } from "../../src/feishu/events.ts";
import { LIMITS } from "../../src/feishu/limits.ts";
import {
  openEnvelope,
  openRequest,
  type RefusalCode,
  type WebhookSettings,
} from "../../src/feishu/webhook.ts";
import {
  challengeRequest,
  encrypt,
  type SignedRequest,
  signBody,
  signEvent,
} from "../../src/playground/sign-event.ts";
import { callback, challenge, encryptKey, event, legacyCard, verificationToken } from "./vectors.ts";

const nowMs = 1_700_000_000_000;
const timestamp = "1700000000";
const settings: WebhookSettings = {
  appId: "cli_test",
  verificationToken,
  encryptKey,
  tenantKey: null,
  botOpenId: async () => "ou_bot",
};

const header = {
  event_id: "ev_1",
  event_type: "im.message.receive_v1",
  create_time: "1608725989000",
  token: verificationToken,
  app_id: "cli_test",
  tenant_key: "tk",
};
const message = {
  sender: { sender_id: { open_id: "ou_1" }, sender_type: "user", tenant_key: "tk" },
  message: {
    message_id: "om_1",
    chat_id: "oc_1",
    chat_type: "p2p",
    message_type: "text",
    content: JSON.stringify({ text: "我的任务" }),
    create_time: "1609073151345",
  },
};
const letter = { schema: "2.0", header, event: message };
const withHeader = (more: Record<string, unknown>) => ({ ...letter, header: { ...header, ...more } });

const bytes = (text: string) => new TextEncoder().encode(text);

function open(request: SignedRequest, more: Partial<WebhookSettings> = {}, now = nowMs) {
  const { body, headers } = request;
  return openEnvelope({ headers: new Headers(headers), raw: bytes(body) }, { ...settings, ...more }, now);
}

const sign = (content: unknown) => signEvent(content, { encryptKey, timestamp });
const unsigned = (body: string): SignedRequest => ({ body, headers: {} });
const without = (request: SignedRequest, name: string): SignedRequest => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([key]) => key !== name)),
});
const changed = (request: SignedRequest, name: string, change: (value: string) => string): SignedRequest => ({
  ...request,
  headers: { ...request.headers, [name]: change(request.headers[name] ?? "") },
});
const vectorHeaders = (vector: { timestamp: string; nonce: string; signature: string }) => ({
  "x-lark-request-timestamp": vector.timestamp,
  "x-lark-request-nonce": vector.nonce,
  "x-lark-signature": vector.signature,
});

describe("what the platform posts is taken", () => {
  test("a signed event", async () => {
    expect(await open(await sign(letter))).toMatchObject({
      kind: "incoming",
      incoming: { kind: "message", id: "om_1", text: "我的任务", createdAt: 1_609_073_151_345 },
    });
  });

  test("an envelope printed in another way, signed over its bytes", async () => {
    const body = JSON.stringify({ encrypt: await encrypt(JSON.stringify(letter), encryptKey) }, null, 2);
    expect(await open(await signBody(body, { encryptKey, timestamp }))).toMatchObject({ kind: "incoming" });
  });

  test("the vector's event gets as far as its missing sender", async () => {
    expect(await open({ body: event.body, headers: vectorHeaders(event) })).toEqual({
      kind: "refused",
      status: 400,
      code: "malformed",
      detail: expect.stringContaining("sender"),
    });
  });

  test("the vector's callback, Go's time string and all, gets as far as its missing operator", async () => {
    expect(await open({ body: callback.body, headers: vectorHeaders(callback) })).toMatchObject({
      code: "malformed",
      detail: expect.stringContaining("operator"),
    });
  });

  test("an event of the platform's last repetition, seven hours later", async () => {
    expect(await open(await sign(letter), {}, nowMs + 7.1 * 3_600_000)).toMatchObject({ kind: "incoming" });
  });

  test("an event of version 1", async () => {
    const v1 = {
      uuid: "u_1",
      token: verificationToken,
      ts: "1502199207.7171419",
      type: "event_callback",
      event: {
        type: "p2p_chat_create",
        app_id: "cli_test",
        tenant_key: "tk",
        chat_id: "oc_1",
        operator: { open_id: "ou_1" },
        user: { open_id: "ou_1", name: "x" },
      },
    };
    expect(await open(await sign(v1))).toEqual({
      kind: "incoming",
      incoming: { kind: "chat-entered", id: "u_1", chatId: "oc_1", operator: "ou_1", lastMessageAt: null },
    });
    expect(await open(await sign({ ...v1, token: "x" }))).toMatchObject({ status: 403, code: "wrong-token" });
    expect(await open(await sign({ ...v1, event: { ...v1.event, app_id: "cli_x" } }))).toMatchObject({
      code: "wrong-app",
    });
  });

  test("a kind of event nobody listens to is taken and means nothing", async () => {
    for (const type of ["im.message.message_read_v1", "constructor", "__proto__"]) {
      expect(await open(await sign(withHeader({ event_type: type })))).toEqual({
        kind: "incoming",
        incoming: null,
      });
    }
  });
});

describe("the challenge", () => {
  const plain = JSON.parse(challenge.plain);
  const answer = { kind: "challenge", challenge: "ajls384kdj1234" };

  test("encrypted and unsigned, as the console sends it", async () => {
    expect(await open(unsigned(challenge.body))).toEqual(answer);
  });
  test("encrypted and signed", async () => {
    expect(await open(await sign(plain))).toEqual(answer);
  });
  test("plain, as before the key is saved", async () => {
    expect(await open(unsigned(challenge.plain))).toEqual(answer);
  });
  test.each<[string, () => Promise<SignedRequest>, RefusalCode]>([
    [
      "plain with a wrong token",
      async () => unsigned(JSON.stringify({ ...plain, token: "x" })),
      "wrong-token",
    ],
    [
      "plain without a token",
      async () => unsigned('{"type":"url_verification","challenge":"x"}'),
      "wrong-token",
    ],
    [
      "encrypted with a wrong token",
      () => challengeRequest({ challenge: "x", token: "wrong" }, encryptKey),
      "wrong-token",
    ],
    [
      "encrypted with another key",
      () => challengeRequest({ challenge: "x", token: verificationToken }, "another key"),
      "undecryptable",
    ],
    [
      "with a signature that does not hold",
      async () => ({ body: challenge.body, headers: vectorHeaders(event) }),
      "bad-signature",
    ],
    [
      "plain with a signature that does not hold",
      async () => ({ body: challenge.plain, headers: vectorHeaders(event) }),
      "bad-signature",
    ],
    [
      "without a challenge",
      async () => unsigned(JSON.stringify({ type: "url_verification", token: verificationToken })),
      "malformed",
    ],
  ])("%s is refused", async (_name, make, code) => {
    expect(await open(await make())).toMatchObject({ kind: "refused", status: 401, code });
  });
});

describe("what is not the platform's is refused", () => {
  const flip = (text: string) => (text.startsWith("0") ? "1" : "0") + text.slice(1);
  const cases: [name: string, status: number, code: RefusalCode, make: () => Promise<SignedRequest>][] = [
    ["an empty body", 400, "not-json", async () => unsigned("")],
    ["no JSON", 400, "not-json", async () => unsigned("challenge=1")],
    ["a list", 400, "not-json", async () => unsigned('[{"encrypt":"x"}]')],
    ["null", 400, "not-json", async () => unsigned("null")],
    ["a string", 400, "not-json", async () => unsigned('"encrypt"')],
    ["JSON cut off", 400, "not-json", async () => unsigned(event.body.slice(0, 100))],
    ["deep brackets", 400, "not-json", async () => unsigned("[".repeat(100_000))],
    ["a plain event", 401, "unsigned", async () => unsigned(JSON.stringify(letter))],
    [
      "a plain event, signed with another key",
      401,
      "bad-signature",
      () => signBody(JSON.stringify(letter), { encryptKey: "another-key", timestamp }),
    ],
    [
      "a plain event that calls itself encrypted with nothing",
      401,
      "unsigned",
      async () => unsigned(JSON.stringify({ ...letter, encrypt: undefined })),
    ],
    [
      "the legacy card callback",
      401,
      "bad-signature",
      async () => ({ ...legacyCard, headers: vectorHeaders(legacyCard) }),
    ],
    [
      "fields beside the encrypted one",
      400,
      "extra-fields",
      async () => {
        const { body } = await sign(letter);
        return signBody(JSON.stringify({ ...JSON.parse(body), header }), { encryptKey, timestamp });
      },
    ],
    [
      "an encrypted event called a challenge outside",
      400,
      "extra-fields",
      async () =>
        unsigned(JSON.stringify({ ...JSON.parse((await sign(letter)).body), type: "url_verification" })),
    ],
    [
      "an encrypted event without signature",
      401,
      "unsigned",
      async () => unsigned((await sign(letter)).body),
    ],
    [
      "without signature header",
      401,
      "unsigned",
      async () => without(await sign(letter), "x-lark-signature"),
    ],
    [
      "without timestamp header",
      401,
      "bad-signature",
      async () => without(await sign(letter), "x-lark-request-timestamp"),
    ],
    [
      "without nonce header",
      401,
      "bad-signature",
      async () => without(await sign(letter), "x-lark-request-nonce"),
    ],
    [
      "a flipped signature",
      401,
      "bad-signature",
      async () => changed(await sign(letter), "x-lark-signature", flip),
    ],
    [
      "an upper-case signature",
      401,
      "bad-signature",
      async () => ({
        body: event.body,
        headers: { ...vectorHeaders(event), "x-lark-signature": event.signature.toUpperCase() },
      }),
    ],
    [
      "an empty signature",
      401,
      "bad-signature",
      async () => changed(await sign(letter), "x-lark-signature", () => ""),
    ],
    [
      "a signature cut short",
      401,
      "bad-signature",
      async () => changed(await sign(letter), "x-lark-signature", (s) => s.slice(0, 63)),
    ],
    [
      "another timestamp",
      401,
      "bad-signature",
      async () => changed(await sign(letter), "x-lark-request-timestamp", () => "1700000001"),
    ],
    [
      "another nonce",
      401,
      "bad-signature",
      async () => changed(await sign(letter), "x-lark-request-nonce", (n) => `${n}x`),
    ],
    ["another key", 401, "bad-signature", () => signEvent(letter, { encryptKey: "guess", timestamp })],
    [
      "tampered ciphertext under the old signature",
      401,
      "bad-signature",
      async () => {
        const request = await sign(letter);
        return { ...request, body: request.body.replace(/.{4}"}$/, 'AAA="}') };
      },
    ],
    [
      "a trailing newline under the old signature",
      401,
      "bad-signature",
      async () => {
        const request = await sign(letter);
        return { ...request, body: `${request.body}\n` };
      },
    ],
    [
      "a replay of nine hours ago",
      401,
      "stale",
      () => signEvent(letter, { encryptKey, timestamp: "1699967599" }),
    ],
    ["from the future", 401, "stale", () => signEvent(letter, { encryptKey, timestamp: "1700036000000" })],
    [
      "ciphertext of 31 bytes",
      400,
      "undecryptable",
      () => signBody(JSON.stringify({ encrypt: btoa("x".repeat(31)) }), { encryptKey, timestamp }),
    ],
    [
      "an encrypt field that is no string",
      400,
      "undecryptable",
      () => signBody('{"encrypt":{}}', { encryptKey, timestamp }),
    ],
    ["encrypted words", 400, "undecryptable", () => sign("hello")],
    [
      "unsigned noise",
      401,
      "undecryptable",
      async () => unsigned(JSON.stringify({ encrypt: btoa("x".repeat(48)) })),
    ],
    ["no envelope inside", 400, "malformed", () => sign({})],
    ["an unknown schema", 400, "malformed", () => sign({ ...letter, schema: "3.0" })],
    ["no header", 400, "malformed", () => sign({ schema: "2.0", event: message })],
    ["no event", 400, "malformed", () => sign({ schema: "2.0", header })],
    ["an event that is a list", 400, "malformed", () => sign({ ...letter, event: [] })],
    ["no token", 400, "malformed", () => sign(withHeader({ token: undefined }))],
    ["a wrong token", 403, "wrong-token", () => sign(withHeader({ token: "guess" }))],
    ["an empty token", 403, "wrong-token", () => sign(withHeader({ token: "" }))],
    [
      "the card's token in place of the envelope's",
      403,
      "wrong-token",
      () => sign(withHeader({ token: "c-abc" })),
    ],
    ["another app", 403, "wrong-app", () => sign(withHeader({ app_id: "cli_other" }))],
    [
      "a message without content",
      400,
      "malformed",
      () => sign({ ...letter, event: { sender: message.sender } }),
    ],
    [
      "a message whose content is no JSON",
      400,
      "malformed",
      () => sign({ ...letter, event: { ...message, message: { ...message.message, content: "hello" } } }),
    ],
  ];

  test.each(cases)("%s: %i %s", async (_name, status, code, make) => {
    expect(await open(await make())).toMatchObject({ kind: "refused", status, code });
  });

  test("bytes that are no UTF-8", async () => {
    const raw = Uint8Array.from([0x7b, 0xff, 0x7d]);
    expect(await openEnvelope({ headers: new Headers(), raw }, settings, nowMs)).toMatchObject({
      code: "not-json",
    });
  });
});

describe("tenants", () => {
  const ours = { tenantKey: "tk" };
  test("none is checked where none is set", async () => {
    expect(await open(await sign(withHeader({ tenant_key: "other" })))).toMatchObject({ kind: "incoming" });
  });
  test("ours is taken", async () => {
    expect(await open(await sign(letter), ours)).toMatchObject({ kind: "incoming" });
  });
  test.each([
    ["another tenant's event", withHeader({ tenant_key: "other" })],
    ["an event of no tenant", withHeader({ tenant_key: undefined })],
    [
      "a sender of another tenant in a group of ours",
      { ...letter, event: { ...message, sender: { ...message.sender, tenant_key: "other" } } },
    ],
  ])("%s is refused", async (_name, content) => {
    expect(await open(await sign(content), ours)).toMatchObject({ status: 403, code: "wrong-tenant" });
  });
});

describe("size", () => {
  const limit = LIMITS.webhook.bodyBytes;
  const post = (body: BodyInit, headers: Record<string, string> = {}) => {
    const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
    return new Request("https://bot.test/feishu/events", init);
  };

  test("what is too large is refused unread", async () => {
    expect(await open(unsigned(`{"encrypt":"${"A".repeat(limit)}"}`))).toMatchObject({
      status: 413,
      code: "too-large",
    });
    expect(await openRequest(post("x".repeat(limit + 1)), settings, nowMs)).toMatchObject({ status: 413 });
  });

  test("a stream without length is counted as it comes and let go", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    expect(await openRequest(post(endless), settings, nowMs)).toMatchObject({
      status: 413,
      code: "too-large",
    });
    expect(pulled).toBeLessThan(limit / (64 * 1024) + 4);
  });

  test("a declared length is believed when it is too large", async () => {
    const headers = new Headers({ "content-length": String(limit + 1) });
    const body = new Response("{}").body;
    expect(await openRequest({ headers, body }, settings, nowMs)).toMatchObject({ status: 413 });
  });

  test("a body that breaks off is refused", async () => {
    const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        controller.error(new Error("reset"));
      },
    });
    expect(await openRequest({ headers: new Headers(), body: broken }, settings, nowMs)).toMatchObject({
      status: 400,
      code: "broken-off",
    });
  });

  test("a whole request is opened", async () => {
    const { body, headers } = await sign(letter);
    expect(await openRequest(post(body, headers), settings, nowMs)).toMatchObject({ kind: "incoming" });
    expect(await openRequest(post("{}"), settings, nowMs)).toMatchObject({ code: "unsigned" });
  });

  test("a plain event counts when it is signed over its raw bytes", async () => {
    const { body, headers } = await signBody(JSON.stringify(letter), { encryptKey, timestamp });
    expect(await openRequest(post(body, headers), settings, nowMs)).toMatchObject({ kind: "incoming" });
  });
});

test("no byte of a signed request can be changed", async () => {
  const { body, headers } = await sign(letter);
  const raw = bytes(body);
  await fc.assert(
    fc.asyncProperty(fc.nat(raw.length - 1), fc.integer({ min: 1, max: 255 }), async (index, difference) => {
      const forged = raw.slice();
      forged[index] = (forged[index] ?? 0) ^ difference;
      const opened = await openEnvelope({ headers: new Headers(headers), raw: forged }, settings, nowMs);
      expect(opened.kind).toBe("refused");
    }),
  );
});

test("whatever comes is answered, signed or not, and never thrown at", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...EVENT_TYPES),
      fc.jsonValue(),
      fc.jsonValue(),
      async (type, part, whole) => {
        const events = [{ message: part, sender: part, action: part, operator: part, object: part }, whole];
        for (const event of events) {
          const opened = await open(await sign({ ...withHeader({ event_type: type }), event }));
          expect(opened).toMatchObject(opened.kind === "refused" ? { status: 400 } : { kind: "incoming" });
        }
        expect((await open(await sign(whole))).kind).toBe("refused");
        expect((await open(unsigned(JSON.stringify(whole)))).kind).toBe("refused");
      },
    ),
  );
});

test("while the platform does not say who the bot is, a mention is refused so that it comes again", async () => {
  const mentions = [{ key: "@_user_1", id: { open_id: "ou_bot" }, name: "督办" }];
  const content = {
    ...letter,
    event: { ...message, message: { ...message.message, chat_type: "group", mentions } },
  };
  const down = { botOpenId: async () => Promise.reject(new Error("down")) };
  expect(await open(await sign(content), down)).toMatchObject({ status: 503, code: "bot-unknown" });
  expect(await open(await sign(letter), down)).toMatchObject({ kind: "incoming" });
});
