import { findClauses } from "./clause-spans.ts";
import type { Section } from "./outline.ts";

export interface TextLine {
  text: string;
  line: number;
}

/** Texts up to a clause that speaks of them; the last group of a part may have none. */
export interface Group {
  texts: TextLine[];
  clause: string | null;
}

const trimText = (text: string): string =>
  text
    .replace(/^[\s；;，,]+(?=\S)|[\s，,]+$/g, "")
    .replace(/^[。.]+$/, "")
    .trim();

/** The lines of a part itself, without those of its children. */
export const ownLines = (part: Section): TextLine[] => [
  ...(part.text ? [{ text: part.text, line: part.line }] : []),
  ...part.body.flatMap((piece) => (piece.kind === "line" ? [{ text: piece.text, line: piece.line }] : [])),
];

/** All lines of a part and its children, clauses taken out. */
export function textsBelow(part: Section): TextLine[] {
  return part.children.flatMap((child) => [
    ...cutAtClauses(ownLines(child)).flatMap(({ texts }) => texts),
    ...textsBelow(child),
  ]);
}

export function clausesBelow(part: Section): string[] {
  return [
    ...part.children.flatMap((child) => [
      ...cutAtClauses(ownLines(child)).flatMap(({ clause }) => clause ?? []),
      ...clausesBelow(child),
    ]),
    ...part.after.map(({ text }) =>
      findClauses(text)
        .map((span) => span.text)
        .join("；"),
    ),
  ];
}

/** Cuts lines at their clauses. A clause with no text before it adds to the one above (label lines come in rows). */
export function cutAtClauses(lines: readonly TextLine[]): Group[] {
  const groups: Group[] = [];
  let texts: TextLine[] = [];
  for (const { text, line } of lines) {
    let from = 0;
    for (const span of findClauses(text)) {
      const before = trimText(text.slice(from, span.start));
      if (before) texts.push({ text: before, line });
      const last = groups.at(-1);
      if (texts.length === 0 && last) last.clause = `${last.clause!.replace(/[；;。]$/, "")}；${span.text}`;
      else {
        groups.push({ texts, clause: span.text });
        texts = [];
      }
      from = span.end;
    }
    const rest = trimText(text.slice(from));
    if (rest) texts.push({ text: rest, line });
  }
  if (texts.length > 0) groups.push({ texts, clause: null });
  return groups;
}
