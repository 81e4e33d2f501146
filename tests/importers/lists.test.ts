import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const source = new URL("../../src/importers/", import.meta.url);
const filesIn = (folder: string) =>
  readdirSync(new URL(folder, source)).filter((file) => file !== "index.ts");

test.each(["layouts/", "flattened/"])(
  "every reader in %s is in its list or used by one that is",
  (folder) => {
    const texts = ["index.ts", ...filesIn(folder)]
      .map((file) => readFileSync(new URL(folder + file, source), "utf8"))
      .join("\n");
    for (const file of filesIn(folder)) expect(texts).toContain(`"./${file}"`);
  },
);

test("the meaning half knows no file system, no clock and no network", () => {
  const files = ["", "layouts/", "flattened/"].flatMap((folder) =>
    readdirSync(new URL(folder || "./", source))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => folder + file),
  );
  for (const file of files) {
    expect(readFileSync(new URL(file, source), "utf8"), file).not.toMatch(
      /from "node:|Date\.now|new Date\(\)|\bfetch\(/,
    );
  }
});
