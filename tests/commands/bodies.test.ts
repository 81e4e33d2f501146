import { afterEach, describe, expect, test } from "vitest";
import { checkCard } from "../../src/feishu/card-rules.ts";
import type { PersonInChat } from "../../src/playground/person-in-chat.ts";
import type { StoredMessage } from "../../src/playground/state.ts";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

const rows = (sql: string, ...args: string[]) => here.db.all(sql, args);
const membersOf = async (group: string): Promise<string[]> =>
  (await rows("SELECT body FROM group_members WHERE group_id = ? ORDER BY body", group)).map((row) =>
    String(row.body),
  );
const confirmed = async (group: string): Promise<boolean> =>
  (await rows("SELECT confirmed FROM groups WHERE id = ?", group))[0]?.confirmed === 1;
const bodiesOf = async (person: PersonInChat): Promise<unknown[]> =>
  (
    await rows(
      "SELECT body FROM memberships WHERE person = ? AND state = 'confirmed' ORDER BY body",
      person.person.openId,
    )
  ).map((row) => row.body);
const audited = async (action: string): Promise<number> =>
  (await rows("SELECT seq FROM audit WHERE action = ?", action)).length;

/** What the bot answered; the card on it passes the platform's rules. */
function card(message: StoredMessage | undefined): StoredMessage {
  if (!message?.card) throw new Error("the bot showed no card");
  expect(checkCard(message.card)).toEqual([]);
  return message;
}
const opened = async (words: string): Promise<StoredMessage> =>
  card((await here.clerk.says(words)).replies[0]);

let taps = 0;
/** A callback as no card of ours would send it. */
async function forge(
  who: PersonInChat,
  value: Record<string, unknown>,
  form: Record<string, unknown> = {},
  option: string | null = null,
) {
  const { openId } = who.person;
  const answer = await here.bot.receive({
    kind: "action",
    id: `forged-${++taps}`,
    operator: openId,
    chatId: here.platform.privateChat(openId),
    messageId: null,
    value,
    name: null,
    form,
    option,
    updateToken: null,
  });
  await here.bot.settled();
  return answer.toast;
}

const towns = "xiqing-2017/各街镇政府";

describe("the directory of a plan's district", () => {
  test("tells bodies by kind, groups that are only inferred, and who is missing", async () => {
    here = await world();
    await here.member("区教育局").says("/我的任务");
    const message = await opened("/单位目录");
    const said = read(message);
    expect(said).toMatch(/共 \d+ 个单位：部门 \d+ 个、街镇 10 个/);
    expect(said).toContain("集体 14 个");
    expect(said).toContain("其中 14 个的成员还只是推断");
    expect(said).toMatch(/承担任务而没有联络员的单位 \d+ 个：[^。]*区安监局/);
    expect(said).not.toMatch(/没有联络员的单位[^。]*区教育局/);
    for (const words of ["单位目录", "打开单位目录", "我要看单位目录"])
      expect(read((await here.clerk.says(words)).replies[0])).toContain("个单位");
  });

  test("is the clerk's: nobody else sees or changes it, not by the clerk's own card either", async () => {
    here = await world();
    const member = here.member("区安监局");
    for (const words of ["/bodies", "/单位目录", "打开单位目录"])
      expect(read((await member.says(words)).replies[0])).toMatch(/管理员|administrator/);
    const message = await opened("/单位目录");
    const before = await rows("SELECT count(*) AS n FROM audit");
    for (const button of ["集体的成员", "单位不明的人", "新增单位"]) {
      const { toast } = await member.clicks(message, button);
      expect(toast).toMatchObject({ type: "error", content: expect.stringContaining("管理员") });
    }
    expect(await rows("SELECT count(*) AS n FROM audit")).toEqual(before);
  });

  test("with several plans it asks which; a name that two districts have is asked back", async () => {
    here = await world({ plans: ["xiqing-2017", "haicang-135"] });
    const other = await here.clerk.says("/单位目录 区安监局");
    expect(read(other.replies[0])).toMatch(/不止一个/);
    const one = await here.clerk.clicks(other.replies[0]!, /海沧区/);
    expect(read(one.replies[0])).toContain("单位目录　海沧区");
    const { replies } = await here.clerk.says("/单位目录");
    expect(read(replies[0])).toContain("哪个规划");
    expect(read((await here.clerk.clicks(replies[0]!, /海沧/)).replies[0])).toContain("海沧区");
  });

  test("a name it does not hold is said so, with the nearest; the form opens one by any of its names", async () => {
    here = await world();
    expect(read((await here.clerk.says("/单位目录 区航天局")).replies[0])).toContain("单位目录里没有");
    const message = await opened("/单位目录");
    const missed = await here.clerk.fills(message, { name: "区航天局" }, { submit: "打开" });
    expect(missed.toast).toMatchObject({ type: "warning" });
    await here.clerk.fills(message, { name: "教委" }, { submit: "打开" });
    expect(read(card(message))).toContain("区教育局");
  });
});

describe("groups", () => {
  test("one is confirmed as suggested in one tap, all in another; a second tap says so", async () => {
    here = await world();
    const message = await opened("/单位目录");
    await here.clerk.clicks(message, "集体的成员");
    card(message);
    const first = await here.clerk.clicks(message, "按建议确认");
    expect(first.toast).toMatchObject({ type: "success" });
    const all = await here.clerk.clicks(message, /^全部按建议确认（13 个）/);
    expect(all.toast?.content).toContain("已确认 13 个");
    expect(await rows("SELECT count(*) AS n FROM groups WHERE confirmed = 0")).toEqual([{ n: 0 }]);
    expect(await audited("group.confirm")).toBe(14);
    expect(read(card(message))).not.toContain("按建议确认");
  });

  test("the clerk's list of members is what questions are answered by", async () => {
    here = await world();
    const message = await opened("/单位目录 各街镇政府");
    expect(read(message)).toContain("还没有确认");
    const town = here.member("杨柳青镇");
    const before = read((await town.says("我们负责什么")).replies[0]);
    expect(before).toContain("各街镇");
    const { toast } = await here.clerk.fills(message, {
      members_town_0: ["中北镇"],
      members_department_0: ["区教育局"],
    });
    expect(toast?.content).toContain("加入 区教育局");
    expect(await membersOf(towns)).toEqual(["西青区/中北镇", "西青区/区教育局"]);
    expect(await confirmed(towns)).toBe(true);
    expect(read(card(message))).toContain("名单已确认");
    const tasks = await here.db.all("SELECT action FROM audit WHERE subject = ?", [`group:${towns}`]);
    expect(tasks).toEqual([{ action: "group.members" }]);
  });

  test("two tabs: the last word counts, and who says it hears of the other", async () => {
    here = await world();
    const one = await opened("/单位目录 各街镇政府");
    const two = await opened("/单位目录 各街镇政府");
    await here.clerk.fills(one, { members_town_0: ["中北镇"] });
    const { toast } = await here.clerk.fills(two, { members_town_0: ["张家窝镇"] });
    expect(toast).toMatchObject({ type: "warning", content: expect.stringContaining("安委办管理员") });
    expect(await membersOf(towns)).toEqual(["西青区/张家窝镇"]);
  });

  test("a body that was not offered changes nothing", async () => {
    here = await world({ plans: ["xiqing-2017", "haicang-135"] });
    const before = await membersOf(towns);
    const save = { do: "group.save", group: towns, page: 1, seen: 0 };
    for (const names of [["海沧街道"], ["不存在的镇"], ["西青区/中北镇"], ["海沧区/海沧街道"]])
      expect(await forge(here.clerk, save, { members_town_0: names })).toMatchObject({ type: "error" });
    expect(await forge(here.clerk, { ...save, group: "xiqing-2017/没有" })).toMatchObject({ type: "error" });
    const member = here.member("区教育局", "天津市西青区");
    for (const value of [
      save,
      { do: "group.confirm", group: towns },
      { do: "groups.confirm", plan: "xiqing-2017", open: 14 },
    ])
      expect(await forge(member, value)).toMatchObject({
        type: "error",
        content: expect.stringContaining("管理员"),
      });
    expect(await membersOf(towns)).toEqual(before);
    expect(await confirmed(towns)).toBe(false);
  });
});

describe("one body", () => {
  test("names, kind and parent are set; the body is found by its new name at once", async () => {
    here = await world();
    const message = await opened("/单位目录 区安监局");
    expect(read(message)).toMatch(/类型：部门/);
    const { toast } = await here.clerk.fills(
      message,
      { aliases: "安监局、安全监管局、区安办", kind: "department", parent: "" },
      { submit: "保存名称和类型" },
    );
    expect(toast?.type).toBe("success");
    expect(read(card(message))).toContain("区安办");
    expect(read((await here.clerk.says("/单位 区安办")).replies[0])).toContain("区安监局");
    const newcomer = here.member("区安办", "天津市西青区");
    await newcomer.says("/我的任务");
    expect(await bodiesOf(newcomer)).toEqual(["西青区/区安监局"]);
    expect(await audited("body.edit")).toBe(1);
  });

  test("another body's formal name is refused, and what was typed stays on the card", async () => {
    here = await world();
    const message = await opened("/单位目录 区安监局");
    const { toast } = await here.clerk.fills(
      message,
      { aliases: "安监局、区教育局", kind: "department" },
      { submit: "保存名称和类型" },
    );
    expect(toast).toMatchObject({ type: "error", content: expect.stringContaining("正式名称") });
    expect(JSON.stringify(card(message).card)).toContain("安监局、区教育局");
    const typo = await here.clerk.fills(
      message,
      { aliases: "", kind: "department", parent: "区航天局" },
      { submit: "保存名称和类型" },
    );
    expect(typo.toast).toMatchObject({ type: "error", content: expect.stringContaining("区航天局") });
    expect(await audited("body.edit")).toBe(0);
  });

  test("renamed: from that day its tasks are the successor's, and both names find them", async () => {
    here = await world({ documents: { town: plain } });
    const message = await opened("/单位目录 区水务局");
    const { toast } = await here.clerk.fills(
      message,
      { how: "更名为", into: "区河湖局", on: "2018-06-10" },
      { submit: "保存沿革" },
    );
    expect(toast?.content).toMatch(/更名为区河湖局.*新单位/);
    expect(read((await here.clerk.says("/单位 区河湖局")).replies[0])).not.toContain("河道清淤");
    await here.at("2018-06-11", "10:00");
    expect(read((await here.clerk.says("/单位 区河湖局")).replies[0])).toContain("河道清淤");
    expect(read((await here.clerk.says("/单位 区水务局")).replies[0])).toContain("河道清淤");
    const heir = await opened("/单位目录 区河湖局");
    expect(read(heir)).toContain("接续区水务局");
    const back = await here.clerk.fills(
      heir,
      { how: "并入", into: "区水务局", on: "2018-06-11" },
      { submit: "保存沿革" },
    );
    expect(back.toast).toMatchObject({ type: "error", content: expect.stringContaining("不能再倒回去") });
    const gone = await opened("/单位目录 区水务局");
    await here.clerk.fills(gone, { how: "没有变更", into: "", on: "" }, { submit: "保存沿革" });
    expect(read((await here.clerk.says("/单位 区河湖局")).replies[0])).not.toContain("河道清淤");
  });

  test("merging asks for a body that is there, and for the day", async () => {
    here = await world();
    const message = await opened("/单位目录 区安监局");
    const unknown = await here.clerk.fills(
      message,
      { how: "并入", into: "区应急管理局办公厅", on: "2019-01-01" },
      { submit: "保存沿革" },
    );
    expect(unknown.toast).toMatchObject({ type: "error", content: expect.stringContaining("先“新增单位”") });
    const undated = await here.clerk.fills(
      message,
      { how: "撤销", into: "", on: "" },
      { submit: "保存沿革" },
    );
    expect(undated.toast).toMatchObject({ type: "error", content: expect.stringContaining("哪天") });
    expect(await audited("body.end")).toBe(0);
  });

  test("two tabs: who saves later is told", async () => {
    here = await world();
    const [one, two] = [await opened("/单位目录 区教育局"), await opened("/单位目录 区教育局")];
    const save = { submit: "保存名称和类型" };
    await here.clerk.fills(one, { aliases: "教委", kind: "department" }, save);
    const { toast } = await here.clerk.fills(two, { aliases: "教委、教体局", kind: "department" }, save);
    expect(toast?.content).toContain("改过这里");
    expect(await rows("SELECT aliases FROM bodies WHERE id = '西青区/区教育局'")).toEqual([
      { aliases: '["教委","教体局"]' },
    ]);
  });

  test("a new body is added once; the name of another is refused", async () => {
    here = await world();
    const message = await opened("/单位目录");
    await here.clerk.clicks(message, "新增单位");
    const taken = await here.clerk.fills(card(message), { name: "教委" });
    expect(taken.toast).toMatchObject({ type: "error", content: expect.stringContaining("区教育局") });
    const { toast } = await here.clerk.fills(message, { name: "区航空产业局", aliases: "航产局" });
    expect(toast?.type).toBe("success");
    expect(read(card(message))).toContain("区航空产业局");
    expect(read((await here.clerk.says("/单位目录 航产局")).replies[0])).toContain("区航空产业局");
  });

  test("forged values and people who are no clerk change nothing", async () => {
    here = await world();
    const member = here.member("区教育局");
    await member.says("/我的任务");
    const before = await rows("SELECT count(*) AS n FROM audit");
    const own = { body: "西青区/区教育局", plan: "xiqing-2017", seen: 0 };
    const id = member.person.openId;
    for (const [value, form] of [
      [
        { do: "body.save", ...own },
        { aliases: "x", kind: "town" },
      ],
      [
        { do: "body.end", ...own },
        { how: "dissolved", on: "2018-01-01" },
      ],
      [{ do: "body.add", plan: "xiqing-2017" }, { name: "区新局" }],
      [{ do: "body.bind", ...own, body: "西青区/区安监局" }, { words: id }],
      [{ do: "body.unbind", ...own, person: id }, {}],
      [{ do: "body.head", ...own, person: id, head: true }, {}],
      [{ do: "body.move", ...own }, {}],
    ] as const)
      expect(await forge(member, value, form)).toMatchObject({ type: "error" });
    for (const [value, form] of [
      [
        { do: "body.save", ...own },
        { aliases: "", kind: "emperor" },
      ],
      [
        { do: "body.save", ...own, body: "西青区/没有" },
        { aliases: "", kind: "town" },
      ],
      [{ do: "body.add", plan: "nowhere" }, { name: "区新局" }],
      [{ do: "body.add", plan: "xiqing-2017" }, { name: "a/b" }],
      [{ do: "body.bind", ...own }, { words: "ou_'; DROP TABLE people" }],
      [{ do: "body.unbind", ...own, person: "ou_stranger" }, {}],
      [{ do: "body.head", ...own, person: "ou_stranger", head: true }, {}],
    ] as const)
      expect(await forge(here.clerk, value, form)).toMatchObject({ type: "error" });
    expect(await rows("SELECT count(*) AS n FROM audit")).toEqual(before);
  });
});

const plain = `天津市西青区安全生产工作任务分工方案

一、主要任务
1．河道清淤。（区水务局负责）
2．修订应急预案。（区安监局负责）
`;

describe("who serves a body", () => {
  test("bound by name or open_id, made head, unbound; the platform's directory does not overrule it", async () => {
    here = await world();
    const newcomer = here.member("综合科");
    await newcomer.says("你好");
    const message = await opened("/单位目录 区教育局");
    const bound = await here.clerk.fills(message, { words: "综合科联络员" }, { submit: "绑定联络员" });
    expect(bound.toast?.content).toContain("已把综合科联络员绑定到区教育局");
    await here.clerk.clicks(card(message), "设为负责人");
    expect(read(message)).toContain("综合科联络员（单位负责人）");
    await here.db.write([{ sql: "UPDATE people SET fetched_at = NULL" }]);
    await newcomer.says("/我的任务");
    expect(await rows("SELECT right FROM people WHERE id = ?", newcomer.person.openId)).toEqual([
      { right: "head" },
    ]);
    await here.clerk.clicks(message, "解除");
    expect(await bodiesOf(newcomer)).toEqual([]);
  });

  test("whom the clerk has unbound is not bound again by the department's name", async () => {
    here = await world();
    const member = here.member("区教育局");
    await member.says("/我的任务");
    const message = await opened("/单位目录 区教育局");
    await here.clerk.clicks(message, "解除");
    await here.db.write([{ sql: "UPDATE people SET fetched_at = NULL" }]);
    await member.says("/我的任务");
    expect(await bodiesOf(member)).toEqual([]);
  });

  test("a name that nobody or that two people have identifies nobody", async () => {
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
    const message = await opened("/单位目录 区教育局");
    const bind = { submit: "绑定联络员" };
    expect((await here.clerk.fills(message, { words: "王芳" }, bind)).toast?.content).toContain("2 个人");
    expect((await here.clerk.fills(message, { words: "李雷" }, bind)).toast?.content).toContain("没有叫");
    expect((await here.clerk.fills(message, { words: "" }, bind)).toast?.content).toContain("请选一个人");
    expect(await rows("SELECT * FROM memberships")).toEqual([]);
  });

  test("people without a body are listed with the nearest; one choice binds", async () => {
    here = await world();
    const near = here.member("西青教育工作局");
    const asking = here.member("综合科");
    await near.says("/我的任务");
    await asking.says("/绑定 区卫生计生委");
    const message = await opened("/单位目录");
    expect(read(message)).toContain("单位不明的人 2 个");
    await here.clerk.clicks(message, "单位不明的人");
    expect(read(card(message))).toContain("申请绑定区卫生计生委");
    const { toast } = await here.clerk.chooses(message, "选择单位", "区教育局");
    expect(toast?.content).toContain("绑定到区教育局");
    expect(await bodiesOf(near)).toEqual(["西青区/区教育局"]);
    await here.clerk.chooses(card(message), "选择单位", "其他单位……");
    await here.clerk.chooses(card(message), /街镇/, "中北镇");
    expect(await bodiesOf(asking)).toEqual(["西青区/中北镇"]);
    expect(read(card(message))).toContain("没有单位不明的人");
    const id = asking.person.openId;
    const bind = { do: "unplaced.bind", plan: "xiqing-2017", person: id };
    expect(await forge(here.clerk, bind, {}, "不存在的局")).toMatchObject({ type: "error" });
    expect(await forge(near, bind, {}, "区教育局")).toMatchObject({ type: "error" });
    expect(await bodiesOf(asking)).toEqual(["西青区/中北镇"]);
  });

  test("after a merger the liaisons move to the successor in one tap", async () => {
    here = await world();
    const member = here.member("区教育局");
    await member.says("/我的任务");
    const message = await opened("/单位目录 区教育局");
    const end = { how: "并入", into: "区卫生计生委", on: "2018-06-04" };
    await here.clerk.fills(message, end, { submit: "保存沿革" });
    const { toast } = await here.clerk.clicks(card(message), /^把联络员转到/);
    expect(toast?.content).toContain("1 名");
    expect(await bodiesOf(member)).toEqual(["西青区/区卫生计生委"]);
  });
});

test("a district of 400 bodies with long names: every card keeps to the limits, a page's save leaves the others", async () => {
  here = await world();
  const many = Array.from({ length: 340 }, (_, index) => ({
    id: `西青区/经济技术开发区第${index}安全生产监督管理服务中心`,
    name: `经济技术开发区第${index}安全生产监督管理服务中心`,
    kind: index % 2 ? "town" : "department",
  }));
  await here.db.write(
    many.flatMap(({ id, name, kind }) => [
      {
        sql: "INSERT INTO bodies (id, region, name, aliases, kind) VALUES (?, '西青区', ?, '[]', ?)",
        args: [id, name, kind],
      },
      { sql: "INSERT INTO group_members (group_id, body) VALUES (?, ?)", args: [towns, id] },
    ]),
  );
  await here.db.write(
    Array.from({ length: 60 }, (_, index) => ({
      sql: "INSERT INTO people (id, name, departments) VALUES (?, ?, ?)",
      args: [`ou_many${index}`, `人${index}`, JSON.stringify([`安全生产第${index}中心`])],
    })),
  );
  const message = await opened("/单位目录");
  expect(read(message)).toContain("表里先列");
  await here.clerk.clicks(message, "单位不明的人");
  expect(read(card(message))).toMatch(/另有 \d+ 人/);
  card((await here.clerk.says("/单位目录 区安监局")).replies[0]);
  const before = await membersOf(towns);
  const group = await opened("/单位目录 各街镇政府");
  expect(read(group)).toContain("第 1 页，共 4 页");
  await here.clerk.clicks(group, "下一页");
  const { toast } = await here.clerk.fills(card(group), {}, { submit: "保存并确认" });
  expect(toast?.type).toBe("success");
  expect(await membersOf(towns)).toEqual(before);
  for (let page = 2; page < 4; page++) card((await here.clerk.clicks(group, "下一页")).message);
}, 20_000);
