import { contextAt } from "./carry-over.ts";
import { readClause } from "./clause.ts";
import { cutAtClauses, type Group, ownLines, type TextLine, textsBelow } from "./clause-groups.ts";
import { emitTask, type Inherited } from "./emit-task.ts";
import type { Findings } from "./findings.ts";
import { readMarker } from "./numbering.ts";
import type { Section } from "./outline.ts";
import { rolesByDuty } from "./owner-heads.ts";
import type { PlanDocument } from "./plan-document.ts";
import { headingOf, leadSentence, titleAndContent, withoutNumber } from "./task-texts.ts";

export interface Reading {
  document: PlanDocument;
  found: Findings;
  bodyFirst: boolean;
  groups: Map<Section, Group[]>;
  speaking: Map<Section, boolean>;
}

/** What the headings above a part give it. */
export interface Above {
  path: string[];
  inherited: Inherited | null;
  intro: string;
}

export function groupsOf(reading: Reading, part: Section): Group[] {
  const known = reading.groups.get(part);
  if (known) return known;
  const groups = cutAtClauses(ownLines(part));
  reading.groups.set(part, groups);
  return groups;
}

export function below(
  part: Section,
  above: Above,
  groups: readonly Group[],
  inherited: Inherited | null,
): Above {
  if (part.text === "") return { ...above, inherited };
  const own = groups[0]?.texts[0]?.text ?? part.text;
  const intro = groups.flatMap(({ texts }) => texts.map(({ text }) => text)).join("");
  return {
    path: [...above.path, headingOf(part, own.length <= part.text.length ? own : part.text)],
    inherited,
    intro,
  };
}

export const isOwnLine = (part: Section, { text }: TextLine): boolean =>
  part.text !== "" && part.text.startsWith(text);

export const inherit = (reading: Reading, clause: string): Inherited => ({
  ...readClause(clause, contextAt(reading.document, Number.MAX_SAFE_INTEGER)),
  clause,
});

/** Several clauses in one part, each ending a task; a short first sentence before them is their heading. */
export function emitSeveral(reading: Reading, part: Section, above: Above, groups: readonly Group[]): void {
  const spoken = groups.filter(({ clause }) => clause !== null);
  const rest = groups.at(-1)?.clause === null ? groups.at(-1)!.texts : [];
  const [first, ...others] = spoken;
  const heading = part.text !== "" && first!.texts.length > 1 && isOwnLine(part, first!.texts[0]!);
  const apart =
    heading &&
    part.marker === null &&
    others.some(({ texts }) => texts.length > 0 && leadSentence(texts[0]!.text) !== null);
  const numbered = others.some(({ texts }) => texts.length > 0 && readMarker(texts[0]!.text) !== null);
  const inner = heading && !apart ? below(part, above, groups, null) : above;
  spoken.forEach((group, index) => {
    const texts = heading && !apart && index === 0 ? group.texts.slice(1) : group.texts;
    const last = index === spoken.length - 1 ? rest : [];
    emitGroup(
      reading,
      inner,
      { ...group, texts: [...texts, ...last] },
      heading || index > 0 ? null : part,
      numbered,
    );
  });
}

/** `part` is the one whose number the text begins with; with `itemised` texts the number behind that one counts. */
export function emitGroup(
  reading: Reading,
  above: Above,
  group: Group,
  part: Section | null = null,
  itemised = false,
): void {
  if (group.texts.length === 0) return;
  const [first, ...others] = group.texts.map(({ text }) => text);
  const outer = withoutNumber(first!);
  const inner = part && itemised ? withoutNumber(outer.rest) : null;
  const { seq, rest } = inner?.seq ? inner : outer;
  const { title, content } = titleAndContent([rest, ...others]);
  emitTask(reading.document, reading.found, {
    ...above,
    seq,
    title,
    content,
    clause: group.clause,
    line: group.texts[0]!.line,
  });
}

/** The part and all below it as one task. */
export function emitWhole(reading: Reading, part: Section, above: Above, clause: string | null): void {
  const texts = [...groupsOf(reading, part).flatMap((group) => group.texts), ...textsBelow(part)];
  const [first = "", ...others] = texts.map(({ text }) => text);
  const number = part.marker?.length ?? 0;
  const own =
    part.marker && first.startsWith(part.text.slice(0, number)) ? first.slice(number).trim() : first;
  const { title, content } = titleAndContent([own, ...others].filter((text) => text !== ""));
  if (content === "" && title === null) return;
  emitTask(reading.document, reading.found, {
    ...above,
    seq: part.marker?.printed ?? null,
    title,
    content,
    clause,
    line: part.line || texts[0]!.line,
  });
}

export function emitDuty(
  reading: Reading,
  seq: string | null,
  path: string[],
  texts: string[],
  inherited: Inherited,
  line: number,
): void {
  const owners = rolesByDuty(inherited.owners, texts[0]!);
  const content = texts.join("\n");
  emitTask(reading.document, reading.found, {
    seq,
    path,
    title: null,
    content,
    clause: null,
    line,
    inherited: { ...inherited, owners },
    intro: "",
  });
}
