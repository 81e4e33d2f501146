import { read, utils, type WorkSheet } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ledgerXlsx } from "../../src/exports/ledger.ts";
import { readLedger } from "../../src/services/exports/read-ledger.ts";
import { correctReport } from "../../src/services/reports/review-reports.ts";
import { reportsOfTask } from "../../src/store/reports.ts";
import { zh } from "../../src/texts/zh.ts";
import { type Office, openOffice, plan, pressing } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

async function report(
  person: string,
  body: string,
  task: number,
  fields: Record<string, string>,
): Promise<void> {
  const member = office.as(person, "member", body);
  const { say } = await office.tap(member, { do: "report.open", task: `${plan}:${task}` });
  const { toast } = await office.tap(member, pressing(say?.card, "report.submit"), fields);
  expect(toast?.type).toBe("success");
}

async function ledger(): Promise<{ bytes: Uint8Array; sheet: WorkSheet; rows: string[][] }> {
  const doer = { actor: "cli", body: null, chat: null, at: 1 };
  const facts = await readLedger(office.db, doer, plan, "2018-06-04");
  const bytes = await ledgerXlsx(facts!, "2018-06-04", zh);
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  return { bytes, sheet, rows: utils.sheet_to_json<string[]>(sheet, { header: 1, defval: "" }) };
}
/** A task's row by the names of the columns. */
const rowOf = (rows: string[][], number: string): Record<string, string> => {
  const names = rows[2]!;
  const row = rows.find((cells, index) => index > 2 && cells[0] === number)!;
  return Object.fromEntries(names.map((name, index) => [name, row[index]!]));
};

test("the columns are those of the 进展情况汇总表, the head says day and 期", async () => {
  const { rows } = await ledger();
  expect(rows[0]![0]).toContain("进展情况汇总表");
  expect(rows[1]![0]).toContain("填报时间：截至 2018-06-04　2018年第6期");
  const printed =
    "序号 重点任务 主要内容 牵头单位 责任/配合单位 完成时限 进展情况 状态 存在问题 下一步措施 填报人/电话 备注".split(
      " ",
    );
  expect(rows[2]!.filter((name) => printed.includes(name))).toEqual(printed);
  expect(rows).toHaveLength(3 + 5);
});

test("computed beside self-rated state, who is silent, a moved limit, and the clerk's correction", async () => {
  await report("wang", "公安西青分局", 5, { state: "onTrack", percent: "60", progress: "以建成三座" });
  await report("li", "区安监局", 2, { state: "onTrack", percent: "30", progress: "已检查", next: "复查" });
  await office.db.write([
    { sql: "INSERT INTO people (id, name) VALUES ('ou_wang', '王警官')", args: [] },
    {
      sql: `INSERT INTO task_events (task, kind, person, before, after, at)
            VALUES (?, 'limit', 'ou_clerk', '2018-03-31', '2018-05-31', 1)`,
      args: [`${plan}:5`],
    },
  ]);
  const [sent] = await reportsOfTask(office.db, `${plan}:5`);
  await correctReport(office.as("clerk", "clerk"), sent!.id, { progress: "已建成三座" }, "错字");
  const { rows } = await ledger();
  expect(rowOf(rows, "5")).toMatchObject({
    状态: "逾期",
    自评: "推进中",
    进展情况: "已建成三座",
    完成比例: "60%",
  });
  expect(rowOf(rows, "5")["填报人/电话"]).toBe("公安西青分局 王警官 2018-06-04");
  expect(rowOf(rows, "5").备注).toBe("原时限 2018-03-31，现时限 2018-05-31\n自评与时限不符（已逾期）");
  expect(rowOf(rows, "2")).toMatchObject({ 下一步措施: "复查", 备注: "未报：区水务局" });
  expect(rowOf(rows, "3")).toMatchObject({ 进展情况: "", 自评: "", 备注: "" });
});

test("it prints on A4 landscape, one page wide, with the head on every page", async () => {
  const parts = unzipSync((await ledger()).bytes);
  expect(strFromU8(parts["xl/workbook.xml"]!)).toContain("'台账'!$1:$3</definedName>");
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!);
  expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
  expect(sheet).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"');
});
