import type { CardJson } from "../../src/chat/platform.ts";
import { openEnvelope } from "../../src/feishu/webhook.ts";
import type { DemoBot, DemoEnvironment } from "../../src/playground/demo.ts";
import { chartCard, formCard, savedCard, textCard } from "./sample-cards.ts";

/** A bot of a few lines that answers with one card of each kind: the page is judged by it, without the real bot. */
export async function componentBot({ baseUrl, app, groups, clock }: DemoEnvironment): Promise<DemoBot> {
  const token = await call(`${baseUrl}/open-apis/auth/v3/tenant_access_token/internal`, "POST", {
    app_id: app.appId,
    app_secret: app.appSecret,
  }).then((body) => String(body.tenant_access_token));
  const work: Promise<unknown>[] = [];
  let lastWeek = "";

  const send = (chatId: string, type: string, content: unknown) =>
    call(
      `${baseUrl}/open-apis/im/v1/messages?receive_id_type=chat_id`,
      "POST",
      { receive_id: chatId, msg_type: type, content: JSON.stringify(content) },
      token,
    );
  await register("我的任务", "我们部门负责什么", "what my body is responsible for");
  await register("汇报", "汇报一项任务的进展", "report progress");

  async function register(command: string, zh_cn: string, en_us: string): Promise<void> {
    const description = { default_value: zh_cn, i18n: { zh_cn, en_us } };
    await call(
      `${baseUrl}/open-apis/application/v7/app_slash_commands`,
      "POST",
      { command, description },
      token,
    );
  }

  return {
    async fetch(request) {
      const settings = { ...app, tenantKey: null, botOpenId: async () => app.botOpenId };
      const raw = new Uint8Array(await request.arrayBuffer());
      const opened = await openEnvelope({ headers: request.headers, raw }, settings, clock.real());
      if (opened.kind !== "incoming") return new Response("", { status: 401 });
      const { incoming } = opened;
      if (incoming?.kind === "message") work.push(answer(send, incoming.chatId, incoming.text));
      if (incoming?.kind !== "action") return Response.json({});
      if (incoming.value.do !== "save")
        return Response.json({ toast: { type: "info", content: JSON.stringify(incoming.value) } });
      const card = { type: "raw", data: savedCard };
      return Response.json({ toast: { type: "success", content: "已保存" }, card });
    },
    async tick() {
      const now = new Date(clock.now() + 8 * 3_600_000);
      const monday = now.getUTCDay() === 1 && now.getUTCHours() === 9 ? now.toISOString().slice(0, 10) : "";
      if (!monday || monday === lastWeek) return;
      lastWeek = monday;
      for (const group of groups) await send(group.chatId, "interactive", chartCard);
    },
    settled: async () => void (await Promise.allSettled(work.splice(0))),
  };
}

const answers: [RegExp, CardJson][] = [
  [/汇报|report/, formCard],
  [/图|chart/, chartCard],
  [/负责|responsible|任务/, textCard],
];

function answer(
  send: (chat: string, type: string, content: unknown) => Promise<unknown>,
  chat: string,
  text: string,
) {
  const card = answers.find(([words]) => words.test(text))?.[1];
  return card ? send(chat, "interactive", card) : send(chat, "text", { text: `您说：${text}` });
}

async function call(
  url: string,
  method: string,
  body: unknown,
  token?: string,
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method,
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
  const answered = await response.json();
  if (answered.code !== 0) throw new Error(`${url}: ${JSON.stringify(answered)}`);
  return answered;
}
