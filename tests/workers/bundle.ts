import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { root } from "../rules/source-files.ts";

export interface Bundle {
  code: string;
  gzipBytes: number;
  metafile: Metafile;
}

let bundled: Promise<Bundle> | null = null;

/** The Worker as it is deployed: one module, minified; made once for a test file. */
export function bundleWorker(): Promise<Bundle> {
  bundled ??= buildWorker();
  return bundled;
}

async function buildWorker(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/worker.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    mainFields: ["browser", "module", "main"],
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*", "cloudflare:*"],
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (!file) throw new Error("esbuild wrote nothing");
  return { code: file.text, gzipBytes: gzipSync(file.contents).length, metafile };
}

/** Modules that the entry evaluates at start, with what each adds to the bundle: all but those behind `import()`. */
export function staticPart({ metafile }: Bundle): Map<string, number> {
  const output = Object.values(metafile.outputs)[0];
  const reached = new Set<string>();
  const visit = (path: string): void => {
    const input = metafile.inputs[path];
    if (!input || reached.has(path)) return;
    reached.add(path);
    for (const { path: target, kind } of input.imports) if (kind !== "dynamic-import") visit(target);
  };
  visit("src/worker.ts");
  return new Map([...reached].map((path) => [path, output?.inputs[path]?.bytesInOutput ?? 0]));
}
