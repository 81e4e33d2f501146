import { createHash } from "node:crypto";
import { AESCipher, EventDispatcher, LoggerLevel } from "@larksuiteoapi/node-sdk";
import { describe, expect, test } from "vitest";
import { aesKey, decrypt } from "../../src/feishu/decrypt.ts";
import { epochMs } from "../../src/feishu/epoch.ts";
import { checkSignature, constantTimeEqual, isStale, signatureOf } from "../../src/feishu/verify.ts";
import { challengeRequest, encrypt, signEvent } from "../../src/playground/sign-event.ts";
import {
  callback,
  challenge,
  encryptKey,
  event,
  ivFrom,
  legacyCard,
  published,
  verificationToken,
} from "./vectors.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const field = (body: string): string => JSON.parse(body).encrypt;

describe("encryption", () => {
  test("opens the platform's published example", async () => {
    expect(await decrypt(published.encrypted, published.key)).toBe(published.plain);
  });

  test.each([
    ["challenge", challenge],
    ["event", event],
    ["callback", callback],
  ])("opens the %s", async (_name, vector) => {
    expect(await decrypt(field(vector.body), encryptKey)).toBe(vector.plain);
    expect(await encrypt(vector.plain, encryptKey, ivFrom(vector.iv))).toBe(field(vector.body));
  });

  test.each([
    ["no base64", "§§§"],
    ["base64 with a gap", "AAEC AwQF"],
    ["empty", ""],
    ["an IV and nothing else", btoa("x".repeat(16))],
    ["shorter than two blocks", btoa("x".repeat(31))],
    ["no whole blocks", btoa("x".repeat(40))],
    ["two blocks of noise", btoa("x".repeat(32))],
  ])("answers null for %s", async (_name, text) => {
    expect(await decrypt(text, encryptKey)).toBeNull();
  });

  test("answers null for what is no UTF-8 inside", async () => {
    const key = await aesKey(encryptKey, "encrypt");
    const iv = ivFrom(0);
    const cipher = await crypto.subtle.encrypt({ name: "AES-CBC", iv }, key, Uint8Array.from([0xff, 0xfe]));
    const sealed = Buffer.concat([iv, new Uint8Array(cipher)]).toString("base64");
    expect(await decrypt(sealed, encryptKey)).toBeNull();
  });

  test("answers null under another key", async () => {
    expect(await decrypt(field(event.body), "another key")).toBeNull();
  });
});

describe("signature", () => {
  test.each([
    ["event", event],
    ["callback", callback],
  ])("of the %s", async (_name, vector) => {
    expect(await signatureOf(vector.timestamp, vector.nonce, encryptKey, bytes(vector.body))).toBe(
      vector.signature,
    );
  });

  test("is over the bytes as received, not over JSON written anew", async () => {
    const pretty = JSON.stringify(JSON.parse(event.body), null, 1);
    expect(await signatureOf(event.timestamp, event.nonce, encryptKey, bytes(pretty))).toBe(
      event.prettySignature,
    );
  });

  test("of the legacy card callback is another one altogether, which this bot does not take", async () => {
    const { timestamp, nonce, body, signature } = legacyCard;
    expect(
      createHash("sha1")
        .update(timestamp + nonce + verificationToken + body)
        .digest("hex"),
    ).toBe(signature);
    const headers = new Headers({
      "x-lark-request-timestamp": timestamp,
      "x-lark-request-nonce": nonce,
      "x-lark-signature": signature,
    });
    expect(await checkSignature(headers, bytes(body), encryptKey, 1_700_000_000_000)).toBe("bad");
  });

  test("holds when a proxy or a client put space around the timestamp", async () => {
    const headers = new Map([
      ["x-lark-request-timestamp", `${event.timestamp} `],
      ["x-lark-request-nonce", event.nonce],
      ["x-lark-signature", event.signature],
    ]);
    const reader = { get: (name: string) => headers.get(name) ?? null };
    expect(await checkSignature(reader, bytes(event.body), encryptKey, 1_700_000_000_000)).toBe("good");
  });

  test("comparison sees every difference", () => {
    expect(constantTimeEqual("abc", "abc")).toBe(true);
    for (const other of ["abd", "ab", "abcd", "", "ABC"]) expect(constantTimeEqual("abc", other)).toBe(false);
    expect(constantTimeEqual("", "")).toBe(true);
  });
});

describe("age", () => {
  const nowMs = Date.parse("2026-11-22T12:00:00Z");
  const hours = (count: number) => nowMs + count * 3_600_000;
  test.each([
    ["now in seconds", String(nowMs / 1000), false],
    ["now in milliseconds", String(nowMs), false],
    ["now in microseconds", `${nowMs}000`, false],
    ["eight hours ago", String(hours(-8) / 1000), false],
    ["a second more than eight hours ago", String(hours(-8) / 1000 - 1), true],
    ["eight hours ahead", String(hours(8)), false],
    ["nine hours ahead", String(hours(9)), true],
    ["nine hours ago in milliseconds", String(hours(-9)), true],
    ["nought", "0", true],
    ["before the epoch", "-1700000000", true],
    ["Go's time string, however old", "2001-10-04 18:23:46.052290112 +0800 CST m=+3612.1", false],
    ["words", "yesterday", false],
  ])("%s", (_name, timestamp, stale) => {
    expect(isStale(timestamp, nowMs)).toBe(stale);
  });

  test("times are told apart by their digits", () => {
    const wanted = 1_608_725_989_000;
    for (const value of ["1608725989", "1608725989000", "1608725989000000", 1608725989, "1608725989.000"]) {
      expect(epochMs(value)).toBe(wanted);
    }
    expect(epochMs("")).toBeNull();
    expect(epochMs("12:30")).toBeNull();
  });
});

describe("the official SDK agrees with what our tests send", () => {
  const dispatcher = () =>
    new EventDispatcher({ encryptKey, verificationToken, loggerLevel: LoggerLevel.error });
  /** The SDK wants headers on the prototype, so that writing the object anew gives the body. */
  const asSdkInput = (request: { body: string; headers: Record<string, string> }) =>
    Object.assign(Object.create({ headers: request.headers }), JSON.parse(request.body));

  test("its dispatcher takes our signed event", async () => {
    const seen: unknown[] = [];
    const judge = dispatcher().register({
      "im.message.receive_v1": async (data) => {
        seen.push(data.message.message_id);
      },
    });
    await judge.invoke(
      asSdkInput(await signEvent(JSON.parse(event.plain), { encryptKey, timestamp: "1700000000" })),
    );
    expect(seen).toEqual(["om_1"]);
  });

  test("and refuses one signed with another key", async () => {
    const judge = dispatcher().register({ "im.message.receive_v1": async () => "taken" });
    const forged = await signEvent(JSON.parse(event.plain), {
      encryptKey: "another",
      timestamp: "1700000000",
    });
    expect(await judge.invoke(asSdkInput(forged))).not.toBe("taken");
  });

  test("its cipher opens our challenge", async () => {
    const request = await challengeRequest({ challenge: "abc", token: "t" }, encryptKey);
    expect(JSON.parse(new AESCipher(encryptKey).decrypt(field(request.body)))).toEqual({
      challenge: "abc",
      token: "t",
      type: "url_verification",
    });
  });
});
