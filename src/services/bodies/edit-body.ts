import { type Body, type BodyKind, bodyId } from "../../domain/body.ts";
import { createDirectory, type Directory } from "../../domain/directory.ts";
import { spellings } from "../../domain/names/body-name.ts";
import { SayError } from "../../errors.ts";
import { addBodies, bodiesById, bodiesOfRegions, putBody } from "../../store/bodies.ts";
import { change } from "../../store/change.ts";
import { requireClerk } from "../reports/reporting-task.ts";
import { doerOf, type Scene } from "../reports/scene.ts";
import { type ChangedSince, changedSince } from "./changed-since.ts";
import { kindOf, usualAliases } from "./known-directories.ts";

export const bodySubject = (id: string): string => `body:${id}`;

export interface BodyEdited {
  body: Body;
  /** Other names that another body has too: the bot will ask back. */
  shared: { alias: string; body: string }[];
  meanwhile: ChangedSince | null;
}

/** What the clerk writes about a body: names parted by 、，; and line breaks. */
export interface BodyFields {
  aliases: string;
  kind: BodyKind;
  parent: string;
}

/** @throws SayError "clerk-only", "no-body", "alias-is-name", "no-parent", "parent-loop" */
export async function setBody(
  scene: Scene,
  id: string,
  fields: BodyFields,
  seen: number,
): Promise<BodyEdited> {
  requireClerk(scene);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const { body: before, directory } = await requireBody(scene, id);
    const aliases = namesIn(fields.aliases).filter((name) => name !== before.name);
    refuseNames(scene, before, aliases, directory);
    const body: Body = {
      ...before,
      aliases,
      kind: fields.kind,
      parent: parentFrom(scene, before, fields.parent, directory),
    };
    putBody(tx, body, spellings);
    tx.audit({
      action: "body.edit",
      subject: bodySubject(id),
      before: factsOf(before),
      after: factsOf(body),
    });
    return {
      body,
      shared: sharedNames(body, aliases, directory),
      meanwhile: await changedSince(scene.db, bodySubject(id), seen),
    };
  });
}

/** A body that no document names. @throws SayError "clerk-only", "bad-name", "name-taken", and as `setBody` */
export async function addBody(
  scene: Scene,
  region: string,
  name: string,
  fields: Omit<BodyFields, "kind"> & { kind: BodyKind | null },
): Promise<Body> {
  requireClerk(scene);
  const texts = scene.texts.bodies.body;
  const tidy = name.normalize("NFKC").replace(/\s+/g, " ").trim();
  if (tidy.length < 2 || tidy.length > 40 || tidy.includes("/"))
    throw new SayError("bad-name", texts.nameMissing);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const directory = createDirectory(await bodiesOfRegions(scene.db, [region]));
    const [holder] = directory.exact(spellings(tidy)[0] ?? tidy);
    if (holder) throw new SayError("name-taken", texts.nameTaken(tidy, holder.name));
    const bare = newBody(region, tidy, fields.kind, directory, null);
    const body: Body = {
      ...bare,
      aliases: [...new Set([...namesIn(fields.aliases).filter((one) => one !== tidy), ...bare.aliases])],
      parent: parentFrom(scene, bare, fields.parent, directory),
    };
    refuseNames(scene, body, namesIn(fields.aliases), directory);
    addBodies(tx, [body], spellings);
    tx.audit({ action: "body.add", subject: bodySubject(body.id), after: factsOf(body) });
    return body;
  });
}

/** Its kind from its name unless told; the usual other names where nobody else has them. */
export function newBody(
  region: string,
  name: string,
  kind: BodyKind | null,
  directory: Directory,
  founded: string | null,
): Body {
  const free = (alias: string): boolean =>
    spellings(alias).every((spelling) => directory.exact(spelling).length === 0);
  return {
    id: bodyId(region, name),
    region,
    name,
    aliases: usualAliases(name).filter(free),
    kind: kind ?? kindOf(name),
    parent: null,
    founded,
    ending: null,
  };
}

export async function requireBody(scene: Scene, id: string): Promise<{ body: Body; directory: Directory }> {
  const [body] = await bodiesById(scene.db, [id]);
  if (!body) throw new SayError("no-body", scene.texts.bodies.bodyGone);
  return { body, directory: createDirectory(await bodiesOfRegions(scene.db, [body.region])) };
}

export const namesIn = (words: string): string[] => [
  ...new Set(
    words
      .split(/[、，,；;\n]+/)
      .map((name) => name.normalize("NFKC").replace(/\s+/g, " ").trim())
      .filter((name) => name.length > 1 && name.length <= 40),
  ),
];

/** The formal name of one body is never the other name of another: questions about it would go astray. */
function refuseNames(scene: Scene, body: Body, aliases: readonly string[], directory: Directory): void {
  for (const alias of aliases) {
    const taken = directory.bodies.find((other) => other.id !== body.id && isName(other, alias));
    if (taken) throw new SayError("alias-is-name", scene.texts.bodies.body.aliasIsName(alias, taken.name));
  }
}

const isName = (body: Body, words: string): boolean => {
  const [own] = spellings(body.name);
  const [said] = spellings(words);
  return own === said;
};

const sharedNames = (body: Body, aliases: readonly string[], directory: Directory): BodyEdited["shared"] =>
  aliases.flatMap((alias) => {
    const other = spellings(alias)
      .flatMap((spelling) => directory.exact(spelling))
      .find((holder) => holder.id !== body.id);
    return other ? [{ alias, body: other.name }] : [];
  });

function parentFrom(scene: Scene, body: Body, words: string, directory: Directory): string | null {
  const texts = scene.texts.bodies.body;
  const name = words.trim();
  if (name === "") return null;
  const [parent, other] = directory.exact(spellings(name)[0] ?? name);
  if (!parent || other) throw new SayError("no-parent", texts.parentUnknown(name));
  const seen = new Set<string>();
  for (let above: Body | undefined = parent; above && !seen.has(above.id); ) {
    if (above.id === body.id) throw new SayError("parent-loop", texts.parentLoop);
    seen.add(above.id);
    above = above.parent ? directory.byId(above.parent) : undefined;
  }
  return parent.id;
}

/** What an audit row says of a body. */
export const factsOf = ({ aliases, kind, parent, founded, ending }: Body) => ({
  aliases,
  kind,
  parent,
  founded,
  ending,
});
