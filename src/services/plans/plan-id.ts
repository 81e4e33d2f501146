import type { Plan } from "../../domain/plan.ts";
import { shortRegion } from "../../domain/region.ts";
import type { ImportDraft } from "../../importers/draft.ts";
import type { Db } from "../../store/db.ts";
import { planById } from "../../store/plans.ts";

/** Letters, digits, "-" and "_", 1 to 64 of them. */
export const isPlanId = (id: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(id);

/**
 * An ID from a plan's title: the initials of its pinyin (西青区应急管理“十四五”规划 → xqqyjglsswgh), with what Latin letters and
 * digits it has. The same title always gives the same ID, so that reading a document again amends its plan.
 * The dictionary of pinyin is loaded only here, for the Worker's start.
 */
export async function planIdFromTitle(title: string): Promise<string> {
  const { pinyin } = await import("pinyin-pro");
  const letters = pinyin(title, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
  return letters.slice(0, 40) || "plan";
}

/**
 * The ID made from a document's title. Where a plan of another title or district has it already, a number is put behind:
 * many districts call their annex the same, and none may amend another's plan.
 */
export async function planIdFor(db: Db, { plan }: Pick<ImportDraft, "plan">): Promise<string> {
  const id = await planIdFromTitle(plan.title);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    const taken = await planById(db, candidate);
    if (!taken || isSamePlan(taken, plan)) return candidate;
  }
}

/** A document of the same title amends the plan, unless the two name different districts. */
export function isSamePlan(plan: Pick<Plan, "title" | "region">, document: ImportDraft["plan"]): boolean {
  const region = shortRegion(document.region);
  return plan.title === document.title && (!plan.region || !region || plan.region === region);
}
