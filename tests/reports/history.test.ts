import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredMessage } from "../../src/playground/state.ts";
import { readLedger } from "../../src/services/exports/read-ledger.ts";
import { read, type World, world } from "../harness/world.ts";

let here: World;
beforeAll(async () => {
  here = await world({ plans: ["haicang-135"] });
});
afterAll(() => here.close());

const last = ({ replies }: { replies: StoredMessage[] }): StoredMessage => {
  const message = replies.at(-1);
  if (!message) throw new Error("the bot said nothing");
  return message;
};
/** Every page of a task's history, as a person turns them. */
async function whole(person: World["clerk"], words: string): Promise<string> {
  const card = last(await person.says(words));
  const pages = [read(card)];
  for (let turns = 0; turns < 9; turns++) {
    const next = await person.clicks(card, /下一页/).catch(() => null);
    if (!next) break;
    pages.push(read(here.platform.world.state.messages.get(card.messageId)));
  }
  return pages.join("\n");
}

test("/历史 has everything on a task: reports, files, verdicts, limits, notices, exports; who did it for whom", async () => {
  const liaison = here.member("区安监局", "海沧区");
  const form = last(await liaison.says("/汇报 1"));
  const values = { percent: "60", progress: "死亡率持续下降" };
  const [figure = ""] = Object.keys(inputs(form)).filter((name) => name.startsWith("figure:"));
  await liaison.fills(form, { ...values, [figure]: "0.008" });
  await liaison.sendsFile("统计表.txt", new TextEncoder().encode("0.008"));
  const review = last(await here.clerk.says("/审核"));
  await here.clerk.clicks(review, /逐件看/);
  await here.clerk.clicks(review, /^通过$/);
  const assigning = last(await here.clerk.says("/分工 1"));
  await here.clerk.fills(assigning, { due: "2019-12-31", reason: "与市里同步" });
  const supervising = last(await here.clerk.says("/督办 1"));
  await here.clerk.fills(supervising, { requirement: "请报整改措施" });
  const reading = { actor: "cli", body: null, chat: null, at: here.clock.now() };
  await readLedger(here.db, reading, "haicang-135", "2018-06-04");
  const told = await whole(here.clerk, "/历史 1");
  for (const words of [
    "死亡率持续下降",
    "亿元GDP生产安全事故死亡率：0.008",
    "统计表.txt",
    "交佐证材料",
    "审核通过（区安监局）",
    "调整时限",
    "2019-12-31",
    "与市里同步",
    "督办通知单（区安监局）",
    "请报整改措施",
    "命令行 · 导出规划资料",
  ])
    expect(told).toContain(words);
  // The clerk acts for the office, never as one of the body.
  expect(told).not.toMatch(/区安监局 安委办管理员/);
});

test("a file is opened from the history by who belongs somewhere, not by a guest", async () => {
  const liaison = here.member("区安监局", "海沧区");
  const card = last(await liaison.says("/历史 1"));
  await liaison.clicks(card, /下一页/).catch(() => null);
  const { replies } = await liaison.clicks(card, /打开 统计表/);
  expect(replies.map((message) => message.type)).toContain("file");
  const guest = here.platform.person(here.platform.addPerson({ name: "路人" }).openId);
  const told = await whole(guest, "/历史 haicang-135#1");
  expect(told).toContain("死亡率持续下降");
  expect(told).not.toContain("打开 统计表");
});

function inputs(message: StoredMessage): Record<string, true> {
  const names = [...JSON.stringify(message.card).matchAll(/"name":"([^"]+)"/g)].map((found) => found[1]!);
  return Object.fromEntries(names.map((name) => [name, true as const]));
}
