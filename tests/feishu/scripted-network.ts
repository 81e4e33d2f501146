import type { FeishuClientSettings } from "../../src/feishu/client.ts";
import { createTokenCache } from "../../src/feishu/token.ts";

export interface Seen {
  method: string;
  path: string;
  query: Record<string, string>;
  authorization: string | null;
  redirect: string;
  body: string;
}

type Reply = (request: Request) => Response | Promise<Response>;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

export const ok = (data: unknown = {}): Response => json({ code: 0, msg: "ok", data });
export const refused = (
  code: number,
  msg = "no",
  status = 400,
  headers: Record<string, string> = {},
): Response => json({ code, msg, error: { log_id: "log-1" } }, status, headers);

/** The wire, with what comes over it written down: each call takes the next reply, the token endpoint its own. */
export function scriptedNetwork(...replies: Reply[]) {
  const seen: Seen[] = [];
  const logged: Record<string, unknown>[] = [];
  const counted: string[] = [];
  let tokens = 0;
  let nowMs = 1_700_000_000_000;
  let onToken: Reply = () => json({ code: 0, msg: "ok", tenant_access_token: `t-${++tokens}`, expire: 7200 });

  async function fetchScripted(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const isToken = url.pathname.endsWith("/tenant_access_token/internal");
    seen.push({
      method: request.method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      authorization: request.headers.get("authorization"),
      redirect: request.redirect,
      body: await request.clone().text(),
    });
    // So that parallel calls truly overlap.
    await Promise.resolve();
    const reply = isToken ? onToken : replies.shift();
    if (!reply) throw new Error(`nothing scripted for ${request.method} ${url.pathname}`);
    return reply(request);
  }

  const settings: FeishuClientSettings = {
    baseUrl: "https://open.test",
    appId: "cli_test",
    appSecret: "s3cret-of-the-app",
    fetch: fetchScripted,
    now: () => nowMs,
    tokenCache: createTokenCache(),
    timeoutMs: 1000,
    log: { warn: (event, facts) => void logged.push({ event, ...facts }) },
    onCall: (kind) => void counted.push(kind),
  };
  return {
    settings,
    seen,
    logged,
    counted,
    calls: () => seen.filter((one) => !one.path.includes("/auth/")),
    tokenCalls: () => seen.filter((one) => one.path.includes("/auth/")).length,
    wait: (ms: number) => {
      nowMs += ms;
    },
    answerTokenWith: (reply: Reply) => {
      onToken = reply;
    },
  };
}
