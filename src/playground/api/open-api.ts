import { Hono } from "hono";
import { ApiRefusal, badParameter } from "../api-refusal.ts";
import { isRecord } from "../card-tree.ts";
import { refuseBadCard } from "../refuse-bad-card.ts";
import type { World } from "../world.ts";
import { contactRoutes } from "./contact.ts";
import { fileRoutes, resourceRoutes } from "./files.ts";
import { assertUpdatable, messageRoutes, replaceCard } from "./messages.ts";
import { readJson } from "./read-json.ts";
import { slashCommandRoutes } from "./slash-commands.ts";

const tokenLifeMs = 30 * 60_000;

/** Every call of the platform that the bot may make, below `/open-apis`. */
export function openApi(world: World): Hono {
  const api = new Hono();

  api.onError((error, c) => {
    const logId = world.ids.next("");
    const refusal = error instanceof ApiRefusal ? error : new ApiRefusal(1, String(error), 500);
    return c.json({ code: refusal.code, msg: refusal.message, error: { log_id: logId } }, refusal.status, {
      ...refusal.headers,
      "x-tt-logid": logId,
    });
  });
  api.notFound((c) => c.text("404 page not found", 404));

  api.post("/auth/v3/tenant_access_token/internal", async (c) => {
    const body = await readJson(c);
    if (body.app_id !== world.app.appId) throw new ApiRefusal(10003, "invalid app_id", 200);
    if (body.app_secret !== world.app.appSecret) throw new ApiRefusal(10015, "app secret invalid", 200);
    const { token, expiresInSeconds } = world.tokens.issue();
    return c.json({ code: 0, msg: "ok", tenant_access_token: token, expire: expiresInSeconds });
  });

  api.use("*", async (c, next) => {
    world.tokens.check(c.req.header("authorization"));
    gate(world, c.req.path);
    await next();
  });

  api.get("/bot/v3/info", (c) => {
    const { botName, botOpenId } = world.app;
    return c.json({ code: 0, msg: "ok", bot: { activate_status: 2, app_name: botName, open_id: botOpenId } });
  });
  api.post("/interactive/v1/card/update", async (c) => {
    updateByToken(world, await readJson(c));
    return c.json({ code: 0, msg: "ok", data: {} });
  });
  api.route("/im/v1/messages", resourceRoutes(world));
  api.route("/im/v1/messages", messageRoutes(world));
  api.route("/im/v1", fileRoutes(world));
  api.route("/contact/v3", contactRoutes(world));
  api.route("/application/v7/app_slash_commands", slashCommandRoutes(world));
  return api;
}

/** The gateway before every call: 50 a second and 1000 a minute per app, and the tenant's monthly quota. */
function gate(world: World, path: string): void {
  const full = world.limits.takeAll([
    { key: "app/second", limit: 50, windowMs: 1000 },
    { key: "app/minute", limit: 1000, windowMs: 60_000 },
  ]);
  if (full) {
    throw new ApiRefusal(99991400, "request trigger frequency limit", 429, {
      "x-ogw-ratelimit-limit": full.key === "app/second" ? "50" : "1000",
      "x-ogw-ratelimit-reset": String(Math.ceil(full.waitMs / 1000)),
    });
  }
  if (world.quota.left === null || path.includes("/contact/")) return;
  if (world.quota.left <= 0) {
    throw new ApiRefusal(99991403, "This month's API call quota has been exceeded", 429);
  }
  world.quota.left--;
}

/** The deferred update of a card: `card` is an object here, not a string. */
function updateByToken(world: World, body: Record<string, unknown>): void {
  const token = typeof body.token === "string" ? world.updateTokens.get(body.token) : undefined;
  if (!token) throw new ApiRefusal(300020, "invalid token format");
  if (world.clock.real() - token.issuedAt > tokenLifeMs) throw new ApiRefusal(300030, "token expired");
  if (token.uses >= 2) throw new ApiRefusal(300040, "token used up");
  if (!token.answered) throw new ApiRefusal(11310, "card action is lock");
  if (!isRecord(body.card)) throw badParameter("card must be an object");
  const message = world.state.messages.get(token.messageId);
  if (!message || message.recalled) throw new ApiRefusal(200000, "the message was recalled");
  assertUpdatable(world, message);
  const card = refuseBadCard(world, body.card);
  token.uses++;
  replaceCard(world, message, card);
}
