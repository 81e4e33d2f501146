import type { Findings } from "../findings.ts";
import type { Section } from "../outline.ts";
import type { PlanDocument } from "../plan-document.ts";
import { readClauseProse } from "./clause-prose.ts";
import { readGoalProse } from "./goal-prose.ts";
import { readProjectProse } from "./project-prose.ts";
import { readTables } from "./tables.ts";
import { readUndivided } from "./undivided-sections.ts";

/** Every layout reads the same outline and says what it found; `importDocument` settles what several of them found. */
export type Layout = (document: PlanDocument, outline: Section) => Findings;

export const layouts = {
  tables: readTables,
  clauseProse: readClauseProse,
  goalProse: readGoalProse,
  projectProse: readProjectProse,
  undivided: readUndivided,
} satisfies Record<string, Layout>;
