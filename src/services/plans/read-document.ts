import type { ImportDraft } from "../../importers/draft.ts";
import { change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { importById, type StoredImport } from "../../store/imports.ts";
import { allPlans } from "../../store/plans.ts";
import { newBodies } from "../bodies/new-bodies.ts";
import { type ImportResult, importPlan, previewImport } from "./import-plan.ts";
import { isSamePlan, planIdFor } from "./plan-id.ts";

/** What a document would become, to be looked at before anything of it counts. */
export interface DocumentPreview {
  id: string;
  plan: string;
  draft: ImportDraft;
  changes: ImportResult;
  /** Canonical names of owners that the district's directory does not hold, with the nearest it does. */
  newBodies: { name: string; nearest: string[] }[];
}

/** Keeps what was read until the clerk says yes or no. @param id names the message it came with: read twice, kept once */
export async function keepDocument(
  db: Db,
  doer: Doer,
  document: { id: string; file: string; draft: ImportDraft },
): Promise<DocumentPreview> {
  const { id, file, draft } = document;
  const plan = await planFor(db, draft);
  await change(db, doer, async (tx) => {
    if (await importById(db, id)) return;
    tx.add("INSERT INTO imports (id, person, file, plan, draft, at) VALUES (?, ?, ?, ?, ?, ?)", [
      id,
      doer.actor,
      file,
      plan,
      JSON.stringify(draft),
      doer.at,
    ]);
    tx.audit({
      action: "document.read",
      subject: `plan:${plan}`,
      after: { file, tasks: draft.tasks.length },
    });
  });
  return {
    id,
    plan,
    draft,
    changes: await previewImport(db, plan, draft),
    newBodies: await newBodies(db, draft),
  };
}

/** A plan of the same title and district is amended; a new title makes a new plan. */
async function planFor(db: Db, draft: ImportDraft): Promise<string> {
  const same = (await allPlans(db)).find((plan) => isSamePlan(plan, draft.plan));
  return same ? same.id : planIdFor(db, draft);
}

export type Confirmation =
  | { outcome: "imported"; result: ImportResult; stored: StoredImport }
  | { outcome: "confirmed-before" | "dropped-before" | "unknown" };

/**
 * The clerk's yes. `same` maps names of the document to canonical names of bodies the directory holds; the document's
 * spelling is kept as one of their other names. Differences are worked out anew: the plan may have changed since.
 */
export async function confirmDocument(
  db: Db,
  doer: Doer,
  on: string,
  id: string,
  same: ReadonlyMap<string, string>,
): Promise<Confirmation> {
  const claimed = await setState(db, doer, id, "confirmed");
  if (typeof claimed === "string") return { outcome: claimed };
  try {
    const draft = withNames(claimed.draft, same);
    const result = await importPlan(db, doer, on, claimed.plan, draft, same);
    return { outcome: "imported", result, stored: claimed };
  } catch (cause) {
    await change(db, doer, async (tx) => {
      tx.add("UPDATE imports SET state = 'read' WHERE id = ?", [id]);
      tx.audit({ action: "document.failed", subject: `plan:${claimed.plan}` });
    });
    throw cause;
  }
}

export async function dropDocument(
  db: Db,
  doer: Doer,
  id: string,
): Promise<Confirmation["outcome"] | "dropped"> {
  const claimed = await setState(db, doer, id, "dropped");
  return typeof claimed === "string" ? claimed : "dropped";
}

/** The first word counts; every later one is told which it was. */
async function setState(
  db: Db,
  doer: Doer,
  id: string,
  state: "confirmed" | "dropped",
): Promise<StoredImport | "confirmed-before" | "dropped-before" | "unknown"> {
  return change(db, doer, async (tx) => {
    const stored = await importById(db, id);
    if (!stored) return "unknown";
    if (stored.state !== "read") return `${stored.state}-before` as const;
    tx.add("UPDATE imports SET state = ? WHERE id = ?", [state, id]);
    tx.audit({ action: `document.${state}`, subject: `plan:${stored.plan}`, after: { file: stored.file } });
    return stored;
  });
}

function withNames(draft: ImportDraft, same: ReadonlyMap<string, string>): ImportDraft {
  if (same.size === 0) return draft;
  const rename = <T extends { assignments: ImportDraft["tasks"][number]["assignments"] }>(item: T): T => ({
    ...item,
    assignments: item.assignments.map((owner) => ({
      ...owner,
      canonical: same.get(owner.canonical) ?? owner.canonical,
    })),
  });
  return { ...draft, tasks: draft.tasks.map(rename), indicators: draft.indicators.map(rename) };
}

/** The new bodies of a kept document, in the order the preview listed them. */
export async function offeredNames(db: Db, id: string): Promise<DocumentPreview["newBodies"]> {
  const stored = await importById(db, id);
  return stored ? newBodies(db, stored.draft) : [];
}
