import type { Right } from "../../chat/context.ts";
import { change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { personById } from "../../store/people.ts";

/** Makes somebody a leader, a head or a clerk; null = what the bindings give. Only the clerk's commands call it. */
export async function setRight(db: Db, doer: Doer, person: string, right: Right | null): Promise<void> {
  await change(db, doer, async (tx) => {
    const before = (await personById(db, person))?.right ?? null;
    if (before === right) return;
    tx.add(
      "INSERT INTO people (id, right) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET right = excluded.right",
      [person, right],
    );
    tx.audit({ action: "person.right", subject: `person:${person}`, before, after: right });
  });
}
