import type { Body, Ending, Group } from "../domain/body.ts";
import type { Change } from "./change.ts";
import { type Db, int, json, marks, type Row, text, textOrNull } from "./db.ts";

export function bodyFrom(row: Row): Body {
  const endedOn = textOrNull(row, "ended_on");
  return {
    id: text(row, "id"),
    region: text(row, "region"),
    name: text(row, "name"),
    aliases: json<string[]>(row, "aliases"),
    // Only our own verbs write kinds and endings.
    kind: text(row, "kind") as Body["kind"],
    parent: textOrNull(row, "parent"),
    founded: textOrNull(row, "founded"),
    ending: endedOn
      ? {
          on: endedOn,
          how: (textOrNull(row, "ended_how") ?? "merged") as Ending["how"],
          into: textOrNull(row, "successor"),
        }
      : null,
  };
}

export async function bodiesOfRegions(db: Db, regions: readonly string[]): Promise<Body[]> {
  if (regions.length === 0) return [];
  const rows = await db.all(`SELECT * FROM bodies WHERE region IN (${marks(regions)}) ORDER BY rowid`, [
    ...regions,
  ]);
  return rows.map(bodyFrom);
}

export async function bodiesById(db: Db, ids: readonly string[]): Promise<Body[]> {
  if (ids.length === 0) return [];
  return (await db.all(`SELECT * FROM bodies WHERE id IN (${marks(ids)})`, [...ids])).map(bodyFrom);
}

/** Districts in which a body goes by one of these names. */
export async function regionsOfNames(db: Db, names: readonly string[]): Promise<string[]> {
  const rows = await db.all(
    `SELECT DISTINCT b.region FROM json_each(?) j CROSS JOIN body_names n ON n.name = j.value
     CROSS JOIN bodies b ON b.id = n.body`,
    [JSON.stringify(names)],
  );
  return rows.map((row) => text(row, "region"));
}

export async function groupsOfPlan(db: Db, plan: string): Promise<Group[]> {
  const [groups = [], members = []] = await db.read([
    { sql: "SELECT * FROM groups WHERE plan = ? ORDER BY rowid", args: [plan] },
    {
      sql: "SELECT m.group_id, m.body FROM groups g JOIN group_members m ON m.group_id = g.id WHERE g.plan = ?",
      args: [plan],
    },
  ]);
  return groups.map((row) => {
    const id = text(row, "id");
    return {
      id,
      plan,
      name: text(row, "name"),
      confirmed: int(row, "confirmed") === 1,
      members: members.filter((member) => member.group_id === id).map((member) => text(member, "body")),
    };
  });
}

/** Writes bodies that are not there yet, with all the names they go by; known ones stay as they are. */
export function addBodies(
  tx: Pick<Change, "add">,
  bodies: readonly Body[],
  spelled: (name: string) => string[],
): void {
  if (bodies.length === 0) return;
  tx.add(
    `INSERT INTO bodies (id, region, name, aliases, kind, parent, founded, ended_on, ended_how, successor)
     SELECT j.value ->> 'id', j.value ->> 'region', j.value ->> 'name', j.value -> 'aliases', j.value ->> 'kind',
       j.value ->> 'parent', j.value ->> 'founded', j.value ->> '$.ending.on', j.value ->> '$.ending.how',
       j.value ->> '$.ending.into'
     FROM json_each(?) j WHERE true ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(bodies)],
  );
  const names = bodies.flatMap((body) =>
    [body.name, ...body.aliases].flatMap(spelled).map((name) => ({ name, body: body.id })),
  );
  tx.add(
    `INSERT INTO body_names (name, body) SELECT j.value ->> 'name', j.value ->> 'body' FROM json_each(?) j
     WHERE true ON CONFLICT DO NOTHING`,
    [JSON.stringify(names)],
  );
}

/** Writes a group with its members. */
export function addGroup(tx: Pick<Change, "add">, group: Group): void {
  tx.add("INSERT INTO groups (id, plan, name, confirmed) VALUES (?, ?, ?, ?)", [
    group.id,
    group.plan,
    group.name,
    group.confirmed ? 1 : 0,
  ]);
  tx.add("INSERT INTO group_members (group_id, body) SELECT ?, value FROM json_each(?)", [
    group.id,
    JSON.stringify(group.members),
  ]);
}

/** Names of the collectives of some plans. */
export async function groupNames(db: Db, plans: readonly string[]): Promise<string[]> {
  if (plans.length === 0) return [];
  const rows = await db.all(`SELECT DISTINCT name FROM groups WHERE plan IN (${marks(plans)})`, [...plans]);
  return rows.map((row) => text(row, "name"));
}
