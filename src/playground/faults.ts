/**
 * What may go wrong with a call of the bot:
 * - `http-500`: a broken answer, nothing done
 * - `timeout after delivering`: done, but the answer never arrives
 * - `lost before`: the connection fails, nothing done
 * - `429`: the gateway's rate limit, nothing done
 * - `{ code }`: the platform refuses with this code, nothing done
 */
export type FaultKind =
  | "http-500"
  | "timeout after delivering"
  | "lost before"
  | "429"
  | { code: number; status?: 200 | 400 | 403 | 429; msg?: string };

export interface Fault {
  /** HTTP method; any when left out. */
  method?: string;
  /** A piece of the path, or a pattern for it; any when left out. */
  path?: string | RegExp;
  kind: FaultKind;
  /** How many calls it hits; 1 when left out. */
  times?: number;
  /** How many matching calls go through before it. */
  after?: number;
}

export interface Faults {
  next(fault: Fault): void;
  /** From now on each call fails with this probability (0–1), the same way in every run with the same seed. */
  random(options: { seed: number; rate: number; kinds?: FaultKind[]; path?: string | RegExp }): void;
  clear(): void;
  /** Calls hit so far. */
  readonly hits: { method: string; path: string; kind: FaultKind }[];
  take(method: string, path: string): FaultKind | null;
}

const allKinds: FaultKind[] = ["http-500", "timeout after delivering", "lost before", "429"];

const fits = (path: string, wanted: string | RegExp | undefined): boolean =>
  wanted === undefined || (typeof wanted === "string" ? path.includes(wanted) : wanted.test(path));

export function createFaults(): Faults {
  let queue: Required<Pick<Fault, "kind" | "times" | "after">>[] & Fault[] = [];
  let chance: ((path: string) => FaultKind | null) | null = null;
  const hits: Faults["hits"] = [];

  function queued(method: string, path: string): FaultKind | null {
    for (const fault of queue) {
      if (fault.method && fault.method.toUpperCase() !== method) continue;
      if (!fits(path, fault.path)) continue;
      if (fault.after > 0) {
        fault.after--;
        continue;
      }
      if (--fault.times <= 0) queue = queue.filter((other) => other !== fault);
      return fault.kind;
    }
    return null;
  }

  return {
    hits,
    next: (fault) => void queue.push({ ...fault, times: fault.times ?? 1, after: fault.after ?? 0 }),
    random({ seed, rate, kinds = allKinds, path: wanted }) {
      const draw = mulberry32(seed);
      chance = (path) => {
        if (!fits(path, wanted)) return null;
        return draw() < rate ? kinds[Math.floor(draw() * kinds.length)]! : null;
      };
    },
    clear() {
      queue = [];
      chance = null;
    },
    take(method, path) {
      const kind = queued(method, path) ?? chance?.(path) ?? null;
      if (kind) hits.push({ method, path, kind });
      return kind;
    },
  };
}

/** A small seeded generator of numbers in [0, 1); public-domain algorithm by Tommy Ettinger. */
function mulberry32(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
