import type { Platform, PlatformDepartment, PlatformUser } from "../../chat/platform.ts";
import { bodyId } from "../../domain/body.ts";
import { spellings } from "../../domain/names/body-name.ts";
import { shortRegion } from "../../domain/region.ts";
import { change } from "../../store/change.ts";
import { type Db, text } from "../../store/db.ts";
import { bodiesNamed, type Person, personById } from "../../store/people.ts";

/** How long a look into the platform's directory holds; contact events end it earlier. */
const freshMs = 12 * 3_600_000;

/**
 * Who a person is: from the bindings kept here, and, where there is none yet or it may be stale, from the platform's
 * directory (name of the department, then of its parents, nearest first). What the clerk or the person bound is never
 * overruled by the directory.
 * @param now real ms · @param at the bot's ms
 * @throws PlatformError where the directory cannot be asked; the caller goes on with what is known
 */
export async function recognisePerson(
  db: Db,
  platform: Pick<Platform, "user" | "department" | "departmentParents">,
  openId: string,
  now: number,
  at: number,
): Promise<Person> {
  const known = await personById(db, openId);
  if (known?.fetchedAt && now - known.fetchedAt < freshMs) return known;
  const user = await platform.user(openId);
  const lines = await Promise.all(user.departmentIds.map((id) => departmentLine(platform, id)));
  const bodies = (await Promise.all(lines.map((line) => bodyOfLine(db, line)))).filter((id) => id !== null);
  await keep(db, user, lines, [...new Set(bodies)], now, at);
  return (await personById(db, openId)) ?? emptyPerson(openId);
}

export const emptyPerson = (id: string): Person => ({
  id,
  name: null,
  departments: [],
  right: null,
  language: null,
  fetchedAt: null,
  bodies: [],
});

/** The department and its ancestors, nearest first; ancestors the app may not see are left out. */
async function departmentLine(
  platform: Pick<Platform, "department" | "departmentParents">,
  id: string,
): Promise<PlatformDepartment[]> {
  const [own, parents] = await Promise.all([
    platform.department(id),
    platform.departmentParents(id).catch((): PlatformDepartment[] => []),
  ]);
  return [own, ...parents];
}

/** The nearest department that is a body; where districts share its name, the one whose district stands above it. */
async function bodyOfLine(db: Db, line: PlatformDepartment[]): Promise<string | null> {
  const names = line.map((department) => department.name.trim());
  const known = await bodiesNamed(db, [...new Set(names.flatMap(namesToTry))]);
  const regions = new Set(names.flatMap((name) => [shortRegion(name), districtPrefix(name)?.district ?? ""]));
  for (const name of names) {
    const chosen = fitting(known, namesToTry(name), regions);
    if (chosen.length === 1) return chosen[0]!;
    if (chosen.length > 1) return null;
  }
  return null;
}

/** Ids of the bodies a department's name fits: those of a district above it, and a body's own name before another's alias. */
function fitting(
  known: { id: string; region: string; name: string }[],
  names: readonly string[],
  regions: ReadonlySet<string>,
): string[] {
  const all = known.filter((body) => names.includes(body.name));
  const inRegion = all.filter((body) => regions.has(body.region));
  const here = inRegion.length > 0 ? inRegion : all;
  const own = here.filter((body) => names.some((name) => body.id === bodyId(body.region, name)));
  return [...new Set((own.length > 0 ? own : here).map((body) => body.id))];
}

/** 天津市西青区教育局 is also 区教育局 and 教育局. */
function namesToTry(name: string): string[] {
  const prefix = districtPrefix(name);
  return [
    ...new Set([name, ...(prefix ? [`区${prefix.rest}`, prefix.rest] : []), ...[name].flatMap(spellings)]),
  ];
}

function districtPrefix(name: string): { district: string; rest: string } | null {
  const found = /^(?:.*?[省市])?([^省市区县旗]{1,6}(?:新区|[区县旗]))(.{2,})$/.exec(name);
  return found ? { district: found[1]!, rest: found[2]! } : null;
}

/** Writes what the directory says; an audit row only where the bodies served have changed. */
async function keep(
  db: Db,
  user: PlatformUser,
  lines: PlatformDepartment[][],
  bodies: string[],
  now: number,
  at: number,
): Promise<void> {
  const departments = [...new Set(lines.flat().map((department) => department.name))];
  const leads = lines.some((line) => line[0]?.leaderIds.includes(user.openId));
  await db.write([
    {
      sql: `INSERT INTO people (id, name, departments, right, active, fetched_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, departments = excluded.departments,
              active = excluded.active, fetched_at = excluded.fetched_at,
              right = CASE WHEN people.right_by IS NULL AND (people.right IS NULL OR people.right = 'head')
                THEN excluded.right ELSE people.right END`,
      args: [
        user.openId,
        user.name,
        JSON.stringify(departments),
        leads ? "head" : null,
        user.active ? 1 : 0,
        now,
      ],
    },
  ]);
  await change(db, { actor: "system", body: null, chat: null, at }, async (tx) => {
    const all = await db.all("SELECT body, source, state FROM memberships WHERE person = ?", [user.openId]);
    const rows = all.filter((row) => row.state === "confirmed");
    const bound = rows.some((row) => text(row, "source") !== "directory");
    const lifted = all.filter((row) => row.state === "ended" && row.source !== "directory");
    const told = bodies.filter((body) => !lifted.some((row) => row.body === body));
    const before = rows.map((row) => text(row, "body")).sort();
    const after = bound ? before : user.active ? told.sort() : [];
    if (before.join() === after.join()) return;
    tx.add("DELETE FROM memberships WHERE person = ? AND source = 'directory'", [user.openId]);
    for (const body of after) {
      tx.add(
        `INSERT INTO memberships (person, body, source, state, since) VALUES (?, ?, 'directory', 'confirmed', ?)
         ON CONFLICT (person, body) DO UPDATE SET source = 'directory', state = 'confirmed'`,
        [user.openId, body, at],
      );
    }
    tx.audit({ action: "person.recognise", subject: `person:${user.openId}`, before, after });
  });
}
