import type { Right } from "../chat/context.ts";
import { type Db, json, marks, numberOrNull, text, textOrNull } from "./db.ts";

export interface Person {
  id: string;
  name: string | null;
  /** Names of the platform's departments, nearest first, ancestors after. */
  departments: string[];
  /** Given by the clerk, or read from the platform (head of a department); null = a member of the bodies served. */
  right: Right | null;
  language: "zh" | "en" | null;
  /** Real ms of the last look into the platform's directory. */
  fetchedAt: number | null;
  /** Ids of the bodies served, confirmed bindings only. */
  bodies: string[];
}

export async function personById(db: Db, id: string): Promise<Person | null> {
  const [people, members] = await db.read([
    { sql: "SELECT * FROM people WHERE id = ?", args: [id] },
    {
      sql: "SELECT body FROM memberships WHERE person = ? AND state = 'confirmed' ORDER BY since, body",
      args: [id],
    },
  ]);
  const row = people?.[0];
  if (!row) return null;
  const language = textOrNull(row, "language");
  return {
    id: text(row, "id"),
    name: textOrNull(row, "name"),
    departments: json<string[]>(row, "departments"),
    // Only our own verbs write rights.
    right: textOrNull(row, "right") as Right | null,
    language: language === "zh" || language === "en" ? language : null,
    fetchedAt: numberOrNull(row, "fetched_at"),
    bodies: (members ?? []).map((member) => text(member, "body")),
  };
}

/** The language a person last wrote in; cards and reminders follow it. */
export async function rememberLanguage(db: Db, id: string, language: "zh" | "en"): Promise<void> {
  await db.write([
    {
      sql: `INSERT INTO people (id, language) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET language = excluded.language WHERE language IS NOT excluded.language`,
      args: [id, language],
    },
  ]);
}

/** Bodies that go by one of these names, with their regions. */
export async function bodiesNamed(
  db: Db,
  names: readonly string[],
): Promise<{ id: string; region: string; name: string }[]> {
  if (names.length === 0) return [];
  const rows = await db.all(
    `SELECT DISTINCT b.id, b.region, n.name FROM body_names n JOIN bodies b ON b.id = n.body WHERE n.name IN (${marks(names)})`,
    [...names],
  );
  return rows.map((row) => ({ id: text(row, "id"), region: text(row, "region"), name: text(row, "name") }));
}

/** What the platform's directory said is looked up anew at the next word. @param id null = of everybody */
export async function forgetDirectory(db: Db, id: string | null): Promise<void> {
  await db.write([
    id === null
      ? { sql: "UPDATE people SET fetched_at = NULL WHERE fetched_at IS NOT NULL" }
      : { sql: "UPDATE people SET fetched_at = NULL WHERE id = ?", args: [id] },
  ]);
}

/** Left the tenant: nothing is sent any more, and every right is gone. */
export async function personLeft(db: Db, id: string): Promise<void> {
  await db.write([
    {
      sql: "UPDATE people SET active = 0, right = NULL, right_by = NULL, fetched_at = NULL WHERE id = ?",
      args: [id],
    },
    { sql: "UPDATE memberships SET state = 'ended' WHERE person = ?", args: [id] },
  ]);
}

/** Names of bodies, in the order of their ids given. */
export async function bodyNames(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.all(`SELECT id, name FROM bodies WHERE id IN (${marks(ids)})`, [...ids]);
  const names = new Map(rows.map((row) => [text(row, "id"), text(row, "name")]));
  return ids.flatMap((id) => names.get(id) ?? []);
}

/** open_id → name, for those whose name the platform told. */
export async function personNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all(`SELECT id, name FROM people WHERE name IS NOT NULL AND id IN (${marks(ids)})`, [
    ...ids,
  ]);
  return new Map(rows.map((row) => [text(row, "id"), text(row, "name")]));
}

/** Which of these people have the clerk's right. */
export async function clerksAmong(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.all(`SELECT id FROM people WHERE right = 'clerk' AND id IN (${marks(ids)})`, [
    ...ids,
  ]);
  return rows.map((row) => text(row, "id"));
}

/** open_ids of the heads (单位负责人) bound to a body. */
export async function headsOf(db: Db, body: string): Promise<string[]> {
  const rows = await db.all(
    `SELECT p.id FROM people p JOIN memberships m ON m.person = p.id
     WHERE m.body = ? AND m.state = 'confirmed' AND p.right = 'head' AND p.active = 1 ORDER BY p.id`,
    [body],
  );
  return rows.map((row) => text(row, "id"));
}

/** open_ids of all whom the platform calls by this name. */
export async function peopleNamed(db: Db, name: string): Promise<string[]> {
  const rows = await db.all("SELECT id FROM people WHERE name = ? AND active = 1 ORDER BY id", [name]);
  return rows.map((row) => text(row, "id"));
}
