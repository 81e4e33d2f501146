import { type Body, bodyId } from "../../domain/body.ts";
import { createDirectory, type Directory } from "../../domain/directory.ts";
import { suggestMembers } from "../../domain/group-rule.ts";
import { spellings } from "../../domain/names/body-name.ts";
import type { ImportDraft } from "../../importers/draft.ts";
import { addBodies, addGroup, bodiesOfRegions, groupsOfPlan } from "../../store/bodies.ts";
import type { Change } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { bodiesFrom, kindOf, knownDirectory, usualAliases } from "./known-directories.ts";

/** Who an owner's canonical name stands for: a body, or a group of bodies. */
export interface Owner {
  body: string | null;
  group: string | null;
}

/**
 * The bodies and groups that a document names, by canonical name; those the directory does not hold yet are made
 * (unconfirmed), a new district's from the directory kept for it. A new group holds whom its name suggests until the clerk
 * says otherwise. Part of the import's own change.
 */
export async function ensureOwners(
  db: Db,
  tx: Change,
  plan: { id: string; region: string },
  draft: ImportDraft,
): Promise<Map<string, Owner>> {
  const named = [...draft.tasks, ...draft.indicators].flatMap((item) => item.assignments);
  const names = new Set(named.filter((owner) => !owner.collective).map((owner) => owner.canonical));
  const directory = await directoryWith(db, tx, plan.region, draft.plan.title, names);
  const owners = new Map<string, Owner>();
  for (const name of names)
    owners.set(name, { body: directory.exact(spellings(name)[0]!)[0]?.id ?? null, group: null });
  const groups = new Set(named.filter((owner) => owner.collective).map((owner) => owner.canonical));
  const known = await groupsOfPlan(db, plan.id);
  for (const name of groups) {
    if (owners.has(name)) continue;
    const id = `${plan.id}/${name}`;
    owners.set(name, { body: null, group: id });
    if (known.some((group) => group.id === id)) continue;
    const members = suggestMembers(name, directory.bodies).map((body) => body.id);
    addGroup(tx, { id, plan: plan.id, name, members, confirmed: false });
  }
  return owners;
}

/** The district's directory, with every name in it. */
async function directoryWith(
  db: Db,
  tx: Change,
  region: string,
  title: string,
  names: Iterable<string>,
): Promise<Directory> {
  const stored = await bodiesOfRegions(db, [region]);
  const kept = knownDirectory(region, title);
  const ids = new Set(stored.map((body) => body.id));
  const added = kept ? bodiesFrom(kept, region).filter((body) => !ids.has(body.id)) : [];
  const before = createDirectory([...stored, ...added]);
  for (const name of names) {
    if (before.exact(spellings(name)[0]!).length === 0) added.push(newBody(region, name, before));
  }
  addBodies(tx, added, spellings);
  return createDirectory([...stored, ...added]);
}

/** A body that only the document names: its kind from the name, the usual other names where nobody else has them. */
function newBody(region: string, name: string, directory: Directory): Body {
  const aliases = usualAliases(name).filter((alias) =>
    spellings(alias).every((spelling) => directory.exact(spelling).length === 0),
  );
  return {
    id: bodyId(region, name),
    region,
    name,
    aliases,
    kind: kindOf(name),
    parent: null,
    founded: null,
    ending: null,
  };
}
