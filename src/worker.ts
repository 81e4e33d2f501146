import { createApp, resumeUnfinished } from "./app.ts";
import { createClock } from "./clock.ts";
import { ConfigError, type Environment, type FeishuSettings, readConfig, requireFeishu } from "./config.ts";
import type { Deps } from "./deps.ts";
import { createFeishuClient } from "./feishu/client.ts";
import { createTokenCache } from "./feishu/token.ts";
import { tick } from "./jobs/tick.ts";
import { workerLimits } from "./jobs/tick-limits.ts";
import { createLog } from "./log.ts";
import { connectHttp } from "./store/connect-http.ts";
import { migrate } from "./store/migrate.ts";

/** What of the platform's ExecutionContext is used. */
interface Execution {
  waitUntil(work: Promise<unknown>): void;
}

/** One invocation's world, made when it is first needed and once. */
type OpenWorld = () => { feishu: FeishuSettings; deps: Deps };

/** Kept for the isolate's life: it holds plain values only. Everything else is made for each invocation. */
const tokenCache = createTokenCache();

/** Of the 50 subrequests of an invocation: migrations and the look for unfinished messages, and one such message. */
const callsBefore = 3;
const callsOfAMessage = 34;

const app = createApp<OpenWorld>(
  (open) => open().feishu,
  (open) => open().deps,
);

export default {
  fetch(request: Request, environment: Environment, execution: Execution): Response | Promise<Response> {
    return app.fetch(request, worldOf(environment, execution));
  },
  /** Every minute: migrations that a deployment brought, messages that were left unfinished, whatever is due. */
  scheduled(_event: unknown, environment: Environment, execution: Execution): void {
    execution.waitUntil(runDue(worldOf(environment, execution)));
  },
};

async function runDue(open: OpenWorld): Promise<void> {
  try {
    const { deps } = open();
    await migrate(deps.db);
    const resumed = await resumeUnfinished(deps, 1);
    const spent = callsBefore + resumed * callsOfAMessage;
    await tick(deps, { ...workerLimits, subrequests: workerLimits.subrequests - spent });
  } catch (cause) {
    createLog("info").error("tick.failed", { cause });
  }
}

function worldOf(environment: Environment, execution: Execution): OpenWorld {
  let world: ReturnType<OpenWorld> | null = null;
  return () => {
    world ??= assemble(environment, execution);
    return world;
  };
}

/** @throws ConfigError naming the setting that is missing or malformed */
function assemble(environment: Environment, execution: Execution): ReturnType<OpenWorld> {
  const config = readConfig(environment);
  const feishu = requireFeishu(config, environment);
  if (!/^(libsql|https?):/.test(config.libsqlUrl)) {
    throw new ConfigError(
      "LIBSQL_URL must be a libsql: or https: address on Workers, where there are no files (README).",
    );
  }
  const clock = createClock(config.timeZone, config.today);
  const log = createLog(config.logLevel);
  const platform = createFeishuClient({
    baseUrl: config.feishuBaseUrl,
    appId: feishu.appId,
    appSecret: feishu.appSecret,
    fetch: globalThis.fetch,
    now: clock.real,
    tokenCache,
    log,
  });
  const later: Deps["later"] = (name, work) =>
    execution.waitUntil(work().catch((cause) => log.error("later.failed", { name, cause })));
  // One client for each invocation: a client shared by an isolate's requests hangs above twenty at once.
  const db = connectHttp(config.libsqlUrl, config.libsqlAuthToken);
  return { feishu, deps: { config, db, platform, clock, log, later } };
}
