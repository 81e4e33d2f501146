import { createDirectory } from "../../domain/directory.ts";
import { spellings } from "../../domain/names/body-name.ts";
import { shortRegion } from "../../domain/region.ts";
import type { ImportDraft } from "../../importers/draft.ts";
import { bodiesOfRegions } from "../../store/bodies.ts";
import type { Db } from "../../store/db.ts";
import { bodiesFrom, knownDirectory } from "./known-directories.ts";

/** Owners of a document that the district's directory does not hold, with the names of the nearest it does. */
export async function newBodies(db: Db, draft: ImportDraft): Promise<{ name: string; nearest: string[] }[]> {
  const region = shortRegion(draft.plan.region);
  const stored = await bodiesOfRegions(db, [region]);
  const kept = knownDirectory(region, draft.plan.title);
  const directory = createDirectory([...stored, ...(kept ? bodiesFrom(kept, region) : [])]);
  const named = [...draft.tasks, ...draft.indicators].flatMap((item) => item.assignments);
  const names = new Set(named.filter((owner) => !owner.collective).map((owner) => owner.canonical));
  return [...names]
    .filter((name) => directory.exact(spellings(name)[0] ?? name).length === 0)
    .map((name) => ({ name, nearest: [...new Set(directory.nearest(name).map((body) => body.name))] }));
}
