import { type TaskState, taskStates } from "../../domain/task-state.ts";
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
    reading.states ? sayStates(texts, reading.states) : "",
    reading.unreported === true ? narrowedBy.unreported : "",
    reading.unreported === false ? narrowedBy.reported : "",
    reading.shared ? narrowedBy.shared : "",
    reading.without ? sayWithout(texts, reading.without) : "",
  ]
    .filter(Boolean)
    .join(separator);
}

/** 已完成的; where most states are meant, those that are not: 除“已完成”以外的. */
function sayStates({ answers, common }: Texts, states: readonly TaskState[]): string {
  const named = (some: readonly TaskState[]): string[] => some.map((state) => common.states[state]);
  const others = taskStates.filter((state) => !states.includes(state));
  return others.length < states.length
    ? answers.narrowedBy.without(named(others))
    : answers.narrowedBy.states(named(states));
}

function sayWithout({ answers }: Texts, { bodies, topics, role }: NonNullable<Reading["without"]>): string {
  const { lacking, without } = answers.narrowedBy;
  return role ? lacking(answers.roles([role])) : without([...bodies.map(({ name }) => name), ...topics]);
}

function sayTime(texts: Texts, reading: Pick<Reading, "due" | "begins" | "years" | "standingKind">): string {
  const { narrowedBy } = texts.answers;
  const { due, begins, years, standingKind } = reading;
  if (years) return narrowedBy.years(years.start, years.end);
  if (begins) return narrowedBy.begins(begins.from ?? "…", begins.to ?? "…");
  if (due?.years) return narrowedBy.dueIn(due.years);
  if (due?.from && due.to) return narrowedBy.dueBetween(due.from, due.to);
  if (due?.to) return narrowedBy.dueBy(due.to);
  if (due?.from) return narrowedBy.dueAfter(due.from);
  if (standingKind) return narrowedBy[standingKind];
  return "";
}
