import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, sourceFiles } from "./source-files.ts";

const maxLines = 400;
/** Tables may be longer. */
const tables: string[] = [];

const source = sourceFiles("src", "commands");
const tests = sourceFiles("tests");

test(`no source file is longer than ${maxLines} lines`, () => {
  const long = source
    .filter(({ path }) => !tables.includes(path))
    .map(({ path, text }) => ({ path, lines: text.split("\n").length }))
    .filter(({ lines }) => lines > maxLines);
  expect(long).toEqual([]);
});

test("files are named in kebab-case, and after what they hold", () => {
  const misnamed = [...source, ...tests].filter(
    ({ path }) =>
      !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.bench|\.config)?\.(ts|js)$/.test(path.split("/").at(-1)!) ||
      /\/(utils?|helpers?|misc|shared)(\/|\.ts$)/.test(path),
  );
  expect(misnamed.map(({ path }) => path)).toEqual([]);
});

test("no test is left out or left alone", () => {
  const pattern = /\b(?:test|it|describe|bench)\.(?:only|skip|todo|fails)\b|\bxit\(|\bfit\(/;
  const left = tests.flatMap(({ path, code }) =>
    path === "tests/rules/files.test.ts"
      ? []
      : code.split("\n").flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
  );
  expect(left).toEqual([]);
});

test("every relative import names a file that is there", () => {
  const missing = [...source, ...tests].flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => /^(src|commands|tests|data)\//.test(target) && !existsSync(join(root, target)))
      .map(({ target }) => `${path} imports ${target}`),
  );
  expect(missing).toEqual([]);
});

test("the top level holds what a newcomer expects, and nothing else", () => {
  const expected =
    /^(package\.json|package-lock\.json|tsconfig\.json|wrangler\.toml|README(\.[\w-]+)?\.md|LICENSE|src|commands|data|tests|node_modules|\..+)$/;
  expect(readdirSync(root).filter((name) => !expected.test(name))).toEqual([]);
});

test("the repository stands alone: it names no machine, registry or folder of ours", () => {
  const names = /\/work\/|registry\.npm|\bdeb\.debian|shared\/(?:seeds|domain\.md)/;
  const texts = [
    ...[...source, ...tests].filter(({ path }) => path !== "tests/rules/files.test.ts"),
    ...["README.md", "README.zh-CN.md", "wrangler.toml", "package.json", "package-lock.json", ".ci/run"]
      .filter((path) => existsSync(join(root, path)))
      .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") })),
  ];
  expect(texts.filter(({ text }) => names.test(text)).map(({ path }) => path)).toEqual([]);
});
