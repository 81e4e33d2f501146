/** Calls to the platform in a month. */
export interface Quota {
  calls: number;
  /** null = the edition has none. */
  limit: number | null;
  /** Whether the clerk has said so; until then the free edition is assumed for warning, and nothing is held back. */
  sure: boolean;
  /** The platform has refused calls this month because there are none left. */
  usedUp: boolean;
}

/** The free edition: 10,000 calls a month for all self-built apps of the tenant together. */
const freeCalls = 10_000;
export const unsureQuota = { limit: freeCalls, sure: false } as const;

const warnAt = 0.8;
/** Share used → the least important message that still goes out (0 = most important). */
const keptBack = [
  { from: 0.97, priority: 1 },
  { from: 0.9, priority: 2 },
] as const;
const lowestPriority = 3;

/** Other apps of the tenant spend from the same quota, so what is counted here is the least that was used. */
export const isNearlyUsed = ({ calls, limit }: Quota): boolean => limit !== null && calls >= limit * warnAt;

/**
 * Near the end only what matters most goes out: reminders stop at 90 %, digests at 97 %, papers and answers go on. The
 * quota is only believed when the clerk has set it or the platform has refused a call for it.
 */
export function leastImportantToSend({ calls, limit, sure, usedUp }: Quota): number {
  if (limit === null || (!sure && !usedUp)) return lowestPriority;
  if (usedUp) return 1;
  return keptBack.find(({ from }) => calls >= limit * from)?.priority ?? lowestPriority;
}
