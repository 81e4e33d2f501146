import type { PlatformError } from "../../chat/platform.ts";
import type { ClaimedMessage, Outcome } from "../../store/outbox.ts";

const secondMs = 1000;
const minuteMs = 60 * secondMs;

const firstWaitMs = 20 * secondMs;
const longestWaitMs = 10 * minuteMs;
/** An administrator must act: asking more often mends nothing. */
const configWaitMs = 30 * minuteMs;
const quotaWaitMs = 6 * 60 * minuteMs;
/** About a working day of tries at the longest wait. */
const mostAttempts = 60;

/** What becomes of a message whose sending failed. `plain`: the card was refused, its text goes out instead, now. */
export type AfterFailure = Outcome | "plain" | "gone";

/**
 * @param real machine's ms
 * @param hadCard false when what was refused was already plain text
 */
export function afterFailure(
  message: ClaimedMessage,
  error: PlatformError,
  real: number,
  hadCard: boolean,
): AfterFailure {
  const name = `${error.kind}:${error.code}`;
  const again = (waitMs: number, certain: boolean): Outcome =>
    message.attempts >= mostAttempts
      ? { state: message.maybeDelivered || !certain ? "unknown" : "failed", error: name }
      : { state: "pending", notBefore: real + waitMs, certain, error: name };
  switch (error.kind) {
    case "gone":
      return "gone";
    case "unknown":
      return again(firstWaitMs, false);
    case "retry":
      return again(Math.max(error.detail.retryAfterMs ?? 0, backOffMs(message)), true);
    case "config":
      return again(configWaitMs, true);
    case "quota":
      return again(quotaWaitMs, true);
    case "refused":
      // An earlier try may have been taken: the same content is then not refused, so ask once more before believing it.
      if (message.maybeDelivered && message.lastError !== name) return again(firstWaitMs, true);
      return hadCard ? "plain" : { state: "failed", error: name };
  }
}

/** Doubles from try to try; a quarter of it is spread by the message's own `uuid`, so that a crowd does not come back at once. */
function backOffMs({ attempts, uuid }: ClaimedMessage): number {
  const wait = Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs);
  const spread = Number.parseInt(uuid.slice(0, 4), 16) / 0xffff;
  return Math.round(wait * (0.875 + spread / 4));
}
