import { closeGaps, fold } from "./fold.ts";
import type { Line, Piece } from "./line.ts";
import { readMarker } from "./numbering.ts";

/** Titles of a table of contents with the number printed before each ("第一节" → its heading in the body may lack it). */
export type Contents = Map<string, string>;

const maxEntryLength = 50;
const leader = /(?:[.…·．\-_]{2,}|\t)\s*\d{0,3}\s*$|\s\.?\s*\d{1,3}\s*$/;

const titleKey = (text: string): string =>
  fold(closeGaps(text.replace(/\t/g, " "))).replace(/[\s,.。、:"“”_$={}^'-]/g, "");

/** Takes the table of contents out of the document: it holds no tasks, but it knows headings whose numbers were lost. */
export function takeContents(pieces: readonly Piece[]): { pieces: Piece[]; contents: Contents } {
  const contents: Contents = new Map();
  const start = pieces.findIndex(
    (piece) =>
      piece.kind === "line" && /^(?:目\s*录|contents|table of contents)$/i.test(fold(piece.text).trim()),
  );
  if (start < 0) {
    return {
      pieces: pieces.filter((piece) => !(piece.kind === "line" && /[.…·]{6,}\s*\d{1,3}$/.test(piece.text))),
      contents,
    };
  }
  let end = start + 1;
  let first: string | null = null;
  for (; end < pieces.length; end++) {
    const piece = pieces[end]!;
    if (piece.kind !== "line") break;
    const text = piece.text.trim();
    const isPage = /^[\s\d.…-]*$/.test(text);
    const entry = entryOf(text);
    if (
      !isPage &&
      (text.length > maxEntryLength || (first !== null && entry.key === first && !leader.test(text)))
    )
      break;
    if (isPage || entry.key.length < 2) continue;
    first ??= entry.key;
    contents.set(entry.key, entry.number);
  }
  return { pieces: [...pieces.slice(0, start), ...pieces.slice(end)], contents };
}

function entryOf(text: string): { key: string; number: string } {
  const bare = text.replace(leader, "").replace(leader, "").trim();
  const marker = readMarker(bare);
  const title = marker ? bare.slice(marker.length) : bare;
  return { key: titleKey(title), number: marker ? bare.slice(0, marker.length).trim() : "" };
}

/** Gives a heading back the number that only the contents still print. */
export function renumber(line: Line, contents: Contents): Line {
  if (contents.size === 0 || line.text.length > maxEntryLength || readMarker(line.text)) return line;
  const number = contents.get(titleKey(line.text));
  return number ? { ...line, text: `${number} ${line.text.trim()}`, level: line.level } : line;
}
