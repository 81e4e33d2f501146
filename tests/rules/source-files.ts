import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Import {
  /** Path from the root ("src/domain/task.ts"), or the name as written for packages and `node:`. */
  target: string;
  /** Erased by the compiler. */
  typeOnly: boolean;
  dynamic: boolean;
}

export interface SourceFile {
  /** From the root, with "/". */
  path: string;
  text: string;
  /** `text` with comments blanked out; lines stay where they are. */
  code: string;
  imports: Import[];
}

/** Every .ts and .js file of a folder, the page's own included. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      .sort()
      .map(read),
  );
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, code: withoutComments(text), imports: importsOf(path, text) };
}

/** Good enough for our own formatted code: comments of whole lines, blocks, and after a statement. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[\s;{}])\/\/.*$/gm, "$1");
}

function importsOf(path: string, text: string): Import[] {
  const resolve = (name: string): string =>
    name.startsWith(".") ? posix.normalize(posix.join(dirname(path), name)) : name;
  const found: Import[] = [];
  for (const match of text.matchAll(/^(?:import|export)\b(?!\()([^;"]*?)\bfrom\s+"([^"]+)"/gm)) {
    const what = match[1]!.trim();
    found.push({ target: resolve(match[2]!), typeOnly: isTypeOnly(what), dynamic: false });
  }
  for (const match of text.matchAll(/^import\s+"([^"]+)"/gm))
    found.push({ target: resolve(match[1]!), typeOnly: false, dynamic: false });
  for (const match of text.matchAll(/\bimport\("([^"]+)"\)/g))
    found.push({ target: resolve(match[1]!), typeOnly: false, dynamic: true });
  return found;
}

function isTypeOnly(what: string): boolean {
  if (/^type\b/.test(what)) return true;
  const names = /^\{([\s\S]*)\}$/.exec(what)?.[1] ?? "";
  return names
    .replace(/,\s*$/, "")
    .split(",")
    .every((name) => /^\s*type\s/.test(name));
}
