import type { Body } from "./body.ts";
import { lazy } from "./lazy.ts";
import {
  isHigherLevel,
  romanised,
  slipBetween,
  soundOf,
  soundsLikeShort,
  spellings,
  stemOf,
  withoutOne,
} from "./names/body-name.ts";

/** How a name was recognised: exactly, or by what kind of mistake. */
export type Match = "exact" | "suffix" | "sound" | "look" | "slip" | "pinyin" | "initials";

export interface Found {
  bodies: Body[];
  how: Match;
}

/** The bodies of one or several districts, to be found by any name people use. */
export interface Directory {
  bodies: readonly Body[];
  byId(id: string): Body | undefined;
  /** Longest spelling held, in characters. */
  longest: number;
  /** Bodies that go by exactly these words, with or without 区 before them. */
  exact(words: string): readonly Body[];
  /** As `exact`, else by wrong suffix, sound, looks or one slip. `bodies` has several where several fit equally well. */
  guess(words: string): Found | null;
  /** By pinyin or its initials. */
  latin(words: string): Found | null;
  /** Bodies whose name without its ending is just these words: 安监, 消防. */
  byStem(stem: string): readonly Body[];
  /** Bodies with a name of two characters that sounds like these words: 编班, 编办. Only where a body must be meant. */
  bySound(words: string): readonly Body[];
  /** Those whose names have most in common with the words, best first. */
  nearest(words: string, count?: number): Body[];
  /** The body and all whose tasks it has taken over by a day, nearest first. */
  lineOf(body: Body, on: string): Body[];
  /** Who took the body's tasks over by a day; the body itself when nobody did. */
  heirOf(body: Body, on: string): Body;
}

export function createDirectory(bodies: readonly Body[]): Directory {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const names = namesOf(bodies);
  const stems = lazy(() => stemsOf(names));
  const similar = lazy(() => similarTo(names));
  const latin = lazy(() => romanise(names));
  const find = (words: string): readonly Body[] => [...(names.get(words) ?? [])];
  const stemmed = (stem: string | undefined): Body[] => [...(stems().get(stem ?? "") ?? [])];
  return {
    bodies,
    byId: (id) => byId.get(id),
    longest: Math.max(0, ...Array.from(names.keys(), (name) => name.length)),
    exact: find,
    guess(words) {
      const exact = find(words);
      if (exact.length) return { bodies: [...exact], how: "exact" };
      if (isHigherLevel(words)) return null;
      const sameStem = stemmed(stemOf(words)?.stem);
      if (sameStem.length) return { bodies: sameStem, how: "suffix" };
      const slip = slipOf(words, names, similar());
      if (slip) return slip;
      const shortened = beginningOf(words, names);
      return shortened.length ? { bodies: shortened, how: "suffix" } : null;
    },
    latin: (words) => best(latin().get(words.replace(/[\s'-]+/g, "")) ?? [], ["pinyin", "initials"]),
    byStem: stemmed,
    bySound: (words) =>
      [...names].flatMap(([name, holders]) => (soundsLikeShort(words, name) ? [...holders] : [])),
    nearest: (words, count = 3) => nearest(words, names, count),
    lineOf: (body, on) => lineOf(body, bodies, on),
    heirOf: (body, on) => heir(body, byId, on),
  };
}

/** 市政委 for 市政市容委: the first words and the ending of one name. */
function beginningOf(words: string, names: ReadonlyMap<string, Set<Body>>): Body[] {
  const { stem, suffix } = stemOf(words) ?? {};
  if (!stem || !suffix || fieldOfWork.test(stem)) return [];
  const fitting = [...names].filter(
    ([name]) => name.length > words.length && name.startsWith(stem) && name.endsWith(suffix),
  );
  return [...new Set(fitting.flatMap(([, bodies]) => [...bodies]))];
}

function stemsOf(names: ReadonlyMap<string, Set<Body>>): Map<string, Set<Body>> {
  const stems = new Map<string, Set<Body>>();
  for (const [name, holders] of names) {
    const parts = stemOf(name);
    if (parts && !fieldOfWork.test(parts.stem)) for (const body of holders) put(stems, parts.stem, body);
  }
  return stems;
}

/** Names by what they have in common with a mistyped form: one character left out, or the sound of all. */
function similarTo(names: ReadonlyMap<string, Set<Body>>): Map<string, string[]> {
  const similar = new Map<string, string[]>();
  for (const name of names.keys()) {
    for (const key of keysOf(name)) {
      const known = similar.get(key);
      if (known) known.push(name);
      else similar.set(key, [name]);
    }
  }
  return similar;
}

const keysOf = (name: string): string[] => [name, ...withoutOne(name), soundOf(name)];

/** What is left of 安全生产委员会 names a field of work, not one body in it. */
const fieldOfWork = /(?:安全|生产|管理|监督)$/;

function put(map: Map<string, Set<Body>>, key: string, body: Body): void {
  const known = map.get(key);
  if (known) known.add(body);
  else map.set(key, new Set([body]));
}

/** A body's own name wins over another's alias: 规划局 is not 规划资源局 where both are held. */
function namesOf(bodies: readonly Body[]): Map<string, Set<Body>> {
  const names = new Map<string, Set<Body>>();
  const own = new Map<string, Set<Body>>();
  for (const body of bodies) {
    for (const name of spellings(body.name)) put(own, name, body);
    for (const name of [body.name, ...body.aliases].flatMap(spellings)) put(names, name, body);
  }
  for (const [name, holders] of own) {
    const regions = new Set(Array.from(holders, (body) => body.region));
    const others = [...(names.get(name) ?? [])].filter((body) => !regions.has(body.region));
    names.set(name, new Set([...holders, ...others]));
  }
  return names;
}

function slipOf(
  words: string,
  names: ReadonlyMap<string, Set<Body>>,
  similar: ReadonlyMap<string, string[]>,
): Found | null {
  const candidates = new Set(keysOf(words).flatMap((key) => similar.get(key) ?? []));
  const slips: { body: Body; how: Match }[] = [];
  for (const name of candidates) {
    const how = slipBetween(words, name);
    if (how) for (const body of names.get(name) ?? []) slips.push({ body, how });
  }
  return best(slips, ["sound", "look", "slip"]);
}

/** The bodies of the least mistake. */
function best(candidates: { body: Body; how: Match }[], order: Match[]): Found | null {
  for (const how of order) {
    const bodies = new Set(candidates.filter((candidate) => candidate.how === how).map(({ body }) => body));
    if (bodies.size) return { bodies: [...bodies], how };
  }
  return null;
}

/** Initials of three letters and more: two fit too much. */
const minInitials = 3;

function romanise(names: Map<string, Set<Body>>): Map<string, { body: Body; how: Match }[]> {
  const table = new Map<string, { body: Body; how: Match }[]>();
  const add = (key: string, holders: Set<Body>, how: Match): void => {
    const entries = [...holders].map((body) => ({ body, how }));
    table.set(key, [...(table.get(key) ?? []), ...entries]);
  };
  for (const [name, holders] of names) {
    const { full, initials } = romanised(name);
    for (const key of full) add(key, holders, "pinyin");
    for (const key of initials) if (key.length >= minInitials) add(key, holders, "initials");
  }
  return table;
}

function nearest(words: string, names: Map<string, Set<Body>>, count: number): Body[] {
  const wanted = new Set(words);
  const scores = new Map<Body, number>();
  for (const [name, holders] of names) {
    const common = Array.from(new Set(name)).filter((character) => wanted.has(character)).length;
    const score = (2 * common) / (wanted.size + name.length);
    for (const body of holders) scores.set(body, Math.max(score, scores.get(body) ?? 0));
  }
  return [...scores]
    .filter(([, score]) => score >= 0.4)
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([body]) => body);
}

function heir(body: Body, byId: ReadonlyMap<string, Body>, on: string): Body {
  const seen = new Set<Body>();
  let current = body;
  while (current.ending?.into && current.ending.on <= on && !seen.has(current)) {
    seen.add(current);
    current = byId.get(current.ending.into) ?? current;
  }
  return current;
}

function lineOf(body: Body, bodies: readonly Body[], on: string): Body[] {
  const line = [body];
  for (const member of line) {
    for (const former of bodies) {
      if (former.ending?.into === member.id && former.ending.on <= on && !line.includes(former))
        line.push(former);
    }
  }
  return line;
}
