import { createDirectory } from "../../domain/directory.ts";
import type { Role } from "../../domain/role.ts";
import { roles } from "../../domain/role.ts";
import { bodiesOfRegions, groupsOfPlan } from "../../store/bodies.ts";
import type { Db } from "../../store/db.ts";

/** An owner as the clerk wrote it and as the directory knows it. */
export interface WrittenOwner {
  role: Role;
  /** Canonical name. */
  name: string;
  body: string | null;
  group: string | null;
}

/** Names that no directory holds, with the nearest that it does. */
export type UnknownNames = Partial<Record<Role, { name: string; nearest: string[] }[]>>;

/** Owners as typed, one field a role, names parted by 、，, and line breaks. */
export type TypedOwners = Record<Role, string>;

/** Reads the names of owners by the plan's directory and its groups; a name that is only nearly right is not guessed at. */
export async function readOwners(
  db: Db,
  plan: { id: string; region: string },
  typed: TypedOwners,
): Promise<{ owners: WrittenOwner[]; unknown: UnknownNames }> {
  const [bodies, groups] = await Promise.all([bodiesOfRegions(db, [plan.region]), groupsOfPlan(db, plan.id)]);
  const directory = createDirectory(bodies);
  const owners: WrittenOwner[] = [];
  const unknown: UnknownNames = {};
  const seen = new Set<string>();
  for (const role of roles) {
    for (const name of namesIn(typed[role])) {
      const group = groups.find((candidate) => candidate.name === name);
      const [body, other] = group ? [] : directory.exact(name);
      const id = group?.id ?? (other ? undefined : body?.id);
      if (id === undefined) {
        const nearest = directory.nearest(name).map((near) => near.name);
        unknown[role] = [...(unknown[role] ?? []), { name, nearest }];
      } else if (!seen.has(id)) {
        seen.add(id);
        owners.push({
          role,
          name: group?.name ?? body!.name,
          body: body?.id ?? null,
          group: group?.id ?? null,
        });
      }
    }
  }
  return { owners, unknown };
}

const namesIn = (words: string): string[] =>
  words
    .split(/[、，,；;\n]+/)
    .map((name) => name.replace(/\s+/g, ""))
    .filter(Boolean);
