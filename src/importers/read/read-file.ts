import { type FileKind, fileKind } from "./file-kind.ts";
import { limits } from "./limits.ts";
import { joinCutLines } from "./long-lines.ts";
import { type Page, Unreadable } from "./page-model.ts";
import { withPlainHan } from "./plain-han.ts";
import { readText as readPlainText } from "./text.ts";

/** Text pasted into the chat. */
export const readText = (text: string): Page => withPlainHan(readPlainText(text));

/**
 * Reads a file into the page model. The kind goes by the first bytes, then by the name. Libraries are loaded when
 * a file of their kind comes, so that a Worker starts without them.
 * @throws Unreadable with a code for the person's sentence, whatever the file holds.
 */
export async function readFile(bytes: Uint8Array, fileName: string): Promise<Page> {
  if (bytes.length === 0) throw new Unreadable("empty");
  if (bytes.length > limits.fileBytes) {
    throw new Unreadable("too-large", { limit: limits.fileBytes / 1024 / 1024, unit: "MB" });
  }
  const kind = fileKind(bytes, fileName);
  try {
    return withPlainHan(await readAs(kind, bytes));
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable("damaged", { kind }, { cause });
  }
}

async function readAs(kind: FileKind, bytes: Uint8Array): Promise<Page> {
  switch (kind) {
    case "txt":
      return (await import("./text.ts")).readTextFile(bytes);
    case "md":
      return (await import("./markdown.ts")).readMarkdown(bytes);
    case "csv":
      return (await import("./csv.ts")).readCsv(bytes);
    case "docx":
      return whole((await import("./docx.ts")).readDocx(bytes));
    case "doc":
      return whole((await import("./doc.ts")).readDoc(bytes));
    case "xlsx":
      return (await import("./workbook.ts")).readXlsx(bytes);
    case "xls":
      return (await import("./workbook.ts")).readXls(bytes);
    case "pdf":
      return (await import("./pdf.ts")).readPdf(bytes);
  }
}

function whole(page: Page): Page {
  return { ...page, blocks: joinCutLines(page.blocks) };
}
