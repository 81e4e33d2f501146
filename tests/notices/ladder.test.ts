import { afterEach, beforeEach, expect, test } from "vitest";
import { read, type World, world } from "../harness/world.ts";

let here: World;
beforeEach(async () => {
  here = await world({ documents: { town: document } });
  await liaison().says("/我的任务");
  await other().says("/我的任务");
});
afterEach(() => here.close());

const document = `天津市西青区安全生产工作任务分工方案

一、主要任务
1．建立安全生产责任体系。（区安监局牵头，公安西青分局配合）
2．开展消防隐患排查。（公安西青分局负责）
3．修订应急预案。（区安监局负责）
`;
const liaison = () => here.member("区安监局", "天津市西青区");
const other = () => here.member("公安西青分局", "天津市西青区");
const toPerson = (who: { person: { openId: string } }) =>
  here.platform.messages(here.platform.privateChat(who.person.openId), "app");
const history = async (number: string) =>
  (
    await here.db.all(
      "SELECT a.action, a.after FROM audit a JOIN tasks t ON a.subject = 'task:' || t.id WHERE t.number = ? ORDER BY a.seq",
      [number],
    )
  ).map((row) => String(row.action));

test("催报: one tap, private, to those who have not reported, once a day, on the tasks' history", async () => {
  await liaison().says("/汇报 1 初稿已完成，50%");
  await liaison().says("/汇报 3 初稿已完成，50%");
  const { replies } = await here.clerk.says("/催报");
  expect(read(replies[0])).toContain("公安西青分局");
  expect(read(replies[0])).not.toContain("区安监局");
  const before = [toPerson(liaison()).length, toPerson(other()).length] as const;
  await here.clerk.clicks(replies[0]!, /^催报（/);
  await here.bot.tick();
  expect(toPerson(other())).toHaveLength(before[1] + 1);
  expect(read(toPerson(other()).at(-1))).toContain("还有 1 项没有报送");
  expect(toPerson(liaison())).toHaveLength(before[0]);
  const again = await here.clerk.says("/催报");
  const { toast } = await here.clerk.clicks(again.replies[0]!, /^催报（/);
  expect(toast?.content).toContain("今天已经提醒过");
  await here.bot.tick();
  expect(toPerson(other())).toHaveLength(before[1] + 1);
  expect(await history("2")).toContain("task.urge");
});

test("催一下 one body urges that one alone, and one task's bodies alone", async () => {
  const { replies } = await here.clerk.says("催一下公安分局");
  expect(read(replies[0])).toContain("公安西青分局");
  expect(read(replies[0])).not.toContain("区安监局");
  const before = [toPerson(liaison()).length, toPerson(other()).length] as const;
  await here.clerk.clicks(replies[0]!, /^催报（/);
  await here.bot.tick();
  expect(toPerson(other())).toHaveLength(before[1] + 1);
  expect(toPerson(liaison())).toHaveLength(before[0]);
  const one = await here.clerk.says("第3项催一催");
  expect(read(one.replies[0])).toContain("区安监局（1 项）");
  expect(read(one.replies[0])).not.toContain("公安西青分局");
});

test("催报 in the evening waits for the next working day; who reports before then hears nothing", async () => {
  await here.at("2018-06-15", "20:00");
  const { replies } = await here.clerk.says("/催报");
  await here.clerk.clicks(replies[0]!, /^催报（/);
  await here.bot.tick();
  const before = [toPerson(liaison()).length, toPerson(other()).length] as const;
  await liaison().says("/汇报 1 初稿已完成，50%");
  await liaison().says("/汇报 3 初稿已完成，50%");
  const said = toPerson(liaison()).length;
  await here.at("2018-06-18", "10:00");
  expect(toPerson(other())).toHaveLength(before[1]);
  await here.at("2018-06-19", "09:00");
  expect(toPerson(other())).toHaveLength(before[1] + 1);
  expect(toPerson(liaison())).toHaveLength(said);
});

test("督办通知单: drafted, edited, numbered, received and answered in the card, closed; all on the history", async () => {
  const { replies } = await here.clerk.says("/督办 1");
  const form = replies[0]!;
  expect(read(form)).toContain("建立安全生产责任体系");
  const refused = await here.clerk.fills(form, { requirement: "", contact: "值班室" });
  expect(refused.toast?.type).toBe("error");
  const { toast } = await here.clerk.fills(form, { requirement: "请于周五前完成", contact: "值班室" });
  expect(toast?.content).toContain("督办通知单〔2018〕第1号已发给区安监局（1 人）");
  await here.bot.tick();
  const paper = toPerson(liaison()).at(-1)!;
  for (const words of ["督办通知单〔2018〕第1号", "请于周五前完成", "值班室"])
    expect(read(paper)).toContain(words);

  const stranger = await other().clicks(paper, "签收");
  expect(stranger.toast?.type).toBe("error");
  expect((await liaison().clicks(paper, "签收")).toast?.type).toBe("success");
  expect(read(paper)).toContain("已签收");
  expect((await liaison().fills(paper, { answer: "" })).toast?.type).toBe("error");
  await liaison().fills(paper, { answer: "因人员变动滞后，6月底前完成" });
  expect(read(paper)).toContain("6月底前完成");
  await here.bot.tick();
  const news = toPerson(here.clerk).slice(-2);
  expect(news.map((message) => read(message)).join("\n")).toContain("区安监局已签收督办通知单〔2018〕第1号");
  const answered = news.find((message) => read(message).includes("因人员变动"))!;
  await here.clerk.clicks(answered, "办结");
  expect(await history("1")).toEqual(
    expect.arrayContaining(["notice.supervise", "notice.receive", "notice.answer", "notice.close"]),
  );
});

test("the same form sent twice is one notice; the next has the next number, the next year begins anew", async () => {
  const draft = async () => (await here.clerk.says("/督办 1")).replies[0]!;
  const first = await draft();
  const sentTwice = await Promise.all([here.clerk.fills(first, {}), here.clerk.fills(first, {})]);
  expect(sentTwice.map(({ toast }) => toast?.type)).toContain("success");
  expect((await here.clerk.fills(await draft(), {})).toast?.content).toContain("第2号");
  await here.at("2019-01-02", "10:00");
  expect((await here.clerk.fills(await draft(), {})).toast?.content).toContain("〔2019〕第1号");
  expect((await here.db.all("SELECT 1 FROM notices")).length).toBe(3);
});

test("警示 and 约谈 are recorded, not sent", async () => {
  const { replies } = await here.clerk.says("/督办 2");
  const before = toPerson(other()).length;
  const { toast } = await here.clerk.fills(replies[0]!, {
    kind: "talk",
    matter: "连续两期未报",
    requirement: "",
  });
  expect(toast?.content).toContain("已记录：约谈");
  await here.bot.tick();
  expect(toPerson(other())).toHaveLength(before);
  expect(await history("2")).toContain("notice.talk");
});

test("nobody but the clerk urges or supervises, by word or by button", async () => {
  for (const words of ["/催报", "/督办 1"]) {
    const { replies } = await liaison().says(words);
    expect(read(replies[0])).toContain("管理员");
  }
  const { replies } = await here.clerk.says("/催报");
  const { toast } = await liaison().clicks(replies[0]!, /^催报（/);
  expect(toast?.type).toBe("error");
  expect(await history("1")).not.toContain("task.urge");
});

test("no such task, and a body without a liaison, are said", async () => {
  expect(read((await here.clerk.says("/督办 99")).replies[0])).toContain("99");
  const { replies } = await here.clerk.says("/督办 2");
  await here.db.write([{ sql: "UPDATE memberships SET state = 'ended' WHERE body = '西青区/公安西青分局'" }]);
  expect((await here.clerk.fills(replies[0]!, {})).toast?.content).toContain("没有人收到");
});
