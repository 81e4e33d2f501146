import type { PlatformError } from "../../chat/platform.ts";
import type { ClaimedMessage, Outcome } from "../../store/outbox.ts";

const secondMs = 1000;
const minuteMs = 60 * secondMs;

const firstWaitMs = 20 * secondMs;
const longestWaitMs = 10 * minuteMs;
/** While an earlier try may have arrived, many tries must fit into the hour that the `uuid` can tell. */
const longestDoubtMs = 2 * minuteMs;
/** An administrator must act: asking more often mends nothing. */
const configWaitMs = 30 * minuteMs;
const quotaWaitMs = 6 * 60 * minuteMs;
/** About a working day of tries at the longest wait. */
const mostAttempts = 60;

/** What becomes of a message whose sending failed. `plain`: the card was refused, its text goes out instead, now. */
export type AfterFailure = Outcome | "plain" | "gone";

/** Sensitive words, data-loss rules: asking again changes nothing. */
const neverAgain = new Set([230022, 230028]);
/** So often in a row is a verdict heard before it is believed: gateways err, a chat written off wrongly stays silent. */
const believed = { gone: 2, text: 6, doubtful: 6 } as const;

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
  const what = `${error.kind}:${error.code}`;
  const times = timesInARow(message.lastError, what);
  const counted = error.kind === "gone" || error.kind === "refused";
  const name = counted && times > 1 ? `${what} x${times}` : what;
  const again = (waitMs: number, certain: boolean): Outcome =>
    message.attempts >= mostAttempts
      ? { state: message.maybeDelivered || !certain ? "unknown" : "failed", error: name }
      : { state: "pending", notBefore: real + waitMs, certain, error: name };
  switch (error.kind) {
    case "gone":
      return times >= believed.gone ? "gone" : again(firstWaitMs, true);
    case "unknown":
      return again(firstWaitMs, false);
    case "retry":
      return again(Math.max(error.detail.retryAfterMs ?? 0, backOffMs(message)), true);
    case "config":
      return again(configWaitMs, true);
    case "quota":
      return again(quotaWaitMs, true);
    case "refused":
      if (hadCard && !message.maybeDelivered) return "plain";
      // An earlier try may have been taken, and its text under a new `uuid` would be a second message.
      if (hadCard)
        return times < believed.text ? again(firstWaitMs, true) : { state: "unknown", error: what };
      return neverAgain.has(error.code) || times >= believed.text
        ? { state: "failed", error: what }
        : again(firstWaitMs, true);
  }
}

/** How often the same verdict has now come, without another in between. */
function timesInARow(lastError: string | null, what: string): number {
  const [, last, times] = /^(.*?)(?: x(\d+))?$/.exec(lastError ?? "") ?? [];
  return last === what ? Number(times ?? 1) + 1 : 1;
}

/** Doubles from try to try; a quarter of it is spread by the message's own `uuid`, so that a crowd does not come back at once. */
function backOffMs({ attempts, uuid, maybeDelivered }: ClaimedMessage): number {
  const longest = maybeDelivered ? longestDoubtMs : longestWaitMs;
  const wait = Math.min(firstWaitMs * 2 ** (attempts - 1), longest);
  const spread = Number.parseInt(uuid.slice(0, 4), 16) / 0xffff;
  return Math.round(wait * (0.875 + spread / 4));
}
