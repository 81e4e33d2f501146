import type { Digest, DigestLine, SectionKind } from "../domain/digest.ts";
import { clip } from "../feishu/elements.ts";
import type { Texts } from "../texts/zh.ts";

/** The five figures on top: the four parts of the total, and what is late. */
export const figures = ["done", "inProgress", "notStarted", "blocked", "overdue"] as const;

/** Lines shown of each section; at most some 30 lines of 300 bytes stand in a card, well below the platform's 30 KB. */
export const linesShown: Record<SectionKind, number> = {
  done: 8,
  updated: 8,
  overdue: 8,
  dueSoon: 6,
  silent: 12,
  blocked: 6,
};
const indicatorsShown = 8;
export const titleLength = 30;
const wordsLength = 36;

/** Everything in words, for where a card is refused and for the command line. */
export function digestText(digest: Digest, texts: Texts): string {
  const { digests } = texts;
  const { period, counts } = digest;
  return [
    digests.title(digest.planTitle),
    digests.subtitle(period.week, period.from, period.on, counts.total),
    ...(digest.scopeName ? [digests.scope(digest.scopeName)] : []),
    digestSummary(digest, texts),
    ...sectionsShown(digest).flatMap(({ kind, lines }) => sectionText(kind, lines, texts)),
    ...listText(digests.behind, digest.behind, digest.behind.length, texts),
    ...listText(digests.coordination, digest.coordination, digest.coordination.length, texts),
    ...(digest.indicators.length > 0
      ? [digests.sectionTitle(digests.indicators, digest.indicators.length), ...indicatorTexts(digest, texts)]
      : []),
    digests.asOf(period.on),
  ].join("\n");
}

export function nothingNewLine(digest: Digest, texts: Texts): string {
  const { period, counts } = digest;
  return texts.digests.nothingNew(
    digest.planTitle,
    period.from,
    period.on,
    counts.total,
    counts.done,
    counts.overdue,
  );
}

export function digestSummary(digest: Digest, { digests }: Texts): string {
  const entries = figures.map((name) => ({
    name: digests.count[name],
    value: digest.counts[name],
    change: digests.change(digest.change[name]),
  }));
  return digests.figures(entries);
}

/** What was closed is not told a second time as news. */
export function sectionsShown({ sections }: Digest): Digest["sections"] {
  const closed = new Set(sections.find(({ kind }) => kind === "done")?.lines.map(({ number }) => number));
  return sections.map(({ kind, lines }) => ({
    kind,
    lines: kind === "updated" ? lines.filter(({ number }) => !closed.has(number)) : lines,
  }));
}

/** Who, how late or how long still, how far, and what was said. */
export const textFacts = (line: DigestLine, texts: Texts): string =>
  [...lineFacts(line, texts), clip(line.words, wordsLength)].filter(Boolean).join(" · ");

/** A share that the words themselves say is not said twice. */
const saysPercent = ({ words, percent }: DigestLine): boolean =>
  clip(words, wordsLength).includes(`${percent}%`);

function lineFacts(line: DigestLine, { digests }: Texts): string[] {
  return [
    ...(line.bodies.length > 0 ? [digests.bodies(line.bodies)] : []),
    ...(line.days === null || !line.due ? [] : [dayFact(line, digests)]),
    ...(line.percent === null || saysPercent(line) ? [] : [digests.percent(line.percent)]),
  ];
}

const dayFact = (line: DigestLine, digests: Texts["digests"]): string =>
  line.late ? digests.late(line.days ?? 0) : digests.left(line.days ?? 0);

export function indicatorTexts({ indicators }: Digest, { digests }: Texts): string[] {
  const shown = indicators.slice(0, indicatorsShown);
  const more = indicators.length - shown.length;
  return [
    ...shown.map(({ name, actual, on, year, target }) =>
      digests.indicator(clip(name, titleLength), actual, on, year, clip(target, titleLength)),
    ),
    ...(more > 0 ? [digests.andMore(more)] : []),
  ];
}

function sectionText(kind: SectionKind, lines: DigestLine[], texts: Texts): string[] {
  const { digests } = texts;
  if (kind !== "silent") return listText(digests.section[kind], lines, linesShown[kind], texts);
  if (lines.length === 0) return [];
  const numbers = lines.map((line) => line.number).join("、");
  return [`${digests.sectionTitle(digests.section.silent, lines.length)}${numbers}`];
}

function listText(name: string, lines: DigestLine[], most: number, texts: Texts): string[] {
  if (lines.length === 0) return [];
  const { digests } = texts;
  const shown = lines
    .slice(0, most)
    .map((line) => digests.line(line.number, clip(line.title, titleLength), textFacts(line, texts)));
  const more = lines.length - shown.length;
  return [digests.sectionTitle(name, lines.length), ...shown, ...(more > 0 ? [digests.andMore(more)] : [])];
}
