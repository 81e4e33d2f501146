import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface PageFile {
  type: string;
  content: string | Uint8Array<ArrayBuffer>;
}

const here = (name: string) => fileURLToPath(new URL(`./page/${name}`, import.meta.url));

/** The page's files by path: bundled when the demo starts, so that nothing has to be built by hand. */
export async function bundlePage(): Promise<Map<string, PageFile>> {
  const [html, { outputFiles }] = await Promise.all([
    readFile(here("index.html"), "utf8"),
    build({
      entryPoints: [here("main.ts"), here("page.css")],
      bundle: true,
      write: false,
      outdir: "page",
      format: "iife",
      target: "es2022",
      charset: "utf8",
      logLevel: "silent",
    }),
  ]);
  const output = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))!.text;
  return new Map<string, PageFile>([
    ["/", { type: "text/html; charset=utf-8", content: html }],
    ["/page.js", { type: "text/javascript; charset=utf-8", content: output(".js") }],
    ["/page.css", { type: "text/css; charset=utf-8", content: output(".css") }],
  ]);
}

/** The chart library the platform's clients use; 2.4 MB, asked for only when a card holds a chart. */
export async function chartLibrary(): Promise<PageFile> {
  const entry = createRequire(import.meta.url).resolve("@visactor/vchart/package.json");
  const content = await readFile(new URL("./build/index.min.js", `file://${entry}`));
  return { type: "text/javascript; charset=utf-8", content: new Uint8Array(content) };
}
