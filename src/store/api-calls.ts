import type { Statement } from "./db.ts";

/** @param month by the bot's clock, "2018-06" */
export function addCalls(month: string, calls: number): Statement {
  return {
    sql: `INSERT INTO api_calls (month, calls) VALUES (?, ?)
          ON CONFLICT (month) DO UPDATE SET calls = calls + excluded.calls`,
    args: [month, calls],
  };
}
