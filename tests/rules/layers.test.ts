import { builtinModules } from "node:module";
import { describe, expect, test } from "vitest";
import { type SourceFile, sourceFiles } from "./source-files.ts";

/**
 * What each layer may import, as beginnings of paths; its own folder is always allowed. `types` are erased: they name
 * a shape without depending on the code. A layer that is missing here may import nothing.
 */
const layers: Record<string, { values: string[]; types?: string[] }> = {
  "src/domain/": { values: ["data/"] },
  "src/importers/": { values: ["src/domain/"] },
  "src/store/": { values: ["src/domain/"], types: ["src/chat/", "src/importers/draft.ts"] },
  "src/exports/": { values: ["src/domain/", "src/clock.ts"], types: ["src/store/", "src/texts/"] },
  "src/texts/": { values: [], types: ["src/domain/", "src/chat/", "src/importers/"] },
  "src/chat/": {
    values: ["src/domain/", "data/"],
    types: ["src/store/", "src/texts/", "src/clock.ts", "src/log.ts"],
  },
  "src/services/": {
    values: [
      "src/domain/",
      "src/store/",
      "src/importers/",
      "src/chat/",
      "src/clock.ts",
      "src/errors.ts",
      "data/",
    ],
    types: ["src/texts/", "src/log.ts"],
  },
  "src/cards/": {
    values: [
      "src/chat/",
      "src/domain/",
      "src/services/",
      "src/store/",
      "src/feishu/elements.ts",
      "src/feishu/markdown.ts",
      "src/feishu/limits.ts",
      "src/clock.ts",
      "src/errors.ts",
    ],
    types: ["src/texts/"],
  },
  "commands/": {
    values: [
      "src/services/",
      "src/cards/",
      "src/chat/",
      "src/exports/",
      "src/domain/",
      "src/store/",
      "src/clock.ts",
      "src/errors.ts",
    ],
    types: ["src/texts/"],
  },
  "src/jobs/": {
    values: [
      "src/services/",
      "src/cards/",
      "src/chat/",
      "src/exports/",
      "src/domain/",
      "src/store/",
      "src/texts/",
      "src/clock.ts",
    ],
    types: ["src/deps.ts"],
  },
  "src/feishu/": { values: ["src/chat/platform.ts"] },
  "src/bot/": {
    values: [
      "src/app.ts",
      "src/cards/",
      "src/chat/",
      "src/clock.ts",
      "src/config.ts",
      "src/domain/",
      "src/errors.ts",
      "src/exports/",
      "src/feishu/",
      "src/importers/",
      "src/jobs/",
      "src/services/",
      "src/store/",
      "src/texts/",
      "commands/",
    ],
    types: ["src/deps.ts", "src/log.ts"],
  },
  "src/playground/": {
    values: ["src/feishu/card-rules.ts", "src/feishu/decrypt.ts", "src/feishu/verify.ts"],
    types: ["src/feishu/incoming.ts", "src/chat/"],
  },
  "src/cli/": {
    values: [
      "src/bot/",
      "src/cards/",
      "src/chat/",
      "src/clock.ts",
      "src/config.ts",
      "src/domain/",
      "src/errors.ts",
      "src/exports/",
      "src/feishu/",
      "src/importers/",
      "src/jobs/",
      "src/log.ts",
      "src/node.ts",
      "src/playground/",
      "src/services/",
      "src/store/",
      "src/texts/",
      "commands/",
      "data/",
    ],
    types: ["src/deps.ts"],
  },
  "src/app.ts": {
    values: ["src/bot/", "src/config.ts", "src/feishu/", "src/log.ts", "src/store/"],
    types: ["src/deps.ts"],
  },
  "src/worker.ts": {
    values: [
      "src/app.ts",
      "src/clock.ts",
      "src/config.ts",
      "src/feishu/",
      "src/jobs/",
      "src/log.ts",
      "src/store/connect-http.ts",
      "src/store/migrate.ts",
    ],
    types: ["src/deps.ts"],
  },
  "src/node.ts": {
    values: ["src/bot/", "src/clock.ts", "src/feishu/", "src/log.ts"],
    types: ["src/config.ts", "src/store/"],
  },
  "src/cli.ts": { values: ["src/cli/", "src/config.ts", "src/errors.ts"] },
  "src/duban.js": { values: ["src/cli.ts"] },
  "src/deps.ts": {
    values: [],
    types: ["src/chat/", "src/clock.ts", "src/config.ts", "src/log.ts", "src/store/"],
  },
  "src/config.ts": { values: [], types: ["src/log.ts"] },
};

/** Where Node's own modules may be used; everything else runs on Workers too. */
const nodeOnly = [
  "src/cli.ts",
  "src/cli/",
  "src/node.ts",
  "src/duban.js",
  "src/playground/",
  "src/store/connect-file.ts",
  "src/feishu/long-connection.ts",
];

const files = sourceFiles("src", "commands");
const begins = (path: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => (beginning.endsWith("/") ? path.startsWith(beginning) : path === beginning));
const isOurs = (target: string): boolean => /^(src|commands|data)\//.test(target);
const builtins = new Set(builtinModules.filter((name) => !name.startsWith("_")));
const isNodes = (target: string): boolean =>
  target.startsWith("node:") || builtins.has(target.split("/")[0]!);

/** The longest name wins, so that a file may have a rule of its own inside its folder. */
const layerOf = (path: string): string | undefined =>
  Object.keys(layers)
    .filter((layer) => begins(path, [layer]))
    .sort((a, b) => b.length - a.length)[0];

function forbiddenImports({ path, imports }: SourceFile): string[] {
  const layer = layerOf(path);
  const { values, types = [] } = (layer && layers[layer]) || { values: [] };
  const own = layer?.endsWith("/") ? [layer] : [];
  return imports
    .filter(({ target }) => isOurs(target))
    .filter(
      ({ target, typeOnly }) => !begins(target, [...own, ...values]) && !(typeOnly && begins(target, types)),
    )
    .map(({ target }) => `${path} may not import ${target}`);
}

describe("layers", () => {
  test("every import goes to a layer that its own may use", () => {
    expect(files.flatMap(forbiddenImports)).toEqual([]);
  });

  test("every layer of the table has files", () => {
    const empty = Object.keys(layers).filter((layer) => !files.some((file) => begins(file.path, [layer])));
    expect(empty).toEqual([]);
  });

  test("Node's modules stay where no Worker goes", () => {
    const found = files
      .filter(({ path }) => !begins(path, nodeOnly))
      .flatMap(({ path, imports }) =>
        imports.filter(({ target }) => isNodes(target)).map(({ target }) => `${path} imports ${target}`),
      );
    expect(found).toEqual([]);
  });

  test("nothing the Worker reaches is Node's alone", () => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const reached = new Set<string>();
    const visit = (path: string): void => {
      const file = byPath.get(path);
      if (!file || reached.has(path)) return;
      reached.add(path);
      for (const { target, typeOnly } of file.imports) if (!typeOnly) visit(target);
    };
    visit("src/worker.ts");
    expect(reached.size).toBeGreaterThan(50);
    expect([...reached].filter((path) => begins(path, nodeOnly))).toEqual([]);
  });

  test("the rule sees what it is to forbid", () => {
    const intruder: SourceFile = {
      path: "src/domain/intruder.ts",
      text: "",
      code: "",
      imports: [
        { target: "src/store/db.ts", typeOnly: true, dynamic: false },
        { target: "src/domain/task.ts", typeOnly: false, dynamic: false },
      ],
    };
    expect(forbiddenImports(intruder)).toEqual(["src/domain/intruder.ts may not import src/store/db.ts"]);
  });
});
