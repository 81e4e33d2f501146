import { describe, expect, test } from "vitest";
import { PlatformError } from "../../src/chat/platform.ts";
import { createFeishuClient } from "../../src/feishu/client.ts";
import { createTokenCache, createTokenSource } from "../../src/feishu/token.ts";
import { json, ok, refused, scriptedNetwork } from "./scripted-network.ts";

const sent = () => ok({ message_id: "om_1", chat_id: "oc_1" });
const card = { schema: "2.0" as const, config: { update_multi: true }, body: { elements: [] } };
const text = { kind: "text", text: "好" } as const;
const never = (): never => {
  throw new TypeError("fetch failed");
};
const unreachable = (code: string) => (): never => {
  throw Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) });
};
const minutes = (count: number) => count * 60_000;

async function failure(call: Promise<unknown>): Promise<PlatformError> {
  try {
    await call;
  } catch (cause) {
    if (cause instanceof PlatformError) return cause;
    throw cause;
  }
  throw new Error("the call did not fail");
}

function world(...replies: Parameters<typeof scriptedNetwork>) {
  const network = scriptedNetwork(...replies);
  return { ...network, client: createFeishuClient(network.settings) };
}

describe("messages", () => {
  test("a text to a chat", async () => {
    const { client, calls } = world(sent);
    expect(await client.send({ chat: "oc_1" }, text, "u-1")).toEqual({ messageId: "om_1", chatId: "oc_1" });
    expect(calls()).toEqual([
      {
        method: "POST",
        path: "/open-apis/im/v1/messages",
        query: { receive_id_type: "chat_id" },
        authorization: "Bearer t-1",
        redirect: "manual",
        body: JSON.stringify({ receive_id: "oc_1", msg_type: "text", content: '{"text":"好"}', uuid: "u-1" }),
      },
    ]);
  });

  test("a card to a person, its JSON as a string", async () => {
    const { client, calls } = world(sent);
    await client.send({ person: "ou_1" }, { kind: "card", card }, "u-1");
    expect(calls()[0]?.query).toEqual({ receive_id_type: "open_id" });
    expect(JSON.parse(calls()[0]?.body ?? "")).toEqual({
      receive_id: "ou_1",
      msg_type: "interactive",
      content: JSON.stringify(card),
      uuid: "u-1",
    });
  });

  test("a file as a reply", async () => {
    const { client, calls } = world(sent);
    await client.reply("om/0", { kind: "file", fileKey: "file_1" }, "u-1");
    expect(calls()[0]).toMatchObject({ method: "POST", path: "/open-apis/im/v1/messages/om%2F0/reply" });
    expect(JSON.parse(calls()[0]?.body ?? "")).toEqual({
      msg_type: "file",
      content: '{"file_key":"file_1"}',
      uuid: "u-1",
    });
  });

  test("a card in another's place", async () => {
    const { client, calls } = world(() => ok());
    await client.updateCard("om_1", card);
    expect(calls()[0]).toMatchObject({ method: "PATCH", path: "/open-apis/im/v1/messages/om_1" });
    expect(JSON.parse(calls()[0]?.body ?? "")).toEqual({ content: JSON.stringify(card) });
  });

  test("a uuid too long for the platform is refused before it is asked", async () => {
    const { client, seen } = world();
    expect(await failure(client.send({ chat: "oc_1" }, text, "u".repeat(51)))).toMatchObject({
      kind: "refused",
    });
    expect(seen).toEqual([]);
  });
});

describe("the tenant token", () => {
  test("is fetched once for five calls at once", async () => {
    const { client, tokenCalls } = world(...Array.from({ length: 5 }, () => sent));
    await Promise.all([1, 2, 3, 4, 5].map((n) => client.send({ chat: "oc_1" }, text, `u-${n}`)));
    expect(tokenCalls()).toBe(1);
  });

  test("is kept until 30 minutes are left", async () => {
    const { client, tokenCalls, wait, calls } = world(sent, sent, sent);
    await client.send({ chat: "oc_1" }, text, "a");
    wait(minutes(90));
    await client.send({ chat: "oc_1" }, text, "b");
    expect(tokenCalls()).toBe(1);
    wait(1);
    await client.send({ chat: "oc_1" }, text, "c");
    expect(tokenCalls()).toBe(2);
    expect(calls().map((call) => call.authorization)).toEqual(["Bearer t-1", "Bearer t-1", "Bearer t-2"]);
  });

  test("is used to its end when no new one is to be had", async () => {
    const { client, wait, answerTokenWith, calls } = world(sent, sent);
    await client.send({ chat: "oc_1" }, text, "a");
    answerTokenWith(never);
    wait(minutes(119));
    await client.send({ chat: "oc_1" }, text, "b");
    expect(calls()[1]?.authorization).toBe("Bearer t-1");
    wait(minutes(1));
    expect(await failure(client.send({ chat: "oc_1" }, text, "c"))).toMatchObject({ kind: "retry" });
  });

  test("is shared by clients with one cache, as the requests of one Worker", async () => {
    const network = scriptedNetwork(sent, sent);
    await createFeishuClient(network.settings).send({ chat: "oc_1" }, text, "a");
    await createFeishuClient(network.settings).send({ chat: "oc_1" }, text, "b");
    expect(network.tokenCalls()).toBe(1);
  });

  test.each([99991661, 99991663, 99991665, 99991671])("%i drops it and tries once more", async (code) => {
    const { client, calls } = world(() => refused(code), sent);
    await client.send({ chat: "oc_1" }, text, "a");
    expect(calls().map((call) => call.authorization)).toEqual(["Bearer t-1", "Bearer t-2"]);
  });

  test("refused twice is the administrator's matter", async () => {
    const { client, calls } = world(
      () => refused(99991663),
      () => refused(99991663),
    );
    expect(await failure(client.send({ chat: "oc_1" }, text, "a"))).toMatchObject({
      kind: "config",
      code: 99991663,
    });
    expect(calls()).toHaveLength(2);
  });

  test("expired under five calls at once is fetched once anew", async () => {
    const expired = Array.from({ length: 5 }, () => () => refused(99991663));
    const { client, tokenCalls } = world(...expired, ...Array.from({ length: 5 }, () => sent));
    await Promise.all([1, 2, 3, 4, 5].map((n) => client.send({ chat: "oc_1" }, text, `u-${n}`)));
    expect(tokenCalls()).toBe(2);
  });

  test("that is fresh is not dropped for the sake of an old one", async () => {
    let count = 0;
    const fetchToken = async () => ({ value: `t-${++count}`, lifeMs: minutes(120) });
    const source = createTokenSource({ key: "k", cache: createTokenCache(), now: () => 0, fetchToken });
    const old = await source.get();
    source.evict(old);
    expect(await source.get()).toBe("t-2");
    source.evict(old);
    expect(await source.get()).toBe("t-2");
  });

  test("not given for whatever reason is the administrator's matter", async () => {
    const { client, answerTokenWith } = world();
    answerTokenWith(() => json({ code: 10179, msg: "no" }));
    expect(await failure(client.send({ chat: "oc_1" }, text, "a"))).toMatchObject({
      kind: "config",
      code: 10179,
    });
  });

  test("not given for a wrong secret: the administrator's matter, and the secret stays out of the log", async () => {
    const { client, answerTokenWith, logged } = world();
    answerTokenWith(() => json({ code: 10015, msg: "app secret invalid s3cret-of-the-app" }));
    const error = await failure(client.send({ chat: "oc_1" }, text, "a"));
    expect(error).toMatchObject({ kind: "config", code: 10015 });
    expect(error.message + JSON.stringify(logged)).not.toContain("s3cret");
  });

  test("a failed fetch of it leaves nothing sent, so that the call may be tried again", async () => {
    const { client, answerTokenWith, calls } = world();
    answerTokenWith(never);
    expect(await failure(client.send({ chat: "oc_1" }, text, "a"))).toMatchObject({ kind: "retry" });
    expect(calls()).toEqual([]);
  });
});

describe("what became of a call that failed", () => {
  const html = () => new Response("<html>", { status: 502 });
  const garbled = () => new Response("{", { status: 200 });
  const brokenOff = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.error(new Error("reset"));
        },
      }),
    );
  const notThere = () => new Response("404 page not found", { status: 404 });
  const moved = () => new Response(null, { status: 302, headers: { location: "https://elsewhere.test" } });

  test.each([
    ["the network", never, "unknown", "retry"],
    ["a connection cut in the middle", brokenOff, "unknown", "retry"],
    ["a gateway", html, "unknown", "retry"],
    ["half an answer", garbled, "unknown", "retry"],
    ["an unknown code on HTTP 500", () => refused(1, "internal", 500), "unknown", "retry"],
    ["a connection refused", unreachable("ECONNREFUSED"), "retry", "retry"],
    ["a name that does not resolve", unreachable("ENOTFOUND"), "retry", "retry"],
    ["something that is not the platform", notThere, "config", "config"],
    ["a redirect, which would carry the token away", moved, "config", "config"],
    ["a code on HTTP 200", () => refused(230002, "no", 200), "gone", "gone"],
    ["an unknown code", () => refused(123456), "refused", "refused"],
    ["429 without a body", () => new Response("", { status: 429 }), "retry", "retry"],
    ["the month's quota", () => refused(99991403, "quota", 429), "quota", "quota"],
  ] as const)("by %s: a send is %s, an update %s", async (_name, reply, send, update) => {
    const { client } = world(reply, reply, reply);
    expect((await failure(client.send({ chat: "oc_1" }, text, "a"))).kind).toBe(send);
    expect((await failure(client.reply("om_1", text, "a"))).kind).toBe(send);
    expect((await failure(client.updateCard("om_1", card))).kind).toBe(update);
  });

  test("a platform that never answers is given up in time", async () => {
    const network = scriptedNetwork((request) => {
      const { signal } = request;
      return new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    });
    const client = createFeishuClient({ ...network.settings, timeoutMs: 20 });
    expect(await failure(client.send({ chat: "oc_1" }, text, "a"))).toMatchObject({ kind: "unknown" });
  });

  test("an answer without a message id is no answer", async () => {
    const { client } = world(() => ok());
    expect(await failure(client.send({ chat: "oc_1" }, text, "a"))).toMatchObject({ kind: "unknown" });
  });

  test("the gateway's word on when to come again is passed on", async () => {
    const limited = () => refused(99991400, "limit", 400, { "x-ogw-ratelimit-reset": "1.5" });
    const { client } = world(limited);
    const { kind, detail } = await failure(client.send({ chat: "oc_1" }, text, "a"));
    expect({ kind, after: detail.retryAfterMs }).toEqual({ kind: "retry", after: 1500 });
  });

  test("a refused card names its reason and its place, and neither error nor log quotes the card", async () => {
    const msg =
      "Failed to create card content, ext=ErrCode: 200621; ErrMsg: bad 机密内容; ErrPath: ROOT -> body; ";
    const { client, logged } = world(() => refused(230099, msg));
    const error = await failure(client.send({ chat: "oc_1" }, { kind: "card", card }, "a"));
    expect(error).toMatchObject({
      kind: "refused",
      code: 230099,
      detail: { subCode: 200621, errPath: "ROOT -> body", httpStatus: 400, logId: "log-1" },
    });
    expect(error.detail.advice?.zh).toMatch(/。$/);
    expect(logged).toMatchObject([{ event: "platform.failed", call: "send", code: 230099, logId: "log-1" }]);
    expect(error.message + JSON.stringify(logged)).not.toContain("机密");
  });

  test("a message that is gone says nothing about its chat", async () => {
    const { client } = world(
      () => refused(230011),
      () => refused(232009),
      () => refused(230013),
    );
    expect((await failure(client.updateCard("om_1", card))).detail.gone).toBe("message");
    expect((await failure(client.send({ chat: "oc_1" }, text, "a"))).detail.gone).toBe("chat");
    expect((await failure(client.send({ person: "ou_1" }, text, "a"))).detail.gone).toBe("person");
  });
});

describe("files", () => {
  const download = (reply: () => Response, maxBytes = 10) =>
    world(reply).client.download("om_1", "file_1", "file", maxBytes);

  test("are streamed", async () => {
    const { client, calls } = world(() => new Response(new Uint8Array([1, 2, 3])));
    expect(await client.download("om_1", "file_1", "image", 10)).toEqual(new Uint8Array([1, 2, 3]));
    expect(calls()[0]).toMatchObject({
      method: "GET",
      path: "/open-apis/im/v1/messages/om_1/resources/file_1",
      query: { type: "image" },
    });
  });

  test("of exactly the size allowed are taken, of one byte more not", async () => {
    expect(await download(() => new Response(new Uint8Array(10)))).toHaveLength(10);
    expect(await failure(download(() => new Response(new Uint8Array(11))))).toMatchObject({
      kind: "refused",
      code: 234037,
    });
  });

  test("without end are let go at the limit", async () => {
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024)),
      cancel: () => {
        isCancelled = true;
      },
    });
    expect(await failure(download(() => new Response(endless), 10_000))).toMatchObject({ code: 234037 });
    expect(isCancelled).toBe(true);
  });

  test("that break off may be tried again", async () => {
    const broken = () =>
      new Response(
        new ReadableStream<Uint8Array<ArrayBuffer>>({
          pull: (controller) => controller.error(new Error("reset")),
        }),
      );
    expect(await failure(download(broken))).toMatchObject({ kind: "retry" });
  });

  test("that are refused say why, on HTTP 200 too", async () => {
    expect(await failure(download(() => refused(234003)))).toMatchObject({
      kind: "gone",
      detail: { gone: "message" },
    });
    expect(await failure(download(() => refused(234038, "no", 200), 1000))).toMatchObject({ kind: "config" });
  });

  test("of JSON are files all the same", async () => {
    const bytes = await download(() => json({ code: "A-1", plan: true }), 1000);
    expect(new TextDecoder().decode(bytes)).toBe('{"code":"A-1","plan":true}');
    expect(await download(() => json({ code: 0, msg: "ours" }), 1000)).toHaveLength(23);
  });

  test("are uploaded as a form", async () => {
    let form: FormData | undefined;
    const { client } = world(async (request) => {
      form = await request.formData();
      return ok({ file_key: "file_9" });
    });
    expect(await client.upload("台账.xlsx", new Uint8Array([1, 2]))).toBe("file_9");
    expect([form?.get("file_type"), form?.get("file_name")]).toEqual(["xls", "台账.xlsx"]);
    const file = form?.get("file");
    expect(file instanceof File && file.size).toBe(2);
  });

  test("that the platform would not take are not sent", async () => {
    const { client, seen } = world();
    expect(await failure(client.upload("a.pdf", new Uint8Array()))).toMatchObject({ code: 234010 });
    expect(await failure(client.upload("a.pdf", new Uint8Array(30 * 1024 * 1024 + 1)))).toMatchObject({
      code: 234006,
    });
    expect(seen).toEqual([]);
  });
});

describe("the directory", () => {
  test("a person", async () => {
    const user = {
      open_id: "ou_1",
      name: "李",
      department_ids: ["0", "od-1"],
      job_title: "",
      status: { is_frozen: true },
    };
    const { client, calls } = world(() => ok({ user }));
    expect(await client.user("ou_1")).toEqual({
      openId: "ou_1",
      name: "李",
      departmentIds: ["od-1"],
      jobTitle: null,
      active: false,
    });
    expect(calls()[0]).toMatchObject({
      path: "/open-apis/contact/v3/users/ou_1",
      query: { user_id_type: "open_id", department_id_type: "open_department_id" },
    });
  });

  test("a person of whom the app may see nothing", async () => {
    const { client } = world(() => ok({ user: {} }));
    expect(await client.user("ou_1")).toMatchObject({
      openId: "ou_1",
      name: "",
      departmentIds: [],
      active: true,
    });
  });

  test("a department, its main leader first", async () => {
    const department = {
      name: "区安监局",
      open_department_id: "od-1",
      parent_department_id: "0",
      leader_user_id: "ou_a",
      leaders: [
        { leaderType: 2, leaderID: "ou_b" },
        { leaderType: 1, leaderID: "ou_a" },
      ],
    };
    const { client } = world(() => ok({ department }));
    expect(await client.department("od-1")).toEqual({
      id: "od-1",
      name: "区安监局",
      parentId: null,
      leaderIds: ["ou_a", "ou_b"],
    });
  });

  test("a department that names its leaders only in the list", async () => {
    const leaders = [
      { leaderType: 2, leaderID: "ou_b" },
      { leaderType: 1, leaderID: "ou_a" },
    ];
    const { client } = world(() => ok({ department: { name: "x", leaders } }));
    expect(await client.department("od-1")).toMatchObject({ id: "od-1", leaderIds: ["ou_a", "ou_b"] });
  });

  test("all ancestors, over all pages", async () => {
    const item = (id: string) => ({ open_department_id: id, name: id, parent_department_id: "x" });
    const { client, calls } = world(
      () => ok({ items: [item("od-1"), item("od-2")], has_more: true, page_token: "p2" }),
      () => ok({ items: [item("od-3")], has_more: false }),
    );
    expect((await client.departmentParents("od-0")).map((parent) => parent.id)).toEqual([
      "od-1",
      "od-2",
      "od-3",
    ]);
    expect(calls().map((call) => call.query.page_token)).toEqual([undefined, "p2"]);
  });

  test("pages that never end are given up", async () => {
    const endless = Array.from(
      { length: 100 },
      () => () => ok({ items: [], has_more: true, page_token: "again" }),
    );
    const { client, calls } = world(...endless);
    await client.departmentParents("od-0");
    expect(calls().length).toBeLessThan(100);
  });
});

describe("the bot itself", () => {
  const info = () => json({ code: 0, msg: "ok", bot: { open_id: "ou_bot" } });

  test("is asked for once a day", async () => {
    const { client, calls, wait } = world(info, info);
    expect([await client.botOpenId(), await client.botOpenId()]).toEqual(["ou_bot", "ou_bot"]);
    expect(calls()).toHaveLength(1);
    wait(minutes(24 * 60));
    await client.botOpenId();
    expect(calls()).toHaveLength(2);
  });

  test("that does not exist is the administrator's matter", async () => {
    const { client } = world(() => json({ code: 0, msg: "ok", bot: {} }));
    expect(await failure(client.botOpenId())).toMatchObject({ kind: "config" });
  });
});

test("slash commands are listed, made, changed and deleted", async () => {
  const items = [
    { command_id: "c1", command: "help", description: { default_value: "帮助" } },
    { command_id: "c2", command: "mine", description: "我的任务" },
  ];
  const { client, calls } = world(
    () => ok({ items }),
    () => ok({ command_id: "c3" }),
    () => ok(),
    () => ok(),
  );
  expect(await client.slashCommands()).toEqual([
    { id: "c1", command: "help", description: "帮助" },
    { id: "c2", command: "mine", description: "我的任务" },
  ]);
  await client.putSlashCommand({ command: "due", zh: "到期", en: "Due soon" });
  await client.putSlashCommand({ id: "c1", command: "help", zh: "帮助", en: "Help" });
  await client.deleteSlashCommand("c2");
  const root = "/open-apis/application/v7/app_slash_commands";
  expect(calls().map(({ method, path }) => `${method} ${path}`)).toEqual([
    `GET ${root}`,
    `POST ${root}`,
    `PATCH ${root}/c1`,
    `DELETE ${root}/c2`,
  ]);
  expect(JSON.parse(calls()[1]?.body ?? "")).toEqual({
    command: "due",
    description: { default_value: "到期", i18n: { zh_cn: "到期", en_us: "Due soon" } },
  });
});

test("what counts against the monthly quota is counted, repetitions included; auth and contact are free", async () => {
  const { client, counted } = world(
    () => refused(99991663),
    sent,
    () => ok({ user: {} }),
    () => new Response("x"),
    never,
  );
  await client.send({ chat: "oc_1" }, text, "a");
  await client.user("ou_1");
  await client.download("om_1", "f", "file", 10);
  await failure(client.updateCard("om_1", card));
  expect(counted).toEqual(["message", "message", "file", "message"]);
});

test("no redirect is followed: it would carry the token to another host", async () => {
  const { client, seen } = world(sent);
  await client.send({ chat: "oc_1" }, text, "a");
  expect(seen.map((one) => one.redirect)).toEqual(["manual", "manual"]);
});

test("fetch is called as a plain function, as Workers demand", async () => {
  const network = scriptedNetwork(sent);
  const receivers: unknown[] = [];
  const { fetch } = network.settings;
  const client = createFeishuClient({
    ...network.settings,
    fetch: function (this: unknown, input: RequestInfo | URL, init?: RequestInit) {
      receivers.push(this);
      return fetch(input, init);
    },
  });
  await client.send({ chat: "oc_1" }, text, "a");
  expect(receivers).toEqual([undefined, undefined]);
});
