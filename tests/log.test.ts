import { expect, test } from "vitest";
import { SayError } from "../src/errors.ts";
import { createLog } from "../src/log.ts";

test("an error meant for a person is logged by its code, without what it says", () => {
  const lines: string[] = [];
  const log = createLog("info", (line) => lines.push(line));
  log.error("job.failed", {
    job: "queue-digests",
    cause: new SayError("no-body", "“区安监局”还没有这项任务。"),
  });
  expect(JSON.parse(lines[0]!)).toMatchObject({ event: "job.failed", cause: { message: "no-body" } });
  expect(lines[0]).not.toContain("安监");
});

test("what lies under the level is not written", () => {
  const lines: string[] = [];
  const log = createLog("warn", (line) => lines.push(line));
  log.info("ask.understood");
  log.warn("ask.refused");
  expect(lines).toEqual(['{"level":"warn","event":"ask.refused"}']);
});
