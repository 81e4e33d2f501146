import { DocxBody } from "./docx-body.ts";
import { DocxLists, DocxStyles } from "./docx-styles.ts";
import { docxMainPart } from "./file-kind.ts";
import { type Page, Unreadable } from "./page-model.ts";
import { readXmlPart } from "./xml.ts";
import { Zip } from "./zip.ts";

/**
 * A Word file, read from its XML: a converter to HTML would lose the numbers that Word counts itself (一、（一）1.),
 * and tasks are known by those. Headers, footers, footnotes and comments stand in other parts and are left out.
 */
export function readDocx(bytes: Uint8Array): Page {
  const zip = new Zip(bytes);
  const part = zip.find(docxMainPart);
  if (!part) throw new Unreadable("damaged", { kind: "docx" });
  const body = new DocxBody(DocxStyles.read(zip), DocxLists.read(zip));
  readXmlPart(zip, part, body);
  const { blocks } = body;
  if (
    !blocks.some((block) =>
      block.kind === "table" ? block.cells.some((cell) => cell.text) : block.text.trim(),
    )
  ) {
    throw new Unreadable(body.pictures > 0 ? "scanned" : "empty", { kind: "docx" });
  }
  const warnings: Page["warnings"] = zip.find(/^word\/afchunk\d*\./i)
    ? [{ line: 1, text: "", message: "文件中嵌入了另一份文件，嵌入部分没有读取，请核对" }]
    : [];
  return { source: "docx", blocks, warnings };
}
