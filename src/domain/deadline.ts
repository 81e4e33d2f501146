export type DeadlineKind = "range" | "year" | "date" | "annual" | "ongoing";

/** A limit as printed and as understood. Years are numbers, dates ISO strings ("2016-12-31"). */
export interface Deadline {
  text: string;
  kind: DeadlineKind;
  start: number | string | null;
  end: number | string | null;
}

/** The last civil day of the limit, null for standing work (每年, 长期坚持) and for none. */
export function dueOn(deadline: Deadline | null): string | null {
  if (!deadline || isStanding(deadline)) return null;
  const { end } = deadline;
  if (end === null) return null;
  return typeof end === "number" ? `${end}-12-31` : end;
}

/** The first civil day of the limit, null when it names none. */
export function startsOn(deadline: Deadline | null): string | null {
  const start = deadline?.start ?? null;
  if (start === null) return null;
  return typeof start === "number" ? `${start}-01-01` : start;
}

/** 每年, 长期坚持, 工作中落实: never due, never part of 办结率. */
export function isStanding(deadline: Deadline | null): boolean {
  return deadline?.kind === "annual" || deadline?.kind === "ongoing";
}
