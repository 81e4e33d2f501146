import type { Body } from "../../domain/body.ts";
import type { LiaisonLine } from "../../domain/liaison-line.ts";
import { type Db, text } from "../../store/db.ts";
import { bodyCaller, type Caller } from "../bodies/bodies-called.ts";
import type { Scene } from "../reports/scene.ts";
import { isOpenId } from "./find-person.ts";

/** Somebody of the list whom it identifies. */
export interface ListedPerson {
  line: LiaisonLine;
  person: string;
  /** As the platform told it, else as written, else the open_id. */
  name: string;
  body: Body;
  /** What was written, where the body goes by another name today. */
  former: string | null;
}

/** What a list of liaisons comes to, as people and bodies are now. */
export interface JudgedList {
  ready: ListedPerson[];
  /** Bound so already. */
  before: ListedPerson[];
  problems: { line: LiaisonLine; why: string }[];
}

/**
 * A name alone identifies nobody but the one person of that name whom the platform told us of; a body's name counts only
 * as written, never guessed. What cannot be told is a problem for the clerk.
 * @param region district preferred where several have a body of that name; null = none
 * @param on civil date: who took a body over by then is bound instead
 */
export async function judgeList(
  scene: Pick<Scene, "db" | "texts">,
  lines: readonly LiaisonLine[],
  region: string | null,
  on: string,
): Promise<JudgedList> {
  const [caller, people, bound] = await Promise.all([
    bodyCaller(scene.db),
    knownPeople(scene.db),
    boundPairs(scene.db),
  ]);
  const judged: JudgedList = { ready: [], before: [], problems: [] };
  const seen = new Set<string>();
  for (const line of lines) {
    const person = personOf(scene, line, people);
    const body = bodyOf(scene, line, caller, region);
    if ("why" in person || "why" in body) {
      const why = "why" in body ? body.why : "why" in person ? person.why : "";
      judged.problems.push({ line, why });
      continue;
    }
    const heir = caller.directory.heirOf(body.body, on);
    const pair = `${person.id} ${heir.id}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const former = heir.id === body.body.id ? null : body.body.name;
    const listed = { line, person: person.id, name: person.name, body: heir, former };
    (bound.has(pair) ? judged.before : judged.ready).push(listed);
  }
  return judged;
}

interface KnownPeople {
  /** open_id → name. */
  names: Map<string, string>;
  /** Name → open_ids. */
  ids: Map<string, string[]>;
}

async function knownPeople(db: Db): Promise<KnownPeople> {
  const rows = await db.all("SELECT id, name FROM people WHERE name IS NOT NULL AND active = 1 ORDER BY id");
  const names = new Map(rows.map((row) => [text(row, "id"), text(row, "name")]));
  const ids = new Map<string, string[]>();
  for (const [id, name] of names) ids.set(name, [...(ids.get(name) ?? []), id]);
  return { names, ids };
}

async function boundPairs(db: Db): Promise<Set<string>> {
  const rows = await db.all("SELECT person, body FROM memberships WHERE state = 'confirmed'");
  return new Set(rows.map((row) => `${text(row, "person")} ${text(row, "body")}`));
}

function personOf(
  { texts }: Pick<Scene, "texts">,
  { openId, name }: LiaisonLine,
  { names, ids }: KnownPeople,
): { id: string; name: string } | { why: string } {
  const { why } = texts.bodies.list;
  if (openId !== "") {
    if (!isOpenId(openId)) return { why: why.badId };
    const known = names.get(openId);
    if (known && name && known !== name) return { why: why.nameDiffers(known) };
    return { id: openId, name: known || name || openId };
  }
  if (name === "") return { why: why.noPerson };
  const [only, ...others] = ids.get(name) ?? [];
  if (!only) return { why: why.nameUnknown };
  return others.length > 0 ? { why: why.nameSeveral(others.length + 1) } : { id: only, name };
}

function bodyOf(
  { texts }: Pick<Scene, "texts">,
  { body: written }: LiaisonLine,
  caller: Caller,
  region: string | null,
): { body: Body } | { why: string } {
  const { why } = texts.bodies.list;
  if (written === "") return { why: why.noBody };
  const { bodies, guessed } = called(caller, written);
  const here = bodies.filter((body) => body.region === region);
  const fitting = here.length > 0 ? here : bodies;
  const [only, ...others] = fitting;
  if (only && others.length === 0 && !guessed) return { body: only };
  if (only && others.length > 0 && !guessed)
    return { why: why.bodySeveral(fitting.map((body) => `${body.region}${body.name}`).join("、")) };
  const near = guessed ? fitting : caller.directory.nearest(written);
  return { why: why.bodyUnknown([...new Set(near.map((body) => body.name))].join("、")) };
}

/** Also with the province or city before the district (天津市西青区教育局). */
function called(caller: Caller, written: string) {
  const found = caller.called(written);
  const district = /^[^省市]{2,8}(?:省|市)(?:[^省市]{2,8}市)?(.+[区县].+)$/.exec(written)?.[1];
  return found.bodies.length > 0 || !district ? found : caller.called(district);
}
