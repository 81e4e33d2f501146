import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./source-files.ts";

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
  engines?: { node?: string };
  hasInstallScript?: boolean;
}

/** JSON that npm writes. */
const packages = (
  JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, Locked> }
).packages;
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  allowScripts: Record<string, boolean>;
};

/** Where npm looks for a package that another one needs: beside it, then outwards. */
function lockedFor(from: string, name: string): Locked | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const found = packages[`${folder ? `${folder}/` : ""}node_modules/${name}`];
    if (found || folder === "") return found;
  }
}

test("the lock file names what every system needs, or npm ci refuses it", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !lockedFor(path, name)?.version)
      .map((name) => `${path} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test("every package runs on Node 20.19", () => {
  const tooNew = Object.entries(packages).filter(([, { engines }]) => {
    const lowest = [...(engines?.node ?? "").matchAll(/(?:>=|\^|~|^|\s)v?(\d+)(?:\.(\d+))?/g)].map(
      (match) => ({
        major: Number(match[1]),
        minor: Number(match[2] ?? 0),
      }),
    );
    const fits = lowest.some(({ major, minor }) => major < 20 || (major === 20 && minor <= 19));
    return lowest.length > 0 && !fits;
  });
  expect(tooNew.map(([path, { engines }]) => `${path} ${engines?.node}`)).toEqual([]);
});

test("every install script is answered for in package.json", () => {
  const unanswered = Object.entries(packages)
    .filter(([path, { hasInstallScript }]) => path !== "" && hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length))
    .filter((name) => !(name in manifest.allowScripts) && name !== "fsevents");
  expect(unanswered).toEqual([]);
});
