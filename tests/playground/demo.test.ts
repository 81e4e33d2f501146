import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, type DemoEnvironment, startDemo } from "../../src/playground/demo.ts";
import { tenantToken } from "./sample-bot.ts";

/** The demo with a bot that only counts: its HTTP side, without a browser. */
const ticks: string[] = [];
let demo: Demo;
let environment: DemoEnvironment;
let events = 0;

const start = (port: number) =>
  startDemo({
    port,
    host: "127.0.0.1",
    today: "2018-06-04",
    departments: ["西青区/区安监局"],
    people: [
      { name: "联络员", role: "liaison", department: "西青区/区安监局" },
      { name: "局长", role: "head", department: "西青区/区安监局" },
    ],
    groups: [{ name: "工作群", members: ["联络员", "局长"] }],
    async createBot(given) {
      environment = given;
      return {
        async fetch(request) {
          if (new URL(request.url).pathname !== "/feishu/events")
            return new Response("other", { status: 404 });
          events++;
          return Response.json({});
        },
        tick: async () => void ticks.push(new Date(given.clock.now()).toISOString()),
        settled: async () => {},
      };
    },
  });

beforeAll(async () => {
  demo = await start(0);
});
afterAll(() => demo.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${demo.address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

test("page, stand-in and bot share one address", async () => {
  const page = await fetch(demo.address);
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(await page.text()).toContain("/page.js");
  expect((await fetch(`${demo.address}/page.js`)).status).toBe(200);
  expect(await (await fetch(`${demo.address}/healthz`)).text()).toBe("other");
  expect((await fetch(`${environment.baseUrl}/open-apis/bot/v3/info`)).status).toBe(400);
});

test("departments nest by their path, and heads lead theirs", () => {
  const [district, body] = [...demo.platform.world.state.departments.values()];
  expect(body).toMatchObject({ name: "区安监局", parentId: district?.id });
  expect(body?.leaderIds).toEqual([environment.people[1]?.openId]);
});

test("what is said on the page reaches the bot over HTTP", async () => {
  const [person] = environment.people;
  const before = events;
  const chats = await (await fetch(`${demo.address}/playground/chats?as=${person!.openId}`)).json();
  expect(
    (await post("/playground/say", { as: person!.openId, chat: chats[0].chatId, text: "你好" })).status,
  ).toBe(200);
  expect(events).toBe(before + 1);
});

test.each([
  ["nobody", "/playground/say", { as: "ou_x", chat: "oc_x", text: "a" }, {}, 400],
  ["a foreign chat", "/playground/say", { chat: "oc_x", text: "a" }, {}, 400],
  ["no words", "/playground/say", { text: " " }, {}, 400],
  ["a card that is not there", "/playground/touch", { message: "om_x", path: [] }, {}, 400],
  ["another site", "/playground/enter", {}, { "sec-fetch-site": "cross-site" }, 403],
  ["a day gone by", "/playground/clock", { to: "2018-06-01" }, {}, 400],
  ["no date", "/playground/clock", { to: "soon" }, {}, 400],
])("refuses %s with a sentence", async (_name, path, body, headers, status) => {
  const answer = await post(path, { as: environment.people[0]?.openId, ...body }, headers);
  expect(answer.status).toBe(status);
  if (status === 400) {
    const { problem } = await answer.json();
    expect(problem.zh).toMatch(/[。]$/);
    expect(problem.en).toMatch(/^[A-Z].*\.$/);
  }
});

test("moving the clock lets the bot work at every hour on the way", async () => {
  ticks.length = 0;
  await post("/playground/clock", { to: "2018-06-05" });
  expect(ticks).toContain("2018-06-05T00:00:00.000Z");
  expect(new Date(demo.clock.now()).toISOString()).toMatch(/^2018-06-05T01:00/);
});

test("a lost answer breaks the connection off, after the work was done", async () => {
  const { platform } = demo;
  const token = await tenantToken(platform);
  platform.faults.next({ path: "/im/v1/messages", kind: "timeout after delivering" });
  const send = fetch(`${environment.baseUrl}/open-apis/im/v1/messages?receive_id_type=chat_id`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      receive_id: environment.groups[0]?.chatId,
      msg_type: "text",
      content: '{"text":"a"}',
    }),
  }).then((response) => response.json());
  await expect(send).rejects.toThrow();
  expect(platform.messages(environment.groups[0]?.chatId)).toHaveLength(1);
});

test("a port that is taken is told in one sentence", async () => {
  const port = Number(new URL(demo.address).port);
  await expect(start(port)).rejects.toThrow(`端口 ${port} 已被占用`);
});
