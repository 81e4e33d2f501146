import { expect, test } from "vitest";
import { bundleWorker, staticPart } from "./bundle.ts";

/** Cloudflare's free plan takes 3 MB gzipped; what starts slowly is noticed by the person who waits. */
const maxGzipBytes = 2_000_000;
const maxStaticBytes = 1_000_000;

/** Heavy, seldom needed: only ever behind `import()`. */
const lazy = [
  "mammoth",
  "@e965/xlsx",
  "unpdf",
  "pinyin-pro",
  "opencc-js",
  "@larksuiteoapi",
  "write-excel-file",
];

test("the Worker is small, and what starts with it smaller", async () => {
  const bundle = await bundleWorker();
  const sizes = staticPart(bundle);
  const staticBytes = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  expect(bundle.gzipBytes).toBeLessThan(maxGzipBytes);
  expect(staticBytes).toBeLessThan(maxStaticBytes);
});

test("heavy libraries are loaded when they are needed", async () => {
  const paths = [...staticPart(await bundleWorker()).keys()];
  expect(lazy.filter((name) => paths.some((path) => path.includes(`node_modules/${name}/`)))).toEqual([]);
});

test("nothing of Node is left in it", async () => {
  const { metafile } = await bundleWorker();
  const external = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.filter((one) => one.external).map(({ path }) => path),
  );
  expect(external).toEqual([]);
});
