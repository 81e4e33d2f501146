import { PlatformError } from "../chat/platform.ts";
import type { Answer, ApiSettings, Call } from "./api.ts";
import { type CodeMeaning, lostMeaning, meaningOf, subCodeOf } from "./codes.ts";

type Logging = Pick<ApiSettings, "log">;

/** Node's codes for a connection that never came about: nothing can have been sent. */
const NEVER_CONNECTED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

function errorCode(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

export function lostError(settings: Logging, call: Call, cause: unknown): PlatformError {
  const inner = cause instanceof Error ? cause.cause : undefined;
  const isUnsent = [cause, inner].some((one) => NEVER_CONNECTED.has(String(errorCode(one))));
  const meaning = lostMeaning(isUnsent ? "retry" : call.lost);
  return failure(settings, call, meaning, { code: 0, cause });
}

/** The error for an answer that says no, or says nothing the platform would say. */
export function refusal(
  settings: Logging,
  call: Call,
  response: Response,
  answer: Answer | null,
): PlatformError {
  const code = typeof answer?.code === "number" && answer.code !== 0 ? answer.code : null;
  const message = typeof answer?.msg === "string" ? answer.msg : "";
  const meaning = meaningOf({ httpStatus: response.status, code, message }, call.lost);
  // Whatever the token's endpoint has against us, only an administrator can mend it.
  const kind = call.kind === "auth" && meaning.kind === "refused" ? "config" : meaning.kind;
  const facts = { code: code ?? 0, message, response, logId: logIdOf(response, answer) };
  return failure(settings, call, { ...meaning, kind }, facts);
}

function logIdOf(response: Response, answer: Answer | null): string | undefined {
  const inner = answer?.error;
  const told = typeof inner === "object" && inner !== null && "log_id" in inner ? inner.log_id : undefined;
  return response.headers.get("x-tt-logid") ?? (typeof told === "string" ? told : undefined);
}

/** What the platform would refuse under this code, found before it was asked. */
export function localRefusal(settings: Logging, call: Pick<Call, "name">, code: number): PlatformError {
  return failure(settings, call, meaningOf({ httpStatus: 400, code, message: "" }, "retry"), { code });
}

/** Logs a failure and makes its error. The platform's own message is left out: it may quote what was sent. */
function failure(
  settings: Logging,
  call: Pick<Call, "name">,
  meaning: CodeMeaning,
  facts: { code: number; message?: string; response?: Response; logId?: string | undefined; cause?: unknown },
): PlatformError {
  const { code, response, logId, cause } = facts;
  const { subCode, errPath } = subCodeOf(facts.message ?? "");
  const httpStatus = response?.status;
  const { kind, gone, zh, en } = meaning;
  const retryAfterMs = kind === "retry" ? retryAfter(response) : undefined;
  const detail = { httpStatus, logId, subCode, errPath, retryAfterMs, gone, advice: { zh, en } };
  settings.log?.warn("platform.failed", {
    call: call.name,
    kind,
    code,
    subCode,
    errPath,
    httpStatus,
    logId,
    cause,
  });
  const number = subCode === undefined ? String(code) : `${code}/${subCode}`;
  const given = Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined));
  return new PlatformError(kind, code, `${call.name}: ${number}: ${en}`, given, { cause });
}

/** The gateway says in seconds when the next call may come. */
function retryAfter(response: Response | undefined): number | undefined {
  const header = response?.headers.get("x-ogw-ratelimit-reset") ?? response?.headers.get("retry-after");
  const seconds = Number.parseFloat(header ?? "");
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : undefined;
}
