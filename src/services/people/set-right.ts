import type { Right } from "../../chat/context.ts";
import { type Change, change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { personById } from "../../store/people.ts";

/**
 * Makes somebody a leader, a head or a clerk; null = what the bindings give. The clerk's word: the platform's directory does
 * not change it any more. Only the clerk's commands call it.
 */
export async function setRight(db: Db, doer: Doer, person: string, right: Right | null): Promise<void> {
  await change(db, doer, async (tx) => {
    const before = (await personById(db, person))?.right ?? null;
    if (before === right) return;
    setRightIn(tx, person, before, right);
  });
}

/** Part of a change. */
export function setRightIn(tx: Change, person: string, before: Right | null, right: Right | null): void {
  tx.add(
    `INSERT INTO people (id, right, right_by) VALUES (?, ?, 'clerk')
     ON CONFLICT (id) DO UPDATE SET right = excluded.right, right_by = 'clerk'`,
    [person, right],
  );
  tx.audit({ action: "person.right", subject: `person:${person}`, before, after: right });
}
