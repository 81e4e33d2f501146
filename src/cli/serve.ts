import { type Config, type Environment, requireFeishu } from "../config.ts";
import { createNodeBot, startServer, startTicking } from "../node.ts";
import { CliFailure } from "./failure.ts";
import { withDatabase } from "./open-database.ts";

/** `duban serve`: webhook by default; `--long-connection` lets the SDK's WebSocket bring the events instead. */
export async function serve(
  config: Config,
  environment: Environment,
  longConnection: boolean,
): Promise<void> {
  const feishu = requireFeishu(config, environment);
  await withDatabase(config, async (db) => {
    const bot = createNodeBot(config, feishu, db);
    const stopTicking = startTicking(bot);
    const stop = longConnection ? await connectLong(config, environment, bot) : await listen(config, bot);
    await untilAskedToStop();
    await stop();
    await stopTicking();
  });
}

async function listen(config: Config, bot: ReturnType<typeof createNodeBot>): Promise<() => Promise<void>> {
  try {
    const server = await startServer(bot.fetch, config.host, config.port);
    console.log(`Duban listens on http://${config.host}:${server.port}/feishu/events`);
    return server.close;
  } catch (cause) {
    throw new CliFailure(listenProblem(cause, config.host, config.port), 1, { cause });
  }
}

async function connectLong(
  config: Config,
  environment: Environment,
  bot: ReturnType<typeof createNodeBot>,
): Promise<() => Promise<void>> {
  const { connectLongConnection } = await import("../feishu/long-connection.ts");
  const feishu = requireFeishu(config, environment);
  const connection = await connectLongConnection({
    baseUrl: config.feishuBaseUrl,
    appId: feishu.appId,
    appSecret: feishu.appSecret,
    receive: bot.receive,
    botOpenId: () => bot.deps.platform.botOpenId(),
    log: bot.deps.log,
  });
  console.log("Duban is connected by the long connection; no address has to be reachable from outside.");
  return async () => connection.close();
}

/** One sentence for a port that cannot be listened on. */
export function listenProblem(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  if (code === "EADDRINUSE")
    return `Port ${port} on ${host} is taken by another program; stop it, or choose another with PORT.`;
  if (code === "EACCES")
    return `Port ${port} may not be listened on without more rights; choose one above 1023 with PORT.`;
  return `Cannot listen on ${host}:${port}: ${cause instanceof Error ? cause.message : String(cause)}.`;
}

export const untilAskedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
