import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { elementAt, isRecord } from "./card-tree.ts";
import type { Typed } from "./form-values.ts";
import { interact } from "./interact.ts";
import { chartLibrary, type PageFile } from "./page-bundle.ts";
import {
  chatViews,
  createReadMarks,
  messagesOf,
  messageView,
  type ReadMarks,
  worldView,
} from "./page-views.ts";
import type { FeishuPlatform } from "./platform.ts";
import type { StoredMessage } from "./state.ts";
import type { Change } from "./world.ts";

const securityPolicy =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'";
const maxFileBytes = 30 * 1024 * 1024;
const maxMessages = 300;
const beatEveryMs = 20_000;

/** A demand of the page that cannot be met; the sentence is shown to the person, in the page's language. */
export class PageRefusal extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(zh);
  }
}

export interface PageOptions {
  platform: FeishuPlatform;
  files: Map<string, PageFile>;
  /** Whom a newcomer plays first. */
  startAs: string | undefined;
  /** Moves the clock as the person asks: "hour", "workday", "week" or a date. */
  moveClock: (to: string) => Promise<void>;
}

/** The chat page and what it asks for, below `/playground`. Whoever opens it may be anybody: it is a demo. */
export function pageServer({ platform, files, startAs, moveClock }: PageOptions): Hono {
  const app = new Hono();
  for (const [path, file] of files) app.get(path, () => served(file));
  let charts: Promise<PageFile> | null = null;
  app.get("/vchart.js", async () => {
    charts ??= chartLibrary();
    return served(await charts);
  });
  const marks = createReadMarks();
  app.route("/playground", reading(platform, marks, startAs));
  app.route("/playground", acting(platform, marks, moveClock));
  app.onError((error, c) => {
    if (error instanceof PageRefusal) return c.json({ problem: { zh: error.zh, en: error.en } }, 400);
    const [zh, en] = [`演示环境出错：${error.message}`, `The demo failed: ${error.message}`];
    return c.json({ problem: { zh, en } }, 500);
  });
  return app;
}

function served({ type, content }: PageFile): Response {
  return new Response(content, {
    headers: {
      "content-type": type,
      "content-security-policy": securityPolicy,
      "x-content-type-options": "nosniff",
      "cache-control": "no-cache",
    },
  });
}

function reading(platform: FeishuPlatform, marks: ReadMarks, startAs: string | undefined): Hono {
  const { world } = platform;
  const app = new Hono();
  app.get("/world", (c) =>
    c.json({ ...worldView(world, marks), startAs: startAs ?? liaisonInGroup(platform) }),
  );
  app.get("/chats", (c) => c.json(chatViews(world, marks, someone(platform, c.req.query("as")))));
  app.get("/messages", (c) => {
    const openId = someone(platform, c.req.query("as"));
    const chatId = ownChat(platform, openId, c.req.query("chat"));
    const messages = messagesOf(world, chatId).slice(-maxMessages);
    marks.mark(openId, chatId, messages.at(-1)?.sequence ?? 0);
    return c.json(messages.map((message) => messageView(world, message)));
  });
  app.get("/files/:key", (c) => {
    const file = world.state.files.get(c.req.param("key"));
    if (!file) return c.notFound();
    const place = file.kind === "image" ? "inline" : "attachment";
    return new Response(file.bytes, {
      headers: {
        "content-type": file.contentType,
        "content-disposition": `${place}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        "x-content-type-options": "nosniff",
      },
    });
  });
  app.get("/changes", (c) => changes(c, platform));
  return app;
}

const liaisonInGroup = ({ world }: FeishuPlatform): string | undefined =>
  [...world.state.chats.values()]
    .filter((chat) => chat.type === "group")
    .flatMap((chat) => chat.members)
    .find((openId) => world.state.people.get(openId)?.role === "liaison");

/** Server-Sent Events: each change of a chat, card or the clock, and a beat to keep the line open. */
function changes(c: Context, { world }: FeishuPlatform): Response {
  return streamSSE(c, async (stream) => {
    const stop = world.onChange((change: Change) => void stream.writeSSE({ data: JSON.stringify(change) }));
    await stream.writeSSE({ data: JSON.stringify({ kind: "hello" }) });
    const beat = setInterval(() => void stream.writeSSE({ event: "beat", data: "" }), beatEveryMs).unref();
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    clearInterval(beat);
    stop();
  });
}

function acting(platform: FeishuPlatform, marks: ReadMarks, moveClock: PageOptions["moveClock"]): Hono {
  const { world } = platform;
  const app = new Hono();
  app.use("*", async (c, next) => {
    // Another site open in the same browser must not speak through the demo.
    const site = c.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin" && site !== "none") return c.body(null, 403);
    await next();
  });
  app.post("/say", async (c) => {
    const body = await bodyOf(c);
    const openId = someone(platform, body.as);
    const text = typeof body.text === "string" ? body.text.trim() : "";
    if (!text) throw new PageRefusal("说点什么再发送。", "Please write something first.");
    const said = mentionOfBot(platform, text);
    await platform
      .person(openId)
      .says(said.text, { chat: ownChat(platform, openId, body.chat), mention: said.mention });
    return c.json({});
  });
  app.post("/file", async (c) => {
    const form = await c.req.formData();
    const openId = someone(platform, form.get("as"));
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0)
      throw new PageRefusal("文件是空的，请另选一个。", "This file is empty. Please choose another.");
    if (file.size > maxFileBytes)
      throw new PageRefusal(
        "文件超过 30 MB，请另选一个。",
        "This file is larger than 30 MB. Please choose another.",
      );
    const chat = ownChat(platform, openId, form.get("chat"));
    await platform.person(openId).sendsFile(file.name, new Uint8Array(await file.arrayBuffer()), { chat });
    return c.json({});
  });
  app.post("/touch", async (c) => {
    const body = await bodyOf(c);
    const openId = someone(platform, body.as);
    const message = cardOf(platform, openId, body.message);
    if (!Array.isArray(body.path))
      throw new PageRefusal(
        "找不到这个按钮，请刷新页面。",
        "This button was not found. Please reload the page.",
      );
    const path = body.path.map((step: unknown) => (typeof step === "number" ? step : String(step)));
    const placed = message.card ? elementAt(message.card, path) : undefined;
    if (!placed || placed.element.disabled === true) {
      throw new PageRefusal(
        "这张卡片刚刚更新过，请按新的内容操作。",
        "This card has just changed. Please use it as it stands now.",
      );
    }
    return c.json(
      await interact(world, platform.push, openId, message, path, {
        value: typed(body.value),
        form: isRecord(body.form)
          ? Object.fromEntries(Object.entries(body.form).map(([k, v]) => [k, typed(v)]))
          : {},
      }),
    );
  });
  app.post("/enter", async (c) => {
    await platform.person(someone(platform, (await bodyOf(c)).as)).opens();
    return c.json({});
  });
  app.post("/read", async (c) => {
    const { as, chat, sequence } = await bodyOf(c);
    marks.mark(someone(platform, as), String(chat), Number(sequence) || 0);
    return c.json({});
  });
  app.post("/clock", async (c) => {
    await moveClock(String((await bodyOf(c)).to));
    return c.json(worldView(world, marks));
  });
  return app;
}

async function bodyOf(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => null);
  if (!isRecord(body)) throw new PageRefusal("请求的内容不是 JSON 对象。", "The request is no JSON object.");
  return body;
}

function someone(platform: FeishuPlatform, openId: unknown): string {
  if (typeof openId === "string" && platform.world.state.people.has(openId)) return openId;
  throw new PageRefusal(
    "没有这个人，请刷新页面后重新选择身份。",
    "There is no such person. Please reload the page and choose again whom to be.",
  );
}

function ownChat(platform: FeishuPlatform, openId: string, chatId: unknown): string {
  const own = platform.privateChat(openId);
  const chat = typeof chatId === "string" ? platform.world.state.chats.get(chatId) : undefined;
  if (chat && (chat.chatId === own || (chat.type === "group" && chat.members.includes(openId))))
    return chat.chatId;
  throw new PageRefusal(
    "您不在这个会话里，请刷新页面。",
    "You are not in this chat. Please reload the page.",
  );
}

function cardOf(platform: FeishuPlatform, openId: string, messageId: unknown): StoredMessage {
  const message = typeof messageId === "string" ? platform.world.state.messages.get(messageId) : undefined;
  if (!message)
    throw new PageRefusal(
      "这张卡片已经不在了，请刷新页面。",
      "This card is no longer there. Please reload the page.",
    );
  ownChat(platform, openId, message.chatId);
  return message;
}

function typed(value: unknown): Typed {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" || typeof value === "boolean" || typeof value === "number" ? value : null;
}

/** "@督办助手 …" in what was typed becomes a mention, as the client makes it. */
function mentionOfBot({ app }: FeishuPlatform, text: string): { text: string; mention: boolean } {
  const name = `@${app.botName}`;
  return text.includes(name)
    ? { text: text.replaceAll(name, "").trim(), mention: true }
    : { text, mention: false };
}
