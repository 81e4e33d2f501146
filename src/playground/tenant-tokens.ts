import { ApiRefusal } from "./api-refusal.ts";
import type { PlatformClock } from "./movable-clock.ts";

const lifeMs = 7_200_000;
const renewBelowMs = 1_800_000;

export interface TenantTokens {
  /** The same token while half an hour or more remains, else a new one beside it; both stay valid. */
  issue(): { token: string; expiresInSeconds: number };
  check(authorization: string | undefined): void;
  /** Makes every token issued so far invalid, as after a change of the secret. */
  revokeAll(): void;
}

export function createTenantTokens(clock: PlatformClock, nextId: (prefix: string) => string): TenantTokens {
  const expiry = new Map<string, number>();
  let current: string | null = null;
  return {
    issue() {
      const left = current ? (expiry.get(current) ?? 0) - clock.real() : 0;
      if (!current || left < renewBelowMs) {
        current = nextId("t-");
        expiry.set(current, clock.real() + lifeMs);
      }
      const leftNow = expiry.get(current)! - clock.real();
      return { token: current, expiresInSeconds: Math.floor(leftNow / 1000) };
    },
    check(authorization) {
      if (!authorization) throw new ApiRefusal(99991661, "Missing access token for authorization");
      const token = /^Bearer (\S+)$/.exec(authorization)?.[1];
      if (!token?.startsWith("t-")) {
        throw new ApiRefusal(99991671, "Invalid access token: must start with t- or u-");
      }
      if ((expiry.get(token) ?? 0) <= clock.real()) {
        throw new ApiRefusal(
          99991663,
          "Invalid access token for authorization. Please make a request with token attached.",
        );
      }
    },
    revokeAll() {
      expiry.clear();
      current = null;
    },
  };
}
