import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Client, EventDispatcher, LoggerLevel } from "@larksuiteoapi/node-sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { movableClock } from "../../src/playground/movable-clock.ts";
import { createPlatform, type FeishuPlatform } from "../../src/playground/platform.ts";
import { sampleCard } from "./sample-bot.ts";

/** The platform's own SDK judges the stand-in: its dispatcher what is pushed, its client what is answered. */
const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };
const seen: unknown[] = [];
let platform: FeishuPlatform;
let close: () => void;
let domain: string;

beforeAll(async () => {
  platform = createPlatform({
    clock: movableClock("2018-06-04T01:00:00Z"),
    seed: "sdk",
    fetchBot: dispatched,
  });
  const server = createServer(getRequestListener(platform.routes.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  domain = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  close = () => server.close();
});
afterAll(() => close());

async function dispatched(request: Request): Promise<Response> {
  const dispatcher = new EventDispatcher({
    encryptKey: platform.app.encryptKey,
    logger: silent,
    loggerLevel: LoggerLevel.error,
  }).register({
    "im.message.receive_v1": async (data) => void seen.push(data),
    "card.action.trigger": async (data: unknown) => {
      seen.push(data);
      return { toast: { type: "success", content: "好" } };
    },
  });
  const headers = Object.fromEntries(request.headers);
  const body = Object.assign(Object.create({ headers }), JSON.parse(await request.text()));
  return Response.json((await dispatcher.invoke(body)) ?? {});
}

test("the SDK's client sends and updates a card and reads people; its dispatcher takes the events", async () => {
  const { appId, appSecret } = platform.app;
  const department = platform.addDepartment("区安监局");
  const person = platform.addPerson({ name: "联络员", departments: [department.id] });
  const client = new Client({ appId, appSecret, domain, logger: silent });

  const said = await platform.person(person.openId).says("你好");
  expect(seen).toMatchObject([{ message: { message_id: said.message.messageId } }]);

  const card = sampleCard([
    {
      tag: "button",
      text: { tag: "plain_text", content: "看" },
      behaviors: [{ type: "callback", value: { a: "值" } }],
    },
  ]);
  const sent = await client.im.v1.message.create({
    params: { receive_id_type: "open_id" },
    data: { receive_id: person.openId, msg_type: "interactive", content: JSON.stringify(card) },
  });
  expect(sent).toMatchObject({ code: 0, data: { chat_id: platform.privateChat(person.openId) } });
  const message = platform.messages().at(-1)!;
  expect(await platform.person(person.openId).clicks(message, "看")).toMatchObject({
    toast: { content: "好" },
  });
  expect(seen.at(-1)).toMatchObject({ action: { value: { a: "值" } }, operator: { open_id: person.openId } });

  const patched = await client.im.v1.message.patch({
    path: { message_id: message.messageId },
    data: { content: JSON.stringify(sampleCard([{ tag: "hr" }])) },
  });
  expect(patched.code).toBe(0);
  const user = await client.contact.v3.user.get({ path: { user_id: person.openId } });
  expect(user.data?.user?.department_ids).toEqual([department.id]);
});
