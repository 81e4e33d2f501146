import type { Texts } from "../../texts/zh.ts";
import type { Reading } from "../reading.ts";

/** In words, by what the list was narrowed: "牵头的2018-01-01至2018-12-31到期的"; "" when by nothing. */
export function sayNarrowing(texts: Texts, reading: Reading): string {
  const { narrowedBy, roles } = texts.answers;
  const separator = reading.language === "zh" ? "" : " ";
  return [
    reading.roles ? `${roles(reading.roles)}${reading.language === "zh" ? "的" : ""}` : "",
    reading.topics.length ? narrowedBy.topics(reading.topics) : "",
    sayTime(texts, reading),
    reading.states
      ? narrowedBy.states(reading.states.slice(0, 3).map((state) => texts.common.states[state]))
      : "",
    reading.unreported === true ? narrowedBy.unreported : "",
    reading.unreported === false ? narrowedBy.reported : "",
    reading.shared ? narrowedBy.shared : "",
    reading.without ? narrowedBy.without(leftOutOf(reading.without)) : "",
  ]
    .filter(Boolean)
    .join(separator);
}

const leftOutOf = ({ bodies, topics }: NonNullable<Reading["without"]>): string[] => [
  ...bodies.map(({ name }) => name),
  ...topics,
];

function sayTime(texts: Texts, reading: Pick<Reading, "due" | "begins" | "years" | "standingKind">): string {
  const { narrowedBy } = texts.answers;
  const { due, begins, years, standingKind } = reading;
  if (years) return narrowedBy.years(years.start, years.end);
  if (begins) return narrowedBy.begins(begins.from ?? "…", begins.to ?? "…");
  if (due?.from && due.to) return narrowedBy.dueBetween(due.from, due.to);
  if (due?.to) return narrowedBy.dueBy(due.to);
  if (due?.from) return narrowedBy.dueAfter(due.from);
  if (standingKind) return narrowedBy[standingKind];
  return "";
}
