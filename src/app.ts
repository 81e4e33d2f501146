import { Hono } from "hono";
import { handleAction } from "./bot/handle-action.ts";
import { handleMessage, isForBot } from "./bot/handle-message.ts";
import { handleNotice } from "./bot/handle-notice.ts";
import { ConfigError, type FeishuSettings } from "./config.ts";
import type { Deps } from "./deps.ts";
import { callbackBody } from "./feishu/callback-body.ts";
import type { ActionAnswer, Incoming } from "./feishu/incoming.ts";
import { openRequest } from "./feishu/webhook.ts";
import { createLog } from "./log.ts";
import { claimEvent, claimLeaseMs, renewClaim, unfinishedEvents } from "./store/inbox.ts";
import { pendingMigrations } from "./store/migrate.ts";

/**
 * The one app behind every entry. `assemble` gives the world of one request, on Workers made anew for each; a
 * ConfigError that it throws is answered with 503 and its sentence, which names a setting and never its value.
 */
export function createApp<E extends object>(
  settings: (environment: E) => FeishuSettings,
  assemble: (environment: E) => Deps,
) {
  const app = new Hono<{ Bindings: E }>();
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", async (c) => {
    const reason = await notReady(assemble(c.env));
    return reason ? c.text(reason, 503) : c.text("ready");
  });
  app.post("/feishu/events", async (c) => {
    const deps = assemble(c.env);
    const envelope = { ...settings(c.env), botOpenId: () => deps.platform.botOpenId() };
    const opened = await openRequest(c.req.raw, envelope, deps.clock.real());
    if (opened.kind === "refused") {
      deps.log.warn("webhook.refused", { code: opened.code, status: opened.status, detail: opened.detail });
      return c.json({ error: "refused" }, opened.status);
    }
    if (opened.kind === "challenge") return c.json({ challenge: opened.challenge });
    return c.json(opened.incoming ? callbackBody(await receive(deps, opened.incoming)) : {});
  });
  app.notFound((c) => c.text("not found", 404));
  app.onError((cause, c) => {
    if (cause instanceof ConfigError) {
      createLog("error").error("config.invalid", { cause });
      return c.text(cause.message, 503);
    }
    assemble(c.env).log.error("request.failed", { path: c.req.path, cause });
    return c.text("internal error", 500);
  });
  return app;
}

/**
 * Takes in one event, whatever its transport. A callback is answered with what it did; a message or notice is claimed and
 * kept first, then worked on, so that the platform has its 200 in time and nothing is lost if this process dies.
 */
export async function receive(deps: Deps, incoming: Incoming): Promise<ActionAnswer> {
  if (incoming.kind === "action") return handleAction(deps, incoming);
  if (incoming.kind === "message" && !isForBot(incoming)) return {};
  const claim = await claimEvent(deps.db, incoming.id, JSON.stringify(incoming), deps.clock.real());
  if (claim.state === "ours") deps.later(`${incoming.kind}:${incoming.id}`, () => work(deps, incoming));
  return {};
}

type Claimed = Exclude<Incoming, { kind: "action" }>;

/** Works on what was claimed. The claim is renewed meanwhile, so that only a process that died loses it. */
async function work(deps: Deps, incoming: Claimed): Promise<void> {
  const renewing = setInterval(() => {
    renewClaim(deps.db, incoming.id, deps.clock.real()).catch((cause) =>
      deps.log.warn("claim.not-renewed", { event: incoming.id, cause }),
    );
  }, claimLeaseMs / 4);
  try {
    await (incoming.kind === "message" ? handleMessage(deps, incoming) : handleNotice(deps, incoming));
  } finally {
    clearInterval(renewing);
  }
}

/**
 * For the tick: takes up what failed or died between the acknowledgement and the answer.
 * @returns how many, at most `limit`
 */
export async function resumeUnfinished(deps: Deps, limit: number): Promise<number> {
  const unfinished = await unfinishedEvents(deps.db, deps.clock.real(), limit);
  // At once: one that waits for a platform that does not answer must not keep the others.
  await Promise.all(
    unfinished.map(async ({ id, payload }) => {
      const claim = await claimEvent(deps.db, id, payload, deps.clock.real());
      // Written by `receive` above and by nobody else.
      if (claim.state === "ours") await work(deps, JSON.parse(payload) as Claimed);
    }),
  );
  return unfinished.length;
}

async function notReady(deps: Deps): Promise<string | null> {
  try {
    const pending = await pendingMigrations(deps.db);
    return pending.length > 0 ? `database not migrated: ${pending.length} pending` : null;
  } catch (cause) {
    deps.log.error("readyz.failed", { cause });
    return "database not reachable or never migrated";
  }
}
