import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { goldenCases } from "./golden.ts";

describe("layouts", () => {
  for (const { name, expected, read } of goldenCases()) {
    test(name, () => {
      expect(read()).toEqual(JSON.parse(readFileSync(expected, "utf8")));
    });
  }
});
