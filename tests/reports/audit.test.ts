import { afterEach, beforeEach, expect, test } from "vitest";
import { auditCsv } from "../../src/exports/audit.ts";
import { readAudit } from "../../src/services/audit/read-audit.ts";
import { verifyChain } from "../../src/services/audit/verify-chain.ts";
import { type Office, openOffice, plan, pressing } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
  for (const progress of ["=cmd|' /C calc'!A0", '初稿，含"引号"\n第二行']) {
    const member = office.as("wang", "member", "区安监局");
    const { say } = await office.tap(member, { do: "report.open", task: `${plan}:1` });
    await office.tap(member, pressing(say?.card, "report.submit"), {
      state: "onTrack",
      percent: "10",
      progress,
    });
  }
});
afterEach(() => office.close());

test("an untouched chain is proven whole", async () => {
  expect(await verifyChain(office.db)).toEqual({ intact: true, rows: 3 });
});

test.each([
  [
    "a changed word",
    "UPDATE audit SET after = replace(after, '初稿', '终稿') WHERE seq = 3",
    { row: 3, why: "changed" },
  ],
  ["a changed time", "UPDATE audit SET at = at + 1 WHERE seq = 2", { row: 2, why: "changed" }],
  ["a removed row", "DELETE FROM audit WHERE seq = 2", { row: 3, why: "missing" }],
  ["rows cut off the end", "DELETE FROM audit WHERE seq >= 2", { row: 2, why: "missing" }],
  [
    "a report written over",
    "UPDATE reports SET progress = '全部完成' WHERE progress LIKE '初稿%'",
    { row: 3, why: "report" },
  ],
  ["a removed report", "DELETE FROM reports WHERE progress LIKE '初稿%'", { row: 3, why: "report" }],
])("%s is found at its row", async (_what, sql, found) => {
  await office.db.write([{ sql }]);
  expect(await verifyChain(office.db)).toMatchObject({ intact: false, ...found });
});

test("rows cut off the end are missed also after the chain has grown again", async () => {
  await office.db.write([{ sql: "DELETE FROM audit WHERE seq = 3" }]);
  await readAudit(office.db, { actor: "cli", body: null, chat: null, at: 0 });
  await readAudit(office.db, { actor: "cli", body: null, chat: null, at: 0 });
  expect(await verifyChain(office.db)).toMatchObject({ intact: false, row: 3, why: "missing" });
});

test("the export holds every row, its own reading included, and opens safely in a spreadsheet", async () => {
  const rows = await readAudit(office.db, {
    actor: "cli",
    body: null,
    chat: null,
    at: Date.parse("2018-06-05T00:00:00Z"),
  });
  expect(rows.at(-1)?.action).toBe("audit.export");
  const csv = auditCsv(rows, "Asia/Shanghai");
  expect(csv.startsWith("\uFEFFseq,time,actor")).toBe(true);
  expect(csv).toContain("2018-06-05 08:00,cli");
  expect(csv).toContain('""progress"":""初稿');
  expect(auditCsv([{ ...rows[0]!, actor: "=1+1" }], "Asia/Shanghai")).toContain(",'=1+1,");
});
