import type { Body, Ending } from "../../domain/body.ts";
import type { Directory } from "../../domain/directory.ts";
import { spellings } from "../../domain/names/body-name.ts";
import { SayError } from "../../errors.ts";
import { addBodies, putBody } from "../../store/bodies.ts";
import { type Change, change } from "../../store/change.ts";
import { requireClerk } from "../reports/reporting-task.ts";
import { doerOf, type Scene } from "../reports/scene.ts";
import { type ChangedSince, changedSince } from "./changed-since.ts";
import { bodySubject, factsOf, newBody, requireBody } from "./edit-body.ts";

/** What becomes of a body, as the clerk writes it. */
export interface EndingFields {
  /** null: nothing; an ending noted before is taken back. */
  how: Ending["how"] | null;
  /** Name of the body that takes over; may be empty where the body is dissolved. */
  into: string;
  /** Civil date. */
  on: string | null;
}

export interface BodyEnded {
  body: Body;
  into: Body | null;
  /** The successor was not in the directory and is there now. */
  made: boolean;
  meanwhile: ChangedSince | null;
}

/**
 * A body is renamed, merged into another, or dissolved on a day: from then on its tasks belong to its heir
 * (domain/directory.ts), and both names find them. A new name makes a new body.
 * @throws SayError "clerk-only", "no-body", "no-day", "no-into", "into-self", "into-loop", "into-unknown"
 */
export async function endBody(
  scene: Scene,
  id: string,
  fields: EndingFields,
  seen: number,
): Promise<BodyEnded> {
  requireClerk(scene);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const { body: before, directory } = await requireBody(scene, id);
    const { into, made } = successorFrom(scene, tx, before, fields, directory);
    const body: Body = { ...before, ending: endingFrom(scene, fields, into) };
    putBody(tx, body, spellings);
    tx.audit({ action: "body.end", subject: bodySubject(id), before: factsOf(before), after: factsOf(body) });
    return { body, into, made, meanwhile: await changedSince(scene.db, bodySubject(id), seen) };
  });
}

function endingFrom(scene: Scene, { how, on }: EndingFields, into: Body | null): Ending | null {
  if (how === null) return null;
  if (!on) throw new SayError("no-day", scene.texts.bodies.body.dayMissing);
  return { on, how, into: into?.id ?? null };
}

function successorFrom(
  scene: Scene,
  tx: Change,
  body: Body,
  { how, into, on }: EndingFields,
  directory: Directory,
): { into: Body | null; made: boolean } {
  const texts = scene.texts.bodies.body;
  const name = into.normalize("NFKC").replace(/\s+/g, " ").trim();
  if (how === null || (how === "dissolved" && name === "")) return { into: null, made: false };
  if (name.length < 2 || name.length > 40 || name.includes("/"))
    throw new SayError("no-into", texts.intoMissing);
  const [found, other] = directory.exact(spellings(name)[0] ?? name);
  if (found && !other) {
    if (found.id === body.id) throw new SayError("into-self", texts.intoSelf);
    if (heirs(found, directory).includes(body.id))
      throw new SayError("into-loop", texts.intoLoop(found.name));
    return { into: found, made: false };
  }
  if (how !== "renamed" || other) {
    const near = directory.nearest(name).map((one) => one.name);
    throw new SayError("into-unknown", texts.intoUnknown(name, near.join("、")));
  }
  const fresh = { ...newBody(body.region, name, body.kind, directory, on), parent: body.parent };
  addBodies(tx, [fresh], spellings);
  tx.audit({ action: "body.add", subject: bodySubject(fresh.id), after: factsOf(fresh) });
  return { into: fresh, made: true };
}

/** Ids of all that take a body over, one after another, whatever the day. */
function heirs(body: Body, directory: Directory): string[] {
  const ids = [body.id];
  for (let next = body.ending?.into; next && !ids.includes(next); ) {
    ids.push(next);
    next = directory.byId(next)?.ending?.into ?? null;
  }
  return ids;
}
