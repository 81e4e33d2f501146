import type { Reading, Span } from "../../chat/reading.ts";
import { type Deadline, isStanding, startsOn } from "../../domain/deadline.ts";
import { isYears, type OwnedTask } from "../../domain/owned-task.ts";
import type { Db } from "../../store/db.ts";
import { searchTasks } from "./search-tasks.ts";

/** Leaves the tasks that fit everything a sentence says of them: role, topic, time, state, reported or not. */
export async function narrow(
  db: Db,
  plan: string,
  reading: Reading,
  tasks: readonly OwnedTask[],
): Promise<OwnedTask[]> {
  const fitting = tasks.filter(
    (owned) =>
      (!reading.roles || (owned.role !== null && reading.roles.includes(owned.role))) &&
      (!reading.via || owned.via === reading.via) &&
      (!reading.states || reading.states.includes(owned.state)) &&
      (reading.unreported === null || owned.reported === null || owned.reported !== reading.unreported),
  );
  const timed = inTime(reading, fitting);
  if (reading.topics.length === 0) return timed;
  const found = new Set((await searchTasks(db, plan, reading.topics)).map((task) => task.id));
  return timed.filter((owned) => found.has(owned.task.id));
}

/** Those of the last list where only they are meant, with limits within the span; for "2016-2018年" those with exactly this limit where there are any. */
export function inTime(reading: Reading, tasks: readonly OwnedTask[]): OwnedTask[] {
  const { due, begins, years, standingKind, among } = reading;
  if (among)
    return inTime(
      { ...reading, among: null },
      tasks.filter(({ task }) => among.includes(task.number)),
    );
  if (years) {
    const exact = tasks.filter(({ task }) => isYears(task.deadline, years));
    return exact.length
      ? exact
      : tasks.filter(({ task }) =>
          within(task.due, { from: `${years.start}-01-01`, to: `${years.end}-12-31` }),
        );
  }
  return tasks.filter(
    ({ task }) =>
      (!due || within(task.due, due)) &&
      (!begins || within(startsOn(task.deadline), begins)) &&
      (!standingKind || isOfKind(task.deadline, standingKind)),
  );
}

/** "没有时限" means none printed, and standing work that is not asked for every year. */
const isOfKind = (deadline: Deadline | null, kind: "annual" | "ongoing" | "none"): boolean =>
  kind === "none"
    ? deadline === null || deadline.kind === "ongoing"
    : isStanding(deadline) && deadline?.kind === kind;

const within = (day: string | null, { from, to, years }: Span): boolean =>
  day !== null &&
  (!from || day >= from) &&
  (!to || day <= to) &&
  (!years || years.includes(Number(day.slice(0, 4))));

/** Those whose limit comes first. */
export function earliest(tasks: readonly OwnedTask[]): OwnedTask[] {
  const days = tasks.flatMap(({ task }) => task.due ?? []).sort();
  return tasks.filter(({ task }) => task.due !== null && task.due === days[0]);
}
