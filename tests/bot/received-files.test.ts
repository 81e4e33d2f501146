import { afterEach, expect, test } from "vitest";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const plan = new TextEncoder().encode(
  "工作分工\n1. 开展隐患排查。（区安监局牵头）\n2. 建设平台。（区工信委牵头）\n",
);

const lastSaidTo = (person: { person: { openId: string } }) =>
  read(here.platform.messages(here.platform.privateChat(person.person.openId), "app").at(-1));

test("a picture that belongs to no report is told what to do with it, by everybody", async () => {
  here = await world();
  for (const person of [here.clerk, here.member("区教育局", "西青区")]) {
    const { replies } = await person.sendsFile("现场.png", picture);
    expect(read(replies.at(-1))).toContain("请先提交那项任务的汇报");
    here.clock.advance(2_000);
  }
});

test("a file that cannot be fetched just now is read as soon as it can be", async () => {
  here = await world();
  await here.clerk.says("你好");
  here.platform.faults.next({ path: /resources/, kind: "http-500" });
  await here.clerk.sendsFile("分工.txt", plan);
  expect(lastSaidTo(here.clerk)).toContain("正在读");
  here.clock.advance(6_000);
  await here.bot.resume();
  expect(lastSaidTo(here.clerk)).toContain("确认导入");
});

test("a file that is gone is said to be gone, not called a failure of the program", async () => {
  here = await world();
  await here.clerk.says("你好");
  here.platform.faults.next({ path: /resources/, kind: { code: 234003, status: 400 } });
  await here.clerk.sendsFile("分工.txt", plan);
  expect(lastSaidTo(here.clerk)).toContain("已撤回");
  expect(lastSaidTo(here.clerk)).not.toContain("程序");
});

test("an answer to a message that was recalled is given up at once", async () => {
  here = await world();
  const liaison = here.member("区教育局", "西青区");
  await liaison.says("你好");
  here.platform.faults.next({
    method: "POST",
    path: /messages/,
    kind: { code: 230011, status: 400 },
    times: 9,
  });
  await liaison.says("/任务 12");
  const tries = here.platform.faults.hits.length;
  here.clock.advance(60_000);
  await here.bot.resume();
  expect(here.platform.faults.hits).toHaveLength(tries);
});
