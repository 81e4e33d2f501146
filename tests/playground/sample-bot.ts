import { createDecipheriv, createHash } from "node:crypto";
import type { CardJson } from "../../src/chat/platform.ts";
import { movableClock } from "../../src/playground/movable-clock.ts";
import { createPlatform, type FeishuPlatform, type PlatformOptions } from "../../src/playground/platform.ts";

export type Event = {
  header: { event_id: string; event_type: string; token: string; create_time: string };
  event: Record<string, unknown> & {
    token?: string;
    action?: Record<string, unknown>;
    message?: { message_id: string; chat_id: string; content: string; mentions?: { key: string }[] };
  };
};

/** A bot of a few lines that judges the stand-in from outside: it keeps what it gets and answers as told. */
export interface SampleBot {
  events: Event[];
  /** Answers the next pushes; the default is `{}`. */
  answer: (event: Event) => Response | Promise<Response>;
}

export async function sampleWorld(options: Partial<PlatformOptions> = {}) {
  const clock = movableClock("2018-06-04T01:00:00Z");
  const bot: SampleBot = { events: [], answer: () => Response.json({}) };
  const platform = createPlatform({
    clock,
    seed: "sample",
    fetchBot: async (request) => {
      const event = open(platform, await request.text());
      bot.events.push(event);
      return bot.answer(event);
    },
    ...options,
  });
  const safety = platform.addDepartment("区安监局");
  const wang = platform.addPerson({ name: "区安监局联络员", departments: [safety.id] });
  const li = platform.addPerson({ name: "区建设局联络员" });
  const group = platform.addGroup({ name: "安全生产工作群", members: [wang.openId, li.openId] });
  const token = await tenantToken(platform);
  return { clock, bot, platform, safety, wang, li, group, token, call: caller(platform, token) };
}

function open(platform: FeishuPlatform, raw: string): Event {
  const sealed = Buffer.from(String(JSON.parse(raw).encrypt), "base64");
  const key = createHash("sha256").update(platform.app.encryptKey).digest();
  const decipher = createDecipheriv("aes-256-cbc", key, sealed.subarray(0, 16));
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString("utf8"));
}

export async function tenantToken(platform: FeishuPlatform): Promise<string> {
  const { appId, appSecret } = platform.app;
  const response = await platform.fetch(
    "http://feishu.invalid/open-apis/auth/v3/tenant_access_token/internal",
    {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ app_id: appId, app_secret: appSecret }),
    },
  );
  return (await response.json()).tenant_access_token;
}

export type Called = {
  status: number;
  headers: Headers;
  body: { code: number; msg: string; data: Record<string, never> };
};

/** Calls the stand-in as a bot does. */
export function caller(platform: FeishuPlatform, token: string) {
  return async (method: string, path: string, body?: unknown): Promise<Called> => {
    const response = await platform.fetch(`http://feishu.invalid/open-apis${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json; charset=utf-8" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
}

export const sampleCard = (elements: unknown[], title = "任务"): CardJson => ({
  schema: "2.0",
  config: { update_multi: true },
  header: { title: { tag: "plain_text", content: title }, template: "blue" },
  body: { elements },
});

export const sendCard = (chatId: string, card: CardJson, uuid?: string) => ({
  receive_id: chatId,
  msg_type: "interactive",
  content: JSON.stringify(card),
  ...(uuid ? { uuid } : {}),
});

export const plain = (content: string) => ({ tag: "plain_text", content });
