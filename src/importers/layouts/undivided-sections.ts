import { ownLines } from "../clause-groups.ts";
import { deadlineInText } from "../deadlines.ts";
import { type Findings, nothing } from "../findings.ts";
import { isClosing, isFraming, isGoalHeading, isProjectHeading, isTaskHeading } from "../headings.ts";
import { isSubItem } from "../numbering.ts";
import type { Section } from "../outline.ts";
import type { PlanDocument } from "../plan-document.ts";
import { headingOf, titleAndContent } from "../task-texts.ts";

/** From this share of sections on that have parts of the next kind, the parts are the tasks, else the sections are. */
const minShare = 0.75;

/** A plan that names no owners: its sections come in as tasks, ready to be assigned. */
export function readUndivided(document: PlanDocument, outline: Section): Findings {
  const found = nothing();
  let level = taskChapters(outline);
  for (;;) {
    const parents = level.filter(({ part }) => childrenOf(part).length > 0);
    if (level.length === 0 || parents.length / level.length < minShare) break;
    level = level.flatMap((entry) => below(entry));
  }
  for (const { part, path } of level) found.tasks.push(taskOf(document, part, path));
  return found;
}

interface Entry {
  part: Section;
  path: string[];
}

function below(entry: Entry): Entry[] {
  const children = childrenOf(entry.part);
  if (children.length === 0) return [entry];
  return children.map((part) => ({ part, path: [...entry.path, headingOf(entry.part)] }));
}

const childrenOf = (part: Section): Section[] =>
  part.children.filter(({ marker, title }) => (marker === null ? title.length <= 40 : !isSubItem(marker)));

/** Chapters of tasks by name (主要任务); where none is so called, all but those that frame the plan. */
function taskChapters(outline: Section): Entry[] {
  const named = findNamed(outline, []);
  if (named.length > 0) return named;
  return outline.children
    .filter(({ title, marker }) => marker !== null && !isFraming(title) && !isClosing(title))
    .map((part) => ({ part, path: [] }));
}

function findNamed(part: Section, path: string[]): Entry[] {
  return part.children.flatMap((child) => {
    if (
      child.marker &&
      isTaskHeading(child.title) &&
      child.title.length <= 30 &&
      !isProjectHeading(child.title)
    )
      return [{ part: child, path }];
    return child.marker === null || child.rank < 3 ? findNamed(child, [...path, headingOf(child)]) : [];
  });
}

function taskOf(document: PlanDocument, part: Section, path: string[]): Findings["tasks"][number] {
  const texts = allTexts(part);
  const number = part.marker?.length ?? 0;
  const { title, content } = titleAndContent([texts[0]!.slice(number).trim(), ...texts.slice(1)]);
  return {
    seq: part.marker?.printed ?? null,
    path,
    title,
    content: content || (title ?? ""),
    clause: null,
    deadline: deadlineInText(limitTexts(part).join("\n"), document.years),
    assignments: [],
    line: part.line,
  };
}

/** The years of a list of targets inside a section are not the section's limit. */
const limitTexts = (part: Section): string[] =>
  part.text !== "" && isGoalHeading(part.title)
    ? []
    : [...ownLines(part).map(({ text }) => text), ...part.children.flatMap(limitTexts)];

const allTexts = (part: Section): string[] => [
  ...ownLines(part).map(({ text }) => text),
  ...part.children.flatMap(allTexts),
];
