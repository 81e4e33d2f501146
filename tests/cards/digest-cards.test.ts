import fc from "fast-check";
import { expect, test } from "vitest";
import { digestCard } from "../../src/cards/digest-card.ts";
import { renderDigestList } from "../../src/cards/digest-list.ts";
import { digestSettingsCard } from "../../src/cards/digest-settings.ts";
import { digestText } from "../../src/cards/digest-text.ts";
import { runLogCard } from "../../src/cards/run-log.ts";
import type { Counts } from "../../src/domain/counts.ts";
import { type Digest, type DigestLine, periodOf, sectionKinds } from "../../src/domain/digest.ts";
import { checkCard } from "../../src/feishu/card-rules.ts";
import { cardText } from "../../src/playground/card-tree.ts";
import { createOnce, readDigest } from "../../src/services/digests/read-digest.ts";
import { en } from "../../src/texts/en.ts";
import { zh } from "../../src/texts/zh.ts";
import { bureau } from "../jobs/bureau.ts";

const bytes = (card: unknown): number => new TextEncoder().encode(JSON.stringify(card)).length;

const nasty = fc.string({
  unit: fc.constantFrom("<", "*", "_", "[", "安", "监", "\\", "\n", "👷‍♀️", "a"),
  maxLength: 400,
});
const line = fc.record({
  number: fc.string({ minLength: 1, maxLength: 6 }),
  title: nasty,
  bodies: fc.array(nasty, { maxLength: 40 }),
  due: fc.option(fc.constant("2018-06-30")),
  days: fc.option(fc.nat(2000)),
  late: fc.boolean(),
  words: nasty,
  percent: fc.option(fc.nat(100)),
});
const counts = (value: number): Counts => ({
  total: value,
  done: value,
  inProgress: value,
  notStarted: value,
  blocked: value,
  overdue: value,
  dueSoon: value,
  reportedThisWeek: value,
  silent: value,
});
const digestOf = (planTitle: string, lines: DigestLine[], repeat: number): Digest => ({
  plan: "xiqing",
  planTitle,
  scope: { kind: "plan" },
  scopeName: planTitle,
  period: { week: "2018-W23", from: "2018-06-04", on: "2018-06-10" },
  counts: counts(lines.length * repeat),
  change: counts(-3),
  sections: sectionKinds.map((kind) => ({ kind, lines: Array.from({ length: repeat }, () => lines).flat() })),
  behind: lines,
  coordination: lines,
  indicators: lines.map(({ title, words }) => ({
    name: title,
    actual: words.slice(0, 30),
    on: "2018-06-05",
    year: 2018,
    target: words,
  })),
  nothingNew: false,
});

test("whatever stands in a plan, the platform takes the card", () => {
  fc.assert(
    fc.property(nasty, fc.array(line, { maxLength: 12 }), fc.nat(100), (title, lines, repeat) => {
      for (const texts of [zh, en]) {
        const card = digestCard(digestOf(title, lines, repeat), texts, true);
        expect(checkCard(card)).toEqual([]);
        expect(bytes(card)).toBeLessThan(29_000);
      }
    }),
    { numRuns: 60 },
  );
});

test("the card says the figures with their change, cuts long lists, and defines every figure", () => {
  const lines: DigestLine[] = Array.from({ length: 20 }, (_, index) => ({
    number: String(index + 1),
    title: `任务${index + 1}`,
    bodies: ["区安监局"],
    due: "2018-06-01",
    days: 9,
    late: true,
    words: "",
    percent: null,
  }));
  const words = cardText(digestCard(digestOf("安全生产规划", lines, 1), zh));
  for (const said of [
    "2018年第23周（6月4日至6月10日）",
    "逾期 9 天",
    "另有 12 项",
    "以上四项相加等于任务总数",
  ])
    expect(words).toContain(said);
  expect(words).not.toContain("排名");
  expect(digestText(digestOf("安全生产规划", lines, 1), zh)).toContain("1. 任务1（区安监局 · 逾期 9 天）");
});

test("a list of three hundred long tasks is cut to what a card holds, and says so", async () => {
  const office = await bureau();
  await office.plan(
    "big",
    Array.from({ length: 300 }, () => ({ title: "开展".repeat(60), due: "2018-01-01" })),
  );
  const context = { db: office.db, texts: zh };
  const data = {
    plan: "big",
    scope: "plan",
    week: "2018-W23",
    from: "2018-06-04",
    on: "2018-06-06",
    kind: "overdue",
  };
  const list = await renderDigestList(context, data);
  expect(checkCard(list?.card)).toEqual([]);
  expect(cardText(list?.card ?? { schema: "2.0" })).toContain("卡片放不下全部 300 项");
  expect(list?.text.split("\n")).toHaveLength(302);
  office.close();
});

test("settings and run log are cards the platform takes", () => {
  const clock = { now: () => Date.parse("2031-06-04T02:00:00Z"), real: () => 0, timeZone: "Asia/Shanghai" };
  const plan = {
    id: "xiqing",
    title: "规划".repeat(80),
    docNumber: null,
    issuer: null,
    region: "西青区",
    periodStart: null,
    periodEnd: null,
    withoutLead: "each" as const,
  };
  const subscription = {
    chat: "oc_1",
    plan: "xiqing",
    scope: "section:（一）专项",
    rhythm: "monthly" as const,
    weekday: 5,
    time: "16:00",
    since: "2018-06-04",
    preview: "ou_1",
    nextAt: clock.now(),
  };
  const view = {
    plan,
    subscriptions: Array.from({ length: 40 }, () => ({ subscription, planTitle: plan.title })),
    sections: Array.from({ length: 30 }, (_, index) => `专项${index}`.repeat(12)),
  };
  const card = digestSettingsCard({ texts: zh, clock }, view);
  expect(checkCard(card)).toEqual([]);
  expect(cardText(card)).toContain("2031 年的放假安排还没有公布");
  const message = {
    key: "digest:oc_1:xiqing:2018-W23",
    kind: "digest",
    receiver: { chat: "oc_1" },
    data: {},
    state: "unknown",
    dueAt: 1,
    sentAt: null,
    attempts: 3,
    messageId: null,
    error: "answer-lost",
  };
  const log = runLogCard(
    { texts: zh, clock },
    Array.from({ length: 80 }, () => message).map((one, index) => ({ ...one, key: `${one.key}${index}` })),
  );
  expect(checkCard(log)).toEqual([]);
  expect(cardText(log)).toContain("平台没有回音");
  const named = runLogCard({ texts: zh, clock }, [message], new Map([["oc_1", "安委会工作群"]]));
  expect(cardText(named)).toContain("安委会工作群");
  expect(cardText(named)).not.toContain("oc_1 ");
});

test("the digest of an ordinary week, as a person has read and approved it", async () => {
  const office = await bureau("2018-06-04 10:00");
  await office.plan("golden", [
    { due: "2018-05-31", title: "修订应急预案" },
    {
      due: "2018-06-20",
      title: "开展消防隐患排查",
      owners: [
        ["公安西青分局", "lead"],
        ["区安监局", "support"],
      ],
    },
    { due: "2020-12-31", title: "建立安全生产责任体系" },
    { due: "standing", title: "宣传教育" },
    { due: "2018-12-31", title: "危险化学品专项整治" },
  ]);
  const safety = "西青区/区安监局";
  await office.report("golden", 3, {
    body: safety,
    on: "2018-06-05",
    percent: 60,
    progress: "责任清单初稿已完成，正在征求意见",
  });
  await office.report("golden", 4, {
    body: safety,
    on: "2018-06-06",
    state: "blocked",
    percent: 10,
    problems: "缺经费",
  });
  await office.report("golden", 5, {
    body: safety,
    on: "2018-06-07",
    state: "behind",
    coordination: "请区财政局安排专项资金",
  });
  await office.db.write([
    { sql: "UPDATE tasks SET phase = 'done', done_on = '2018-06-08' WHERE number = '3'" },
  ]);
  const digest = await readDigest(
    office.db,
    createOnce(),
    "golden",
    "plan",
    periodOf("2018-W23", "2018-06-11"),
  );
  if (!digest) throw new Error("no plan");
  const card = digestCard(digest, zh);
  expect(checkCard(card)).toEqual([]);
  await expect(`${JSON.stringify(card, null, 2)}\n`).toMatchFileSnapshot("golden/digest.json");
  await expect(`${digestText(digest, zh)}\n`).toMatchFileSnapshot("golden/digest.txt");
  office.close();
});
