import { aesKey } from "../feishu/decrypt.ts";
import { signatureOf } from "../feishu/verify.ts";

export interface SigningOptions {
  encryptKey: string;
  /** As the header carries it: seconds, or Go's time string for card callbacks. */
  timestamp: string;
  /** Random unless a test wants a known one. */
  nonce?: string;
  iv?: Uint8Array<ArrayBuffer>;
}

export interface SignedRequest {
  body: string;
  headers: Record<string, string>;
}

/** The `encrypt` field's value: IV and AES-256-CBC ciphertext in base64. */
export async function encrypt(
  plain: string,
  encryptKey: string,
  iv: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(16)),
): Promise<string> {
  const key = await aesKey(encryptKey, "encrypt");
  const cipher = await crypto.subtle.encrypt({ name: "AES-CBC", iv }, key, new TextEncoder().encode(plain));
  let binary = "";
  for (const byte of [...iv, ...new Uint8Array(cipher)]) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Signs a body as it is. */
export async function signBody(body: string, options: SigningOptions): Promise<SignedRequest> {
  const nonce = options.nonce ?? crypto.randomUUID();
  const raw = new TextEncoder().encode(body);
  return {
    body,
    headers: {
      "content-type": "application/json;charset=utf-8",
      "x-lark-request-timestamp": options.timestamp,
      "x-lark-request-nonce": nonce,
      "x-lark-signature": await signatureOf(options.timestamp, nonce, options.encryptKey, raw),
    },
  };
}

/** What the platform posts for an event or a callback: encrypted, then signed over the envelope's bytes. */
export async function signEvent(event: unknown, options: SigningOptions): Promise<SignedRequest> {
  const encrypted = await encrypt(JSON.stringify(event), options.encryptKey, options.iv);
  return signBody(JSON.stringify({ encrypt: encrypted }), options);
}

/** What the platform posts when the address is saved: encrypted, without a signature. */
export async function challengeRequest(
  challenge: { challenge: string; token: string },
  encryptKey: string,
  iv?: Uint8Array<ArrayBuffer>,
): Promise<SignedRequest> {
  const plain = JSON.stringify({ ...challenge, type: "url_verification" });
  return {
    body: JSON.stringify({ encrypt: await encrypt(plain, encryptKey, iv) }),
    headers: { "content-type": "application/json;charset=utf-8" },
  };
}
