import { canonicalNames } from "./canonical-names.ts";
import type { Owner } from "./clause.ts";
import type { AssignmentDraft, ImportDraft, ImportWarning, TaskDraft } from "./draft.ts";
import { mayBeTwo } from "./names.ts";
import type { PlanDocument } from "./plan-document.ts";
import { type WarningCode, warningTexts } from "./warning-texts.ts";

/** What one layout found. */
export interface Findings extends Omit<ImportDraft, "plan"> {
  /** Rows of a project table that names owners: tasks only where the document divides nothing else. */
  projectTasks: TaskDraft[];
}

export const nothing = (): Findings => ({
  tasks: [],
  indicators: [],
  projects: [],
  warnings: [],
  projectTasks: [],
});

const maxWarningText = 160;

export function warning(
  document: PlanDocument,
  line: number,
  text: string,
  code: WarningCode,
): ImportWarning {
  const shown = text.length > maxWarningText ? `${text.slice(0, maxWarningText)}…` : text;
  return { line, text: shown, message: warningTexts[code][document.chinese ? "zh" : "en"] };
}

/** Owners with their canonical names; a name that may be two is kept whole and warned of. */
export function assignmentsOf(
  document: PlanDocument,
  owners: readonly Owner[],
  line: number,
  warnings: ImportWarning[],
): AssignmentDraft[] {
  const all = [...owners, ...everybodyElse(document, owners, line)];
  const canonical = canonicalNames(all, document.places);
  return all.map(({ name, role, items, collective }, index) => {
    if (mayBeTwo(name)) warnings.push(warning(document, line, name, "mayBeTwo"));
    return { name, canonical: canonical[index]!, role, items, collective };
  });
}

/** Bodies to whom a rule above this line gives every task, where they are not named for it already. */
const everybodyElse = (document: PlanDocument, owners: readonly Owner[], line: number): Owner[] =>
  owners.length === 0
    ? []
    : document.carryOver.everybody
        .filter((rule) => rule.line <= line)
        .flatMap(({ names }) => names)
        .filter(
          ({ name }) => !owners.some((owner) => owner.name.startsWith(name) || name.startsWith(owner.name)),
        )
        .map(({ name, collective }) => ({ name, role: "responsible", items: null, collective }));
