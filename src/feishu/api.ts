import { PlatformError } from "../chat/platform.ts";
import { localRefusal, lostError, refusal } from "./api-failure.ts";
import { TOKEN_CODES } from "./codes.ts";
import { readCapped, TooLarge } from "./read-capped.ts";
import { createTokenSource, type TokenCache } from "./token.ts";

/** Kinds of calls by how the platform counts them: `auth` and `contact` are free, the others eat the monthly quota. */
export type CallKind = "auth" | "contact" | "message" | "file" | "bot" | "command";
export type CountedKind = Exclude<CallKind, "auth" | "contact">;

export interface ApiSettings {
  /** Without a slash at its end. */
  baseUrl: string;
  appId: string;
  appSecret: string;
  fetch: typeof globalThis.fetch;
  /** Real time in ms, for the token's life; never the bot's own clock. */
  now(): number;
  tokenCache: TokenCache;
  /** For one call and its answer; 10 s if not said. */
  timeoutMs?: number;
  /** Told code and ids of each failed call; never content, never secrets. */
  log?: { warn(event: string, facts: Record<string, unknown>): void };
  /** Once for each call that counts against the monthly quota, repetitions included. */
  onCall?: (kind: CountedKind) => void;
}

const DEFAULT_TIMEOUT_MS = 10_000;

export interface Call {
  /** For the log and the error's message, like "send". */
  name: string;
  kind: CallKind;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  query?: Record<string, string>;
  body?: object;
  /** A lost answer: `unknown` where a second try could be seen twice. */
  lost: "unknown" | "retry";
  timeoutMs?: number;
}

export interface Answer {
  code?: unknown;
  msg?: unknown;
  data?: unknown;
  error?: unknown;
}

export interface Api {
  /** The answer's JSON, whose `code` is 0. */
  json(call: Call): Promise<Answer & Record<string, unknown>>;
  /** The answer's bytes, for what is no JSON; a larger one is `refused` and not read on. */
  bytes(call: Call, maxBytes: number): Promise<Uint8Array>;
}

/** The shape is the SDK's word for it; it makes every field optional, so the reader checks what it needs. */
export function dataOf<T extends object>(answer: Answer): T {
  return (typeof answer.data === "object" && answer.data !== null ? answer.data : {}) as T;
}

export function createApi(settings: ApiSettings): Api {
  const tokens = createTokenSource({
    key: `${settings.baseUrl} ${settings.appId} token`,
    cache: settings.tokenCache,
    now: settings.now,
    fetchToken: () => fetchToken(settings),
  });

  /** One token, one refresh: a refused token is dropped and the call made once more. */
  async function withToken<T>(attempt: (token: string) => Promise<T>): Promise<T> {
    const token = await tokens.get();
    try {
      return await attempt(token);
    } catch (cause) {
      if (!(cause instanceof PlatformError) || !TOKEN_CODES.has(cause.code)) throw cause;
      tokens.evict(token);
      return attempt(await tokens.get());
    }
  }

  return {
    json: (call) =>
      withToken(async (token) => readJson(settings, call, await perform(settings, call, token))),
    bytes: (call, maxBytes) =>
      withToken(async (token) => readBytes(settings, call, await perform(settings, call, token), maxBytes)),
  };
}

async function fetchToken(settings: ApiSettings): Promise<{ value: string; lifeMs: number }> {
  const call: Call = {
    name: "auth",
    kind: "auth",
    method: "POST",
    path: "/open-apis/auth/v3/tenant_access_token/internal",
    body: { app_id: settings.appId, app_secret: settings.appSecret },
    lost: "retry",
  };
  const answer = await readJson(settings, call, await perform(settings, call, null));
  const { tenant_access_token: value, expire } = answer;
  if (typeof value !== "string" || typeof expire !== "number") {
    throw new PlatformError("retry", 0, "auth: the answer holds no token");
  }
  return { value, lifeMs: expire * 1000 };
}

async function perform(settings: ApiSettings, call: Call, token: string | null): Promise<Response> {
  const { kind } = call;
  if (kind !== "auth" && kind !== "contact") settings.onCall?.(kind);
  const query = call.query ? `?${new URLSearchParams(call.query)}` : "";
  const isForm = call.body instanceof FormData;
  const headers: Record<string, string> = {};
  if (token !== null) headers.authorization = `Bearer ${token}`;
  if (call.body && !isForm) headers["content-type"] = "application/json; charset=utf-8";
  try {
    // Called without a receiver: on Workers fetch refuses to be a method of anything.
    const { fetch } = settings;
    return await fetch(settings.baseUrl + call.path + query, {
      method: call.method,
      headers,
      body: call.body instanceof FormData ? call.body : call.body && JSON.stringify(call.body),
      // A redirect would carry the token to another host.
      redirect: "manual",
      signal: AbortSignal.timeout(call.timeoutMs ?? settings.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    });
  } catch (cause) {
    throw lostError(settings, call, cause);
  }
}

async function readJson(
  settings: ApiSettings,
  call: Call,
  response: Response,
): Promise<Answer & Record<string, unknown>> {
  let text: string;
  try {
    text = await response.text();
  } catch (cause) {
    throw lostError(settings, call, cause);
  }
  const answer = parseAnswer(text);
  if (response.ok && answer?.code === 0) return answer;
  throw refusal(settings, call, response, answer);
}

async function readBytes(
  settings: ApiSettings,
  call: Call,
  response: Response,
  maxBytes: number,
): Promise<Uint8Array> {
  if (!response.ok) await readJson(settings, call, response);
  let bytes: Uint8Array;
  try {
    bytes = await readCapped(response.body, response.headers.get("content-length"), maxBytes);
  } catch (cause) {
    if (cause instanceof TooLarge) throw localRefusal(settings, call, 234037);
    throw lostError(settings, call, cause);
  }
  // A failure on HTTP 200 comes as JSON too; a JSON file that somebody sent has no such code.
  const isJson = response.headers.get("content-type")?.includes("application/json");
  const answer = isJson ? parseAnswer(new TextDecoder().decode(bytes)) : null;
  if (answer && typeof answer.code === "number" && answer.code !== 0 && typeof answer.msg === "string") {
    throw refusal(settings, call, response, answer);
  }
  return bytes;
}

function parseAnswer(text: string): (Answer & Record<string, unknown>) | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
