import { expect, test } from "vitest";
import { sourceFiles } from "./source-files.ts";

/** What has one home: a pattern over the code without comments, and the files (or folders) where it may stand. */
const homes: { what: string; pattern: RegExp; homes: string[] }[] = [
  { what: "the environment", pattern: /\bprocess\.env\b/, homes: ["src/cli.ts", "src/cli/"] },
  { what: "the process", pattern: /\bprocess\.\w+/, homes: ["src/cli.ts", "src/cli/"] },
  {
    what: "the machine's time",
    pattern: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/,
    // The stand-in has a clock of its own: it plays another machine. The page draws times in a browser.
    homes: ["src/clock.ts", "src/playground/demo-clock.ts", "src/playground/page/"],
  },
  {
    what: "the network",
    pattern: /\bglobalThis\.fetch\(|(?:\bawait|\breturn|=>|=) fetch\(/,
    homes: ["src/feishu/api.ts", "src/playground/"],
  },
  {
    what: "the global fetch, handed down by the entries",
    pattern: /: globalThis\.fetch\b/,
    homes: ["src/worker.ts", "src/node.ts", "src/cli/"],
  },
  { what: "printing", pattern: /\bconsole\.\w+/, homes: ["src/log.ts", "src/cli.ts", "src/cli/"] },
  {
    what: "SQL",
    pattern: /\b(?:SELECT [\w*(]|INSERT INTO \w|UPDATE \w+ SET|DELETE FROM \w)/,
    homes: ["src/store/", "src/services/", "src/cli/", "src/playground/libsql-requests.ts"],
  },
  {
    what: "randomness that matters",
    pattern: /\bMath\.random\b/,
    homes: ["src/playground/page/"],
  },
];

const files = sourceFiles("src", "commands");

test.each(homes)("$what has one home", ({ pattern, homes: allowed }) => {
  const strays = files
    .filter(
      ({ path }) => !allowed.some((home) => (home.endsWith("/") ? path.startsWith(home) : path === home)),
    )
    .flatMap(({ path, code }) =>
      code
        .split("\n")
        .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
  expect(strays).toEqual([]);
});

test("no module-level state: what lives is handed down", () => {
  const strays = files
    .filter(({ path }) => !path.startsWith("src/playground/page/"))
    .flatMap(({ path, code }) =>
      [...code.matchAll(/^(?:export )?let .*$/gm)].map((match) => `${path}: ${match[0]}`),
    );
  expect(strays).toEqual([]);
});

test("types are not talked away", () => {
  const strays = [...files, ...sourceFiles("tests")].flatMap(({ path, code }) =>
    [...code.matchAll(/\bas any\b|: any\b|<any>|@ts-(?:ignore|nocheck|expect-error)/g)]
      .filter(() => path !== "tests/rules/one-home.test.ts")
      .map((match) => `${path}: ${match[0]}`),
  );
  expect(strays).toEqual([]);
});
