import { strToU8, zipSync } from "fflate";

const namespace =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="urn:mc" xmlns:wps="urn:wps"';

const office = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const partType = (name: string, kind: string) =>
  `<Override PartName="/word/${name}.xml" ContentType="${office}.${kind}+xml"/>`;
const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${partType("document", "document.main")}${partType("styles", "styles")}${partType("numbering", "numbering")}</Types>`;
const relations = (items: Record<string, string>) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(items)
    .map(([kind, target]) => `<Relationship Id="${kind}" Type="${relation}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/** A Word file with the body, list and style XML given. */
export function docx(
  body: string,
  parts: { styles?: string; numbering?: string; extra?: Record<string, string> } = {},
) {
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relations({ officeDocument: "word/document.xml" }),
    "word/_rels/document.xml.rels": relations({ styles: "styles.xml", numbering: "numbering.xml" }),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespace}><w:body>${body}</w:body></w:document>`,
    ...parts.extra,
  };
  if (parts.styles) files["word/styles.xml"] = `<w:styles ${namespace}>${parts.styles}</w:styles>`;
  if (parts.numbering)
    files["word/numbering.xml"] = `<w:numbering ${namespace}>${parts.numbering}</w:numbering>`;
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

export function p(text: string, properties = ""): string {
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${text ? r(text) : ""}</w:p>`;
}

export function r(text: string, properties = ""): string {
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A table from cells as text, or as [text, properties of the cell]. */
export function tbl(widths: number[], rows: (string | [string, string])[][]): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const body = rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("");
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`;
}

function cell(content: string | [string, string]): string {
  const [text, properties] = typeof content === "string" ? [content, ""] : content;
  const inner = text.startsWith("<")
    ? text
    : text
        .split("\n")
        .map((line) => p(line))
        .join("");
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
}
