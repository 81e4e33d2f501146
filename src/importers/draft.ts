/**
 * What a document says, before anything is stored: the value every layout produces and `duban import --dry-run --json`
 * prints. Shapes are fixed by the published interface (README, "import --dry-run --json"); `line` is ours alone.
 */

import type { Deadline } from "../domain/deadline.ts";
import type { Role } from "../domain/role.ts";

export type { Deadline, Role };

/** One owner of one task. `items`: numbered sub-items it is tied to, null = the whole task. */
export interface AssignmentDraft {
  name: string;
  canonical: string;
  role: Role;
  items: number[] | null;
  /** Stands for many bodies (区各有关部门, 各街镇政府). */
  collective: boolean;
}

export interface TaskDraft {
  /** The number as printed, without brackets and points; null where none is printed. */
  seq: string | null;
  /** Headings above it, outermost first. */
  path: string[];
  title: string | null;
  /** Without the responsibility clause. */
  content: string;
  clause: string | null;
  deadline: Deadline | null;
  assignments: AssignmentDraft[];
  /** 1-based line (or row) of the source. */
  line: number;
}

export type IndicatorOp = "<=" | ">=" | "=" | "decrease" | "increase" | "none";

export interface IndicatorDraft {
  name: string;
  target: string;
  op: IndicatorOp;
  value: number | null;
  unit: string | null;
  binding: "约束性" | "预期性" | null;
  years: { year: number; target: string }[];
  assignments: AssignmentDraft[];
  line: number;
}

export interface ProjectDraft {
  name: string;
  lead: string[];
  investment: number | null;
  unit: string | null;
  progress: string | null;
  content: string | null;
  place: string | null;
  line: number;
}

/** Something a person should look at: where it stands, what stands there, why it is unsure. */
export interface ImportWarning {
  line: number;
  text: string;
  message: string;
}

export interface PlanDraft {
  title: string;
  docNumber: string | null;
  issuer: string | null;
  region: string | null;
  periodStart: number | null;
  periodEnd: number | null;
}

export interface ImportDraft {
  plan: PlanDraft;
  tasks: TaskDraft[];
  indicators: IndicatorDraft[];
  projects: ProjectDraft[];
  warnings: ImportWarning[];
}
