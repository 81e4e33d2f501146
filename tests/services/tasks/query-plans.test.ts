import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queries } from "../../../src/store/asked-tasks.ts";
import { countQueries } from "../../../src/store/plan-counts.ts";
import { type Asker, asker } from "../../harness/asker.ts";

let bot: Asker;
beforeAll(async () => {
  bot = await asker(["xiqing-2017"]);
});
afterAll(() => bot.close());

const statements: Record<string, string> = {
  byIds: queries.byIds(["a", "b"]),
  byNumbers: queries.byNumbers(["1", "2"]),
  dueWithin: queries.dueWithin,
  beginning: queries.beginning,
  undated: queries.undated,
  ofBodies: queries.ofBodies(["a", "b"]),
  ofGroups: queries.ofGroups(["a", "b"]),
  near: queries.near,
  matching: queries.matching,
  speaking: queries.speaking,
  ...countQueries,
};

describe("no question scans a table", () => {
  test.each(Object.entries(statements))("%s", async (_name, sql) => {
    const args = Array.from(
      { length: new Set(sql.match(/\?\d*/g) ?? []).size === 1 ? (sql.match(/\?/g)?.length ?? 0) : 3 },
      () => "x",
    );
    const plan = (await bot.db.all(`EXPLAIN QUERY PLAN ${sql}`, bound(sql, args))).map((row) =>
      String(row.detail),
    );
    expect(plan.length).toBeGreaterThan(0);
    // A virtual table is always "scanned"; INDEX n:M says that its full-text index answers.
    const scans = plan.filter((step) => /^SCAN (?!f VIRTUAL TABLE INDEX \d+:.*M)/.test(step));
    expect(scans, plan.join("\n")).toEqual([]);
  });
});

/** As many arguments as the statement takes. */
function bound(sql: string, args: string[]): string[] {
  const numbered = [...sql.matchAll(/\?(\d)/g)].map((match) => Number(match[1]));
  const count = numbered.length ? Math.max(...numbered) : (sql.match(/\?/g) ?? []).length;
  return Array.from({ length: count }, (_, index) => args[index] ?? "x");
}
