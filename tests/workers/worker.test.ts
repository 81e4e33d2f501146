import { afterAll, beforeAll, expect, test } from "vitest";
import { createClock } from "../../src/clock.ts";
import { subscribeChat } from "../../src/services/digests/subscribe.ts";
import { int } from "../../src/store/db.ts";
import { clickLetter, forger, messageLetter, withHeader } from "../front-door/letters.ts";
import { dumpDatabase } from "../harness/dump-database.ts";
import { read } from "../harness/world.ts";
import { type WorkerWorld, workerWorld, zoneOfMorning } from "./worker-world.ts";

/** What one invocation may call on Cloudflare's free plan. */
const maxSubrequests = 50;
/** What worker.ts reckons with for a message that a tick takes up. */
const callsOfAMessage = 34;

let w: WorkerWorld;
beforeAll(async () => {
  w = await workerWorld({ today: "2018-06-12" });
}, 60_000);
afterAll(() => w.close());

/** Does one thing that is one invocation, and counts what the Worker called for it. */
async function callsOf(act: () => Promise<unknown>): Promise<number> {
  await w.settled();
  const before = w.calls.length;
  await act();
  await w.settled();
  return w.calls.length - before;
}

test("a signed question is answered with a card of the asker's own tasks", async () => {
  const member = w.member("区安监局");
  const { replies, delivery } = await member.says("我们部门负责什么");
  expect(delivery?.attempts).toMatchObject([{ outcome: 200 }]);
  expect(replies).toHaveLength(1);
  expect(replies[0]?.card).not.toBeNull();
  expect(read(replies[0])).toContain("牵头");
});

test("a question in English is answered in English", async () => {
  const { replies } = await w.member("区安监局").says("what is my department responsible for");
  expect(read(replies[0])).toMatch(/lead/i);
});

test("in a group it answers when it is mentioned, and only then", async () => {
  const member = w.member("区安监局");
  const chat = w.platform.addGroup({ name: "工作群", members: [member.person.openId] }).chatId;
  expect((await member.says("我们部门负责什么", { chat })).replies).toEqual([]);
  expect((await member.says("我们部门负责什么", { chat, mention: true })).replies).toHaveLength(1);
});

test("a report by card is saved within the callback, and found again", async () => {
  const member = w.member("区安监局");
  const { tasks } = await firstTaskOf("区安监局");
  const { replies } = await member.says(`/汇报 ${tasks[0]}`);
  const typed = { percent: "60", progress: "规划初稿已完成，正在征求意见" };
  const before = w.calls.length;
  const filled = await member.fills(replies[0]!, typed);
  expect(w.calls.length - before).toBeLessThanOrEqual(maxSubrequests);
  expect(filled.error).toBeNull();
  expect(filled.problems).toEqual({});
  const [saved] = await w.db.all("SELECT COUNT(*) AS count FROM reports");
  expect(int(saved!, "count")).toBe(1);
  const history = await member.says(`/历史 ${tasks[0]}`);
  expect(read(history.replies[0])).toContain("规划初稿已完成");
});

async function firstTaskOf(body: string): Promise<{ tasks: string[] }> {
  const rows = await w.db.all(
    `SELECT DISTINCT t.number, t.ord FROM tasks t JOIN assignments a ON a.task = t.id
     WHERE a.role IN ('lead', 'responsible') AND a.body LIKE ? ORDER BY t.ord LIMIT 3`,
    [`%/${body}`],
  );
  return { tasks: rows.map((row) => String(row.number)) };
}

test("no answer takes more calls than the free plan allows", async () => {
  const stranger = w.member("区建设局");
  const counts = {
    first: await callsOf(() => stranger.says("我们部门负责什么")),
    next: await callsOf(() => stranger.says("/逾期")),
    help: await callsOf(() => stranger.says("/帮助")),
    who: await callsOf(() => stranger.says("谁负责消防")),
    rambling: await callsOf(() =>
      stranger.says("领导下午要问，跟消防沾边的那几条翻出来，还有校园的事，危化品那摊子也一起给我看看"),
    ),
    open: await callsOf(() => stranger.says("/汇报 1")),
  };
  for (const count of Object.values(counts)) expect(count).toBeLessThanOrEqual(maxSubrequests);
  // Leaves room for the rest of a tick that takes up one lost message (worker.ts).
  expect(Math.max(...Object.values(counts))).toBeLessThanOrEqual(callsOfAMessage);
});

test("the tick posts Monday's digest once, also when it runs twice at the same moment", async () => {
  const chat = w.platform.addGroup({ name: "周报群", members: [w.clerk.person.openId] }).chatId;
  const doer = { actor: "cli", body: null, chat, at: w.clock.now() };
  await w.db.write([
    {
      sql: "INSERT INTO chats (id, kind, state) VALUES (?, 'group', 'open') ON CONFLICT DO NOTHING",
      args: [chat],
    },
  ]);
  const lastWeek = createClock(zoneOfMorning(), "2018-06-06");
  await subscribeChat(w.db, lastWeek, doer, { chat, plan: "xiqing-2017" });
  const calls = await callsOf(() => w.scheduled());
  expect(calls).toBeLessThanOrEqual(maxSubrequests);
  await Promise.all([w.scheduled(), w.scheduled()]);
  const posts = w.platform.messages(chat, "app");
  expect(posts).toHaveLength(1);
  expect(read(posts[0])).toContain("6月4日至6月10日");
});

test("the tick keeps to its calls when forty groups are due, and later ticks bring the rest", async () => {
  const lastWeek = createClock(zoneOfMorning(), "2018-06-06");
  const chats = Array.from(
    { length: 40 },
    (_, index) => w.platform.addGroup({ name: `群${index}`, members: [w.clerk.person.openId] }).chatId,
  );
  for (const chat of chats) {
    const doer = { actor: "cli", body: null, chat, at: w.clock.now() };
    await w.db.write([
      {
        sql: "INSERT INTO chats (id, kind, state) VALUES (?, 'group', 'open') ON CONFLICT DO NOTHING",
        args: [chat],
      },
    ]);
    await subscribeChat(w.db, lastWeek, doer, { chat, plan: "xiqing-2017" });
  }
  const posted = (): number => chats.filter((chat) => w.platform.messages(chat, "app").length > 0).length;
  for (let tick = 0; tick < 6 && posted() < chats.length; tick++) {
    expect(await callsOf(() => w.scheduled())).toBeLessThanOrEqual(maxSubrequests);
  }
  expect(posted()).toBe(chats.length);
  for (const chat of chats) expect(w.platform.messages(chat, "app")).toHaveLength(1);
});

test("a message whose Worker died before it answered is answered by the tick", async () => {
  const letter = messageLetter(w.platform, w.clerk, "/帮助");
  // The answer and its repetition are lost before they arrive, as if the invocation had been cut off.
  w.platform.faults.next({ method: "POST", path: "/im/v1/messages", times: 2, kind: "lost before" });
  const { body, headers } = await forger(w.platform).sign(letter);
  const posts = w.platform.messages(undefined, "app").length;
  const request = new Request("http://bot.invalid/feishu/events", { method: "POST", headers, body });
  expect((await w.fetch(request)).status).toBe(200);
  await w.settled();
  expect(w.platform.messages(undefined, "app")).toHaveLength(posts);
  expect(await callsOf(() => w.scheduled())).toBeLessThanOrEqual(maxSubrequests);
  expect(w.platform.messages(undefined, "app")).toHaveLength(posts + 1);
});

test("forty people at once are all answered", async () => {
  const people = Array.from({ length: 40 }, (_, index) =>
    w.platform.person(w.platform.addPerson({ name: `联络员${index}`, openId: `ou_crowd_${index}` }).openId),
  );
  const letters = people.map((person) => messageLetter(w.platform, person, "/帮助"));
  const responses = await Promise.all(
    letters.map(async (letter) => {
      const { body, headers } = await forger(w.platform).sign(letter);
      return w.fetch(new Request("http://bot.invalid/feishu/events", { method: "POST", headers, body }));
    }),
  );
  expect(responses.map(({ status }) => status)).toEqual(people.map(() => 200));
  await w.settled();
  const answered = people.filter(
    (person) => w.platform.messages(w.platform.privateChat(person.person.openId), "app").length === 1,
  );
  expect(answered).toHaveLength(40);
});

test("forgeries are refused inside workerd too, and change nothing", async () => {
  const { sign, signText, hoursOff } = forger(w.platform);
  const letter = () => clickLetter(w.platform, w.clerk, { do: "answer.say", words: "/帮助" });
  const wrongTenant = { ...letter(), header: { ...letter().header, tenant_key: "another" } };
  const forged = [
    { status: 401, request: { ...(await sign(letter())), headers: {} } },
    { status: 401, request: withHeader(await sign(letter()), "x-lark-signature", "0".repeat(64)) },
    { status: 401, request: await hoursOff(letter(), -9) },
    { status: 401, request: { body: JSON.stringify(letter()), headers: {} } },
    { status: 403, request: await sign(wrongTenant) },
    { status: 400, request: await signText("{") },
    { status: 413, request: await signText("x".repeat(1024 * 1024 + 1)) },
  ];
  const before = await dumpDatabase(w.db);
  for (const { status, request } of forged) {
    const { body, headers } = request;
    const response = await w.fetch(
      new Request("http://bot.invalid/feishu/events", { method: "POST", headers, body }),
    );
    expect(response.status).toBe(status);
  }
  await w.settled();
  expect(await dumpDatabase(w.db)).toEqual(before);
});

test("healthz, readyz and nothing else", async () => {
  const status = async (path: string) => (await w.fetch(new Request(`http://bot.invalid${path}`))).status;
  expect(await status("/healthz")).toBe(200);
  expect(await status("/readyz")).toBe(200);
  expect(await status("/")).toBe(404);
  expect(await status("/feishu/events")).toBe(404);
});
