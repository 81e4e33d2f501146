import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredMessage } from "../../src/playground/state.ts";
import { read, type World, world } from "../harness/world.ts";
import { fieldsOf } from "./office.ts";

let here: World;
beforeAll(async () => {
  here = await world({ plans: ["xiqing-2017"] });
});
afterAll(() => here.close());

const last = ({ replies }: { replies: StoredMessage[] }): StoredMessage => {
  const message = replies.at(-1);
  if (!message) throw new Error("the bot said nothing");
  return message;
};
/** The card as it stands after a tap. */
const now = (message: StoredMessage): string =>
  read(here.platform.world.state.messages.get(message.messageId));

test("a liaison reports one task by card; the saved card stands where the form was", async () => {
  const liaison = here.member("区安监局");
  const form = last(await liaison.says("/汇报 9"));
  expect(read(form)).toContain("汇报 9");
  const sent = await liaison.fills(form, { percent: "60", progress: "规划初稿已完成", next: "9月上会" });
  expect(sent.toast?.type).toBe("success");
  expect(now(form)).toContain("已记录 9");
  expect(now(form)).toContain("规划初稿已完成");
});

test("a report in one sentence is saved at once; talk that reads like one only fills the card in", async () => {
  const liaison = here.member("区安监局");
  expect(read(last(await liaison.says("/汇报 9 已送区政府审议，80%")))).toContain("已记录 9");
  const asked = last(await liaison.says("第9项规划初稿已完成，预计9月上会"));
  expect(read(asked)).toContain("现在还没有保存");
  expect(fieldsOf(asked.card ?? undefined)).toMatchObject({
    state: "onTrack",
    progress: "规划初稿已完成",
    next: "预计9月上会",
  });
  const history = read(last(await liaison.says("/历史 9")));
  expect(history).toContain("已送区政府审议");
  expect(history).not.toContain("预计9月上会");
});

test("a sentence without a number finds the task of the asker's body by its subject, asks back, or says there is none", async () => {
  const liaison = here.member("区安监局");
  const one = last(await liaison.says("应急救援体系建设已启动，计划年底前完工"));
  expect(read(one)).toContain("汇报 52");
  expect(fieldsOf(one.card ?? undefined)).toMatchObject({
    state: "onTrack",
    progress: "应急救援体系建设已启动",
    next: "计划年底前完工",
  });
  const several = last(await liaison.says("危化品整治已完成80%"));
  expect(read(several)).toContain("您说的是哪一项");
  const chosen = last(await liaison.clicks(several, /第50项/));
  expect(fieldsOf(chosen.card ?? undefined)).toMatchObject({
    percent: "80",
    progress: "危化品整治已完成80%",
  });
  expect(read(last(await liaison.says("火星探测已完成50%")))).toContain("没有唯一对得上");
  const asked = last(await liaison.says("我要汇报危险化学品企业安全治理工程"));
  expect(fieldsOf(asked.card ?? undefined).progress).toBe("");
  const [row] = await here.db.all("SELECT count(*) AS rows FROM reports WHERE progress LIKE '%危化品%'");
  expect(Number(row?.rows)).toBe(0);
});

test.each(["report 9", "我要汇报第9项", "/汇报 9", "申请销号第9项"])(
  "%s only asks for the card",
  async (words) => {
    const form = last(await here.member("区安监局").says(words));
    expect(JSON.stringify(form.card)).toContain("已送区政府审议");
    expect(JSON.stringify(form.card)).not.toContain(`"default_value":"${words}`);
  },
);

test("the same work by text: drafts and 无变化 are sent in words", async () => {
  const liaison = here.member("区气象局");
  expect(read(last(await liaison.says("/本期 无变化")))).toContain("没有上一次汇报");
});

test("another body's form is refused in words, and a forwarded card changes nothing", async () => {
  const liaison = here.member("区安监局");
  const outsider = here.member("中北镇");
  expect(read(last(await outsider.says("/汇报 9")))).toContain("责任单位");
  const group = here.group("安全生产工作群", [liaison, outsider]);
  const form = last(await liaison.says("/汇报 9", { chat: group, mention: true }));
  const refused = await outsider.fills(form, { percent: "1", progress: "乱填" });
  expect(refused.toast?.type).toBe("error");
  expect(read(last(await liaison.says("/历史 9")))).not.toContain("乱填");
});

test("/本期 steps through the body's tasks and sends them at once", async () => {
  const liaison = here.member("区气象局");
  const overview = last(await liaison.says("/本期"));
  expect(read(overview)).toContain("2018年第6期");
  await liaison.clicks(overview, /逐项填写/);
  await liaison.fills(overview, { percent: "40", progress: "移动气象台已招标" }, { submit: /下一项/ });
  await liaison.clicks(overview, /看总表/);
  const sent = await liaison.clicks(overview, /报送 1 项/);
  expect(sent.toast?.content).toBe("已报送 1 项");
  expect(now(overview)).toContain("已报 推进中 40%");
});

test("a file sent after the report is its evidence and can be opened again", async () => {
  const liaison = here.member("区气象局");
  const bytes = new TextEncoder().encode("中标通知书");
  const kept = last(await liaison.sendsFile("中标通知书.txt", bytes));
  expect(read(kept)).toContain("中标通知书.txt");
  const number = /任务 (\d+)/.exec(read(kept))?.[1];
  const review = last(await here.clerk.says("/审核"));
  expect(read(review)).toContain("新汇报");
  const item = last(await here.clerk.says(`/审核 ${number}`));
  await here.clerk.clicks(item, /看最近一次汇报/);
  const { replies } = await here.clerk.clicks(item, /打开 中标通知书/);
  expect(replies.map((message) => message.type)).toContain("file");
});

test("the clerk gives a task back with a reason; its sender finds it in private, filled as sent", async () => {
  const liaison = here.member("区安监局");
  const asked = last(await here.clerk.says("/退回 9"));
  await here.clerk.fills(asked, { reason: "请写明送审日期" });
  await here.at("2018-06-04", "10:30");
  const messages = [...here.platform.world.state.messages.values()];
  const returned = messages
    .filter((message) => message.sender.kind === "app" && read(message).includes("被退回"))
    .at(-1);
  expect(JSON.stringify(returned?.card)).toContain("已送区政府审议");
  const sent = await liaison.fills(returned!, { progress: "6月1日送区政府审议" });
  expect(sent.toast?.type).toBe("success");
});

test("more time is asked for, agreed, and told", async () => {
  const liaison = here.member("区安监局");
  const reply = read(last(await liaison.says("/延期 9")));
  expect(reply).toMatch(/没有时限|申请延期/);
  expect(read(last(await liaison.says("/审核")))).not.toContain("新汇报");
});

test("the clerk changes an owner by a sentence and a card; the history keeps what was", async () => {
  const card = last(await here.clerk.says("/分工 9"));
  const wrong = await here.clerk.fills(card, { lead: "区安监局、区不存在局", reason: "职能调整" });
  expect(wrong.toast?.type).toBe("error");
  expect(now(card)).toContain("区不存在局");
  const saved = await here.clerk.fills(card, {
    lead: "区气象局",
    responsible: "",
    participate: "",
    support: "",
    reason: "职能调整",
  });
  expect(saved.toast?.type).toBe("success");
  expect(read(last(await here.member("区气象局").says("/汇报 9")))).toContain("汇报 9");
  expect(read(last(await here.clerk.says("/历史 9")))).toContain("职能调整");
});

test("the network breaks after the submit: pressing again saves nothing twice and says so", async () => {
  const liaison = here.member("区安监局");
  const form = last(await liaison.says("/汇报 8"));
  const values = { percent: "20", progress: "已启动调研" };
  const press = JSON.stringify(form.card);
  await liaison.fills(form, values);
  // The phone never saw the answer: the old face of the card is pressed once more.
  const message = here.platform.world.state.messages.get(form.messageId);
  if (message) message.card = JSON.parse(press);
  const again = await liaison.fills(form, values);
  expect(again.toast?.content).toContain("没有重复记录");
  const [row] = await here.db.all("SELECT count(*) AS rows FROM reports WHERE progress = '已启动调研'");
  expect(Number(row?.rows)).toBe(1);
});

test("a liaison who leaves hands over: the successor goes on with the drafts, the one who left can no longer report", async () => {
  const leaving = here.member("区教育局");
  const overview = last(await leaving.says("/本期"));
  await leaving.clicks(overview, /逐项填写/);
  await leaving.fills(overview, { percent: "15", progress: "交接前写的" }, { submit: /下一项/ });
  const form = last(await leaving.says("/汇报 24"));
  await here.db.write([
    { sql: "UPDATE memberships SET state = 'ended' WHERE person = ?", args: [leaving.person.openId] },
    { sql: "UPDATE people SET departments = '[]' WHERE id = ?", args: [leaving.person.openId] },
  ]);
  const successor = here.platform.person(
    here.platform.addPerson({ name: "新联络员", departments: leaving.person.departmentIds, role: "liaison" })
      .openId,
  );
  expect(read(last(await successor.says("/本期")))).toContain("待报送 1 项");
  const refused = await leaving.fills(form, { percent: "99", progress: "已离任还在填" });
  expect(refused.toast?.type).toBe("error");
});
