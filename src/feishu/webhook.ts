import * as z from "zod/mini";
import { decrypt } from "./decrypt.ts";
import { normaliseEvent } from "./events.ts";
import type { Incoming } from "./incoming.ts";
import { type Letter, readLetter } from "./letter.ts";
import { LIMITS } from "./limits.ts";
import { MalformedEvent } from "./parse-event.ts";
import { readCapped, TooLarge } from "./read-capped.ts";
import { checkSignature, constantTimeEqual, type HeaderReader } from "./verify.ts";

export interface WebhookSettings {
  appId: string;
  verificationToken: string;
  encryptKey: string;
  /** When set, whatever comes from or through another tenant is refused. */
  tenantKey: string | null;
  /** Asked only when somebody is mentioned; see `Platform.botOpenId`. */
  botOpenId(): Promise<string>;
}

export type RefusalCode =
  | "too-large"
  | "broken-off"
  | "not-json"
  | "extra-fields"
  | "bad-signature"
  | "stale"
  | "unsigned"
  | "undecryptable"
  | "wrong-token"
  | "wrong-app"
  | "wrong-tenant"
  | "malformed"
  | "bot-unknown";

/** `code` is for the log alone: told to a stranger, it would say how far a forgery got. */
export interface Refusal {
  kind: "refused";
  /** 503 only where we cannot judge yet and the platform had better deliver again. */
  status: 400 | 401 | 403 | 413 | 503;
  code: RefusalCode;
  /** What was wrong, without content. */
  detail?: string;
}

export type Opened =
  | Refusal
  | { kind: "challenge"; challenge: string }
  /** null: a kind of event the bot does not know, or another bot's message; answered with `{}`. */
  | { kind: "incoming"; incoming: Incoming | null };

function refuse(status: Refusal["status"], code: RefusalCode, detail?: string): Refusal {
  return detail === undefined ? { kind: "refused", status, code } : { kind: "refused", status, code, detail };
}

/** {@link openEnvelope} for a request that has not been read yet. */
export async function openRequest(
  request: Pick<Request, "headers" | "body">,
  settings: WebhookSettings,
  nowMs: number,
): Promise<Opened> {
  let raw: Uint8Array;
  try {
    raw = await readCapped(request.body, request.headers.get("content-length"), LIMITS.webhook.bodyBytes);
  } catch (cause) {
    return cause instanceof TooLarge ? refuse(413, "too-large") : refuse(400, "broken-off");
  }
  return openEnvelope({ headers: request.headers, raw }, settings, nowMs);
}

/**
 * Decides whether a request is the platform's, and what it says. Never rejects: whatever is wrong is a refusal.
 *
 * - An event or a callback, plain or encrypted, counts only when it is signed over the raw bytes with the encrypt key:
 *   the signature, not the encryption, proves who sent it, so a plain body can be forged no more than an encrypted one.
 * - Fields beside `encrypt` are refused, not ignored: in the official SDK they override what was encrypted.
 * - A `url_verification` need not be signed (the platform leaves it out) and is taken plain too, because the console
 *   may test the address before the key is saved; it must carry the right token, and answering it changes nothing.
 *   If it is signed all the same, the signature must hold.
 * - Without a signature every refusal after the JSON has status 401, so that decryption cannot be used as an oracle.
 * - A numeric timestamp more than eight hours from `nowMs` (real time, whatever the bot's own clock says) is stale.
 */
export async function openEnvelope(
  request: { headers: HeaderReader; raw: Uint8Array },
  settings: WebhookSettings,
  nowMs: number,
): Promise<Opened> {
  const { headers, raw } = request;
  if (raw.length > LIMITS.webhook.bodyBytes) return refuse(413, "too-large");
  const body = decodeUtf8(raw);
  const envelope = parseObject(body);
  if (!envelope) return refuse(400, "not-json");
  const isPlain = envelope.encrypt === undefined;
  if (!isPlain && Object.keys(envelope).length > 1) return refuse(400, "extra-fields");

  const signature = await checkSignature(headers, raw, settings.encryptKey, nowMs);
  if (signature === "bad") return refuse(401, "bad-signature");
  if (signature === "stale") return refuse(401, "stale");
  const isSigned = signature === "good";

  const text = isPlain ? body : await decryptField(envelope.encrypt, settings.encryptKey);
  const content = parseObject(text);
  if (text === null || !content) return refuse(isSigned ? 400 : 401, "undecryptable");
  if (content.type === "url_verification") return openChallenge(content, settings, isSigned);
  if (!isSigned) return refuse(401, "unsigned");
  return openEvent(content, text, settings);
}

function decodeUtf8(raw: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return null;
  }
}

function parseObject(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  try {
    return z.parse(z.record(z.string(), z.unknown()), JSON.parse(text));
  } catch {
    return null;
  }
}

async function decryptField(field: unknown, encryptKey: string): Promise<string | null> {
  return typeof field === "string" ? decrypt(field, encryptKey) : null;
}

function openChallenge(
  content: Record<string, unknown>,
  settings: WebhookSettings,
  isSigned: boolean,
): Opened {
  const { token, challenge } = content;
  if (typeof token !== "string" || !constantTimeEqual(token, settings.verificationToken)) {
    return refuse(isSigned ? 403 : 401, "wrong-token");
  }
  if (typeof challenge !== "string") return refuse(isSigned ? 400 : 401, "malformed", "challenge");
  return { kind: "challenge", challenge };
}

async function openEvent(
  content: Record<string, unknown>,
  text: string,
  settings: WebhookSettings,
): Promise<Opened> {
  const letter = readLetter(content);
  if (!letter) return refuse(400, "malformed", "envelope");
  if (!constantTimeEqual(letter.token, settings.verificationToken)) return refuse(403, "wrong-token");
  if (letter.appId !== settings.appId) return refuse(403, "wrong-app");
  if (!isOurTenant(letter, settings.tenantKey)) return refuse(403, "wrong-tenant");
  try {
    const incoming = await normaliseEvent({ ...letter, text }, settings.botOpenId);
    return { kind: "incoming", incoming };
  } catch (error) {
    if (error instanceof MalformedEvent) return refuse(400, "malformed", error.message);
    return refuse(503, "bot-unknown", error instanceof Error ? error.name : undefined);
  }
}

const fromWhere = z.object({
  tenant_key: z.optional(z.string()),
  app_id: z.optional(z.string()),
  operator_tenant_key: z.optional(z.string()),
  sender: z.optional(z.object({ tenant_key: z.optional(z.string()) })),
  operator: z.optional(z.object({ tenant_key: z.optional(z.string()) })),
});

/** The envelope's tenant, and the person's where it is told: in groups across tenants the two differ. */
function isOurTenant(letter: Letter, tenantKey: string | null): boolean {
  if (tenantKey === null) return true;
  if (letter.tenantKey !== tenantKey) return false;
  const { data } = z.safeParse(fromWhere, letter.event);
  const persons = [data?.operator_tenant_key, data?.sender?.tenant_key, data?.operator?.tenant_key];
  return persons.every((key) => key === undefined || key === "" || key === tenantKey);
}
