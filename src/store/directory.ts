import type { Directory } from "../domain/owners.ts";
import { type Db, marks, text, textOrNull } from "./db.ts";

/** Everything needed to say who answers for the tasks of a plan: successors, members of groups, names of bodies. */
export interface PlanDirectory extends Directory {
  /** Id of a body → its canonical name. */
  names: ReadonlyMap<string, string>;
}

export async function directoryOf(db: Db, plan: string): Promise<PlanDirectory> {
  const [bodies = [], members = []] = await db.read([
    {
      sql: `SELECT id, name, ended_on, successor FROM bodies
            WHERE region = (SELECT region FROM plans WHERE id = ?)
            OR id IN (SELECT body FROM assignments WHERE plan = ? AND body IS NOT NULL)`,
      args: [plan, plan],
    },
    {
      sql: `SELECT m.group_id, m.body FROM group_members m JOIN groups g ON g.id = m.group_id
            WHERE g.plan = ? ORDER BY m.group_id, m.body`,
      args: [plan],
    },
  ]);
  const groups = new Map<string, string[]>();
  for (const row of members) {
    const group = text(row, "group_id");
    groups.set(group, [...(groups.get(group) ?? []), text(row, "body")]);
  }
  return {
    names: new Map(bodies.map((row) => [text(row, "id"), text(row, "name")])),
    endings: new Map(
      bodies.flatMap((row) => {
        const on = textOrNull(row, "ended_on");
        return on === null ? [] : [[text(row, "id"), { on, into: textOrNull(row, "successor") }] as const];
      }),
    ),
    members: groups,
  };
}

/** Names of bodies wherever they are listed; an id nobody knows is its own name. */
export async function bodyNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length
    ? await db.all(`SELECT id, name FROM bodies WHERE id IN (${marks(ids)})`, [...ids])
    : [];
  const names = new Map(ids.map((id) => [id, id.slice(id.indexOf("/") + 1)]));
  for (const row of rows) names.set(text(row, "id"), text(row, "name"));
  return names;
}
