import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { utils, write } from "@e965/xlsx";
import { build } from "esbuild";
import iconv from "iconv-lite";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFile } from "../../../src/importers/read/read-file.ts";

const root = new URL("../../../", import.meta.url).pathname;
const entry = `
  import { readFile } from "./src/importers/read/read-file.ts";
  export default { async fetch(request) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    try { return Response.json(await readFile(bytes, decodeURIComponent(new URL(request.url).pathname.slice(1)))); }
    catch (error) { return Response.json({ code: error.code ?? "thrown", text: String(error.cause ?? error) }); }
  } };`;

let worker: Miniflare;

async function bundle(contents: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["browser", "module", "main"],
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*"],
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

beforeAll(async () => {
  worker = new Miniflare({
    modules: [{ type: "ESModule", path: "worker.mjs", contents: await bundle(entry) }],
    compatibilityDate: "2026-04-24",
    compatibilityFlags: ["nodejs_compat"],
    cf: false,
  });
  await worker.ready;
}, 60_000);

afterAll(() => worker.dispose());

async function readInWorker(bytes: Uint8Array, name: string): Promise<unknown> {
  const response = await worker.dispatchFetch(`http://worker/${encodeURIComponent(name)}`, {
    method: "POST",
    body: bytes,
  });
  return response.json();
}

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const book = utils.book_new();
utils.book_append_sheet(
  book,
  utils.aoa_to_sheet([
    ["序号", "任务"],
    [1, "检查"],
  ]),
  "表",
);
const samples: Record<string, Uint8Array> = {
  "分工.docx": fixture("features.docx"),
  "分工.doc": fixture("features.doc"),
  "分工.pdf": fixture("table.pdf"),
  "密件.pdf": fixture("locked.pdf"),
  "台账.xlsx": new Uint8Array(write(book, { type: "array" })),
  "台账.xls": new Uint8Array(write(book, { type: "array", bookType: "biff8" })),
  "国标.txt": iconv.encode("一、安全生产工作\n（区安监局牵头）", "gbk"),
  "大五.txt": iconv.encode("一、加強安全生產工作\n（區安監局牽頭，區公安分局配合）", "big5"),
  "宽.txt": iconv.encode("一、安全生产工作\n（区安监局牵头）", "utf-16be"),
  "表.csv": iconv.encode("序号,任务\n1,检查\n", "utf-16le"),
  "方案.md": new TextEncoder().encode("# 方案\n\n| 序号 | 任务 |\n|--|--|\n| 1 | 检查 |\n"),
};

for (const [name, bytes] of Object.entries(samples)) {
  test(`the Workers runtime reads ${name} as Node does`, async () => {
    const onNode = await readFile(bytes, name).catch((error: { code: string }) => ({ code: error.code }));
    expect(await readInWorker(bytes, name)).toMatchObject(JSON.parse(JSON.stringify(onNode)));
  });
}

test("each reader's share of the Worker stays within its budget (KB gzip)", async () => {
  const budgets = { text: 8, csv: 10, markdown: 10, docx: 25, doc: 20, workbook: 140, pdf: 560 };
  for (const [reader, budget] of Object.entries(budgets)) {
    const size = gzipSync(await bundle(`export * from "./src/importers/read/${reader}.ts";`)).length / 1024;
    expect(size, reader).toBeLessThan(budget);
    if (process.env.SHOW_SIZES) process.stdout.write(`${reader}: ${size.toFixed(1)} KB gzip\n`);
  }
});
