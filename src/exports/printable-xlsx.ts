import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/**
 * Sets a workbook of one sheet up for A4: all columns on one page's width, the head on every page. The writer of the
 * sheet knows no such settings, so they are added to its parts.
 * @param headRows rows from the first that are repeated on every page
 */
export function printableXlsx(bytes: Uint8Array, headRows: number): Uint8Array {
  const parts = unzipSync(bytes);
  const edit = (name: string, change: (xml: string) => string): void => {
    const part = parts[name];
    if (!part) throw new Error(`no ${name} in the workbook`);
    parts[name] = strToU8(change(strFromU8(part)));
  };
  let sheet = "";
  edit("xl/workbook.xml", (xml) => {
    sheet = /<sheet [^>]*name="([^"]*)"/.exec(xml)?.[1] ?? "";
    const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheet}'!$1:$${headRows}</definedName>`;
    // The schema wants the names right after the sheets.
    return xml
      .replace(/<definedNames\s*\/>/, "")
      .replace("</sheets>", `</sheets><definedNames>${titles}</definedNames>`);
  });
  edit("xl/worksheets/sheet1.xml", (xml) =>
    xml
      .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
      .replace(
        /<pageMargins [^>]*\/>/,
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
      )
      .replace(
        /<pageSetup [^>]*\/>/,
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
      ),
  );
  return zipSync(parts);
}
