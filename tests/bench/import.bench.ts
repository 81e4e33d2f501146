import { readFileSync } from "node:fs";
import { bench, describe } from "vitest";
import { importDocument } from "../../src/importers/import-document.ts";
import { pageOfText } from "../importers/source-page.ts";

const plan = (file: string) => readFileSync(new URL(`../../data/plans/${file}`, import.meta.url), "utf8");
const table = plan("002-daxing-135-plan.txt");
const clauses = plan("000-xiqing-2017-division.txt");
const oneLine = plan("003-xiqing-145-plan.txt");

/** The ratio of the two is the cost of ten times the document: about ten, never a hundred. */
for (const [name, text] of Object.entries({ table, clauses, oneLine })) {
  const once = pageOfText(text);
  const tenTimes = pageOfText(Array.from({ length: 10 }, () => text).join("\n"));
  describe(name, () => {
    bench("once", () => void importDocument(once));
    bench("ten times", () => void importDocument(tenTimes));
  });
}
