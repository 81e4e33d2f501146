import type { Block } from "./page-model.ts";

/** LibreOffice cuts a line of plain text that it opens after at most this many characters, at a space if it can. */
const longest = 10_000;
const shortest = longest - 100;

/** Joins the parts of an overlong line that a converter to Word cut into paragraphs. */
export function joinCutLines(blocks: Block[]): Block[] {
  const joined: Block[] = [];
  let cutLength = 0;
  for (const block of blocks) {
    const last = joined.at(-1);
    const isRest = last?.kind === "paragraph" && block.kind === "paragraph" && isCut(cutLength, block.text);
    if (isRest) joined[joined.length - 1] = { ...last, text: last.text + block.text };
    else joined.push(block);
    cutLength = block.kind === "paragraph" ? block.text.length : 0;
  }
  return joined;
}

function isCut(length: number, rest: string): boolean {
  return length === longest || (length >= shortest && length < longest && rest.startsWith(" "));
}
