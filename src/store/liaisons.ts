import type { Right } from "../chat/context.ts";
import { type Db, json, marks, type Row, text, textOrNull } from "./db.ts";

/** Somebody who serves a body. */
export interface Liaison {
  person: string;
  /** As the platform told it; null while it has told none. */
  name: string | null;
  body: string;
  /** Signs for the body. */
  head: boolean;
}

/** Who serves the bodies of a district, by confirmed bindings. */
export async function liaisonsOfRegion(db: Db, region: string): Promise<Liaison[]> {
  const rows = await db.all(
    `SELECT m.person, m.body, p.name, p.right FROM bodies b
     JOIN memberships m ON m.body = b.id AND m.state = 'confirmed'
     LEFT JOIN people p ON p.id = m.person
     WHERE b.region = ? AND COALESCE(p.active, 1) = 1 ORDER BY m.since, m.person`,
    [region],
  );
  return rows.map((row) => ({
    person: text(row, "person"),
    name: textOrNull(row, "name"),
    body: text(row, "body"),
    head: row.right === "head",
  }));
}

/** Somebody known who serves no body yet. */
export interface Unplaced {
  person: string;
  name: string | null;
  departments: string[];
  /** Ids of bodies asked for with `/绑定` and not decided. */
  asked: string[];
}

/** @param except open_ids of those who need no body: the clerks. Leaders read all and need none either. */
export async function unplacedPeople(db: Db, except: readonly string[]): Promise<Unplaced[]> {
  const rows = await db.all(
    `SELECT p.id, p.name, p.departments,
       (SELECT json_group_array(m.body) FROM memberships m WHERE m.person = p.id AND m.state = 'asked') AS asked
     FROM people p
     WHERE p.active = 1 AND COALESCE(p.right, '') NOT IN ('leader', 'clerk') AND p.id NOT IN (${marks(except)})
       AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.person = p.id AND m.state = 'confirmed')
     ORDER BY p.rowid`,
    [...except],
  );
  return rows.map((row) => ({
    person: text(row, "id"),
    name: textOrNull(row, "name"),
    departments: json<string[]>(row, "departments"),
    asked: json<string[]>(row, "asked"),
  }));
}

export async function peopleWithRight(
  db: Db,
  right: Right,
): Promise<{ person: string; name: string | null }[]> {
  const rows = await db.all("SELECT id, name FROM people WHERE right = ? AND active = 1 ORDER BY id", [
    right,
  ]);
  return rows.map((row: Row) => ({ person: text(row, "id"), name: textOrNull(row, "name") }));
}
