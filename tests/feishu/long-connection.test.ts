import { afterEach, describe, expect, test } from "vitest";
import type { ActionAnswer, Incoming } from "../../src/feishu/incoming.ts";
import { connectLongConnection, type LongConnectionSettings } from "../../src/feishu/long-connection.ts";
import { type LongConnectionServer, longConnectionServer } from "../harness/long-connection-server.ts";

const appSecret = "s3cret-of-the-app";
const header = {
  event_id: "ev_1",
  token: "v",
  create_time: "1608725989000",
  tenant_key: "tk",
  app_id: "cli_x",
};
const message = (content: string) => ({
  schema: "2.0",
  header: { ...header, event_type: "im.message.receive_v1" },
  event: {
    sender: { sender_id: { open_id: "ou_1" }, sender_type: "user" },
    message: { message_id: "om_1", chat_id: "oc_1", chat_type: "p2p", message_type: "text", content },
  },
});
const click = {
  schema: "2.0",
  header: { ...header, event_type: "card.action.trigger" },
  event: { operator: { open_id: "ou_1" }, token: "c-1", action: { tag: "button", value: { a: "x" } } },
};

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function journal() {
  const logged: string[] = [];
  const write = (event: string, facts?: Record<string, unknown>) =>
    void logged.push(JSON.stringify({ event, ...facts }));
  return { logged, write };
}

async function connect(
  receive: (incoming: Incoming) => Promise<ActionAnswer> = async () => ({}),
  more: Partial<LongConnectionSettings> = {},
  server?: LongConnectionServer,
) {
  const platform = server ?? (await longConnectionServer());
  open.push(platform);
  const { logged, write } = journal();
  const connection = await connectLongConnection({
    baseUrl: platform.baseUrl,
    appId: "cli_0123456789abcdef",
    appSecret,
    receive,
    botOpenId: async () => "ou_bot",
    log: { info: write, warn: write, error: write },
    ...more,
  });
  open.push(connection);
  return { platform, connection, logged };
}

describe("the long connection", () => {
  test("brings messages as the webhook does, also in pieces", async () => {
    const seen: Incoming[] = [];
    const { platform } = await connect(async (incoming) => {
      seen.push(incoming);
      return {};
    });
    const letter = message(JSON.stringify({ text: "我的任务" }));
    expect(await platform.push(letter)).toEqual({ code: 200, data: {} });
    expect(await platform.push(letter, { parts: 3 })).toEqual({ code: 200, data: {} });
    const wanted = { kind: "message", id: "om_1", text: "我的任务", createdAt: 1_608_725_989_000 };
    expect(seen).toMatchObject([wanted, wanted]);
    expect(platform.asked).toEqual([{ AppID: "cli_0123456789abcdef", AppSecret: appSecret }]);
  });

  test("takes back what a click is answered with", async () => {
    const card = { schema: "2.0" as const, body: { elements: [] } };
    const { platform } = await connect(async (incoming) => {
      expect(incoming).toMatchObject({ kind: "action", id: "ev_1", value: { a: "x" }, updateToken: "c-1" });
      return { toast: { type: "success", content: "已记录" }, card };
    });
    expect(await platform.push(click)).toEqual({
      code: 200,
      data: { toast: { type: "success", content: "已记录" }, card: { type: "raw", data: card } },
    });
  });

  test("what fails is delivered again; what can never be read is not", async () => {
    const { platform, logged } = await connect(async () => {
      throw new Error(`database says ${appSecret}`);
    });
    expect(await platform.push(click)).toMatchObject({ code: 500 });
    for (const letter of [{}, message("机密"), { ...click, event: {} }]) {
      expect(await platform.push(letter)).toEqual({ code: 200, data: {} });
    }
    expect(
      await platform.push({ ...click, header: { ...click.header, event_type: "unheard.of_v1" } }),
    ).toEqual({
      code: 200,
      data: {},
    });
    expect(logged.join("\n")).not.toContain("机密");
    const bySdk = logged.filter((line) => line.includes("long-connection.sdk")).join();
    expect(bySdk).toContain("not handled");
    expect(bySdk).not.toContain("database");
  });

  test("comes back by itself when the platform drops it", async () => {
    const { platform } = await connect();
    const again = platform.connected();
    platform.drop();
    await again;
    expect(await platform.push(click)).toEqual({ code: 200, data: {} });
  });

  test("ends when it is closed", async () => {
    const { platform, connection } = await connect();
    const left = platform.left();
    connection.close();
    await left;
    // Whoever would connect anew asks at once; a call of our own that has been answered comes after that.
    await fetch(platform.baseUrl, { method: "POST", body: "{}" });
    expect(platform.asked).toHaveLength(2);
  });

  test("a malformed app id is told, which the SDK would only log", async () => {
    await expect(connect(undefined, { appId: "cli_test" })).rejects.toMatchObject({
      kind: "config",
      message: expect.stringContaining("FEISHU_APP_ID"),
    });
  });

  test("a refused secret is told, does not wait for ever, and stays out of the log", async () => {
    const platform = await longConnectionServer({ code: 514, msg: `bad ${appSecret}` });
    const { logged, write } = journal();
    const log = { info: write, warn: write, error: write };
    await expect(connect(undefined, { log }, platform)).rejects.toMatchObject({
      kind: "config",
      message: expect.stringContaining("FEISHU_APP_SECRET"),
    });
    expect(logged.join()).toContain("514");
    expect(logged.join()).not.toContain(appSecret);
  });
});
