import { SaxesParser } from "saxes";
import { limits } from "./limits.ts";
import { Unreadable } from "./page-model.ts";
import type { Zip } from "./zip.ts";

/** Attributes by their name without prefix. */
export type Attributes = Record<string, string | undefined>;

/** Who follows an XML stream. Names come without prefix: producers choose their own. */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

/**
 * Streams a part of a zip through a reader. A document type is refused outright: office files have none, and entities
 * that grow without end, or fetch, can be defined only there.
 */
export function readXmlPart(zip: Zip, name: string, reader: XmlReader): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on("doctype", () => {
    throw new Unreadable("too-complex", { limit: 0, unit: "document types" });
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > limits.xmlDepth)
      throw new Unreadable("too-complex", { limit: limits.xmlDepth, unit: "levels" });
    reader.open(local(tag.name), bare(tag.attributes));
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    reader.close(local(tag.name));
  });
  parser.on("text", (text) => reader.text?.(text));
  parser.on("cdata", (text) => reader.text?.(text));
  let decoder: TextDecoder | undefined;
  zip.read(name, (piece) => {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
  });
  parser.close();
}

function encodingOf(piece: Uint8Array): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return "utf-16le";
  if (piece[0] === 0xfe && piece[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function bare(attributes: Record<string, string>): Attributes {
  const plain: Attributes = Object.create(null);
  for (const name of Object.keys(attributes)) plain[local(name)] = attributes[name];
  return plain;
}
