import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importDocument } from "../../src/importers/import-document.ts";
import { compactIndicators, compactProjects, compactTasks } from "./compact.ts";
import { pageOfText } from "./source-page.ts";

interface Sample {
  id: string;
  title: string;
  district: string;
  period: { start: number; end: number };
  file: string;
}
const folder = new URL("../../data/plans/", import.meta.url);
const samples = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")) as Sample[];
const checked = (name: string) => readFileSync(new URL(`samples/${name}.txt`, import.meta.url), "utf8");
const importSample = (id: string) =>
  importDocument(
    pageOfText(readFileSync(new URL(samples.find((each) => each.id === id)!.file, folder), "utf8")),
  );

/** Counts laid down with the samples: tasks, owner entries, of these tied to sub-items, indicators, projects. */
const counts = {
  "xiqing-2017": [54, 224, 0, 6, 8],
  "qingxin-135": [44, 0, 0, 18, 7],
  "daxing-135": [101, 147, 0, 16, 4],
  "xiqing-145": [21, 0, 0, 0, 7],
  "haicang-135": [69, 96, 9, 4, 18],
};

describe.each(samples)("$id", ({ id, title, district, period }) => {
  const draft = importSample(id);

  test("is known by title, district and years", () => {
    expect(draft.plan).toMatchObject({
      title,
      region: district,
      periodStart: period.start,
      periodEnd: period.end,
    });
  });

  test("holds as many tasks, owners, indicators and projects as the document", () => {
    const owners = draft.tasks.flatMap(({ assignments }) => assignments);
    const tied = owners.filter(({ items }) => items !== null);
    expect([
      draft.tasks.length,
      owners.length,
      tied.length,
      draft.indicators.length,
      draft.projects.length,
    ]).toEqual(counts[id as keyof typeof counts]);
  });

  test("gives every task, limit and owner as checked against the document", () => {
    expect(`${compactTasks(draft)}\n`).toBe(checked(`${id}.tasks`));
  });

  test("gives indicators and projects as checked against the document", () => {
    expect(`${compactIndicators(draft)}\n`).toBe(checked(`${id}.indicators`));
    expect(`${compactProjects(draft)}\n`).toBe(checked(`${id}.projects`));
  });
});

test("tasks of a division know their clause, their headings and their place in the source", () => {
  const [task] = importSample("xiqing-2017").tasks;
  expect(task).toMatchObject({
    path: ["二、工作分解", "（二）主要任务", "1.加强安全监管能力建设，提升监管执法水平"],
    title: "完善安全生产监管执法体系",
    clause: "区安监局牵头，区各有关部门参与",
    line: 59,
  });
});
