import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ImportDraft } from "../../src/importers/draft.ts";
import { importDocument } from "../../src/importers/import-document.ts";
import { pageOfNotation, pageOfText } from "./source-page.ts";

const folder = fileURLToPath(new URL("./layouts/", import.meta.url));

export interface GoldenCase {
  name: string;
  /** Path of the expected draft. */
  expected: string;
  read(): ImportDraft;
}

/** Source and expected lie side by side, one folder a case. */
export function goldenCases(): GoldenCase[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const text = `${folder}${name}/source.txt`;
      const page = `${folder}${name}/source.page`;
      const read = () =>
        importDocument(
          existsSync(text)
            ? pageOfText(readFileSync(text, "utf8"))
            : pageOfNotation(readFileSync(page, "utf8")),
        );
      return { name, expected: `${folder}${name}/expected.json`, read };
    });
}

export const printed = (draft: ImportDraft): string => `${JSON.stringify(draft, null, 1)}\n`;
