import { utils, write } from "@e965/xlsx";
import { afterEach, expect, test } from "vitest";
import { checkCard } from "../../src/feishu/card-rules.ts";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

const bound = async (): Promise<string[]> =>
  (
    await here.db.all("SELECT person, body FROM memberships WHERE state = 'confirmed' ORDER BY person, body")
  ).map((row) => `${row.person} ${row.body}`);

const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join("\r\n"));

function xlsx(rows: string[][]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "联络员");
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }));
}

/** The last card of the answer, after the notice that the file is being read. */
async function preview(name: string, bytes: Uint8Array) {
  const { replies } = await here.clerk.sendsFile(name, bytes);
  const message = replies.at(-1);
  if (!message) throw new Error("the bot said nothing");
  if (message.card) expect(checkCard(message.card)).toEqual([]);
  return message;
}

test("a workbook of liaisons is shown first, and binds on confirmation, once", async () => {
  here = await world();
  const message = await preview(
    "联络员.xlsx",
    xlsx([
      ["西青区安全生产规划联络员名单", "", "", ""],
      ["单位", "姓名", "open_id", "角色"],
      ["区安监局", "赵一", "ou_list0001", "联络员"],
      ["教委", "钱二", "ou_list0002", "单位负责人"],
      ["天津市西青区中北镇", "孙三", "ou_list0003", ""],
    ]),
  );
  expect(read(message)).toContain("可以绑定 3 人");
  expect(read(message)).toContain("钱二 → 区教育局（负责人）");
  expect(await bound()).toEqual([]);
  const { toast } = await here.clerk.clicks(message, /^确认绑定 3 人/);
  expect(toast).toMatchObject({ type: "success", content: expect.stringContaining("已绑定 3 人") });
  expect(await bound()).toEqual([
    "ou_list0001 西青区/区安监局",
    "ou_list0002 西青区/区教育局",
    "ou_list0003 西青区/中北镇",
  ]);
  expect(await here.db.all("SELECT id FROM people WHERE right = 'head'")).toEqual([{ id: "ou_list0002" }]);
  const audit = await here.db.all("SELECT seq FROM audit WHERE action = 'membership.set'");
  expect(audit).toHaveLength(3);
  const again = await preview(
    "联络员.csv",
    csv("单位,姓名,open_id", "区安监局,赵一,ou_list0001", "区安监局,李四,ou_list0004"),
  );
  expect(read(again)).toContain("可以绑定 1 人，已经绑定 1 人");
});

test("what cannot be told is said line by line and not bound", async () => {
  here = await world();
  for (const name of ["一科", "二科"]) {
    const department = here.platform.addDepartment(name);
    const { openId } = here.platform.addPerson({
      name: "王芳",
      departments: [department.id],
      role: "liaison",
    });
    await here.platform.person(openId).says("你好");
  }
  const known = here.member("综合科");
  await known.says("你好");
  const id = known.person.openId;
  const message = await preview(
    "名单.csv",
    csv(
      "单位,联络员,open_id",
      "区教育局,综合科联络员,",
      "区教育局,王芳,",
      "区教育局,李雷,",
      "区教育居,赵一,ou_list0001",
      "区航天局,赵一,ou_list0001",
      "区教育局,赵一,13800000000",
      `区教育局,韩梅,${id}`,
      ",赵一,ou_list0001",
    ),
  );
  const said = read(message);
  expect(said).toContain("可以绑定 1 人，已经绑定 0 人，有疑问 7 人");
  for (const why of ["同名的有 2 人", "请补 open_id", "是不是区教育局", "目录里没有这个单位", "以 ou_ 开头"])
    expect(said).toContain(why);
  expect(said).toContain("第 8 行");
  expect(said).toContain("是综合科联络员的");
  await here.clerk.clicks(message, /^确认绑定/);
  expect(await bound()).toEqual([`${id} 西青区/区教育局`]);
});

test("dropped, forged, and confirmed by somebody else: nothing is bound", async () => {
  here = await world();
  const list = csv("单位,姓名,open_id", "区安监局,赵一,ou_list0001");
  const member = here.member("区教育局", "天津市西青区");
  const refused = await member.sendsFile("名单.csv", list);
  expect(read(refused.replies.at(-1))).toContain("管理员");
  const before = await bound();
  const message = await preview("名单.csv", list);
  const { toast } = await member.clicks(message, /^确认绑定/);
  expect(toast).toMatchObject({ type: "error", content: expect.stringContaining("管理员") });
  await here.clerk.clicks(message, "不绑定");
  expect(await bound()).toEqual(before);
  const { openId } = here.clerk.person;
  const forged = await here.bot.receive({
    kind: "action",
    id: "forged",
    operator: openId,
    chatId: here.platform.privateChat(openId),
    messageId: null,
    value: { do: "liaisons.confirm", id: "om_none", shown: 1 },
    name: null,
    form: {},
    option: null,
    updateToken: null,
  });
  expect(forged.toast?.content).toContain("找不到这份名单");
  expect(await bound()).toEqual(before);
});

test("a table of tasks with a column of liaisons is a plan still", async () => {
  here = await world();
  const message = await preview(
    "分工.csv",
    csv("序号,重点任务,责任单位,联络员,完成时限", "1,完善应急预案,区安监局,赵一,2018年12月底前"),
  );
  expect(read(message)).toContain("1 项任务");
});

test("a successor of the body named is bound, and the preview says so; hundreds of lines fit the card", async () => {
  here = await world({ plans: ["haicang-135"], today: "2019-06-03" });
  const lines = Array.from({ length: 300 }, (_, index) => `区安监局,人${index},ou_list${1000 + index}`);
  const message = await preview("名单.csv", csv("单位,姓名,open_id", ...lines));
  expect(read(message)).toContain("区安监局现为区应急局");
  expect(read(message)).toContain("另有 270 行没有列出");
  await here.clerk.clicks(message, /^确认绑定 300 人/);
  expect(new Set((await bound()).map((pair) => pair.split(" ")[1]))).toEqual(new Set(["海沧区/区应急局"]));
});
