import { LIMITS } from "./limits.ts";

/**
 * Where plain values outlive one client: a `Map` does. On Workers one per isolate may be shared between requests, for it
 * holds no promises: one made in another request must not be awaited there.
 */
export interface TokenCache {
  get(key: string): { value: string; expiresAtMs: number } | undefined;
  set(key: string, entry: { value: string; expiresAtMs: number }): unknown;
  delete(key: string): unknown;
}

export function createTokenCache(): TokenCache {
  return new Map<string, { value: string; expiresAtMs: number }>();
}

export interface TokenSource {
  get(): Promise<string>;
  /** Forgets this token; one that was fetched in the meantime stays. */
  evict(token: string): void;
}

/**
 * The tenant token: fetched once however many calls wait for it, and again when less than 30 minutes are left; the
 * platform then hands out a new one while the old one stays valid, so no other instance is disturbed. When that fails,
 * what is left of the old one is used up.
 */
export function createTokenSource(options: {
  key: string;
  cache: TokenCache;
  now(): number;
  /** Rejects with a PlatformError. */
  fetchToken(): Promise<{ value: string; lifeMs: number }>;
}): TokenSource {
  const { key, cache, now, fetchToken } = options;
  let pending: Promise<string> | null = null;

  async function refresh(): Promise<string> {
    try {
      const { value, lifeMs } = await fetchToken();
      cache.set(key, { value, expiresAtMs: now() + lifeMs });
      return value;
    } catch (cause) {
      const old = cache.get(key);
      if (old && old.expiresAtMs > now()) return old.value;
      throw cause;
    }
  }

  return {
    async get() {
      const cached = cache.get(key);
      if (cached && cached.expiresAtMs - now() >= LIMITS.token.refreshMs) return cached.value;
      pending ??= refresh().finally(() => {
        pending = null;
      });
      return pending;
    },
    evict(token) {
      if (cache.get(key)?.value === token) cache.delete(key);
    },
  };
}
