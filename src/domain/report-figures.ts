import type { Task } from "./task.ts";

/** A figure that a task's report may carry: an indicator's actual value, or what was invested in a project so far. */
export interface TaskFigure {
  kind: "indicator" | "investment";
  /** Id of the indicator or project. */
  subject: string;
  name: string;
  unit: string | null;
  /** Of the newest report that counts; null while there is none. */
  last: { value: number; on: string } | null;
}

/** A figure as one task's form asks for it. */
export interface AskedFigure extends TaskFigure {
  /** The task is the indicator or project itself, not only a part of the project above it: its figure is asked for openly. */
  own: boolean;
}

/** By field name, as typed. */
export type TypedFigures = Record<string, string>;

/** As many as a phone's card shows without drowning the report itself. */
const maxFigures = 5;

/** Name of its field in a form. */
export const figureField = (figure: Pick<TaskFigure, "kind" | "subject">): string =>
  `figure:${figure.kind}:${figure.subject}`;

const bare = (words: string): string => words.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");

/** The figures that a task's own words name: its title, its content (both `own`), or the headings above it. */
export function figuresOf(
  task: Pick<Task, "title" | "content" | "path">,
  figures: readonly TaskFigure[],
): AskedFigure[] {
  const own = bare([task.title ?? "", task.content].join(" "));
  const above = bare(task.path.join(" "));
  return figures
    .flatMap((figure) => {
      const name = bare(figure.name);
      if (name.length < 2) return [];
      if (own.includes(name)) return [{ ...figure, own: true }];
      return above.includes(name) ? [{ ...figure, own: false }] : [];
    })
    .sort((a, b) => Number(b.own) - Number(a.own))
    .slice(0, maxFigures);
}

/** "98%", "１．０５", "1,200" → a number; null for anything else. */
function readFigure(typed: string): number | null {
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

export interface ReadFigures {
  figures: { figure: TaskFigure; value: number }[];
  /** Names of fields that hold no number. */
  bad: string[];
}

/** Only figures that the task names are taken; a field that is none of them is not ours and is left alone. */
export function readFigures(asked: readonly TaskFigure[], typed: TypedFigures): ReadFigures {
  const read: ReadFigures = { figures: [], bad: [] };
  for (const figure of asked) {
    const field = figureField(figure);
    const value = readFigure(typed[field] ?? "");
    if (value !== null) read.figures.push({ figure, value });
    else if (typed[field]) read.bad.push(field);
  }
  return read;
}
