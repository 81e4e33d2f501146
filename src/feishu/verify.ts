import { epochMs } from "./epoch.ts";
import { LIMITS } from "./limits.ts";

/** What of a request's headers is needed; `Headers` has it. */
export interface HeaderReader {
  get(name: string): string | null;
}

const encoder = new TextEncoder();

/**
 * Lower-case hex SHA-256 of timestamp, nonce, encrypt key and the bytes as received: a plain digest, no HMAC, and
 * never over JSON written anew (the official SDK does that and refuses bodies that were printed differently).
 */
export async function signatureOf(
  timestamp: string,
  nonce: string,
  encryptKey: string,
  raw: Uint8Array,
): Promise<string> {
  const head = encoder.encode(timestamp + nonce + encryptKey);
  const signed = new Uint8Array(head.length + raw.length);
  signed.set(head);
  signed.set(raw, head.length);
  return hex(await crypto.subtle.digest("SHA-256", signed));
}

export function hex(buffer: ArrayBuffer): string {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Compares without telling by its time how much of a secret was guessed. */
export function constantTimeEqual(left: string, right: string): boolean {
  const a = encoder.encode(left);
  const b = encoder.encode(right);
  let difference = a.length ^ b.length;
  for (let index = 0; index < b.length; index++) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}

export type SignatureState = "absent" | "bad" | "stale" | "good";

/**
 * Judges the signature headers over the raw bytes. Case-sensitive, as the platform writes it.
 * The timestamp is tried as received and trimmed: proxies have been seen to touch it. Its age counts only when it is a
 * number; card callbacks carry a time of Go's (`2026-10-04 18:23:46.05 +0800 CST m=+3612.1`), of which nothing is
 * promised. What protects from replays is the claim on the event's id.
 */
export async function checkSignature(
  headers: HeaderReader,
  raw: Uint8Array,
  encryptKey: string,
  nowMs: number,
): Promise<SignatureState> {
  const signature = headers.get("x-lark-signature");
  if (signature === null) return "absent";
  const timestamp = headers.get("x-lark-request-timestamp");
  const nonce = headers.get("x-lark-request-nonce");
  if (timestamp === null || nonce === null) return "bad";
  for (const candidate of new Set([timestamp, timestamp.trim()])) {
    if (!constantTimeEqual(signature, await signatureOf(candidate, nonce, encryptKey, raw))) continue;
    return isStale(candidate, nowMs) ? "stale" : "good";
  }
  return "bad";
}

/** More than eight hours from real time, in either direction; only numbers are judged. */
export function isStale(timestamp: string, nowMs: number): boolean {
  const sentMs = epochMs(timestamp);
  return sentMs !== null && Math.abs(nowMs - sentMs) > LIMITS.webhook.staleMs;
}
