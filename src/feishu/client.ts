import { type Platform, PlatformError } from "../chat/platform.ts";
import { type Api, type ApiSettings, createApi } from "./api.ts";
import { contactCalls } from "./contact.ts";
import { fileCalls } from "./files.ts";
import { messageCalls } from "./messages.ts";
import { slashCommandCalls } from "./slash-commands.ts";
import type { TokenCache } from "./token.ts";

export type FeishuClientSettings = ApiSettings;

/**
 * The platform over `fetch`: on Workers and on Node, without the SDK. One client serves one request there, one process
 * here; only `tokenCache` may be shared between requests (see {@link TokenCache}).
 */
export function createFeishuClient(settings: FeishuClientSettings): Platform {
  const api = createApi(settings);
  return {
    ...messageCalls(api, settings),
    ...fileCalls(api, settings),
    ...contactCalls(api),
    ...slashCommandCalls(api),
    botOpenId: () => botOpenId(api, settings),
  };
}

const BOT_ID_LIFE_MS = 24 * 60 * 60 * 1000;

/** The bot's id never changes while the app lives; a day in the cache keeps a busy group from asking each time. */
async function botOpenId(api: Api, settings: ApiSettings): Promise<string> {
  const { tokenCache, now } = settings;
  const key = `${settings.baseUrl} ${settings.appId} bot`;
  const cached = tokenCache.get(key);
  if (cached && cached.expiresAtMs > now()) return cached.value;
  const path = "/open-apis/bot/v3/info";
  const answer = await api.json({ name: "bot", kind: "bot", method: "GET", path, lost: "retry" });
  const openId = botId(answer.bot);
  if (openId === null) throw new PlatformError("config", 0, "bot: the app has no bot; switch the ability on");
  tokenCache.set(key, { value: openId, expiresAtMs: now() + BOT_ID_LIFE_MS });
  return openId;
}

/** This one call answers beside `data`, not in it. */
function botId(bot: unknown): string | null {
  const id = typeof bot === "object" && bot !== null && "open_id" in bot ? bot.open_id : null;
  return typeof id === "string" && id !== "" ? id : null;
}
