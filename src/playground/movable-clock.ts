/**
 * The stand-in's two times, both in ms since the epoch. `now` is the time people see (the demo moves it back to 2018);
 * `real` drives the platform's mechanics: tokens, rate limits, retries, signatures, ages of cards.
 */
export interface PlatformClock {
  now(): number;
  real(): number;
}

export interface MovableClock extends PlatformClock {
  /** Moves forward by so many ms; never back. */
  advance(ms: number): void;
}

/** A clock that stands still until it is moved; both times are the same. For tests. */
export function movableClock(startsAt: number | string): MovableClock {
  let at = typeof startsAt === "number" ? startsAt : Date.parse(startsAt);
  if (!Number.isFinite(at)) throw new Error(`Not a time: ${startsAt}`);
  return {
    now: () => at,
    real: () => at,
    advance(ms) {
      if (ms < 0) throw new Error("The clock only moves forward");
      at += ms;
    },
  };
}
