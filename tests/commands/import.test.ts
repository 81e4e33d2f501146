import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, test } from "vitest";
import type { StoredMessage } from "../../src/playground/state.ts";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

const plan = `东湖区安全生产工作任务分工方案

东湖安委办〔2018〕3号

一、主要任务
1.开展危险化学品专项整治，2018年底前完成。（区安监局牵头，区环保局配合）
2.完善校园消防设施，建立检查台账。（区教育局负责）
3.加强道路隐患治理。（公安分局牵头，区交通局、区安监局参与）
`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const tasks = async (): Promise<number> =>
  Number((await here.db.all("SELECT count(*) AS n FROM tasks WHERE removed_on IS NULL"))[0]?.n);

const sendPlan = async (text = plan): Promise<StoredMessage> => {
  const { replies } = await here.clerk.sendsFile("分工方案.txt", bytes(text));
  expect(read(replies[0])).toContain("正在读");
  return replies[1]!;
};

describe("the clerk sends a document", () => {
  test("it is shown first and imported on confirmation only, once", async () => {
    here = await world({ plans: [] });
    const preview = await sendPlan();
    expect(read(preview)).toContain("读到 3 项任务");
    expect(await tasks()).toBe(0);
    const { toast } = await here.clerk.fills(preview, {}, { submit: "确认导入" });
    expect(toast).toMatchObject({ type: "success" });
    expect(await tasks()).toBe(3);
  });

  test("an old card that is confirmed again imports nothing twice", async () => {
    here = await world({ plans: [] });
    const preview = await sendPlan();
    const before = structuredClone(preview);
    await here.clerk.fills(preview, {}, { submit: "确认导入" });
    preview.card = before.card;
    const { toast } = await here.clerk.fills(preview, {}, { submit: "确认导入" });
    expect(toast?.content).toContain("已经导入过");
    expect(await tasks()).toBe(3);
  });

  test("a no writes nothing", async () => {
    here = await world({ plans: [] });
    await here.clerk.fills(await sendPlan(), {}, { submit: "不导入" });
    expect(await tasks()).toBe(0);
  });

  test("a changed version shows what changed, and reports stay with their tasks", async () => {
    here = await world({ plans: [] });
    await here.clerk.fills(await sendPlan(), {}, { submit: "确认导入" });
    const before = await here.db.all("SELECT id, number, content FROM tasks ORDER BY ord");
    const changed = plan
      .replace("区环保局配合", "区环保局、区水务局配合")
      .replace(
        "3.加强道路隐患治理。（公安分局牵头，区交通局、区安监局参与）\n",
        "3.建立应急物资储备库。（区应急办负责）\n",
      );
    const preview = await sendPlan(changed);
    expect(read(preview)).toContain("新增 1 项，撤销 1 项，改责任单位 1 项。");
    expect(read(preview)).toMatch(/\*\*3\*\* 建立应急物资储备库.*新增/);
    await here.clerk.fills(preview, {}, { submit: "确认导入" });
    const after = await here.db.all("SELECT id, number, removed_on FROM tasks ORDER BY key");
    expect(after.filter((row) => row.removed_on === null).map((row) => row.id)).toEqual([
      before[0]!.id,
      before[1]!.id,
      expect.stringMatching(/:4$/),
    ]);
    expect(after.find((row) => row.id === before[2]!.id)?.removed_on).toBe("2018-06-04");
  });

  test("a new body can be matched to a known one on the card", async () => {
    here = await world({ plans: ["xiqing-2017"] });
    const text = plan.replaceAll("东湖", "西青").replace("区环保局配合", "区环保总局配合");
    const preview = await sendPlan(text);
    const field = JSON.stringify(preview.card).match(/"name":"(body_\d+)"/)?.[1];
    expect(read(preview)).toContain("区环保总局");
    await here.clerk.fills(preview, { [field!]: "区环保局" }, { submit: "确认导入" });
    const owners = await here.db.all("SELECT canonical, body FROM assignments WHERE name LIKE '%环保总局%'");
    expect(owners).toEqual([expect.objectContaining({ canonical: "区环保局", body: "西青区/区环保局" })]);
  });

  test("a text pasted into the chat is read like a file", async () => {
    here = await world({ plans: [] });
    const { replies } = await here.clerk.says(`/导入\n${plan}`);
    expect(read(replies[1])).toContain("读到 3 项任务");
  });
});

describe("what cannot be read is said in a sentence, with what to do", () => {
  test.each([
    ["空白.txt", new Uint8Array([10, 10]), "没有文字"],
    ["照片.zip", new Uint8Array([80, 75, 3, 4, 0, 0, 0, 0]), /认不出|损坏/],
    ["无关.txt", bytes("今天天气很好。\n我们去公园吧。"), "没有读出任务"],
  ])("%s", async (name, content, sentence) => {
    here = await world({ plans: [] });
    const { replies } = await here.clerk.sendsFile(name, content);
    expect(read(replies.at(-1))).toMatch(sentence);
    expect(await tasks()).toBe(0);
  });
});

test("only the clerk imports", async () => {
  here = await world({ plans: [] });
  const liaison = here.member("区教育局");
  await liaison.sendsFile("分工方案.txt", bytes(plan));
  await liaison.says(`/导入\n${plan}`);
  expect(await here.db.all("SELECT * FROM imports")).toEqual([]);
});

test("somebody else's tap on the clerk's card imports nothing", async () => {
  here = await world({ plans: [] });
  const preview = await sendPlan();
  const { toast } = await here.member("区教育局").fills(preview, {}, { submit: "确认导入" });
  expect(toast).toMatchObject({ type: "error" });
  expect(await tasks()).toBe(0);
});

test("the first users' own document goes in through the chat", async () => {
  here = await world({ plans: [] });
  const file = await readFile(new URL("../../data/plans/004-haicang-135-division.txt", import.meta.url));
  const { replies } = await here.clerk.sendsFile("任务分工.txt", new Uint8Array(file));
  expect(read(replies[1])).toContain("读到 69 项任务、96 条责任分工");
});
