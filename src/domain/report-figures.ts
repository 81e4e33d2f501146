import type { Task } from "./task.ts";

/** A figure that a task's report may carry: an indicator's actual value, or what was invested in a project so far. */
export interface TaskFigure {
  kind: "indicator" | "investment";
  /** Id of the indicator or project. */
  subject: string;
  name: string;
  unit: string | null;
}

/** By field name, as typed. */
export type TypedFigures = Record<string, string>;

/** As many as a phone's card shows without drowning the report itself. */
const maxFigures = 5;

/** Name of its field in a form. */
export const figureField = (figure: Pick<TaskFigure, "kind" | "subject">): string =>
  `figure:${figure.kind}:${figure.subject}`;

const bare = (words: string): string => words.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");

/** The figures that a task's own words name: its title, its content, or the headings above it. */
export function figuresOf(
  task: Pick<Task, "title" | "content" | "path">,
  figures: readonly TaskFigure[],
): TaskFigure[] {
  const words = bare([...task.path, task.title ?? "", task.content].join(" "));
  return figures
    .filter((figure) => bare(figure.name).length > 1 && words.includes(bare(figure.name)))
    .slice(0, maxFigures);
}

/** "98%", "１．０５", "1,200" → a number; null for anything else. */
export function readFigure(typed: string): number | null {
  const words = typed.normalize("NFKC").replace(/[,\s]/g, "").replace(/%$/, "");
  return /^[+-]?\d+(?:\.\d+)?$/.test(words) ? Number(words) : null;
}

/** The fields of a form that are figures, as typed; empty ones left out. */
export function typedFigures(form: Record<string, unknown>): TypedFigures {
  return Object.fromEntries(
    Object.entries(form).flatMap(([field, value]) =>
      field.startsWith("figure:") && typeof value === "string" && value.trim() !== ""
        ? [[field, value.trim()]]
        : [],
    ),
  );
}
