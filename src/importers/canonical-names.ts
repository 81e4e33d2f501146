import { hasOwnName, levelOf, looksLikeBody } from "./body-names.ts";
import type { AssignmentDraft } from "./draft.ts";
import { isChinese } from "./fold.ts";

type Owned = Pick<AssignmentDraft, "name" | "items" | "collective">;

/**
 * Restores an elided level in the canonical name only: in 区发改委、工信委 the second is 区工信委. A level carries
 * forward over one printed list and its roles, not over to names tied to other sub-items, and never before a collective
 * or a body with a name of its own. Where nobody in the list carries a level, none was elided and the name stays as
 * printed: the directory of bodies, which knows the district, matches it.
 */
export function canonicalNames(owners: readonly Owned[], places: readonly string[]): string[] {
  let level: string | null = null;
  let list = "";
  return owners.map(({ name, items, collective }) => {
    if (String(items) !== list) level = null;
    list = String(items);
    if (collective || !isChinese(name)) return name;
    const own = levelOf(name);
    if (own) level = own;
    if (own || !level || hasOwnName(name, places) || !looksLikeBody(name)) return name;
    return level + name;
  });
}

const levels = ["区", "县", "市", "省", "州", "旗"];

/** One body has one canonical name in a document: what one list restores, or another prints in full, holds for all. */
export function agreeOnCanonical(assignments: readonly AssignmentDraft[]): void {
  const printed = new Set(assignments.map(({ name }) => name));
  const restored = new Map<string, string>();
  for (const { name, canonical } of assignments)
    if (canonical !== name && !restored.has(name)) restored.set(name, canonical);
  for (const assignment of assignments) {
    if (assignment.collective || assignment.canonical !== assignment.name || levelOf(assignment.name))
      continue;
    const inFull = levels.map((level) => level + assignment.name).filter((name) => printed.has(name));
    assignment.canonical =
      restored.get(assignment.name) ?? (inFull.length === 1 ? inFull[0]! : assignment.name);
  }
}
