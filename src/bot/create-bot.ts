import { createApp, receive, resumeUnfinished } from "../app.ts";
import type { FeishuSettings } from "../config.ts";
import type { Deps } from "../deps.ts";
import type { ActionAnswer, Incoming } from "../feishu/incoming.ts";
import { tick } from "../jobs/tick.ts";
import { nodeLimits } from "../jobs/tick-limits.ts";

/** The bot in one long-lived process: Node, the demo, the tests. */
export interface Bot {
  deps: Deps;
  fetch(request: Request): Promise<Response>;
  /** What the long connection hands in. */
  receive(incoming: Incoming): Promise<ActionAnswer>;
  /** Everything that is due now: unfinished messages, digests, reminders, the outbox. */
  tick(): Promise<void>;
  /** Of it, the messages that were left unfinished: somebody waits for them. */
  resume(): Promise<void>;
  /** Resolves when no work started by an answer is left. */
  settled(): Promise<void>;
}

/** @param parts everything but `later`, which is this process's own list of running work */
export function createBot(feishu: FeishuSettings, parts: Omit<Deps, "later">): Bot {
  const running = new Set<Promise<void>>();
  const deps: Deps = {
    ...parts,
    later(name, work) {
      const run = work()
        .catch((cause) => parts.log.error("later.failed", { name, cause }))
        .finally(() => running.delete(run));
      running.add(run);
    },
  };
  const app = createApp<object>(
    () => feishu,
    () => deps,
  );
  const resume = async (): Promise<void> => {
    await resumeUnfinished(deps, 20);
  };
  return {
    deps,
    fetch: async (request) => app.fetch(request),
    receive: (incoming) => receive(deps, incoming),
    resume,
    async tick() {
      await resume();
      await tick(deps, nodeLimits);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
