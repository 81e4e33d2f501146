import { expect, test } from "vitest";
import { readFile, readText } from "../../../src/importers/read/read-file.ts";

test("radicals that a PDF writer put in place of characters are read as the characters", async () => {
  const printed = "2018年12⽉底前，⼈⺠政府、⻔头沟区⻋管所负责⻛险";
  const plain = "2018年12月底前，人民政府、门头沟区车管所负责风险";
  expect(readText(printed).blocks).toMatchObject([{ text: plain }]);
  const page = await readFile(new TextEncoder().encode(`| 任务 |\n|---|\n| ${printed} |`), "a.md");
  expect(JSON.stringify(page.blocks)).toContain(plain);
});
