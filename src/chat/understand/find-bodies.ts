import type { Body } from "../../domain/body.ts";
import { takeByKind } from "./bodies-by-kind.ts";
import {
  addFound,
  endingAfter,
  isWhole,
  type NamedBodies,
  type Names,
  regionBefore,
} from "./body-name-parts.ts";
import { takeGuessed } from "./guess-bodies.ts";
import { otherAuthority } from "./other-authority.ts";
import { masks, type Sentence, take } from "./sentence.ts";

/** Collectives whose names are words of any question. */
const everyday = /^(?:单位|部门|属地|街镇|街道|镇街|乡镇)$/;

/** Takes the names of bodies and groups out of the sentence: exact ones first, then what looks like a mistyped one. */
export function findBodies(sentence: Sentence, situation: Names): NamedBodies {
  const named: NamedBodies = { bodies: [], groups: [], ambiguous: null, unknown: null, guessed: [] };
  takeExact(sentence, situation, named);
  if (named.ambiguous) return named;
  takeGuessed(sentence, situation, named);
  takeByKind(sentence, situation, named);
  return ownOfSeveral(named, situation);
}

/** 城管这边, 支队负责什么, said by a member of one of two that go by it: their own. */
function ownOfSeveral(named: NamedBodies, { mine }: Names): NamedBodies {
  const own = named.ambiguous?.bodies.filter((body) => mine?.some((each) => each.id === body.id)) ?? [];
  return own.length === 1 ? { ...named, bodies: [...named.bodies, ...own], ambiguous: null } : named;
}

/** A name in the sentence, from `at` to before `end`. */
interface Span {
  at: number;
  end: number;
  group: string | null;
  bodies: readonly Body[];
}

/** Longest names first, anywhere; of equal length the leftmost. */
function takeExact(sentence: Sentence, situation: Names, named: NamedBodies): void {
  const groups = groupNames(situation);
  const longest = Math.max(
    situation.directory.longest,
    ...Array.from(groups.keys(), (group) => group.length),
  );
  const spans: Span[] = [];
  for (let length = Math.min(longest, sentence.rest.length); length >= 2; length--) {
    for (let at = 0; at + length <= sentence.rest.length; at++) {
      const words = sentence.rest.slice(at, at + length);
      if (!isWhole(sentence.rest, at, words)) continue;
      const group = groups.get(words) ?? null;
      const bodies = group ? [] : situation.directory.exact(words);
      const longer = bodies.length ? mistypedAround(sentence.rest, at, words, situation) : null;
      const found = longer ?? (group || bodies.length ? { at, words, group, bodies } : null);
      const span = found && takeName(sentence, situation, named, found);
      if (span) spans.push(span);
      if (longer) for (const body of longer.bodies) named.guessed.push({ words: longer.words, body });
    }
  }
  spans.sort((a, b) => a.at - b.at);
  addSpans(sentence, named, spans);
}

/** So many characters before a name may belong to a longer, mistyped one. */
const mostBefore = 3;

/** 市正|市容委 is 市政市容委 with one character that sounds or looks alike, not 市容委. */
function mistypedAround(
  rest: string,
  at: number,
  name: string,
  { directory }: Names,
): { at: number; words: string; group: null; bodies: readonly Body[] } | null {
  const own = directory.exact(name);
  for (let before = Math.min(mostBefore, at); before >= 2; before--) {
    const words = rest.slice(at - before, at + name.length);
    if (!/^\p{Script=Han}+$/u.test(words)) continue;
    const found = directory.guess(words);
    const alike = found && (found.how === "sound" || found.how === "look");
    if (alike && found.bodies.some((body) => own.includes(body)))
      return { at: at - before, words, group: null, bodies: found.bodies };
  }
  return null;
}

/** As printed and without 区 → as the plan names it. */
function groupNames({ groups }: Names): Map<string, string> {
  const short = groups.map((group) => [group.replace(/^区/, ""), group] as const);
  const whole = groups.map((group) => [group, group] as const);
  return new Map([...short, ...whole].filter(([words]) => !everyday.test(words)));
}

/** Takes a name with what belongs to it; null where it is another authority's. */
function takeName(
  sentence: Sentence,
  situation: Names,
  named: NamedBodies,
  { at, words, group, bodies }: { at: number; words: string; group: string | null; bodies: readonly Body[] },
): Span | null {
  if (group) {
    take(sentence, at, words.length, masks.body);
    sentence.why.push(`group: ${words}`);
    return { at, end: at + words.length, group, bodies };
  }
  const prefix = regionBefore(sentence.rest, at, situation, words);
  const ending = endingAfter(words, sentence.rest.slice(at + words.length));
  const other = prefix.length
    ? null
    : otherAuthority(sentence.rest.slice(0, at), words, ending, situation.places);
  const from = at - prefix.length - (other?.length ?? 0);
  const end = at + words.length + ending.length;
  take(sentence, from, end - from, masks.body);
  sentence.why.push(`body: ${other ?? prefix.words}${words}${ending}`);
  if (other !== null) {
    named.unknown ??= { words: `${other}${words}${ending}`, nearest: [...bodies], elsewhere: true };
    return null;
  }
  const inRegion = prefix.region === null ? [] : bodies.filter((body) => body.region === prefix.region);
  return { at: from, end, group, bodies: inRegion.length ? inRegion : bodies };
}

function addSpans(sentence: Sentence, named: NamedBodies, spans: readonly Span[]): void {
  const owned = new Set<Span>();
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1];
    // 开发区|安监局: a body of the park's own, and none of the two.
    if (next && next.at === span.end && next.bodies.length && isTerritory(span)) {
      const words = sentence.words.slice(span.at, next.end);
      named.unknown ??= { words, nearest: [...span.bodies, ...next.bodies], elsewhere: true };
      owned.add(span).add(next);
    }
    if (owned.has(span)) continue;
    if (span.group) named.groups.push(span.group);
    else addFound(named, sentence.words.slice(span.at, span.end), span.bodies);
  }
}

/** What may have bureaus of its own. */
const isTerritory = ({ group, bodies }: Span): boolean =>
  group
    ? /(?:开发区|园区|街道|街镇|镇)$/.test(group)
    : bodies.some(({ kind }) => kind === "town" || kind === "park");
