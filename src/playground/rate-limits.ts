/** Sliding windows, as strict as the platform's: nothing is queued, the call over the limit is refused. */
export interface RateLimits {
  /** Counts one call; answers 0, or the ms until a call would be let through (then it is not counted). */
  take(key: string, limit: number, windowMs: number): number;
  /** Counts one call only when every window has room. */
  takeAll(
    windows: { key: string; limit: number; windowMs: number }[],
  ): { key: string; waitMs: number } | null;
}

export function createRateLimits(now: () => number): RateLimits {
  const hits = new Map<string, number[]>();
  const waitFor = (key: string, limit: number, windowMs: number): number => {
    const at = now();
    const recent = (hits.get(key) ?? []).filter((time) => time > at - windowMs);
    hits.set(key, recent);
    return recent.length < limit ? 0 : recent[recent.length - limit]! + windowMs - at;
  };
  const count = (key: string) => hits.get(key)?.push(now());
  return {
    take(key, limit, windowMs) {
      const waitMs = waitFor(key, limit, windowMs);
      if (waitMs === 0) count(key);
      return waitMs;
    },
    takeAll(windows) {
      for (const { key, limit, windowMs } of windows) {
        const waitMs = waitFor(key, limit, windowMs);
        if (waitMs > 0) return { key, waitMs };
      }
      for (const { key } of windows) count(key);
      return null;
    },
  };
}
