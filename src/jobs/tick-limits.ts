import type { Deps } from "../deps.ts";

/** How much one tick may do. */
export interface TickLimits {
  /** Messages a tick. */
  sends: number;
  /** Calls to the platform at the same time; a Worker has six connections. */
  atOnce: number;
  /** Calls to database and platform a tick; a Worker of the free plan has 50 an invocation. */
  subrequests: number;
  /** Waits between rounds, so that the platform's limits a second hold; without it a tick has one round. */
  pause: ((ms: number) => Promise<void>) | null;
}

/** One invocation of a Worker of the free plan; two calls are left for the token. */
export const workerLimits: TickLimits = { sends: 40, atOnce: 6, subrequests: 48, pause: null };

/** A process of its own that ticks every 20 seconds: 900 messages a minute of the platform's 1,000, 40 a second of its 50. */
export const nodeLimits: TickLimits = {
  sends: 300,
  atOnce: 20,
  subrequests: Number.POSITIVE_INFINITY,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Calls counted down; `calls` are those to the platform that its monthly quota counts. */
export interface Budget {
  left: number;
  calls: number;
}

/** The same world with every call to the database, and every message sent, counted. */
export function withBudget(deps: Deps, budget: Budget): Deps {
  const { db, platform } = deps;
  const spend = <T>(work: () => Promise<T>): Promise<T> => {
    budget.left -= 1;
    return work();
  };
  return {
    ...deps,
    db: {
      ...db,
      all: (sql, args) => spend(() => db.all(sql, args)),
      read: (statements) => spend(() => db.read(statements)),
      write: (statements) => spend(() => db.write(statements)),
    },
    platform: {
      ...platform,
      send(to, content, uuid) {
        budget.calls += 1;
        return spend(() => platform.send(to, content, uuid));
      },
      upload(name, bytes) {
        budget.calls += 1;
        return spend(() => platform.upload(name, bytes));
      },
    },
  };
}
