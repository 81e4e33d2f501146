import { OleFile } from "./ole.ts";
import { type Page, Unreadable } from "./page-model.ts";
import { Zip } from "./zip.ts";

/** Main parts of the office files, by which a zip is known. */
export const docxMainPart = /^word\/document\d*\.xml$/;
export const workbookPart = /^xl\/workbook\.(xml|bin)$/;

export type FileKind = Page["source"];

const kinds: Record<string, FileKind> = {
  docx: "docx",
  docm: "docx",
  dotx: "docx",
  doc: "doc",
  dot: "doc",
  wps: "doc",
  xlsx: "xlsx",
  xlsm: "xlsx",
  xls: "xls",
  et: "xls",
  csv: "csv",
  tsv: "csv",
  pdf: "pdf",
  txt: "txt",
  text: "txt",
  md: "md",
  markdown: "md",
};

/** Marks of files that hold no text to read, so that the refusal can name them. */
const others: { kind: string; mark: number[]; scan?: true }[] = [
  { kind: "png", mark: [0x89, 0x50, 0x4e, 0x47], scan: true },
  { kind: "jpg", mark: [0xff, 0xd8, 0xff], scan: true },
  { kind: "gif", mark: [0x47, 0x49, 0x46, 0x38], scan: true },
  { kind: "tiff", mark: [0x49, 0x49, 0x2a, 0x00], scan: true },
  { kind: "tiff", mark: [0x4d, 0x4d, 0x00, 0x2a], scan: true },
  { kind: "rtf", mark: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { kind: "rar", mark: [0x52, 0x61, 0x72, 0x21, 0x1a] },
  { kind: "7z", mark: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { kind: "gz", mark: [0x1f, 0x8b] },
];

/** What the bytes are, whatever the name says; the name decides only between kinds of plain text. */
export function fileKind(bytes: Uint8Array, fileName: string): FileKind {
  const ending = /\.([^.\\/]+)$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? "";
  const other = others.find(({ mark }) => startsWith(bytes, mark));
  if (other) throw new Unreadable(other.scan ? "scanned" : "kind-unknown", { kind: other.kind });
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return zipKind(bytes);
  if (startsWith(bytes, OleFile.mark)) return oleKind(new OleFile(bytes));
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (head.includes("%PDF-")) return "pdf";
  return plainKind(bytes, ending);
}

function zipKind(bytes: Uint8Array): FileKind {
  const zip = new Zip(bytes);
  if (zip.find(docxMainPart)) return "docx";
  if (zip.find(workbookPart)) return "xlsx";
  throw new Unreadable("kind-unknown", { kind: "zip" });
}

function oleKind(file: OleFile): FileKind {
  const names = new Set(file.names);
  if (names.has("EncryptedPackage")) throw new Unreadable("encrypted");
  if (names.has("WordDocument")) return "doc";
  if (names.has("Workbook") || names.has("Book")) return "xls";
  throw new Unreadable("kind-unknown", { kind: names.has("PowerPoint Document") ? "ppt" : "ole" });
}

/** No mark of its own: plain text under a name of plain text, or under none. */
function plainKind(bytes: Uint8Array, ending: string): FileKind {
  const named = kinds[ending];
  const head = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
  if (/^(<!doctype|<html|<\?xml|mime-version:)/.test(head)) {
    throw new Unreadable("kind-unknown", { kind: head.startsWith("<?xml") ? "xml" : "html" });
  }
  if (named === "txt" || named === "md" || named === "csv") return named;
  if (named) throw new Unreadable("damaged", { kind: named });
  if (ending === "") return "txt";
  throw new Unreadable("kind-unknown", { kind: ending });
}

export function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
