import type { Digest, DigestLine, Period, SectionKind } from "../../domain/digest.ts";
import { readScope } from "../../domain/scope.ts";
import { addDays } from "../../domain/task-state.ts";
import type { Db } from "../../store/db.ts";
import { type DigestFacts, readDigestFacts } from "../../store/digest-facts.ts";
import { buildDigest, digestLines } from "./build-digest.ts";

/** Makes a thing once for a key; what runs over many chats hands one in, so that facts are read once for each plan. */
export type Once = <T>(key: string, make: () => Promise<T>) => Promise<T>;

/** Remembers what was made, for as long as it is kept: one tick, one command. */
export function createOnce(): Once {
  const made = new Map<string, Promise<unknown>>();
  // The key names the type: each key is used in one place with one `make`.
  return <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const known = made.get(key);
    if (known) return known as Promise<T>;
    const fresh = make();
    made.set(key, fresh);
    return fresh;
  };
}

/** @param scope as `scopeKey` writes it · @returns null when the plan is not there */
export async function readDigest(
  db: Db,
  once: Once,
  plan: string,
  scope: string,
  period: Period,
): Promise<Digest | null> {
  const facts = await factsOf(db, once, plan, period);
  return facts && buildDigest(facts, period, readScope(scope));
}

/** A section whole, or every task of the scope. @returns null when the plan is not there */
export async function readDigestLines(
  db: Db,
  plan: string,
  scope: string,
  period: Period,
  kind: SectionKind | "all",
): Promise<{ planTitle: string; lines: DigestLine[] } | null> {
  const facts = await factsOf(db, createOnce(), plan, period);
  return facts && { planTitle: facts.plan.title, lines: digestLines(facts, period, readScope(scope), kind) };
}

const factsOf = (db: Db, once: Once, plan: string, period: Period): Promise<DigestFacts | null> =>
  once<DigestFacts | null>(`facts:${plan}:${period.from}:${period.on}`, () =>
    readDigestFacts(db, plan, addDays(period.from, -1), period.on),
  );
