import type { Deps } from "../deps.ts";
import { readCalendar, tellTroubles } from "../services/outbox/rounds.ts";
import { jobs } from "./index.ts";
import { sendMessages } from "./send-messages.ts";
import { type TickLimits, withBudget, workerLimits } from "./tick-limits.ts";

/**
 * Everything that is due now: each job queues its messages, then the outbox is worked. It may be lost, doubled, late, or
 * run on two instances at once: what is due is found in the database, and every message has a key and a claim.
 */
export async function tick(world: Deps, limits: TickLimits = workerLimits): Promise<void> {
  const budget = { left: limits.subrequests, calls: 0 };
  const deps = withBudget(world, budget);
  const calendar = await readCalendar(deps.db);
  for (const job of jobs) {
    try {
      await job.run(deps, calendar);
    } catch (cause) {
      // One job that fails must not keep the others, or what is queued, from going out.
      deps.log.error("job.failed", { job: job.name, cause });
    }
  }
  await sendMessages(deps, calendar, limits, budget);
  await tellTroubles(deps.db, deps.config.admins, deps.clock.now());
}
