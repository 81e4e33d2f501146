import { clausesBelow, textsBelow } from "../clause-groups.ts";
import { findClauses } from "../clause-spans.ts";
import { type Findings, nothing, warning } from "../findings.ts";
import { isClosing, isFraming } from "../headings.ts";
import { isSubItem } from "../numbering.ts";
import type { Section } from "../outline.ts";
import { isBodyFirst, type OwnerHead, ownerHead } from "../owner-heads.ts";
import type { PlanDocument } from "../plan-document.ts";
import {
  type Above,
  below,
  emitDuty,
  emitGroup,
  emitSeveral,
  emitWhole,
  groupsOf,
  inherit,
  isOwnLine,
  type Reading,
} from "../prose-tasks.ts";
import { headingOf, isBulleted, withoutBullet } from "../task-texts.ts";

/**
 * Prose in which a clause names the owners of each task: bracketed behind it, on a line of its own, as label lines, in
 * front (市公安局：负责…), or once in a heading for all tasks under it.
 */
export function readClauseProse(document: PlanDocument, outline: Section): Findings {
  const found = nothing();
  const reading: Reading = {
    document,
    found,
    bodyFirst: isBodyFirst(outline),
    groups: new Map(),
    speaking: new Map(),
  };
  visit(reading, outline, { path: [], inherited: null, intro: "" });
  return found;
}

function visit(reading: Reading, part: Section, above: Above): void {
  const groups = groupsOf(reading, part);
  const spoken = groups.some(({ clause }) => clause !== null) || part.after.length > 0;
  const speakers = part.children.filter((child) => speaks(reading, child));
  const head = reading.bodyFirst ? ownerHead(part.title) : null;
  if (head && !spoken) visitBody(reading, part, above, head);
  else if (speakers.length > 0 && !lastSpeaksForAll(part, speakers))
    visitHeading(reading, part, above, speakers);
  else if (spoken || speakers.length > 0) visitTask(reading, part, above);
  else if (above.inherited) emitWhole(reading, part, above, null);
  else for (const child of part.children) visit(reading, child, below(part, above, groups, null));
  if (reading.bodyFirst && !spoken && !head) visitBodyLines(reading, part, above);
}

/** A clause stands in the part or below it. */
function speaks(reading: Reading, part: Section): boolean {
  let known = reading.speaking.get(part);
  if (known === undefined) {
    known =
      groupsOf(reading, part).some(({ clause }) => clause !== null) ||
      part.after.length > 0 ||
      part.children.some((child) => speaks(reading, child)) ||
      (reading.bodyFirst && ownerHead(part.title) !== null);
    reading.speaking.set(part, known);
  }
  return known;
}

/** Of several sub-items only the last ends in a clause: it speaks for the part they make up. */
function lastSpeaksForAll(part: Section, speakers: readonly Section[]): boolean {
  const last = part.children.at(-1);
  return (
    part.text !== "" &&
    part.children.length > 1 &&
    speakers.length === 1 &&
    speakers[0] === last &&
    last?.marker != null &&
    isSubItem(last.marker) &&
    last.children.length === 0
  );
}

/** Its children have clauses: it is a heading, and a clause of its own is theirs where they have none. */
function visitHeading(reading: Reading, part: Section, above: Above, speakers: readonly Section[]): void {
  const groups = groupsOf(reading, part);
  const first = groups.find(({ clause }) => clause !== null);
  const forAll =
    first !== undefined && part.text !== "" && first.texts.every((text) => isOwnLine(part, text));
  const passed = forAll ? inherit(reading, first.clause!) : above.inherited;
  const inner = below(part, above, groups, null);
  for (const group of groups) {
    if (group.clause === null || (forAll && group === first)) continue;
    emitGroup(reading, inner, { ...group, texts: group.texts.filter((text) => !isOwnLine(part, text)) });
  }
  const direct = speakers.filter((child) => isTaskItself(reading, child));
  const kinds = new Set(direct.map(({ marker }) => marker?.kind));
  for (const child of part.children) {
    const silent = !speaks(reading, child);
    const oneOfThem =
      silent &&
      !passed &&
      child.marker !== null &&
      kinds.has(child.marker.kind) &&
      !isClosing(child.title) &&
      !isFraming(child.title) &&
      direct.length * 2 >= part.children.length;
    if (oneOfThem) {
      reading.found.warnings.push(warning(reading.document, child.line, child.text, "noClause"));
      emitWhole(reading, child, inner, null);
    } else visit(reading, child, { ...inner, inherited: silent ? passed : null });
  }
}

/** Its clause speaks of the part as a whole, not of several paragraphs in it. */
function isTaskItself(reading: Reading, part: Section): boolean {
  const spoken = groupsOf(reading, part).filter(({ clause }) => clause !== null);
  return (
    (spoken.length === 1 && spoken[0]!.texts.some((text) => isOwnLine(part, text))) || part.after.length > 0
  );
}

/** The clauses are its own: one task, several in one text, or a heading's that its numbered items inherit. */
function visitTask(reading: Reading, part: Section, above: Above): void {
  const groups = groupsOf(reading, part);
  const spoken = groups.filter(({ clause }) => clause !== null);
  const items = part.children.filter(({ marker }) => marker && !isSubItem(marker));
  const headed =
    groups.length === 1 &&
    spoken.length === 1 &&
    part.text !== "" &&
    spoken[0]!.texts.every((text) => isOwnLine(part, text));
  const passesOn = findClauses(part.text).length > 0 || part.marker === null || part.marker.kind === "han";
  if (
    headed &&
    passesOn &&
    items.length >= 2 &&
    items.length === part.children.length &&
    part.after.length === 0
  ) {
    const inner = below(part, above, groups, inherit(reading, spoken[0]!.clause!));
    for (const child of part.children) visit(reading, child, inner);
    return;
  }
  const bulleted = spoken.some(({ texts }) =>
    texts.some((text) => !isOwnLine(part, text) && isBulleted(text.text)),
  );
  if (
    part.text !== "" &&
    !bulleted &&
    (spoken.length <= 1 || part.children.length > 0 || part.after.length > 0)
  ) {
    const clauses = [...spoken.map(({ clause }) => clause!), ...clausesBelow(part)];
    emitWhole(reading, part, above, clauses.join("；") || null);
    return;
  }
  emitSeveral(reading, part, above, groups);
  for (const child of part.children) visit(reading, child, below(part, above, groups, null));
}

/** 市公安局 as a heading or in front of its duties: each duty under it is its task. */
function visitBody(reading: Reading, part: Section, above: Above, head: OwnerHead): void {
  const inherited = inherit(reading, head.names);
  const lines = part.body.flatMap((piece) => (piece.kind === "line" ? [piece] : []));
  if (head.rest === "" && part.children.some(({ marker }) => marker && !isSubItem(marker))) {
    for (const child of part.children)
      visit(reading, child, { path: [...above.path, headingOf(part)], inherited, intro: "" });
    return;
  }
  if (
    head.rest === "" &&
    part.children.length === 0 &&
    lines.length > 0 &&
    lines.every(({ text }) => isBulleted(text))
  ) {
    const path = [...above.path, headingOf(part)];
    for (const { text, line } of lines) emitDuty(reading, null, path, [withoutBullet(text)], inherited, line);
    return;
  }
  const texts = [
    ...(head.rest ? [head.rest] : []),
    ...lines.map(({ text }) => text),
    ...textsBelow(part).map(({ text }) => text),
  ];
  if (texts.length > 0)
    emitDuty(reading, part.marker?.printed ?? null, above.path, texts, inherited, part.line);
}

function visitBodyLines(reading: Reading, part: Section, above: Above): void {
  const path = part.text === "" ? above.path : [...above.path, headingOf(part)];
  for (const piece of part.body) {
    if (piece.kind !== "line") continue;
    const head = ownerHead(piece.text);
    if (head && head.rest !== "")
      emitDuty(reading, null, path, [head.rest], inherit(reading, head.names), piece.line);
  }
}
