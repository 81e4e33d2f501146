import { bodyId } from "../../domain/body.ts";
import type { AssignmentDraft, ImportDraft } from "../../importers/draft.ts";
import type { Change } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";

/** Who an owner's canonical name stands for: a body, or a group of bodies. */
export interface Owner {
  body: string | null;
  group: string | null;
}

/**
 * The bodies and groups that a document names, by canonical name; those the directory does not hold yet are made
 * (unconfirmed). Part of the import's own change.
 */
export async function ensureOwners(
  _db: Db,
  tx: Change,
  plan: { id: string; region: string },
  draft: ImportDraft,
): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>();
  const named: AssignmentDraft[] = [...draft.tasks, ...draft.indicators].flatMap((item) => item.assignments);
  for (const { canonical, collective } of named) {
    if (owners.has(canonical)) continue;
    if (collective) {
      const id = `${plan.id}/${canonical}`;
      tx.add("INSERT INTO groups (id, plan, name) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING", [
        id,
        plan.id,
        canonical,
      ]);
      owners.set(canonical, { body: null, group: id });
    } else {
      const id = bodyId(plan.region, canonical);
      tx.add(
        `INSERT INTO bodies (id, region, name, aliases, kind) VALUES (?, ?, ?, '[]', 'department')
         ON CONFLICT (id) DO NOTHING`,
        [id, plan.region, canonical],
      );
      tx.add("INSERT INTO body_names (name, body) VALUES (?, ?) ON CONFLICT DO NOTHING", [canonical, id]);
      owners.set(canonical, { body: id, group: null });
    }
  }
  return owners;
}
