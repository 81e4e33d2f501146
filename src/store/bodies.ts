import type { Body, Ending, Group } from "../domain/body.ts";
import type { Change } from "./change.ts";
import { type Db, int, json, marks, type Row, text, textOrNull } from "./db.ts";

function bodyFrom(row: Row): Body {
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

/** How many tasks of a plan name each body of a district itself, on a day. Bodies with none are left out. */
export async function taskCountsOfBodies(
  db: Db,
  plan: string,
  region: string,
  on: string,
): Promise<Map<string, number>> {
  const rows = await db.all(
    `SELECT b.id, count(DISTINCT a.task) AS tasks FROM bodies b
     CROSS JOIN assignments a ON a.body = b.id AND a.plan = ?
     CROSS JOIN tasks t ON t.id = a.task AND t.removed_on IS NULL
     WHERE b.region = ? AND (a.from_on IS NULL OR a.from_on <= ?) AND (a.until_on IS NULL OR a.until_on > ?)
     GROUP BY b.id`,
    [plan, region, on, on],
  );
  return new Map(rows.map((row) => [text(row, "id"), int(row, "tasks")]));
}

export async function groupById(db: Db, id: string): Promise<Group | null> {
  const [row] = await db.all("SELECT plan FROM groups WHERE id = ?", [id]);
  if (!row) return null;
  return (await groupsOfPlan(db, text(row, "plan"))).find((group) => group.id === id) ?? null;
}

/** What a group holds is what the clerk says from now on. */
export function putGroupMembers(tx: Pick<Change, "add">, id: string, members: readonly string[]): void {
  tx.add("DELETE FROM group_members WHERE group_id = ?", [id]);
  tx.add("INSERT INTO group_members (group_id, body) SELECT ?, value FROM json_each(?)", [
    id,
    JSON.stringify(members),
  ]);
  tx.add("UPDATE groups SET confirmed = 1 WHERE id = ?", [id]);
}

export function confirmGroup(tx: Pick<Change, "add">, id: string): void {
  tx.add("UPDATE groups SET confirmed = 1 WHERE id = ?", [id]);
}

/** A body as a person has set it: its row and all the names it is found by. */
export function putBody(tx: Pick<Change, "add">, body: Body, spelled: (name: string) => string[]): void {
  tx.add(
    `UPDATE bodies SET aliases = ?, kind = ?, parent = ?, founded = ?, ended_on = ?, ended_how = ?, successor = ?,
       confirmed = 1 WHERE id = ?`,
    [
      JSON.stringify(body.aliases),
      body.kind,
      body.parent,
      body.founded,
      body.ending?.on ?? null,
      body.ending?.how ?? null,
      body.ending?.into ?? null,
      body.id,
    ],
  );
  tx.add("DELETE FROM body_names WHERE body = ?", [body.id]);
  tx.add("INSERT INTO body_names (name, body) SELECT value, ? FROM json_each(?)", [
    body.id,
    JSON.stringify([...new Set([body.name, ...body.aliases].flatMap(spelled))]),
  ]);
}
