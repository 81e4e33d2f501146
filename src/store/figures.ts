import type { AssignmentDraft, IndicatorDraft } from "../importers/draft.ts";
import { type Db, json, numberOrNull, type Row, text, textOrNull } from "./db.ts";
import { newestFigures } from "./report-figures.ts";

/** An indicator of a plan, with the value last reported. */
export interface Indicator extends Pick<IndicatorDraft, "name" | "target" | "binding" | "years"> {
  assignments: AssignmentDraft[];
  actual: { value: number; unit: string | null; on: string } | null;
}

export interface Project {
  name: string;
  lead: string[];
  investment: number | null;
  unit: string | null;
  progress: string | null;
  content: string | null;
  place: string | null;
}

export async function indicatorsOfPlan(db: Db, plan: string): Promise<Indicator[]> {
  const [rows = [], figures = []] = await db.read([
    { sql: "SELECT * FROM indicators WHERE plan = ? ORDER BY ord", args: [plan] },
    newestFigures(plan),
  ]);
  return rows.map((row) => ({
    name: text(row, "name"),
    target: text(row, "target"),
    // Only the import writes it.
    binding: textOrNull(row, "binding") as Indicator["binding"],
    years: json<Indicator["years"]>(row, "years"),
    assignments: json<AssignmentDraft[]>(row, "assignments"),
    actual: actualFrom(figures.find((figure) => figure.kind === "indicator" && figure.name === row.name)),
  }));
}

function actualFrom(row: Row | undefined): Indicator["actual"] {
  if (!row) return null;
  return { value: Number(row.value), unit: textOrNull(row, "unit"), on: text(row, "reported_on") };
}

export async function projectsOfPlan(db: Db, plan: string): Promise<Project[]> {
  return (await db.all("SELECT * FROM projects WHERE plan = ? ORDER BY ord", [plan])).map((row) => ({
    name: text(row, "name"),
    lead: json<string[]>(row, "lead"),
    investment: numberOrNull(row, "investment"),
    unit: textOrNull(row, "unit"),
    progress: textOrNull(row, "progress"),
    content: textOrNull(row, "content"),
    place: textOrNull(row, "place"),
  }));
}
